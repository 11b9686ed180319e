// The columns of an XES file while it is read: which attribute is which field is known only when
// all have been seen. Private to src/analysis.
#pragma once

#include <alur/analysis/log_file.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace alur::analysis {

class xes_columns {
  public:
    xes_columns(const named_columns& named, std::optional<zone> if_naive)
        : named_(named), if_naive_(if_naive) {}

    struct place {
        std::uint64_t line = 0;
        std::uint64_t column = 0;
    };

    void begin_trace();
    void end_trace();
    void begin_event(std::uint64_t line);
    // An attribute of the event or, with "case:" before its key, of the trace that is being read.
    void set(std::string_view key, std::string_view value, place at);
    // What <global> says of rows that lack it.
    void set_default(std::string_view key, std::string_view value);
    void count_unused(std::string_view key);
    void complain(place at, bilingual why) {
        faults_.push_back({{at.line, std::move(why), at.column}});
    }

    [[nodiscard]] log_read finish();

  private:
    struct value {
        std::int32_t code = no_word;
        std::int64_t ms = no_time;
        std::int16_t ahead = 0;
    };
    struct key_column {
        std::string_view key;
        std::uint64_t seen = 0;
        bool as_text = false;  // what some field may want it for
        bool as_time = false;
        bool of_trace = false;
        std::vector<std::string_view> words;
        std::unordered_map<std::string_view, std::int32_t> known;
        std::vector<std::int32_t> codes;
        std::vector<std::int64_t> times;
        std::vector<std::int16_t> offsets;
        std::optional<std::int32_t> otherwise;  // <global>
        value of_this_trace;
        std::size_t last_row = no_column;  // that has it
    };
    struct pending_fault {
        log_fault what;
        const key_column* of = nullptr;  // counts only if this is a field's column
    };

    key_column& column_of(std::string_view key);
    [[nodiscard]] bool wanted_by(log_field field, std::string_view key) const;
    value read(key_column& of, std::string_view text, place at);
    static void fill(key_column& of, std::size_t from, std::size_t to, const value& with);
    void take(log_field field, key_column& from, log_table& into);

    const named_columns& named_;
    std::optional<zone> if_naive_;
    std::deque<std::string> texts_;
    std::deque<key_column> columns_;
    std::unordered_map<std::string_view, key_column*> by_key_;
    std::vector<key_column*> of_trace_;  // that this trace has
    std::vector<std::uint64_t> lines_;
    std::vector<pending_fault> faults_;
    std::vector<log_note> notes_;
    std::size_t trace_from_ = 0;
};

}  // namespace alur::analysis
