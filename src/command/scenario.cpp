#include "command/scenario.hpp"

#include <fmt/format.h>
#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>
#include <string_view>
#include <utility>

#include "sop/json_tree.hpp"
#include "sop/report.hpp"
#include "sop/suggest.hpp"

namespace alur::command {
namespace {

using keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> top_keys{"$schema", "judul",  "catatan",  "kalender",
                                                   "mulai",   "pelaku", "kejadian", "berakhir"};
constexpr std::array<std::string_view, 4> start_keys{"pada", "oleh", "di", "unit"};
constexpr std::array<std::string_view, 2> seat_keys{"jabatan", "unit"};
constexpr std::array<std::string_view, 9> verbs{"selesaikan",     "kembalikan", "tunda",
                                                "lanjutkan",      "batalkan",   "tambah_unit",
                                                "keluarkan_unit", "data",       "detak"};
constexpr std::array<std::string_view, 4> common_keys{"pada", "oleh", "sebagai", "ditolak"};

struct verb_keys {
    std::string_view verb;
    std::array<std::string_view, 8> extra;
};
constexpr std::array<verb_keys, 9> allowed_with{{
    {"selesaikan",
     {"unit", "jawab", "alasan", "hadir", "atas_nama", "unit_kembali", "terlambat", ""}},
    {"kembalikan", {"ke", "alasan", "unit", "unit_kembali", "atas_nama", "", "", ""}},
    {"tunda", {}},
    {"lanjutkan", {}},
    {"batalkan", {}},
    {"tambah_unit", {"alasan", "", "", "", "", "", "", ""}},
    {"keluarkan_unit", {"alasan", "", "", "", "", "", "", ""}},
    {"data", {}},
    {"detak", {}},
}};

struct refusal_word {
    std::string_view word;
    refusal why;
};
constexpr std::array<refusal_word, 12> refusal_words{{{"urutan", refusal::row_not_open},
                                                      {"unit", refusal::unit},
                                                      {"jabatan", refusal::office},
                                                      {"jawaban", refusal::exit},
                                                      {"waktu", refusal::time_order},
                                                      {"nama", refusal::unknown_name},
                                                      {"status", refusal::lifecycle},
                                                      {"penugasan", refusal::assignment},
                                                      {"klaim", refusal::claim},
                                                      {"pemisahan", refusal::separation},
                                                      {"dokumen", refusal::evidence},
                                                      {"terlambat", refusal::lateness}}};

class reader {
  public:
    reader(const json_tree& tree, const machine& sop, diagnostics& found)
        : tree_(tree), sop_(sop), found_(found) {}

    scenario read() {
        scenario play;
        const json_node& root = tree_.root();
        if (!object(root, top_keys)) return play;
        play.title = needed_text(root, "judul");
        if (const json_node* note = child(root, "catatan")) play.note = text(*note);
        if (const json_node* name = child(root, "kalender")) play.calendar = text(*name);
        if (const json_node* people = needed(root, "pelaku"); people && object(*people, {}))
            for (const json_node& each : json_children{tree_, *people}) read_actor(each);
        if (const json_node* start = needed(root, "mulai"))
            play.events.push_back(read_start(*start));
        if (const json_node* list = needed(root, "kejadian")) {
            if (list->kind != json_kind::list)
                wrong_type(*list, "daftar [ … ]", "a list [ … ]");
            else
                for (const json_node& each : json_children{tree_, *list})
                    play.events.push_back(read_event(each));
        }
        play.ending = needed_text(root, "berakhir");
        check_ending(root, play.ending);
        return play;
    }

  private:
    const json_node* child(const json_node& of, std::string_view key) const {
        return tree_.child(of, key);
    }
    void complain(std::string_view code, const json_node& at, bilingual what, bilingual fix = {}) {
        report(found_, code, severity::error, tree_.pointer(at), std::move(what), std::move(fix));
    }
    void wrong_type(const json_node& at, const char* id, const char* en) {
        complain(
            "JS12", at,
            {fmt::format("Di sini harus ada {}.", id), fmt::format("Here must stand {}.", en)});
    }
    const json_node* needed(const json_node& of, std::string_view key) {
        const json_node* found = child(of, key);
        if (found == nullptr)
            complain("JS11", of,
                     {fmt::format("Kunci \"{}\" belum ada.", key),
                      fmt::format("The key \"{}\" is missing.", key)});
        return found;
    }
    // Without a list of keys, any key is allowed.
    bool object(const json_node& at, keys known) {
        if (at.kind != json_kind::object) {
            wrong_type(at, "objek { … }", "an object { … }");
            return false;
        }
        duplicates(at);
        if (!known.empty())
            for (const json_node& each : json_children{tree_, at}) unknown_key(each, known);
        return true;
    }
    void duplicates(const json_node& object) {
        for (const json_node& each : json_children{tree_, object})
            if (each.duplicate)
                complain("JS09", each,
                         {fmt::format("Kunci \"{}\" tertulis dua kali.", each.key),
                          fmt::format("The key \"{}\" is written twice.", each.key)},
                         {"Hapus salah satunya.", "Remove one of them."});
    }
    void unknown_key(const json_node& at, keys known) {
        if (std::find(known.begin(), known.end(), at.key) != known.end()) return;
        bilingual fix{fmt::format("Gunakan salah satu dari: {}.", fmt::join(known, ", ")),
                      fmt::format("Use one of: {}.", fmt::join(known, ", "))};
        if (const std::string_view near = alur::nearest(at.key, known); !near.empty())
            fix = {fmt::format("Maksud Anda \"{}\"?", near),
                   fmt::format("Did you mean \"{}\"?", near)};
        complain("JS10", at,
                 {fmt::format("Kunci \"{}\" tidak dikenal di sini.", at.key),
                  fmt::format("The key \"{}\" is unknown here.", at.key)},
                 std::move(fix));
    }
    std::string text(const json_node& at) {
        if (at.kind == json_kind::text) return std::string(at.text);
        wrong_type(at, "teks", "a text");
        return {};
    }
    std::string needed_text(const json_node& of, std::string_view key) {
        const json_node* found = needed(of, key);
        return found == nullptr ? std::string() : text(*found);
    }
    std::string optional_text(const json_node& of, std::string_view key) {
        const json_node* found = child(of, key);
        return found == nullptr ? std::string() : text(*found);
    }
    // A text where a list is allowed is a list of one.
    std::vector<std::string> texts(const json_node& at) {
        if (at.kind != json_kind::list) return {text(at)};
        std::vector<std::string> all;
        for (const json_node& each : json_children{tree_, at}) all.push_back(text(each));
        return all;
    }

    seat read_seat(const json_node& at, bool known_office) {
        seat one;
        const json_node* office = &at;
        if (at.kind == json_kind::object) {
            if (!object(at, seat_keys)) return one;
            office = needed(at, "jabatan");
            one.unit = needed_text(at, "unit");
            if (office == nullptr) return one;
        }
        one.office = text(*office);
        if (known_office && !one.office.empty() && sop_.find_role(one.office) == no_role) {
            std::vector<std::string> names;
            for (const performer& each : sop_.sop.performers) names.push_back(each.code);
            complain("SK03", *office,
                     {fmt::format("SOP ini tidak mengenal jabatan \"{}\".", one.office),
                      fmt::format("This SOP knows no office \"{}\".", one.office)},
                     {fmt::format("Yang ada: {}.", fmt::join(names, ", ")),
                      fmt::format("There are: {}.", fmt::join(names, ", "))});
        }
        return one;
    }
    std::vector<seat> read_seats(const json_node& at, bool known_offices) {
        if (at.kind != json_kind::list) return {read_seat(at, known_offices)};
        std::vector<seat> all;
        for (const json_node& each : json_children{tree_, at})
            all.push_back(read_seat(each, known_offices));
        return all;
    }
    void read_actor(const json_node& at) {
        people_[std::string(at.key)] = {std::string(at.key), read_seats(at, true)};
    }

    instant read_instant(const json_node& of) {
        const json_node* at = needed(of, "pada");
        if (at == nullptr) return {};
        const std::string written = text(*at);
        if (written.empty()) return {};
        const parsed<instant> read = parse_instant(written);
        if (read) return *read;
        const sentence why = describe(read.error.why);
        complain("SK04", *at,
                 {fmt::format("Waktu \"{}\" tidak terbaca: {}.", written, why.id),
                  fmt::format("The time \"{}\" cannot be read: {}.", written, why.en)},
                 {"Tulis misalnya \"2026-04-02T13:05+07:00\".",
                  "Write for example \"2026-04-02T13:05+07:00\"."});
        return {};
    }
    actor read_by(const json_node& of) {
        const json_node* at = needed(of, "oleh");
        if (at == nullptr) return {};
        const std::string name = text(*at);
        if (const auto found = people_.find(name); found != people_.end()) return found->second;
        std::vector<std::string> names;
        for (const auto& each : people_) names.push_back(each.first);
        complain("SK02", *at,
                 {fmt::format("\"{}\" tidak ada di \"pelaku\".", name),
                  fmt::format("\"{}\" is not among \"pelaku\".", name)},
                 did_you_mean(name, names));
        return {};
    }
    scenario_event read_start(const json_node& at) {
        scenario_event one;
        one.pointer = tree_.pointer(at);
        if (!object(at, start_keys)) return one;
        one.given.at = read_instant(at);
        one.given.by = read_by(at);
        events::start start;
        start.row = optional_text(at, "di");
        if (const json_node* units = child(at, "unit"); units && object(*units, {}))
            for (const json_node& each : json_children{tree_, *units})
                start.units.push_back({std::string(each.key), texts(each)});
        one.given.what = std::move(start);
        return one;
    }

    scenario_event read_event(const json_node& at) {
        scenario_event one;
        one.pointer = tree_.pointer(at);
        if (at.kind != json_kind::object) {
            wrong_type(at, "objek { … }", "an object { … }");
            return one;
        }
        const json_node* verb = nullptr;
        bool several = false;
        for (const json_node& each : json_children{tree_, at}) {
            if (std::find(verbs.begin(), verbs.end(), each.key) == verbs.end()) continue;
            several = several || verb != nullptr;
            verb = &each;
        }
        if (verb == nullptr || several) {
            complain("SK01", at,
                     {"Setiap kejadian menyebut tepat satu kata kerja.",
                      "Every event names exactly one verb."},
                     {fmt::format("Pilih satu dari: {}.", fmt::join(verbs, ", ")),
                      fmt::format("Choose one of: {}.", fmt::join(verbs, ", "))});
            return one;
        }
        duplicates(at);
        check_keys(at, verb->key);
        one.given.at = read_instant(at);
        if (verb->key != "detak") one.given.by = read_by(at);
        one.given.as = optional_text(at, "sebagai");
        read_verb(at, *verb, one);
        read_expectation(at, one);
        return one;
    }
    void check_keys(const json_node& at, std::string_view verb) {
        std::vector<std::string_view> known(common_keys.begin(), common_keys.end());
        known.push_back(verb);
        for (const verb_keys& each : allowed_with)
            if (each.verb == verb)
                for (const std::string_view key : each.extra)
                    if (!key.empty()) known.push_back(key);
        for (const json_node& each : json_children{tree_, at}) unknown_key(each, known);
    }
    void read_verb(const json_node& at, const json_node& verb, scenario_event& one) {
        if (verb.key == "selesaikan") {
            events::complete done;
            done.row = text(verb);
            done.unit = optional_text(at, "unit");
            done.answer = optional_text(at, "jawab");
            done.reason = optional_text(at, "alasan");
            done.on_behalf_of = optional_text(at, "atas_nama");
            if (const json_node* list = child(at, "hadir"))
                done.attendants = read_seats(*list, false);
            if (const json_node* list = child(at, "unit_kembali")) done.back_for = texts(*list);
            one.given.what = std::move(done);
        } else if (verb.key == "kembalikan") {
            events::send_back back;
            back.row = text(verb);
            back.to = needed_text(at, "ke");
            back.reason = optional_text(at, "alasan");
            back.unit = optional_text(at, "unit");
            back.on_behalf_of = optional_text(at, "atas_nama");
            if (const json_node* list = child(at, "unit_kembali")) back.back_for = texts(*list);
            one.given.what = std::move(back);
        } else if (verb.key == "tunda") {
            one.given.what = events::suspend{text(verb)};
        } else if (verb.key == "lanjutkan") {
            one.given.what = events::resume{text(verb)};
        } else if (verb.key == "batalkan") {
            one.given.what = events::cancel{text(verb)};
        } else if (verb.key == "tambah_unit" || verb.key == "keluarkan_unit") {
            read_unit(at, verb, one);
        } else if (verb.key == "data") {
            events::set_data data;
            if (object(verb, {}))
                for (const json_node& each : json_children{tree_, verb})
                    data.values[std::string(each.key)] = value(each);
            one.given.what = std::move(data);
        } else if (verb.kind != json_kind::boolean || !verb.yes) {
            wrong_type(verb, "true", "true");
        }
    }
    void read_unit(const json_node& at, const json_node& verb, scenario_event& one) {
        const json_node* unit = verb.kind == json_kind::object ? tree_.first_child(verb) : nullptr;
        if (unit == nullptr || tree_.sibling(*unit) != nullptr) {
            wrong_type(verb, "satu unit, misalnya {\"bidang\": \"Ekonomi\"}",
                       "one unit, for example {\"bidang\": \"Ekonomi\"}");
            return;
        }
        const std::string reason = optional_text(at, "alasan");
        if (verb.key == "tambah_unit")
            one.given.what = events::add_unit{std::string(unit->key), text(*unit), reason};
        else
            one.given.what = events::remove_unit{std::string(unit->key), text(*unit), reason};
    }
    data_value value(const json_node& at) {
        switch (at.kind) {
            case json_kind::boolean:
                return at.yes;
            case json_kind::null:
                return std::monostate{};
            case json_kind::number: {
                double number = 0;
                (void)std::from_chars(at.text.data(), at.text.data() + at.text.size(), number);
                return number;
            }
            case json_kind::text:
                break;
            default:
                wrong_type(at, "satu nilai", "a single value");
                return std::monostate{};
        }
        for (const auto& [name, type] : sop_.sop.data)
            if (name == at.key && type == data_type::date)
                if (const auto date = date_from_text(at.text)) return *date;
        return std::string(at.text);
    }

    void read_expectation(const json_node& at, scenario_event& one) {
        if (const json_node* late = child(at, "terlambat")) {
            if (late->kind != json_kind::boolean)
                wrong_type(*late, "true atau false", "true or false");
            else
                one.late = late->yes;
        }
        const json_node* refused = child(at, "ditolak");
        if (refused == nullptr) return;
        const std::string word = text(*refused);
        for (const refusal_word& each : refusal_words)
            if (each.word == word) one.refused = each.why;
        if (one.refused) return;
        std::vector<std::string_view> words;
        for (const refusal_word& each : refusal_words) words.push_back(each.word);
        complain("SK05", *refused,
                 {fmt::format("\"{}\" bukan sebab penolakan.", word),
                  fmt::format("\"{}\" is no reason for a refusal.", word)},
                 {fmt::format("Pilih satu dari: {}.", fmt::join(words, ", ")),
                  fmt::format("Choose one of: {}.", fmt::join(words, ", "))});
    }
    void check_ending(const json_node& root, const std::string& ending) {
        const json_node* at = child(root, "berakhir");
        if (at == nullptr || ending.empty() || ending == "selesai" || ending == "dibatalkan" ||
            ending == "berjalan" || ending == "ditunda")
            return;
        for (const std::string& each : sop_.outcomes)
            if (!each.empty() && ending == "selesai: " + each) return;
        complain("SK05", *at,
                 {fmt::format("SOP ini tidak dapat berakhir \"{}\".", ending),
                  fmt::format("This SOP cannot end in \"{}\".", ending)},
                 {"Tulis selesai, \"selesai: <hasil>\", dibatalkan, ditunda, atau berjalan.",
                  "Write selesai, \"selesai: <outcome>\", dibatalkan, ditunda or berjalan."});
    }

    const json_tree& tree_;
    const machine& sop_;
    diagnostics& found_;
    std::map<std::string, actor, std::less<>> people_;
};

}  // namespace

std::string_view word_of(refusal why) noexcept {
    for (const refusal_word& each : refusal_words)
        if (each.why == why) return each.word;
    return {};
}

scenario_loaded read_scenario(const source& from, const machine& sop) {
    scenario_loaded result;
    json_tree tree;
    if (!read_json_tree(tree, from.text, result.problems)) return result;
    scenario play = reader(tree, sop, result.problems).read();
    if (no_errors(result.problems)) result.play = std::move(play);
    return result;
}

}  // namespace alur::command
