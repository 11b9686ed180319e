#include <alur/sop/calendar_file.hpp>

#include "sop/json_tree.hpp"
#include "sop/report.hpp"
#include "sop/suggest.hpp"

#include <alur/time/date.hpp>
#include <alur/time/hours_text.hpp>
#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace alur {
namespace {

using std::chrono::local_days;
using words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 12> calendar_keys{
    "$schema", "id",        "nama",        "versi",   "zona_waktu", "hitungan",
    "berlaku", "jam_kerja", "jam_ramadan", "ramadan", "ketetapan",  "libur"};
constexpr std::array<std::string_view, 2> span_keys{"dari", "sampai"};
constexpr std::array<std::string_view, 3> season_keys{"nama", "dari", "sampai"};
constexpr std::array<std::string_view, 4> day_keys{"tanggal", "jenis", "nama", "ketetapan"};
constexpr std::array<std::string_view, 4> zone_words{"WIB", "WITA", "WIT", "UTC"};
constexpr std::array<std::string_view, 2> counting_words{"akhir_hari", "jam_sama"};
constexpr std::array<std::string_view, 4> kind_words{"libur_nasional", "cuti_bersama",
                                                     "pemilu_pilkada", "libur_daerah"};

// One calendar being read, and where each of its parts stands, for the findings that come last.
class calendar_reader {
  public:
    calendar_reader(const json_tree& tree, diagnostics& findings)
        : tree_(tree), findings_(findings) {}

    calendar_data read(const json_node& at) {
        calendar_data data;
        if (!object(at, {"kalender", "the calendar"}, calendar_keys)) return data;
        data.id = needed_text(at, "id", "\"id\": \"id\"");
        data.version = needed_text(at, "versi", "\"versi\": \"2026-07-23\"");
        if (const json_node* name = child(at, "nama")) data.name = text(*name);
        if (const std::size_t found = word(at, "zona_waktu", zone_words, true);
            found < zone_words.size())
            data.where = static_cast<zone>(found);
        if (const std::size_t found = word(at, "hitungan", counting_words, false); found == 1)
            data.policy = counting::same_clock;
        if (const json_node* span =
                needed(at, "berlaku",
                       "\"berlaku\": {\"dari\": \"2023-01-01\", \"sampai\": \"2026-12-31\"}"))
            data.known = range(*span, span_keys);
        if (const json_node* hours =
                needed(at, "jam_kerja", "\"jam_kerja\": {\"Senin-Jumat\": \"08.00-16.00\"}"))
            data.hours = week(*hours);
        if (const json_node* hours = child(at, "jam_ramadan")) data.ramadan_hours = week(*hours);
        if (const json_node* seasons = child(at, "ramadan"); seasons != nullptr && list(*seasons))
            for (const json_node& each : json_children{tree_, *seasons}) read_season(each, data);
        const std::map<int, std::string> decrees = read_decrees(at);
        if (const json_node* days = child(at, "libur"); days != nullptr && list(*days))
            for (const json_node& each : json_children{tree_, *days}) read_day(each, decrees, data);
        if (sound_) report_misfits(at, data);
        return data;
    }

    diagnostic& report(std::string_view code, const json_node& at, bilingual message,
                       bilingual fix) {
        sound_ = false;
        return alur::report(findings_, code, severity::error, tree_.pointer(at), std::move(message),
                            std::move(fix));
    }

  private:
    const json_node* child(const json_node& of, std::string_view key) const {
        return tree_.child(of, key);
    }

    const json_node* needed(const json_node& of, std::string_view key, std::string_view example) {
        const json_node* found = child(of, key);
        if (found == nullptr)
            report("KL03", of,
                   {fmt::format("Kunci \"{}\" belum ada.", key),
                    fmt::format("The key \"{}\" is missing.", key)},
                   {fmt::format("Tambahkan, misalnya {}.", example),
                    fmt::format("Add it, for example {}.", example)});
        return found;
    }

    bool object(const json_node& at, const bilingual& what, words keys) {
        if (at.kind != json_kind::object) {
            report("KL04", at,
                   {fmt::format("Di sini harus ada {} dalam bentuk {{ … }}.", what.id),
                    fmt::format("Here must stand {} as {{ … }}.", what.en)},
                   {});
            return false;
        }
        duplicates(at);
        for (const json_node& each : json_children{tree_, at}) {
            if (std::find(keys.begin(), keys.end(), each.key) != keys.end()) continue;
            const std::string_view near = nearest(each.key, keys);
            bilingual fix{fmt::format("Gunakan salah satu dari: {}.", fmt::join(keys, ", ")),
                          fmt::format("Use one of: {}.", fmt::join(keys, ", "))};
            if (!near.empty())
                fix = {fmt::format("Maksud Anda \"{}\"?", near),
                       fmt::format("Did you mean \"{}\"?", near)};
            report("KL01", each,
                   {fmt::format("Kunci \"{}\" tidak dikenal.", each.key),
                    fmt::format("Unknown key \"{}\".", each.key)},
                   std::move(fix));
        }
        return true;
    }

    void duplicates(const json_node& at) {
        for (const json_node& each : json_children{tree_, at})
            if (each.duplicate)
                report("KL02", each,
                       {fmt::format("Kunci \"{}\" ditulis dua kali.", each.key),
                        fmt::format("The key \"{}\" stands twice.", each.key)},
                       {"Hapus salah satunya.", "Remove one of them."});
    }

    bool list(const json_node& at) {
        if (at.kind == json_kind::list) return true;
        report("KL04", at, {"Di sini harus ada daftar [ … ].", "A list [ … ] must stand here."},
               {});
        return false;
    }

    std::string text(const json_node& at) {
        if (at.kind != json_kind::text) {
            report("KL04", at,
                   {"Di sini harus ada teks dalam tanda kutip.",
                    "A text in quotation marks must stand here."},
                   {});
            return {};
        }
        std::string out = single_spaced(at.text);
        if (out.empty())
            report("KL04", at, {"Teks ini kosong.", "This text is empty."},
                   {"Isi, atau hapus kuncinya.", "Fill it in, or remove the key."});
        return out;
    }

    std::string needed_text(const json_node& of, std::string_view key, std::string_view example) {
        const json_node* found = needed(of, key, example);
        return found == nullptr ? std::string{} : text(*found);
    }

    // The place of the word in the list; its size if there is none, which has then been reported.
    std::size_t word(const json_node& of, std::string_view key, words allowed, bool must) {
        const std::string example = fmt::format("\"{}\": \"{}\"", key, allowed.front());
        const json_node* found = must ? needed(of, key, example) : child(of, key);
        if (found == nullptr) return allowed.size();
        const std::string given = text(*found);
        if (given.empty()) return allowed.size();
        for (std::size_t i = 0; i < allowed.size(); ++i)
            if (given == allowed[i]) return i;
        report("KL10", *found,
               {fmt::format("\"{}\" tidak dikenal di sini.", given),
                fmt::format("\"{}\" is not known here.", given)},
               {fmt::format("Gunakan salah satu dari: {}.", fmt::join(allowed, ", ")),
                fmt::format("Use one of: {}.", fmt::join(allowed, ", "))});
        return allowed.size();
    }

    local_days date(const json_node& of, std::string_view key) {
        const json_node* found = needed(of, key, fmt::format("\"{}\": \"2023-01-02\"", key));
        if (found == nullptr) return {};
        const std::string given = text(*found);
        const parsed<std::chrono::year_month_day> read = parse_iso_date(given);
        if (read) return local_days{*read};
        if (!given.empty())
            report("KL05", *found,
                   {fmt::format("\"{}\" bukan tanggal yang ada.", given),
                    fmt::format("\"{}\" is not an existing date.", given)},
                   {"Tulis tahun-bulan-tanggal, misalnya \"2023-01-02\".",
                    "Write year-month-day, for example \"2023-01-02\"."});
        return {};
    }

    date_range range(const json_node& at, words keys) {
        if (!object(at, {"masa berlaku", "a period"}, keys)) return {};
        return {date(at, "dari"), date(at, "sampai")};
    }

    void report_hours(const json_node& at, std::string_view given, time_error error) {
        const sentence why = describe(error.why);
        report("KL08", at,
               {fmt::format("Jam kerja \"{}\": {}.", given, why.id),
                fmt::format("Office hours \"{}\": {}.", given, why.en)},
               {});
    }

    weekly_hours week(const json_node& at) {
        weekly_hours hours;
        if (at.kind == json_kind::text) {
            hours.round_the_clock = is_round_the_clock(at.text);
            if (!hours.round_the_clock)
                report("KL08", at,
                       {fmt::format("Jam kerja \"{}\" tidak terbaca.", at.text),
                        fmt::format("Unreadable office hours \"{}\".", at.text)},
                       {"Tulis \"24 jam\", atau per hari: {\"Senin-Kamis\": \"07.30-12.00, "
                        "13.00-16.00\"}.",
                        "Write \"24 jam\", or by day: {\"Senin-Kamis\": \"07.30-12.00, "
                        "13.00-16.00\"}."});
            return hours;
        }
        if (at.kind != json_kind::object) {
            report("KL04", at,
                   {"Di sini harus ada jam kerja per hari { … } atau \"24 jam\".",
                    "Office hours by day { … } or \"24 jam\" must stand here."},
                   {});
            return hours;
        }
        duplicates(at);
        day_set seen;
        for (const json_node& each : json_children{tree_, at}) {
            if (each.duplicate) continue;
            const parsed<day_set> days = parse_days(each.key);
            if (!days) {
                report_hours(each, each.key, days.error);
                continue;
            }
            const std::string given = text(each);
            if (given.empty()) continue;
            const parsed<day_hours> clock = parse_hours(given);
            if (!clock) {
                report_hours(each, given, clock.error);
                continue;
            }
            if ((seen.bits & days->bits) != 0)
                report_hours(each, each.key, {time_fault::repeated_day, 0});
            seen.bits = static_cast<std::uint8_t>(seen.bits | days->bits);
            for (std::size_t day = 0; day < 7; ++day)
                if (days->has(day)) hours.days[day] = *clock;
        }
        return hours;
    }

    void read_season(const json_node& at, calendar_data& data) {
        if (!object(at, {"masa Ramadan", "a Ramadan period"}, season_keys)) return;
        season each;
        each.days = {date(at, "dari"), date(at, "sampai")};
        each.name = needed_text(at, "nama", "\"nama\": \"Ramadan 1444 H\"");
        data.ramadan.push_back(std::move(each));
        seasons_.push_back(&at);
    }

    std::map<int, std::string> read_decrees(const json_node& at) {
        std::map<int, std::string> decrees;
        const json_node* given = child(at, "ketetapan");
        if (given == nullptr) return decrees;
        if (given->kind != json_kind::object) {
            report("KL04", *given,
                   {"Di sini harus ada ketetapan per tahun { … }.",
                    "Decrees by year { … } must stand here."},
                   {});
            return decrees;
        }
        duplicates(*given);
        for (const json_node& each : json_children{tree_, *given}) {
            const parsed<std::chrono::year_month_day> first =
                parse_iso_date(std::string{each.key} + "-01-01");
            if (!first) {
                report("KL10", each,
                       {fmt::format("\"{}\" bukan tahun.", each.key),
                        fmt::format("\"{}\" is not a year.", each.key)},
                       {"Tulis misalnya \"2023\".", "Write for example \"2023\"."});
                continue;
            }
            const int year = static_cast<int>(first->year());
            decrees[year] = text(each);
            decree_nodes_[year] = &each;
        }
        return decrees;
    }

    void read_day(const json_node& at, const std::map<int, std::string>& decrees,
                  calendar_data& data) {
        if (!object(at, {"hari libur", "a closed day"}, day_keys)) return;
        closed_day each;
        each.date = date(at, "tanggal");
        if (const std::size_t kind = word(at, "jenis", kind_words, true); kind < kind_words.size())
            each.kind = static_cast<closed_kind>(kind);
        each.name = needed_text(at, "nama", "\"nama\": \"Tahun Baru Masehi\"");
        const int year = static_cast<int>(std::chrono::year_month_day{each.date}.year());
        if (const json_node* own = child(at, "ketetapan")) {
            each.decree = text(*own);
        } else if (each.kind == closed_kind::national_holiday ||
                   each.kind == closed_kind::joint_leave) {
            const auto found = decrees.find(year);
            if (found != decrees.end()) each.decree = found->second;
            decree_nodes_.erase(year);
        }
        data.closed.push_back(std::move(each));
        days_.push_back(&at);
    }

    void report_misfits(const json_node& at, const calendar_data& data) {
        for (const auto& [year, node] : decree_nodes_)
            report("KL07", *node,
                   {fmt::format("Tidak ada hari libur tahun {} yang memakai ketetapan ini.", year),
                    fmt::format("No day of {} relies on this decree.", year)},
                   {"Hapus, atau tambahkan hari liburnya.", "Remove it, or add its days."});
        const json_node& span = *child(at, "berlaku");
        const json_node& hours = *child(at, "jam_kerja");
        const auto iso = [](local_days day) {
            return print_iso_date(std::chrono::year_month_day{day});
        };
        for (const calendar_finding& each : check(data)) {
            switch (each.what) {
                case calendar_fault::no_hours:
                    report("KL11", hours,
                           {"Kantor ini tidak pernah buka.", "This office never opens."},
                           {"Isi jam kerja paling sedikit satu hari.",
                            "Give hours for at least one day."});
                    break;
                case calendar_fault::span_reversed:
                    report("KL09", span,
                           {"Masa berlaku berakhir sebelum mulai.",
                            "The period ends before it begins."},
                           {"Tukar \"dari\" dan \"sampai\".", "Swap \"dari\" and \"sampai\"."});
                    break;
                case calendar_fault::span_too_long:
                    report(
                        "KL09", span,
                        {"Masa berlaku lebih dari 60 tahun.", "The period exceeds 60 years."},
                        {"Pecah menjadi beberapa kalender.", "Split it into several calendars."});
                    break;
                case calendar_fault::span_out_of_range:
                    break;  // no date that was read lies there
                case calendar_fault::closed_twice: {
                    const local_days day = data.closed[each.index].date;
                    diagnostic& found =
                        report("KL06", *days_[each.index],
                               {fmt::format("Tanggal {} sudah ditulis.", iso(day)),
                                fmt::format("The date {} stands already.", iso(day))},
                               {"Hapus salah satunya.", "Remove one of them."});
                    for (std::size_t i = 0; i < data.closed.size(); ++i)
                        if (i != each.index && data.closed[i].date == day) {
                            found.related.push_back(
                                {tree_.pointer(*days_[i]), {"pertama kali di sini", "first here"}});
                            break;
                        }
                    break;
                }
                case calendar_fault::closed_outside_span:
                    report(
                        "KL07", *days_[each.index],
                        {fmt::format("Tanggal {} di luar masa berlaku kalender.",
                                     iso(data.closed[each.index].date)),
                         fmt::format("The date {} lies outside the calendar's period.",
                                     iso(data.closed[each.index].date))},
                        {"Perbaiki tanggal atau \"berlaku\".", "Correct the date or \"berlaku\"."});
                    break;
                case calendar_fault::ramadan_reversed:
                    report("KL09", *seasons_[each.index],
                           {"Masa Ramadan berakhir sebelum mulai.",
                            "The Ramadan period ends before it begins."},
                           {"Tukar \"dari\" dan \"sampai\".", "Swap \"dari\" and \"sampai\"."});
                    break;
                case calendar_fault::ramadan_overlap:
                    report("KL09", *seasons_[each.index],
                           {"Masa Ramadan ini bertumpang tindih dengan yang lain.",
                            "This Ramadan period overlaps another."},
                           {"Perbaiki tanggalnya.", "Correct the dates."});
                    break;
                case calendar_fault::ramadan_outside_span:
                    report("KL07", *seasons_[each.index],
                           {"Masa Ramadan ini di luar masa berlaku kalender.",
                            "This Ramadan period lies outside the calendar's period."},
                           {"Perbaiki tanggal atau \"berlaku\".",
                            "Correct the dates or \"berlaku\"."});
                    break;
                case calendar_fault::ramadan_without_hours:
                    report("KL11", *child(at, "ramadan"),
                           {"Masa Ramadan disebut, jam kerjanya tidak.",
                            "Ramadan periods are given, their hours are not."},
                           {"Tambahkan \"jam_ramadan\".", "Add \"jam_ramadan\"."});
                    break;
            }
        }
        if (data.ramadan_hours && data.ramadan.empty())
            report("KL11", *child(at, "jam_ramadan"),
                   {"Jam Ramadan disebut, masanya tidak.",
                    "Ramadan hours are given, their periods are not."},
                   {"Tambahkan \"ramadan\", atau hapus kunci ini.",
                    "Add \"ramadan\", or remove this key."});
    }

    const json_tree& tree_;
    diagnostics& findings_;
    bool sound_ = true;
    std::vector<const json_node*> days_;
    std::vector<const json_node*> seasons_;
    std::map<int, const json_node*> decree_nodes_;
};

}  // namespace

calendars_loaded load_calendars(const source& from) {
    calendars_loaded out;
    json_tree tree;
    if (!read_json_tree(tree, from.text, out.problems)) return out;
    const json_node& root = tree.root();
    if (root.kind == json_kind::list) {
        std::set<std::string> ids;
        for (const json_node& each : json_children{tree, root}) {
            calendar_reader one{tree, out.problems};
            out.calendars.push_back(one.read(each));
            const std::string& id = out.calendars.back().id;
            if (!id.empty() && !ids.insert(id).second)
                one.report("KL12", each,
                           {fmt::format("Sudah ada kalender dengan id \"{}\".", id),
                            fmt::format("There is a calendar with the id \"{}\" already.", id)},
                           {"Beri id yang lain.", "Give it another id."});
        }
    } else {
        out.calendars.push_back(calendar_reader{tree, out.problems}.read(root));
    }
    if (!no_errors(out.problems)) out.calendars.clear();
    return out;
}

calendar_loaded load_calendar(const source& from) {
    calendars_loaded all = load_calendars(from);
    calendar_loaded out{std::nullopt, std::move(all.problems)};
    if (all.calendars.size() == 1) {
        out.calendar = std::move(all.calendars.front());
    } else if (no_errors(out.problems)) {
        diagnostic& found = out.problems.emplace_back();
        found.code = "KL12";
        found.message = {fmt::format("Berkas ini memuat {} kalender; di sini harus tepat satu.",
                                     all.calendars.size()),
                         fmt::format("This file holds {} calendars; exactly one is wanted here.",
                                     all.calendars.size())};
        found.fix = {"Simpan setiap kalender dalam berkas sendiri.",
                     "Keep each calendar in a file of its own."};
    }
    return out;
}

}  // namespace alur
