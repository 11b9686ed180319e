// A case that keeps what it needs alive, and its journal: judged, written down, and only then
// moved.
//
// The library leaves ownership, writing and locking to its host; for Python this is the host. Lines
// are always made. They go to a file, to a Python callable, or stay in memory.
//
// Everything happens under the GIL but the waiting for a disk. Meanwhile another thread may read
// the case; one that wants to change it waits.
#pragma once

#include <alur/case/journal_file.hpp>
#include <alur/case/open_case.hpp>
#include <alur/case/record.hpp>

#include <pybind11/pybind11.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "shared.hpp"

namespace alur::python {

namespace py = pybind11;

// What was decided, with its lines: accepted by `judge`, in place after `apply`.
struct decided_entry {
    entry what;
    std::vector<sealed_line> lines;
    journal_head before;
    std::uint64_t of = 0;                    // the case that judged it
    std::uint64_t moment = 0;                // and when
    std::shared_ptr<const timetable> times;  // another calendar that it puts in force
    bool applied = false;
};

using answer_given = std::variant<std::shared_ptr<decided_entry>, refused_event, known_event>;

// Where lines are made durable. All empty: in memory.
struct line_store {
    std::unique_ptr<journal_file> file;
    py::object callable;
};

class kept_case {
  public:
    using times_list = std::vector<std::shared_ptr<const timetable>>;

    kept_case(std::shared_ptr<const machine> sop, times_list times, open_case left, std::string id,
              line_store into, std::string text, bool keep_refused)
        : sop_(std::move(sop)),
          times_(std::move(times)),
          case_(std::move(left)),
          id_(std::move(id)),
          into_(std::move(into)),
          text_(std::move(text)),
          keep_refused_(keep_refused) {}
    kept_case(const kept_case&) = delete;
    kept_case& operator=(const kept_case&) = delete;

    [[nodiscard]] const open_case& is() const noexcept { return case_; }
    [[nodiscard]] const std::shared_ptr<const machine>& sop() const noexcept { return sop_; }
    [[nodiscard]] const std::string& id() const noexcept { return id_; }
    [[nodiscard]] std::string path() const { return into_.file ? into_.file->path() : ""; }
    // Every line.
    [[nodiscard]] std::string text();

    // `next` is given for a new calendar and nothing else.
    [[nodiscard]] answer_given judge(const event& given, std::shared_ptr<const timetable> next);
    // Throw alur.errors.StaleJudgementError unless this case judged it and has not moved since.
    void must_be_fresh(const decided_entry& decided) const;
    void apply(decided_entry& decided);
    // Both at once. What is refused leaves its line, if that was asked for.
    [[nodiscard]] answer_given act(const event& given, std::shared_ptr<const timetable> next);

    // Gives up the file: the case can be read, and moves no more.
    void close();

  private:
    class turn;
    static std::uint64_t next_number() noexcept;
    void keep(decided_entry& decided);
    void store(const decided_entry& decided);
    [[nodiscard]] std::string stored() const;

    std::shared_ptr<const machine> sop_;
    times_list times_;
    open_case case_;
    std::string id_;
    line_store into_;
    std::string text_;
    bool keep_refused_;
    bool closed_ = false;
    std::uint64_t number_ = next_number();  // no other case of this process has it
    std::uint64_t moment_ = 0;              // counts what was applied
    std::mutex busy_;
    std::atomic<std::thread::id> whose_{};
};

[[noreturn]] void raise_journal(const journal_error& why);
[[noreturn]] void raise_replay(const replay_error& why);

}  // namespace alur::python
