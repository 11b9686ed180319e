#include <alur/analysis/log_table.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sop/spelling.hpp"

namespace alur {
namespace {

struct field_names {
    std::string_view called;
    std::array<std::string_view, 6> columns;
};
constexpr std::array<field_names, log_field_count> fields{{
    {"case", {"case:concept:name", "case_id", "case", "berkas", "nomor_berkas", "id_berkas"}},
    {"activity", {"concept:name", "activity_id", "activity", "langkah", "kegiatan", "aktivitas"}},
    {"time", {"time:timestamp", "timestamp", "complete_timestamp", "selesai", "waktu", "tanggal"}},
    {"start", {"start_timestamp", "start", "mulai", "mulai_dikerjakan", "", ""}},
    {"person", {"org:resource", "resource_id", "resource", "orang", "petugas", "nip"}},
    {"office", {"org:role", "role", "jabatan", "pelaksana", "", ""}},
    {"unit", {"org:group", "unit", "bidang", "seksi", "kecamatan", ""}},
    {"answer", {"answer", "jawaban", "keputusan", "", "", ""}},
    {"transition", {"lifecycle:transition", "lifecycle_id", "lifecycle", "", "", ""}},
    {"documents", {"documents", "dokumen", "lampiran", "", "", ""}},
}};

bool needed(log_field field) { return field <= log_field::time; }

// "Nomor Berkas" is "nomor_berkas".
std::string with_blanks(std::string_view name) {
    std::string made(name);
    std::replace(made.begin(), made.end(), '_', ' ');
    return made;
}

std::size_t look(std::span<const std::string> header, std::string_view wanted) {
    const std::string sought = with_blanks(wanted);
    const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& h) {
        return same_name(with_blanks(h), sought);
    });
    return found == header.end() ? no_column : static_cast<std::size_t>(found - header.begin());
}

bilingual missing(std::string_view wanted, std::span<const std::string> header) {
    return {
        fmt::format("kolom \"{}\" tidak ada; yang ada: {}", wanted, fmt::join(header, ", ")),
        fmt::format("there is no column \"{}\"; there are: {}", wanted, fmt::join(header, ", "))};
}

}  // namespace

text_column event_log::*member_of(log_field field) noexcept {
    switch (field) {
        case log_field::of_case:
            return &event_log::cases;
        case log_field::activity:
            return &event_log::activities;
        case log_field::person:
            return &event_log::persons;
        case log_field::office:
            return &event_log::offices;
        case log_field::unit:
            return &event_log::units;
        case log_field::answer:
            return &event_log::answers;
        case log_field::transition:
            return &event_log::transitions;
        case log_field::documents:
            return &event_log::documents;
        case log_field::time:
        case log_field::start:
            break;
    }
    return nullptr;
}

text_column text_of(const event_log& log, log_field field) noexcept {
    const auto member = member_of(field);
    return member == nullptr ? text_column() : log.*member;
}

bool has_column(const event_log& log, log_field field) noexcept {
    if (field == log_field::time) return !log.times.empty();
    if (field == log_field::start) return !log.starts.empty();
    return text_of(log, field).present();
}

std::string_view name(log_field field) noexcept {
    return fields[static_cast<std::size_t>(field)].called;
}

std::span<const std::string_view> known_names(log_field field) noexcept {
    const auto& all = fields[static_cast<std::size_t>(field)].columns;
    const auto end = std::find(all.begin(), all.end(), std::string_view());
    return {all.data(), static_cast<std::size_t>(end - all.begin())};
}

found_columns find_columns(std::span<const std::string> header, const named_columns& named) {
    found_columns made;
    made.of.fill(no_column);
    for (std::size_t f = 0; f < log_field_count; ++f) {
        const auto field = static_cast<log_field>(f);
        const auto given = std::find_if(named.begin(), named.end(),
                                        [&](const auto& each) { return each.first == field; });
        if (given != named.end()) {
            made.of[f] = look(header, given->second);
            if (made.of[f] == no_column) made.missing.push_back(missing(given->second, header));
            continue;
        }
        for (const std::string_view each : known_names(field))
            if (made.of[f] == no_column) made.of[f] = look(header, each);
        if (made.of[f] == no_column && needed(field))
            made.missing.push_back(missing(name(field), header));
    }
    for (std::size_t c = 0; c < header.size(); ++c)
        if (std::find(made.of.begin(), made.of.end(), c) == made.of.end())
            made.unused.push_back(blank(header[c]) ? fmt::format("#{}", c + 1) : header[c]);
    return made;
}

log_table::word_key log_table::key_of(std::string_view word) noexcept {
    const auto eight = [](const char* text) {
        std::uint64_t made = 0;
        std::memcpy(&made, text, sizeof made);
        return made;
    };
    word_key key{0, static_cast<std::uint32_t>(std::min<std::size_t>(word.size(), long_word))};
    if (word.empty()) return key;
    if (word.size() < long_word) {
        std::memcpy(&key.bits, word.data(), word.size());
        return key;
    }
    key.bits = word.size();
    for (std::size_t at = 0; at + 8 < word.size(); at += 8)
        key.bits = mixed(key.bits ^ eight(word.data() + at));
    key.bits = mixed(key.bits ^ eight(word.data() + word.size() - 8));
    return key;
}

void clock_offsets::add(std::int16_t ahead) {
    if (!known_) all_ = ahead;
    known_ = true;
    if (each_.empty() && ahead != all_) each_.assign(rows_, all_);
    ++rows_;
    if (!each_.empty() || ahead != all_) each_.push_back(ahead);
}

log_table::log_table()
    : words_(std::make_unique<std::deque<std::string>>()), texts_(log_field_count) {}

std::int32_t log_table::code_of(log_field field, std::string_view word, const word_key& key) {
    if (word.empty()) return no_word;
    column& of = texts_[static_cast<std::size_t>(field)];
    if (2 * of.words.size() >= of.known.size()) grow(of);
    const std::size_t last = of.known.size() - 1;
    for (std::size_t at = place_of(key, of);; at = (at + 1) & last) {
        known_word& here = of.known[at];
        if (here.code == no_word) {
            here = {key, static_cast<std::int32_t>(of.words.size())};
            of.words.emplace_back(words_->emplace_back(word));
            return here.code;
        }
        if (here.key.bits == key.bits && here.key.length == key.length &&
            (key.length < long_word || of.words[static_cast<std::size_t>(here.code)] == word))
            return here.code;
    }
}

void log_table::grow(column& of) {
    column more;
    more.known.resize(std::max<std::size_t>(64, 2 * of.known.size()));
    for (const known_word& each : of.known) {
        if (each.code == no_word) continue;
        std::size_t at = place_of(each.key, more);
        while (more.known[at].code != no_word) at = (at + 1) & (more.known.size() - 1);
        more.known[at] = each;
    }
    of.known = std::move(more.known);
}

event_log log_table::view() const noexcept {
    const auto text = [&](log_field field) {
        const column& of = texts_[static_cast<std::size_t>(field)];
        return text_column{of.codes, of.words};
    };
    event_log made;
    made.cases = text(log_field::of_case);
    made.activities = text(log_field::activity);
    made.times = times_;
    made.starts = starts_;
    made.persons = text(log_field::person);
    made.offices = text(log_field::office);
    made.units = text(log_field::unit);
    made.answers = text(log_field::answer);
    made.transitions = text(log_field::transition);
    made.documents = text(log_field::documents);
    return made;
}

}  // namespace alur
