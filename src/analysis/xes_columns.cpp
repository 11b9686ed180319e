#include "analysis/xes_columns.hpp"

#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>

#include "sop/spelling.hpp"

namespace alur::analysis {
namespace {

// What OpenXES writes where a default has to stand and none is meant.
constexpr std::string_view no_default = "__INVALID__";
constexpr std::size_t most_listed = 40;  // keys, where a column is missing

}  // namespace

bool xes_columns::wanted_by(log_field field, std::string_view key) const {
    const auto given = std::find_if(named_.begin(), named_.end(),
                                    [&](const auto& each) { return each.first == field; });
    if (given != named_.end()) return same_name(given->second, key);
    const auto names = known_names(field);
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view each) { return same_name(each, key); });
}

xes_columns::key_column& xes_columns::column_of(std::string_view key) {
    if (const auto found = by_key_.find(key); found != by_key_.end()) return *found->second;
    key_column& made = columns_.emplace_back();
    made.key = texts_.emplace_back(key);
    made.of_trace = key.substr(0, 5) == "case:";
    for (std::size_t f = 0; f < log_field_count; ++f) {
        const auto field = static_cast<log_field>(f);
        if (wanted_by(field, key)) (is_time(field) ? made.as_time : made.as_text) = true;
    }
    by_key_.emplace(made.key, &made);
    return made;
}

void xes_columns::begin_trace() { trace_from_ = lines_.size(); }

void xes_columns::end_trace() {
    for (key_column* each : of_trace_) {
        fill(*each, trace_from_, lines_.size(), each->of_this_trace);
        each->of_this_trace = {};
        each->last_row = no_column;
    }
    of_trace_.clear();
}

void xes_columns::begin_event(std::uint64_t line) { lines_.push_back(line); }

void xes_columns::set(std::string_view key, std::string_view text, place at) {
    key_column& of = column_of(key);
    ++of.seen;
    if (!of.as_text && !of.as_time) return;
    const std::size_t row = of.of_trace ? trace_from_ : lines_.size() - 1;
    if (of.last_row == row) {
        faults_.push_back({{at.line,
                            {fmt::format("\"{}\" disebut dua kali; yang pertama dipakai", key),
                             fmt::format("\"{}\" stands twice; the first counts", key)},
                            at.column},
                           &of});
        return;
    }
    of.last_row = row;
    const value made = read(of, stripped(text), at);
    if (of.of_trace) {
        of.of_this_trace = made;
        of_trace_.push_back(&of);
    } else {
        fill(of, row, row + 1, made);
    }
}

void xes_columns::set_default(std::string_view key, std::string_view text) {
    key_column& of = column_of(key);
    text = stripped(text);
    if (of.as_text && !text.empty() && text != no_default) of.otherwise = read(of, text, {}).code;
}

void xes_columns::count_unused(std::string_view key) { ++column_of(key).seen; }

xes_columns::value xes_columns::read(key_column& of, std::string_view text, place at) {
    value made;
    if (text.empty()) return made;
    if (of.as_text) {
        const auto found = of.known.find(text);
        if (found != of.known.end()) {
            made.code = found->second;
        } else {
            made.code = static_cast<std::int32_t>(of.words.size());
            of.words.emplace_back(texts_.emplace_back(text));
            of.known.emplace(of.words.back(), made.code);
        }
    }
    if (of.as_time && at.line != 0) {
        if (const parsed<instant> when = parse_log_time(text, if_naive_)) {
            made.ms = when->time_since_epoch().count();
            made.ahead = written_offset(text, if_naive_);
        } else {
            const sentence why = describe(when.error.why);
            faults_.push_back({{at.line,
                                {fmt::format("{} \"{}\": {}", of.key, text, why.id),
                                 fmt::format("{} \"{}\": {}", of.key, text, why.en)},
                                at.column},
                               &of});
        }
    }
    return made;
}

// Rows before that lack it are empty.
void xes_columns::fill(key_column& of, std::size_t from, std::size_t to, const value& with) {
    if (of.as_text) {
        of.codes.resize(from, no_word);
        of.codes.resize(to, with.code);
    }
    if (of.as_time) {
        of.times.resize(from, no_time);
        of.times.resize(to, with.ms);
        of.offsets.resize(from);
        of.offsets.resize(to, with.ahead);
    }
}

void xes_columns::take(log_field field, key_column& from, log_table& into) {
    const std::size_t rows = lines_.size();
    fill(from, rows, rows, {});
    if (is_time(field)) {
        for (std::size_t r = 0; r < rows; ++r) into.add_time(field, from.times[r], from.offsets[r]);
        return;
    }
    std::uint64_t by_default = 0;
    std::vector<std::int32_t> codes(from.words.size(), no_word);
    for (const std::int32_t each : from.codes) {
        std::int32_t at = each;
        if (at == no_word && from.otherwise) {
            at = *from.otherwise;
            ++by_default;
        }
        if (at != no_word) {
            std::int32_t& code = codes[static_cast<std::size_t>(at)];
            if (code == no_word)
                code = into.code_of(field, from.words[static_cast<std::size_t>(at)]);
            at = code;
        }
        into.add_code(field, at);
    }
    if (by_default != 0)
        notes_.push_back({log_note::kind::by_default, std::string(from.key), by_default});
}

log_read xes_columns::finish() {
    // Attributes that only <global> has come last: a row's own word counts more.
    std::vector<key_column*> listed;
    std::size_t others = 0;
    const auto list = [&](bool own) {
        for (key_column& each : columns_) {
            const bool wanted = each.as_text || each.as_time;
            if ((each.seen != 0) != own || (!own && !each.otherwise)) continue;
            if (wanted || ++others <= most_listed) listed.push_back(&each);
        }
    };
    list(true);
    list(false);
    std::vector<std::string> header;
    for (const key_column* each : listed) header.emplace_back(each->key);

    log_read made;
    found_columns found = find_columns(header, named_);
    std::vector<const key_column*> used;
    for (const std::size_t at : found.of)
        if (at != no_column) used.push_back(listed[at]);
    for (pending_fault& each : faults_)
        if (each.of == nullptr || std::find(used.begin(), used.end(), each.of) != used.end())
            made.faults.push_back(std::move(each.what));
    if (lines_.empty()) found.missing.clear();
    if (!found.missing.empty()) {
        for (bilingual& each : found.missing) made.faults.push_back({0, std::move(each)});
        return made;
    }
    made.log.emplace();
    for (std::size_t f = 0; f < log_field_count; ++f)
        if (found.of[f] != no_column && !lines_.empty())
            take(static_cast<log_field>(f), *listed[found.of[f]], *made.log);
    for (const key_column& each : columns_)
        if (each.seen != 0 && std::find(used.begin(), used.end(), &each) == used.end())
            notes_.push_back({log_note::kind::unused, std::string(each.key), each.seen});
    made.lines = std::move(lines_);
    made.notes = std::move(notes_);
    return made;
}

}  // namespace alur::analysis
