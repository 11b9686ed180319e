// One case as a log tells it: where it may stand, and what was not kept. Private to src/analysis.
#pragma once

#include <alur/analysis/replay.hpp>
#include <alur/case/entry.hpp>
#include <alur/case/facts.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alur {

// One completion line; texts are borrowed from the log.
struct observation {
    std::uint64_t input = 0;
    std::string_view activity;
    step_id row = no_step;
    instant at{};
    std::int64_t started = no_time;
    std::string_view unit;
    std::string_view person;
    std::string_view office_word;
    role_id office = no_role;  // none of the SOP's, unless the word is empty
    std::string_view answer_word;
    exit_id answer = no_exit;                        // none of the row's, unless the word is empty
    std::optional<std::vector<document>> documents;  // nothing: the log does not say
};

// Per kind, as the machine numbers them; "" or none where nobody says.
struct case_units {
    std::vector<std::vector<std::string>> repeated;
    std::vector<std::string> own;
};

class past_case {
  public:
    past_case(const machine& sop, const timetable& times, case_units units)
        : sop_(sop), times_(times), units_(std::move(units)) {}

    // The log says when it began, and perhaps at which start.
    void begin(const observation& what);
    void note_start(const observation& what);
    [[nodiscard]] judged_event judge(const observation& what);

    // Something of the case has been seen that happened later.
    [[nodiscard]] bool is_over(std::int64_t at) const noexcept {
        return last_ != no_time && at < last_;
    }
    // Its name is not known here.
    [[nodiscard]] judged_case result() const;
    // What it waits for, if it has not ended.
    void add_pending(std::uint32_t of_case, std::vector<pending_row>& into) const;
    // What was found since the last time.
    void move_deviations(std::vector<deviation>& into);

  private:
    // One way in which everything may have gone.
    struct possible {
        case_facts facts;
        std::vector<row_unit> unsure;  // rows of which it is not known when their turn came
        bool unsure_service = false;
    };
    // What one line means if that is how everything went.
    struct taken {
        possible after;
        std::array<finding, question_count> findings{};
        std::int64_t opened = no_time;
        std::int64_t due = no_time;
        std::int64_t worked = no_time;
        std::int64_t late = no_time;
        finding service = finding::not_asked;
        std::string barred_by;  // whose act `beda_orang` compares with
        std::vector<std::string> papers;
    };
    struct work_begun {
        step_id row;
        std::string unit;
        std::int64_t at;
    };
    // Acts of a closed row whose signers the log did not name.
    struct unsigned_row {
        row_unit at;
        role_set missing;
    };

    void see(const observation& what) noexcept;
    void open_at_starts(instant at, step_id start, bool said);
    [[nodiscard]] events::start start_event(step_id start) const;
    [[nodiscard]] std::vector<taken> try_all(const observation& what, row_unit at) const;
    [[nodiscard]] std::optional<taken> try_one(const possible& from, const observation& what,
                                               row_unit at, exit_id answer) const;
    void ask_separation(const possible& from, const observation& what, row_unit at,
                        taken& way) const;
    void ask_evidence(const possible& from, const observation& what, row_unit at,
                      const entry& decided, taken& way) const;
    void ask_time(const possible& from, const entry& decided, taken& way) const;
    void judge_flow(const observation& what, judged_event& made);
    void doubt_pauses(possible& way) const;
    void doubt_shared_rows(possible& way) const;
    [[nodiscard]] finding catch_up(const observation& what, row_unit at);
    [[nodiscard]] bool is_signature(const observation& what, row_unit at);
    void judge_office(const observation& what, judged_event& made);
    void judge_answer(const observation& what, judged_event& made);
    void keep(std::vector<taken>&& ways, const observation& what, row_unit at, judged_event& made);
    void cannot_tell(const observation& what, judged_event& made) const;
    [[nodiscard]] bool all_ended() const;
    deviation& deviates(deviation_kind kind, const observation& what);

    const machine& sop_;
    const timetable& times_;
    case_units units_;
    std::vector<possible> possible_;
    std::vector<deviation> deviations_;
    std::vector<work_begun> begun_;
    std::vector<step_id> unplaced_;  // repeated rows that were done for nobody knows whom
    std::vector<unsigned_row> unsigned_;
    std::uint64_t judged_ = 0;
    std::uint64_t deviated_ = 0;
    std::int64_t first_ = no_time;
    std::int64_t last_ = no_time;
    finding service_ = finding::not_asked;
    bool papers_unknown_ = false;  // some line does not say what was handed over
    bool undetermined_ = false;    // some question is
    bool too_many_ = false;        // ways in which everything may have gone
};

}  // namespace alur
