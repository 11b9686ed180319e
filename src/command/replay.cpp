#include <fmt/format.h>
#include <alur/analysis/log_file.hpp>
#include <alur/analysis/replay.hpp>
#include <alur/analysis/summary.hpp>
#include <alur/analysis/work_starts.hpp>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <ostream>

#include "command/files.hpp"
#include "command/options.hpp"
#include "command/sheet.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;

constexpr std::size_t most_shown = 20;

constexpr std::array<sentence, 4> finding_words{{{"tidak diminta", "not asked"},
                                                 {"memenuhi", "kept"},
                                                 {"melanggar", "broken"},
                                                 {"tidak dapat ditentukan", "undetermined"}}};
constexpr std::array<const char*, question_count> question_keys{"urutan",    "jabatan", "jawaban",
                                                                "pemisahan", "bukti",   "waktu"};
constexpr std::array<const char*, 10> deviation_keys{
    "kegiatan_tidak_dikenal", "unit_asing",    "dilewati",   "diulang",     "sesudah_selesai",
    "jabatan_salah",          "jawaban_salah", "orang_sama", "tanpa_bukti", "terlambat"};
constexpr std::array<sentence, 8> row_words{
    {{"dinilai", "judged"},
     {"pembukaan berkas", "openings of cases"},
     {"mulai dikerjakan", "beginnings of work"},
     {"tanpa nama berkas", "without a case"},
     {"tanpa kegiatan", "without an activity"},
     {"tanpa waktu yang terbaca", "without a readable time"},
     {"mendahului yang sudah dinilai", "before what was judged already"},
     {"perubahan lain (bukan start atau complete)", "other transitions"}}};

template <class Names, class Enum>
const auto& of(const Names& names, Enum which) {
    return names[static_cast<std::size_t>(which)];
}

std::string_view in(const sentence& words, language lang) {
    return lang == language::id ? words.id : words.en;
}

struct judged_log {
    const machine& sop;
    const std::vector<std::uint64_t>& lines;
    event_log log;
    log_words words;
    replayed past;
    std::vector<step_summary> steps;
    work_starts starts;
    std::array<std::uint64_t, row_words.size()> rows{};
};

std::optional<named_columns> columns_asked(const options& asked, const console& at) {
    named_columns named;
    for (const std::string& each : asked.log_columns) {
        const std::size_t equals = each.find('=');
        const std::string field = each.substr(0, std::min(equals, each.size()));
        std::optional<log_field> found;
        for (std::size_t f = 0; f < log_field_count; ++f)
            if (name(static_cast<log_field>(f)) == field) found = static_cast<log_field>(f);
        if (!found || equals == std::string::npos) {
            std::vector<std::string_view> all;
            for (std::size_t f = 0; f < log_field_count; ++f)
                all.push_back(name(static_cast<log_field>(f)));
            complain(asked, at,
                     {fmt::format("--column \"{}\": tulis BIDANG=KOLOM; bidangnya: {}", each,
                                  fmt::join(all, ", ")),
                      fmt::format("--column \"{}\": write FIELD=COLUMN; the fields: {}", each,
                                  fmt::join(all, ", "))});
            return std::nullopt;
        }
        named.emplace_back(*found, each.substr(equals + 1));
    }
    return named;
}

std::optional<log_read> read_log(const options& asked, const console& at) {
    std::optional<zone> if_naive;
    if (!asked.zone.empty()) {
        const parsed<zone> read = parse_zone(asked.zone);
        if (!read) {
            complain(asked, at,
                     {fmt::format("--zone \"{}\": tulis WIB, WITA, WIT atau UTC", asked.zone),
                      fmt::format("--zone \"{}\": write WIB, WITA, WIT or UTC", asked.zone)});
            return std::nullopt;
        }
        if_naive = *read;
    }
    std::optional<named_columns> named = columns_asked(asked, at);
    if (!named) return std::nullopt;
    std::optional<source> text = read_file(asked.log, asked, at);
    if (!text) return log_read{};
    return alur::read_log(text->text, *named, if_naive);
}

// The first faults, and how many more there are.
void tell_faults(const log_read& read, const options& asked, const console& at) {
    for (std::size_t i = 0; i < std::min(read.faults.size(), most_shown); ++i) {
        const log_fault& each = read.faults[i];
        at.err << asked.log;
        if (each.line != 0) at.err << ':' << each.line;
        if (each.column != 0) at.err << ':' << each.column;
        at.err << ": " << each.message.in(asked.lang) << '\n';
    }
    if (read.faults.size() > most_shown)
        complain(asked, at,
                 {fmt::format("dan {} baris lain", read.faults.size() - most_shown),
                  fmt::format("and {} more lines", read.faults.size() - most_shown)});
}

void tell_notes(const log_read& read, const options& asked, const console& at) {
    const auto tell = [&](log_note::kind is, const sentence& what) {
        std::vector<std::string> some;
        std::size_t more = 0;
        for (const log_note& each : read.notes)
            if (each.is == is && (some.size() < most_shown || ++more == 0))
                some.push_back(fmt::format("{} ({})", each.name, each.count));
        if (some.empty()) return;
        if (more != 0) some.push_back(fmt::format("+{}", more));
        at.err << asked.log << ": " << in(what, asked.lang) << ": "
               << fmt::format("{}", fmt::join(some, ", ")) << '\n';
    };
    tell(log_note::kind::unused, {"tidak dipakai", "not used"});
    tell(log_note::kind::by_default, {"diisi dari <global>", "taken from <global>"});
}

std::string hours(std::int64_t ms, language lang) {
    const std::int64_t minutes = ms / 60'000;
    return fmt::format(fmt::runtime(lang == language::id ? "{} j {:02} m" : "{} h {:02} min"),
                       minutes / 60, minutes % 60);
}

void tell_words(const judged_log& all, const sheet& to) {
    for (const understood_word& each : all.words.listed) {
        if (each.how == word_match::exact) continue;
        const std::string rows =
            fmt::format(fmt::runtime(to.say("{} baris", "{} rows")), each.rows);
        if (each.how == word_match::similar)
            to.indented(1, fmt::format("\"{}\" ≈ {} ({})", each.word, each.meaning, rows),
                        tone::warn);
        else
            to.indented(1,
                        fmt::format(fmt::runtime(to.say("\"{}\" tidak dikenal ({})",
                                                        "\"{}\" is not known ({})")),
                                    each.word, rows),
                        tone::bad);
    }
}

void tell_cases(const judged_log& all, const sheet& to) {
    std::array<std::uint64_t, 4> verdicts{};
    std::uint64_t open = 0;
    for (const judged_case& each : all.past.cases) {
        if (each.stage != lifecycle::completed) ++open;
        ++verdicts[static_cast<std::size_t>(each.verdict)];
    }
    to.field(to.say("Baris", "Rows"), [&] {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < row_words.size(); ++i)
            if (all.rows[i] != 0)
                parts.push_back(fmt::format("{} {}", all.rows[i], in(row_words[i], to.to().lang)));
        return fmt::format("{} = {}", all.past.events.size(), fmt::join(parts, " + "));
    }());
    to.field(
        to.say("Berkas", "Cases"),
        fmt::format(fmt::runtime(to.say("{}: {} memenuhi, {} melanggar, {} tidak dapat "
                                        "ditentukan; {} belum selesai",
                                        "{}: {} kept, {} broken, {} undetermined; {} not ended")),
                    all.past.cases.size(), of(verdicts, finding::kept),
                    of(verdicts, finding::broken), of(verdicts, finding::undetermined), open));
}

// The beginnings of work, if the log has any.
void tell_starts(const judged_log& all, const sheet& to) {
    const std::uint64_t begun = all.starts.ended + all.starts.open.size();
    if (begun == 0) return;
    std::string where;
    if (!all.starts.open.empty()) {
        std::vector<std::string> lines;
        for (const std::uint64_t row : all.starts.open)
            if (lines.size() < most_shown) lines.push_back(std::to_string(all.lines[row]));
        if (lines.size() < all.starts.open.size()) lines.emplace_back("…");
        where =
            fmt::format(fmt::runtime(to.say(" (baris {})", " (line {})")), fmt::join(lines, ", "));
    }
    to.field(to.say("Mulai", "Begun"),
             fmt::format(
                 fmt::runtime(to.say("{}: {} diselesaikan, {} tidak{}", "{}: {} done, {} not{}")),
                 begun, all.starts.ended, all.starts.open.size(), where));
}

void tell_steps(const judged_log& all, const sheet& to) {
    const language lang = to.to().lang;
    struct column {
        sentence title;
        std::uint64_t step_summary::*count;
    };
    static constexpr std::array<column, 9> counts{
        {{{"dikerjakan", "done"}, &step_summary::done},
         {{"dilewati", "skipped"}, &step_summary::skipped},
         {{"bukan giliran", "not its turn"}, &step_summary::out_of_turn},
         {{"jabatan salah", "wrong office"}, &step_summary::wrong_office},
         {{"jawaban salah", "wrong answer"}, &step_summary::wrong_answer},
         {{"orang sama", "same person"}, &step_summary::same_person},
         {{"tanpa bukti", "no evidence"}, &step_summary::no_evidence},
         {{"tepat waktu", "in time"}, &step_summary::in_time},
         {{"terlambat", "late"}, &step_summary::late}}};
    std::string head = fmt::format(" {}", padded(to.say("langkah", "step"), 8));
    std::vector<const column*> shown;
    for (const column& each : counts) {
        const bool any = std::any_of(all.steps.begin(), all.steps.end(),
                                     [&](const step_summary& s) { return s.*each.count != 0; });
        if (!any) continue;
        shown.push_back(&each);
        head += "  " + std::string(in(each.title, lang));
    }
    std::vector<std::uint64_t> pending(all.steps.size());
    for (const pending_row& each : all.past.pending) ++pending[index(each.row)];
    const std::string_view waits = to.say("menunggu", "waiting");
    if (!all.past.pending.empty()) head += fmt::format("  {}", waits);
    head += fmt::format("  {}", to.say("rata-rata jam kerja", "mean office time"));
    to.to().out << to.to().paint(tone::dim, head) << '\n';
    for (std::size_t r = 0; r < all.steps.size(); ++r) {
        const step_summary& step = all.steps[r];
        std::string line = fmt::format(" {}", padded(all.sop.sop.rows[r].number, 8));
        for (const column* each : shown)
            line += fmt::format("  {:>{}}", step.*each->count, columns(in(each->title, lang)));
        if (!all.past.pending.empty()) line += fmt::format("  {:>{}}", pending[r], columns(waits));
        if (step.measured != 0)
            line += "  " + hours(step.worked / static_cast<std::int64_t>(step.measured), lang);
        to.to().out << line << '\n';
    }
}

void tell_deviations(const judged_log& all, const sheet& to) {
    for (std::size_t i = 0; i < std::min(all.past.deviations.size(), most_shown); ++i) {
        const deviation& each = all.past.deviations[i];
        to.indented(
            1, fmt::format(fmt::runtime(to.say("baris {}, berkas {}: {}", "line {}, case {}: {}")),
                           all.lines[each.input], all.log.cases.word(each.input),
                           describe(all.sop, each).in(to.to().lang)));
    }
    if (all.past.deviations.size() > most_shown)
        to.plain(
            fmt::format(fmt::runtime(to.say(" dan {} penyimpangan lain; semuanya: --format json",
                                            " and {} more; all of them: --format json")),
                        all.past.deviations.size() - most_shown),
            tone::dim);
}

void tell(const judged_log& all, const options& asked, const sheet& to) {
    to.title(all.sop.sop.form.title);
    to.field(to.say("Log", "Log"), asked.log);
    tell_cases(all, to);
    tell_starts(all, to);
    const bool odd_words =
        std::any_of(all.words.listed.begin(), all.words.listed.end(),
                    [](const understood_word& w) { return w.how != word_match::exact; });
    if (odd_words) {
        to.blank();
        to.rule(to.say("Kata yang tidak persis", "Words that are not exact"));
        tell_words(all, to);
    }
    to.blank();
    to.rule(to.say("Langkah", "Steps"));
    tell_steps(all, to);
    if (all.past.deviations.empty()) return;
    to.blank();
    to.rule(to.say("Penyimpangan", "Deviations"));
    tell_deviations(all, to);
}

json::value time_value(std::int64_t ms, zone where) {
    if (ms == no_time) return nullptr;
    return json::string(print_instant(instant{std::chrono::milliseconds{ms}}, where));
}
json::value number_value(std::int64_t ms) {
    if (ms == no_time) return nullptr;
    return ms;
}

json::array events_json(const judged_log& all, zone where) {
    json::array events;
    for (std::size_t r = 0; r < all.past.events.size(); ++r) {
        const judged_event each = all.past.events[r];
        json::object one{{"baris", all.lines[r]},
                         {"berkas", all.log.cases.word(r)},
                         {"menjadi", in(of(row_words, each.is), language::id)}};
        if (each.is == log_row::judged) {
            if (each.row != no_step) one["langkah"] = all.sop.sop.rows[index(each.row)].id;
            for (std::size_t q = 0; q < question_count; ++q)
                if (each.findings[q] != finding::not_asked)
                    one[question_keys[q]] = of(finding_words, each.findings[q]).id;
            one["terbuka"] = time_value(each.opened, where);
            one["batas"] = time_value(each.due, where);
            one["jam_kerja_ms"] = number_value(each.worked);
            one["lewat_ms"] = number_value(each.late);
        }
        events.push_back(std::move(one));
    }
    return events;
}

void print_json(const judged_log& all, zone where, std::ostream& out) {
    json::array words;
    for (const understood_word& each : all.words.listed)
        if (each.how != word_match::exact)
            words.push_back({{"kata", each.word}, {"dibaca", each.meaning}, {"baris", each.rows}});
    json::array cases;
    for (const judged_case& each : all.past.cases)
        cases.push_back({{"berkas", each.name},
                         {"dinilai", each.events},
                         {"penyimpangan", each.deviations},
                         {"tahap", name(each.stage).id},
                         {"putusan", of(finding_words, each.verdict).id}});
    json::array deviations;
    for (const deviation& each : all.past.deviations) {
        const bilingual text = describe(all.sop, each);
        deviations.push_back(
            {{"baris", all.lines[each.input]},
             {"berkas", all.log.cases.word(each.input)},
             {"jenis", of(deviation_keys, each.kind)},
             {"langkah", each.row == no_step ? json::value(nullptr)
                                             : json::value(all.sop.sop.rows[index(each.row)].id)},
             {"unit", each.unit},
             {"seharusnya", each.expected},
             {"tercatat", each.observed},
             {"id", text.id},
             {"en", text.en}});
    }
    json::array steps;
    for (std::size_t r = 0; r < all.steps.size(); ++r) {
        const step_summary& s = all.steps[r];
        steps.push_back({{"langkah", all.sop.sop.rows[r].id},
                         {"dikerjakan", s.done},
                         {"dilewati", s.skipped},
                         {"bukan_giliran", s.out_of_turn},
                         {"jabatan_salah", s.wrong_office},
                         {"jawaban_salah", s.wrong_answer},
                         {"orang_sama", s.same_person},
                         {"tanpa_bukti", s.no_evidence},
                         {"tepat_waktu", s.in_time},
                         {"terlambat", s.late},
                         {"waktu_tidak_tentu", s.time_unknown},
                         {"terukur", s.measured},
                         {"jam_kerja_ms", s.worked},
                         {"lewat_ms", s.late_by}});
    }
    json::array pending;
    for (const pending_row& each : all.past.pending)
        pending.push_back({{"berkas", all.past.cases[each.of_case].name},
                           {"langkah", all.sop.sop.rows[index(each.row)].id},
                           {"unit", each.unit},
                           {"terbuka", time_value(each.opened, where)},
                           {"batas", time_value(each.due, where)}});
    json::object rows;
    for (std::size_t i = 0; i < row_words.size(); ++i) rows[row_words[i].id] = all.rows[i];
    json::array never;
    for (const std::uint64_t row : all.starts.open) never.push_back(all.lines[row]);
    out << json::serialize(json::object{{"judul", all.sop.sop.form.title},
                                        {"baris", std::move(rows)},
                                        {"mulai",
                                         {{"diselesaikan", all.starts.ended},
                                          {"tidak", std::move(never)},
                                          {"tanpa_mulai", all.starts.without}}},
                                        {"kata", std::move(words)},
                                        {"berkas", std::move(cases)},
                                        {"langkah", std::move(steps)},
                                        {"menunggu", std::move(pending)},
                                        {"penyimpangan", std::move(deviations)},
                                        {"kejadian", events_json(all, where)}})
        << '\n';
}

}  // namespace

int replay_log(const options& asked, const console& at) {
    const compiled_file file = read_machine(asked, at);
    if (!file.sop) return file.code;
    const std::optional<work_calendar> calendar =
        find_calendar(asked.calendar.empty() ? "id" : asked.calendar, asked, at);
    if (!calendar) return exit_unreadable;
    replay_options how;
    const auto units = units_asked(asked, at);
    if (!units) return exit_usage;
    how.units = *units;
    const std::optional<log_read> read = read_log(asked, at);
    if (!read) return exit_usage;
    tell_faults(*read, asked, at);
    tell_notes(*read, asked, at);
    if (!read->log) return exit_unreadable;

    const timetable times = make_timetable(*file.sop, *calendar);
    judged_log all{*file.sop, read->lines, read->log->view(), {}, {}, {}, {}, {}};
    all.words = understand(all.sop, all.log);
    all.past = replay(all.sop, times, all.log, all.words, how);
    all.steps = by_step(all.sop, all.past);
    all.starts = pair_starts(all.log, all.words);
    for (std::size_t r = 0; r < all.past.events.size(); ++r)
        ++all.rows[static_cast<std::size_t>(all.past.events.is(r))];
    if (asked.json)
        print_json(all, times.where(), at.out);
    else
        tell(all, asked, sheet(page_of(asked, at)));
    return all.past.deviations.empty() && read->faults.empty() ? exit_ok : exit_findings;
}

}  // namespace alur::command
