// Tells what happens to a case, event by event: as text for people, or as JSON lines for programs.
#pragma once

#include <alur/case/open_case.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "command/options.hpp"
#include "command/scenario.hpp"

namespace alur::command {

// What is counted while a case is told.
struct tally {
    std::size_t accepted = 0;
    std::map<refusal, std::size_t> refused;
    std::size_t steps_back = 0;
    std::size_t kept = 0;
    std::vector<measured_time> late;
    std::size_t exceptions = 0;  // used up
    std::size_t extensions = 0;
    std::size_t corrections = 0;
    std::size_t unmet = 0;  // expectations
    std::map<std::string, std::size_t> people;
};

class narrator {
  public:
    virtual ~narrator() = default;
    // `play` is null when there is no scenario.
    virtual void begin(const open_case& of, const scenario* play) = 0;
    // After the entry was applied. `before` is what the case was.
    virtual void accepted(const open_case& of, const entry& decided) = 0;
    virtual void refused(const open_case& of, const event& given, const refused_event& why,
                         bool expected) = 0;
    // An event that was accepted before, in the line of that number: nothing was done.
    virtual void known(const open_case& of, const event& given, std::uint64_t sequence) = 0;
    // An expectation that was not met.
    virtual void unmet(const open_case& of, const std::string& place, const bilingual& what) = 0;
    virtual void end(const open_case& of, const tally& counted) = 0;
};

[[nodiscard]] std::unique_ptr<narrator> text_narrator(const page& to);
[[nodiscard]] std::unique_ptr<narrator> json_narrator(const page& to);

// Counts an entry or a refusal.
void count(tally& into, const entry& decided);
void count(tally& into, const refused_event& why);

// "selesai", "selesai: ditolak", "berjalan", …, as scenarios write it.
[[nodiscard]] std::string ending_of(const open_case& of);

}  // namespace alur::command
