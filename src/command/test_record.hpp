// What is kept of the scenarios that test an SOP: expectations that were not met, and what was
// walked.
#pragma once

#include <string>
#include <vector>

#include "command/narrator.hpp"

namespace alur::command {

struct unmet_expectation {
    std::string place;  // in the scenario, as JSON Pointer
    bilingual what;
    bilingual happened;
};

// A row that no scenario finished, an answer that none gave, a return that none made.
struct unwalked {
    std::string row;  // its number
    std::string id;
    std::string answer;
    std::string back_to;  // the number of a row
};

// Of one SOP, over its scenarios.
class walked_ways {
  public:
    explicit walked_ways(const machine& sop);
    void walk(const entry& decided);
    // In print order; nothing of the exits of a row that was never finished.
    [[nodiscard]] std::vector<unwalked> missing() const;

  private:
    const machine& sop_;
    std::vector<std::vector<bool>> exits_;  // per row
    std::vector<std::vector<bool>> returns_;
};

class test_record final : public narrator {
  public:
    explicit test_record(walked_ways& ways) : ways_(ways) {}

    void begin(const open_case&, const scenario*) override {}
    void accepted(const open_case& of, const entry& decided) override;
    void refused(const open_case& of, const event& given, const refused_event& why,
                 bool expected) override;
    void known(const open_case& of, const event& given, std::uint64_t sequence) override;
    void unmet(const open_case& of, const std::string& place, const bilingual& what) override;
    void end(const open_case&, const tally&) override {}

    std::vector<unmet_expectation> faults;

  private:
    walked_ways& ways_;
    bilingual last_;
};

}  // namespace alur::command
