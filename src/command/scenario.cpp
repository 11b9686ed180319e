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

#include "command/scenario_words.hpp"
#include "sop/json_tree.hpp"
#include "sop/report.hpp"
#include "sop/suggest.hpp"

namespace alur::command {
namespace {

using keys = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> top_keys{
    "$schema", "judul", "sop", "catatan", "kalender", "mulai", "pelaku", "kejadian", "berakhir"};
constexpr std::array<std::string_view, 6> start_keys{"pada", "oleh",      "di",
                                                     "unit", "pemanggil", "terbuka"};
constexpr std::array<std::string_view, 2> open_keys{"langkah", "unit"};
constexpr std::array<std::string_view, 4> seat_keys{"jabatan", "unit", "selaku", "surat"};
constexpr std::array<std::string_view, 2> attendant_keys{"jabatan", "unit"};
constexpr std::array<std::string_view, 3> document_keys{"nama", "rujukan", "sha256"};
constexpr std::array<std::string_view, 3> caller_keys{"berkas", "langkah", "unit"};
constexpr std::array<std::string_view, 8> called_keys{"id",    "judul",     "nomor", "hasil",
                                                      "sidik", "pemanggil", "mulai", "selesai"};

class scenario_reader {
  public:
    scenario_reader(const json_tree& tree, const machine& sop, diagnostics& found)
        : tree_(tree), sop_(sop), found_(found) {}

    scenario read() {
        scenario play;
        const json_node& root = tree_.root();
        if (!object(root, top_keys)) return play;
        play.title = needed_text(root, "judul");
        play.sop = optional_text(root, "sop");
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

    // Somebody who was there: an office, of a unit where there is one in every unit.
    seat read_attendant(const json_node& at) {
        if (at.kind != json_kind::object) return {text(at)};
        if (!object(at, attendant_keys)) return {};
        return {needed_text(at, "jabatan"), needed_text(at, "unit")};
    }
    seat read_seat(const json_node& at) {
        seat one;
        const json_node* office = &at;
        if (at.kind == json_kind::object) {
            if (!object(at, seat_keys)) return one;
            office = needed(at, "jabatan");
            one.unit = optional_text(at, "unit");
            one.letter = optional_text(at, "surat");
            if (const json_node* held = child(at, "selaku")) one.capacity = read_capacity(*held);
            if (one.capacity != capacity::definitive && one.letter.empty())
                contradiction(
                    at,
                    {fmt::format("{} tanpa surat: siapa yang menunjuknya?", prefix(one.capacity)),
                     fmt::format("{} without a letter: who appointed them?", prefix(one.capacity))},
                    {"Tambahkan \"surat\", misalnya \"ST 12/2026\".",
                     "Add \"surat\", for example \"ST 12/2026\"."});
            if (office == nullptr) return one;
        }
        one.office = text(*office);
        if (one.office.empty() || sop_.find_role(one.office) != no_role) return one;
        std::vector<std::string> names;
        for (const performer& each : sop_.sop.performers) names.push_back(each.code);
        complain("SK03", *office,
                 {fmt::format("SOP ini tidak mengenal jabatan \"{}\".", one.office),
                  fmt::format("This SOP knows no office \"{}\".", one.office)},
                 {fmt::format("Yang ada: {}.", fmt::join(names, ", ")),
                  fmt::format("There are: {}.", fmt::join(names, ", "))});
        return one;
    }
    capacity read_capacity(const json_node& at) {
        const std::string word = text(at);
        if (word.empty()) return capacity::definitive;
        if (const auto held = parse_capacity(word)) return *held;
        complain("JS13", at,
                 {fmt::format("\"{}\" tidak dikenal di sini.", word),
                  fmt::format("\"{}\" is unknown here.", word)},
                 {"Tulis definitif, Plh atau Plt.", "Write definitif, Plh or Plt."});
        return capacity::definitive;
    }
    // One may stand alone where several are possible.
    template <class Read>
    auto several(const json_node& at, Read read) {
        std::vector<decltype(read(at))> all;
        if (at.kind != json_kind::list)
            all.push_back(read(at));
        else
            for (const json_node& each : json_children{tree_, at}) all.push_back(read(each));
        return all;
    }
    void read_actor(const json_node& at) {
        people_[std::string(at.key)] = {
            std::string(at.key),
            several(at, [this](const json_node& each) { return read_seat(each); })};
    }
    document read_document(const json_node& at) {
        if (at.kind != json_kind::object) return {text(at)};
        if (!object(at, document_keys)) return {};
        return {needed_text(at, "nama"), optional_text(at, "rujukan"), optional_text(at, "sha256")};
    }
    calling_row read_caller(const json_node& at) {
        if (!object(at, caller_keys)) return {};
        return {needed_text(at, "berkas"), needed_text(at, "langkah"), optional_text(at, "unit")};
    }
    called_case read_called(const json_node& at) {
        called_case one;
        if (!object(at, called_keys)) return one;
        one.id = needed_text(at, "id");
        one.title = optional_text(at, "judul");
        one.number = optional_text(at, "nomor");
        one.outcome = optional_text(at, "hasil");
        one.head = optional_text(at, "sidik");
        if (const json_node* caller = needed(at, "pemanggil")) one.caller = read_caller(*caller);
        const auto time = [&](std::string_view key) {
            const json_node* found = needed(at, key);
            return found == nullptr ? std::nullopt : instant_of(*found);
        };
        const std::optional<instant> started = time("mulai");
        const std::optional<instant> finished = time("selesai");
        if (!started || !finished) return one;
        one.started = *started;
        one.finished = *finished;
        if (one.finished < one.started)
            contradiction(
                *child(at, "selesai"),
                {"Berkas ini selesai sebelum mulai.", "This case ends before it begins."},
                {"Tukar \"mulai\" dan \"selesai\".", "Exchange \"mulai\" and \"selesai\"."});
        return one;
    }
    void contradiction(const json_node& at, bilingual what, bilingual fix) {
        complain("SK06", at, std::move(what), std::move(fix));
    }

    instant read_instant(const json_node& of) {
        const json_node* at = needed(of, "pada");
        return at == nullptr ? instant{} : instant_of(*at).value_or(instant{});
    }
    std::optional<instant> instant_of(const json_node& at) {
        const std::string written = text(at);
        if (written.empty()) return std::nullopt;
        const parsed<instant> read = parse_instant(written);
        if (read) return *read;
        const sentence why = describe(read.error.why);
        complain("SK04", at,
                 {fmt::format("Waktu \"{}\" tidak terbaca: {}.", written, why.id),
                  fmt::format("The time \"{}\" cannot be read: {}.", written, why.en)},
                 {"Tulis misalnya \"2026-04-02T13:05+07:00\".",
                  "Write for example \"2026-04-02T13:05+07:00\"."});
        return std::nullopt;
    }
    void read_recorded(const json_node& of, event& given) {
        const json_node* at = child(of, "dicatat");
        if (at == nullptr) return;
        given.recorded = instant_of(*at);
        if (given.recorded && *given.recorded < given.at)
            contradiction(*at,
                          {"Kejadian ini dicatat sebelum terjadi.",
                           "This event is recorded before it happened."},
                          {"\"pada\" adalah saat terjadinya, \"dicatat\" saat dicatat: tukar.",
                           "\"pada\" is when it happened, \"dicatat\" when it was recorded: "
                           "exchange them."});
    }
    actor read_by(const json_node& of) {
        const json_node* at = needed(of, "oleh");
        if (at == nullptr) return {};
        const auto found = known_person(*at);
        return found == people_.end() ? actor{} : found->second;
    }
    using people_by_name = std::map<std::string, actor, std::less<>>;
    people_by_name::const_iterator known_person(const json_node& at) {
        const std::string name = text(at);
        const auto found = people_.find(name);
        if (found != people_.end() || at.kind != json_kind::text) return found;
        std::vector<std::string> names;
        for (const auto& each : people_) names.push_back(each.first);
        complain("SK02", at,
                 {fmt::format("\"{}\" tidak ada di \"pelaku\".", name),
                  fmt::format("\"{}\" is not among \"pelaku\".", name)},
                 did_you_mean(name, names));
        return found;
    }
    // A misspelt person would only show when somebody else is refused.
    std::string person(const json_node* at) {
        if (at == nullptr) return {};
        const auto found = known_person(*at);
        return found == people_.end() ? std::string() : found->first;
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
        if (const json_node* caller = child(at, "pemanggil")) start.caller = read_caller(*caller);
        one.given.what = std::move(start);
        read_open(at, one);
        return one;
    }

    scenario_event read_event(const json_node& at) {
        scenario_event one;
        one.pointer = tree_.pointer(at);
        if (at.kind != json_kind::object) {
            wrong_type(at, "objek { … }", "an object { … }");
            return one;
        }
        const json_node* verb = the_verb(at);
        if (verb == nullptr) return one;
        duplicates(at);
        const std::vector<std::string_view> known = keys_beside(verb->key);
        for (const json_node& each : json_children{tree_, at}) unknown_key(each, known);
        one.given.at = read_instant(at);
        read_recorded(at, one.given);
        if (verb->key != "detak") one.given.by = read_by(at);
        one.given.as = optional_text(at, "sebagai");
        one.given.id = optional_text(at, "id");
        one.given.head = optional_text(at, "sidik_dilihat");
        read_verb(at, *verb, one);
        read_expectation(at, one);
        return one;
    }
    // Null, with a finding, if there is none or more than one.
    const json_node* the_verb(const json_node& at) {
        const auto verbs = scenario_verbs();
        const json_node* verb = nullptr;
        bool more_than_one = false;
        std::string_view near;
        for (const json_node& each : json_children{tree_, at}) {
            if (std::find(verbs.begin(), verbs.end(), each.key) == verbs.end()) {
                if (near.empty() && !beside_a_verb(each.key)) near = alur::nearest(each.key, verbs);
                continue;
            }
            more_than_one = more_than_one || verb != nullptr;
            verb = &each;
        }
        if (verb != nullptr && !more_than_one) return verb;
        bilingual fix{fmt::format("Pilih satu dari: {}.", fmt::join(verbs, ", ")),
                      fmt::format("Choose one of: {}.", fmt::join(verbs, ", "))};
        if (verb == nullptr && !near.empty())
            fix = {fmt::format("Maksud Anda \"{}\"?", near),
                   fmt::format("Did you mean \"{}\"?", near)};
        complain("SK01", at,
                 {"Setiap kejadian menyebut tepat satu kata kerja.",
                  "Every event names exactly one verb."},
                 std::move(fix));
        return nullptr;
    }
    void read_verb(const json_node& at, const json_node& verb, scenario_event& one) {
        const std::string_view key = verb.key;
        auto& what = one.given.what;
        const auto unit = [&] { return optional_text(at, "unit"); };
        const auto reason = [&] { return optional_text(at, "alasan"); };
        const auto caller = [&] { return optional_text(at, "pemanggil"); };
        if (key == "selesaikan") {
            what = read_complete(at, verb);
        } else if (key == "kembalikan") {
            events::send_back back;
            back.row = text(verb);
            back.to = needed_text(at, "ke");
            back.reason = reason();
            back.unit = unit();
            back.on_behalf_of = optional_text(at, "atas_nama");
            if (const json_node* list = child(at, "unit_kembali")) back.back_for = texts(*list);
            what = std::move(back);
        } else if (key == "ambil") {
            what = events::claim{text(verb), unit()};
        } else if (key == "lepas") {
            what = events::release{text(verb), unit(), reason()};
        } else if (key == "tugaskan") {
            what = events::assign{text(verb), unit(), person(needed(at, "orang")), reason()};
        } else if (key == "perpanjang") {
            what = events::extend{text(verb), unit(), reason()};
        } else if (key == "kecualikan") {
            what = read_exception(at, verb);
        } else if (key == "tunda") {
            what = events::suspend{text(verb), caller()};
        } else if (key == "lanjutkan") {
            what = events::resume{text(verb), caller()};
        } else if (key == "batalkan") {
            what = events::cancel{text(verb), caller()};
        } else if (key == "tambah_unit" || key == "keluarkan_unit") {
            read_unit(at, verb, one);
        } else if (key == "catat") {
            what = events::note{text(verb)};
        } else if (key == "data") {
            events::set_data data;
            if (object(verb, {}))
                for (const json_node& each : json_children{tree_, verb})
                    data.values[std::string(each.key)] = value(each);
            what = std::move(data);
        } else {
            must_be_true(verb);
        }
    }
    bool must_be_true(const json_node& at) {
        const bool yes = at.kind == json_kind::boolean && at.yes;
        if (!yes) wrong_type(at, "true", "true");
        return yes;
    }
    events::complete read_complete(const json_node& at, const json_node& verb) {
        events::complete done;
        done.row = text(verb);
        done.unit = optional_text(at, "unit");
        done.answer = optional_text(at, "jawab");
        done.reason = optional_text(at, "alasan");
        done.on_behalf_of = optional_text(at, "atas_nama");
        done.late_reason = optional_text(at, "alasan_terlambat");
        done.name_office = optional_text(at, "tunjuk_jabatan");
        done.name_person = person(child(at, "tunjuk_orang"));
        if (const json_node* list = child(at, "tunjuk_unit")) done.name_units = texts(*list);
        if (const json_node* called = child(at, "berkas_sop")) done.called = read_called(*called);
        if (const json_node* list = child(at, "hadir"))
            done.attendants =
                several(*list, [this](const json_node& each) { return read_attendant(each); });
        if (const json_node* list = child(at, "unit_kembali")) done.back_for = texts(*list);
        if (const json_node* list = child(at, "dokumen"))
            done.documents =
                several(*list, [this](const json_node& each) { return read_document(each); });
        if (const json_node* silent = child(at, "karena_diam")) {
            done.by_silence = must_be_true(*silent);
            for (const std::string_view key : keys_without_silence())
                if (const json_node* other = child(at, key))
                    contradiction(
                        *other,
                        {fmt::format("\"{}\" tidak cocok dengan \"karena_diam\": waktu yang "
                                     "menjawab, tidak ada yang bertindak.",
                                     key),
                         fmt::format("\"{}\" does not go with \"karena_diam\": time has answered, "
                                     "nobody acts.",
                                     key)},
                        {"Hapus salah satunya.", "Remove one of them."});
        }
        return done;
    }
    events::except read_exception(const json_node& at, const json_node& verb) {
        events::except made;
        made.row = text(verb);
        made.unit = optional_text(at, "unit");
        made.lifts = needed_text(at, "perihal");
        made.person = person(needed(at, "orang"));
        made.office = optional_text(at, "menggantikan");
        made.reason = optional_text(at, "alasan");
        made.letter = optional_text(at, "surat");
        if (const json_node* stead = child(at, "menggantikan"); stead && made.lifts != "jabatan")
            contradiction(*stead,
                          {"\"menggantikan\" hanya berlaku untuk pengecualian perihal jabatan.",
                           "\"menggantikan\" belongs to an exception for \"jabatan\" only."},
                          {"Hapus kunci ini, atau tulis \"perihal\": \"jabatan\".",
                           "Remove the key, or write \"perihal\": \"jabatan\"."});
        return made;
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

    // `[]` says that nothing is open.
    void read_open(const json_node& at, scenario_event& one) {
        const json_node* rows = child(at, "terbuka");
        if (rows == nullptr) return;
        one.open = several(*rows, [this](const json_node& each) { return read_open_row(each); });
    }
    expected_row read_open_row(const json_node& at) {
        expected_row made;
        const json_node* name = &at;
        if (at.kind == json_kind::object) {
            if (!object(at, open_keys)) return made;
            name = needed(at, "langkah");
            made.unit = needed_text(at, "unit");
            if (name == nullptr) return made;
        }
        const std::string row = text(*name);
        made.row = sop_.find_row(row);
        if (name->kind != json_kind::text || made.row != no_step) return made;
        std::vector<std::string> ids;
        for (const alur::row& each : sop_.sop.rows) ids.push_back(each.id);
        complain("SK05", *name,
                 {fmt::format("SOP ini tidak mempunyai langkah \"{}\".", row),
                  fmt::format("This SOP has no row \"{}\".", row)},
                 did_you_mean(row, ids));
        return made;
    }

    void read_expectation(const json_node& at, scenario_event& one) {
        read_open(at, one);
        if (const json_node* late = child(at, "terlambat")) {
            if (late->kind != json_kind::boolean)
                wrong_type(*late, "true atau false", "true or false");
            else
                one.late = late->yes;
        }
        const json_node* refused = child(at, "ditolak");
        if (refused == nullptr) return;
        const std::string word = text(*refused);
        if (const refusal why = refusal_named(word); why != refusal::none) {
            one.refused = why;
            return;
        }
        const std::vector<std::string_view> words = refusal_words();
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
    people_by_name people_;
};

}  // namespace

scenario_loaded read_scenario(const source& from, const machine& sop) {
    scenario_loaded result;
    json_tree tree;
    if (!read_json_tree(tree, from.text, result.problems)) return result;
    scenario play = scenario_reader(tree, sop, result.problems).read();
    if (no_errors(result.problems)) result.play = std::move(play);
    return result;
}

}  // namespace alur::command
