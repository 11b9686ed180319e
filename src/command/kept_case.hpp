// A case of the command: judged, written down, and only then applied.
#pragma once

#include <alur/case/journal_file.hpp>
#include <alur/case/open_case.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace alur::command {

class kept_case {
  public:
    // In memory only.
    kept_case(const machine& sop, const timetable& times) : berkas_(sop, times) {}
    // In a journal, as it was left there.
    kept_case(open_case berkas, std::string id, std::unique_ptr<journal_file> file)
        : berkas_(std::move(berkas)), id_(std::move(id)), file_(std::move(file)) {}

    [[nodiscard]] const open_case& is() const noexcept { return berkas_; }

    // Judges; where a journal is kept, what is accepted stands in it on return, and so does a
    // refused attempt. Nothing if it could not be written: the case is what it was, see `failure`.
    [[nodiscard]] std::optional<judgement> happens(const event& given);

    [[nodiscard]] const std::optional<journal_error>& failure() const noexcept { return failure_; }

  private:
    [[nodiscard]] bool keep(entry& decided);

    open_case berkas_;
    std::string id_;
    std::unique_ptr<journal_file> file_;
    std::optional<journal_error> failure_;
};

}  // namespace alur::command
