#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>
#include <ostream>

#include "case/decision_line.hpp"
#include "command/narrator.hpp"
#include "command/phrases.hpp"

namespace alur::command {
namespace {

namespace json = boost::json;

constexpr std::array<const char*, 17> event_words{
    "detak",       "mulai",          "selesaikan", "kembalikan", "ambil",         "lepas",
    "tugaskan",    "perpanjang",     "kecualikan", "tunda",      "lanjutkan",     "batalkan",
    "tambah_unit", "keluarkan_unit", "data",       "catat",      "ganti_kalender"};
static_assert(event_words.size() == std::variant_size_v<decltype(event::what)>);
constexpr std::array<const char*, 3> measured_words{"langkah", "sampai", "sop"};

class json_story final : public narrator {
  public:
    explicit json_story(const page& to) : to_(to) {}

    void begin(const open_case& of, const scenario* play) override {
        json::object line;
        line["judul"] = of.sop().sop.form.title;
        if (play != nullptr) line["skenario"] = play->title;
        line["kalender"] = of.times().calendar().data().id;
        line["versi_kalender"] = of.times().calendar().data().version;
        write(line);
    }

    void accepted(const open_case& of, const entry& decided) override {
        json::object line = heading(of, decided.given, true);
        if (decided.at.row != no_step) add_row(of, decided.at, line);
        if (decided.office != no_role) line["jabatan"] = code(of, decided.office);
        if (decided.recorder != no_role) line["dicatat_oleh"] = code(of, decided.recorder);
        if (const auto unit = office_unit(decided); !unit.empty()) line["jabatan_unit"] = unit;
        add_assignment(relied_on(decided), line);
        std::visit([&](const auto& what) { add_given(of, what, line); }, decided.given.what);
        const auto& rows = of.sop().sop.rows;
        if (decided.taken != no_exit && !rows[index(decided.at.row)].answers.empty())
            line["jawab"] = rows[index(decided.at.row)].answers[index(decided.taken)].label;
        if (decided.backward && decided.target != no_step)
            line["kembali_ke"] = rows[index(decided.target)].id;
        add_notices(of, "jatuh_tempo", decided.notices, line);
        add_notices(of, "ralat", decided.disproved, line);
        if (!decided.lifted.empty()) {
            json::array lifted;
            for (const refusal each : decided.lifted) lifted.emplace_back(word_of(each));
            line["dikecualikan"] = std::move(lifted);
        }
        add_moved(of, decided, line);
        if (decided.closed) line["ditutup"] = row_object(of, *decided.closed);
        add_opened(of, decided, line);
        if (!decided.withdrawn.empty()) line["ditarik"] = row_list(of, decided.withdrawn);
        if (!decided.outputs.empty()) line["output"] = row_list(of, decided.outputs);
        if (!decided.void_outputs.empty())
            line["output_gugur"] = row_list(of, decided.void_outputs);
        add_times(of, decided, line);
        line["status"] = ending_of(of);
        line["urutan"] = of.facts().sequence;
        write(line);
    }

    void refused(const open_case& of, const event& given, const refused_event& why,
                 bool expected) override {
        json::object line = heading(of, given, false);
        if (why.at.row != no_step) line["langkah"] = of.sop().sop.rows[index(why.at.row)].id;
        line["ditolak"] = word_of(why.why);
        line["diharapkan"] = expected;
        json::array offices;
        for (const role_id office : why.belongs_to) offices.emplace_back(code(of, office));
        if (!offices.empty()) line["milik"] = std::move(offices);
        line["pesan"] = {{"id", why.message.id}, {"en", why.message.en}};
        write(line);
    }

    void known(const open_case& of, const event& given, std::uint64_t sequence) override {
        json::object line = heading(of, given, true);
        line["sudah_tercatat"] = sequence;
        write(line);
    }

    void unmet(const open_case&, const std::string& place, const bilingual& what) override {
        json::object line;
        line["tidak_sesuai"] = place;
        line["pesan"] = {{"id", what.id}, {"en", what.en}};
        write(line);
    }

    void end(const open_case& of, const tally& counted) override {
        json::object sum;
        sum["berakhir"] = ending_of(of);
        sum["diterima"] = counted.accepted;
        json::object refusals;
        for (const auto& [why, n] : counted.refused) refusals[word_of(why)] = n;
        sum["ditolak"] = std::move(refusals);
        sum["mundur"] = counted.steps_back;
        sum["tepat_waktu"] = counted.kept;
        sum["terlambat"] = counted.late.size();
        if (counted.extensions > 0) sum["perpanjangan"] = counted.extensions;
        if (counted.exceptions > 0) sum["pengecualian"] = counted.exceptions;
        if (counted.corrections > 0) sum["ralat"] = counted.corrections;
        sum["tidak_sesuai_harapan"] = counted.unmet;
        write({{"ringkasan", std::move(sum)}});
    }

  private:
    void write(const json::object& line) { to_.out << json::serialize(line) << '\n'; }

    static std::string text(const open_case& of, instant at) {
        return print_instant(at, of.times().where());
    }
    static const std::string& code(const open_case& of, role_id office) {
        return of.sop().sop.performers[index(office)].code;
    }
    static json::object heading(const open_case& of, const event& given, bool accepted) {
        json::object line;
        line["pada"] = text(of, given.at);
        line["kejadian"] = event_words[given.what.index()];
        if (given.recorded) line["dicatat"] = text(of, *given.recorded);
        if (!given.by.id.empty()) line["oleh"] = given.by.id;
        if (!given.id.empty()) line["id"] = given.id;
        line["diterima"] = accepted;
        return line;
    }
    static void add_text(json::object& into, const char* key, const std::string& text) {
        if (!text.empty()) into[key] = text;
    }
    // How somebody holds the office, where it is more than an appointment without a letter.
    static void add_assignment(const seat& held, json::object& into) {
        if (held.capacity == capacity::definitive && held.letter.empty()) return;
        json::object one;
        one["jabatan"] = held.office;
        add_text(one, "unit", held.unit);
        one["selaku"] = name(held.capacity);
        add_text(one, "surat", held.letter);
        into["penugasan"] = std::move(one);
    }
    static void add_caller(const calling_row& caller, json::object& into) {
        if (caller.case_id.empty()) return;
        json::object one{{"berkas", caller.case_id}, {"langkah", caller.row}};
        add_text(one, "unit", caller.unit);
        into["pemanggil"] = std::move(one);
    }
    static void add_called(const open_case& of, const called_case& called, json::object& into) {
        if (called.id.empty()) return;
        json::object one{{"id", called.id}};
        add_text(one, "judul", called.title);
        add_text(one, "nomor", called.number);
        add_text(one, "hasil", called.outcome);
        add_text(one, "sidik", called.head);
        add_caller(called.caller, one);
        one["mulai"] = text(of, called.started);
        one["selesai"] = text(of, called.finished);
        into["berkas_sop"] = std::move(one);
    }
    // What the event itself says, by the keys of scenarios and journals.
    template <class What>
    static void add_given(const open_case& of, const What& what, json::object& into) {
        if constexpr (std::is_same_v<What, events::start>)
            add_caller(what.caller, into);
        else if constexpr (requires { what.caller; })
            add_text(into, "pemanggil", what.caller);
        if constexpr (requires { what.reason; }) add_text(into, "alasan", what.reason);
        if constexpr (requires { what.person; }) add_text(into, "orang", what.person);
        if constexpr (std::is_same_v<What, events::complete>) {
            add_text(into, "alasan_terlambat", what.late_reason);
            add_text(into, "tunjuk_jabatan", what.name_office);
            add_text(into, "tunjuk_orang", what.name_person);
            if (!what.name_units.empty())
                into["tunjuk_unit"] = json::array(what.name_units.begin(), what.name_units.end());
            add_called(of, *what.called, into);
            if (what.by_silence) into["karena_diam"] = true;
            json::array documents;
            for (const document& each : what.documents) {
                json::object one;
                one["nama"] = each.name;
                add_text(one, "rujukan", each.reference);
                add_text(one, "sha256", each.sha256);
                documents.push_back(std::move(one));
            }
            if (!documents.empty()) into["dokumen"] = std::move(documents);
        } else if constexpr (std::is_same_v<What, events::except>) {
            into["perihal"] = what.lifts;
            add_text(into, "menggantikan", what.office);
            add_text(into, "surat", what.letter);
        } else if constexpr (std::is_same_v<What, events::note>) {
            into["catatan"] = what.text;
        }
    }
    static void add_notices(const open_case& of, const char* key,
                            const std::vector<notice>& noticed, json::object& into) {
        json::array list;
        for (const notice& each : noticed) {
            json::object one = thing(of, each.what, each.at);
            one["batas"] = text(of, each.due);
            if (each.rung != 0) one["jenjang"] = each.rung;
            if (each.office != no_role) one["kepada"] = code(of, each.office);
            list.push_back(std::move(one));
        }
        if (!list.empty()) into[key] = std::move(list);
    }
    static void add_moved(const open_case& of, const entry& decided, json::object& line) {
        json::array list;
        for (const moved_deadline& each : decided.moved) {
            json::object one = thing(of, each.what, each.at);
            one["batas"] = text(of, each.due.at);
            if (each.due.provisional) one["sementara"] = true;
            list.push_back(std::move(one));
        }
        if (!list.empty()) line["pindah"] = std::move(list);
    }
    static void add_row(const open_case& of, row_unit at, json::object& into) {
        into["langkah"] = of.sop().sop.rows[index(at.row)].id;
        if (const std::string& unit = unit_name(of.sop(), of.facts(), at); !unit.empty())
            into["unit"] = unit;
    }
    static json::object row_object(const open_case& of, row_unit at) {
        json::object one;
        add_row(of, at, one);
        return one;
    }
    static json::array row_list(const open_case& of, std::span<const row_unit> rows) {
        json::array list;
        for (const row_unit each : rows) list.push_back(row_object(of, each));
        return list;
    }
    static json::object thing(const open_case& of, measured_thing what, row_unit at) {
        json::object one;
        one["waktu"] = measured_words[static_cast<std::size_t>(what)];
        if (what != measured_thing::service) add_row(of, at, one);
        return one;
    }
    static void add_opened(const open_case& of, const entry& decided, json::object& line) {
        json::array opened;
        for (const opened_row& each : decided.opened) {
            json::object one = row_object(of, each.at);
            if (each.due.has_limit()) one["batas"] = text(of, each.due.at);
            if (each.due.provisional) one["sementara"] = true;
            if (of.sop().demands[index(each.at.row)].calls)
                one["sop"] = of.sop().sop.rows[index(each.at.row)].called_sop;
            opened.push_back(std::move(one));
        }
        if (!opened.empty()) line["dibuka"] = std::move(opened);
    }
    static void add_times(const open_case& of, const entry& decided, json::object& line) {
        json::array times;
        for (const measured_time& each : decided.measured) {
            if (!each.due.has_limit()) continue;
            json::object one = thing(of, each.what, each.at);
            one["dibuka"] = text(of, each.opened);
            one["batas"] = text(of, each.due.at);
            if (each.outside)
                one["pihak_luar"] = true;
            else
                one["ketepatan"] = each.late ? "lewat" : "tepat waktu";
            times.push_back(std::move(one));
        }
        if (!times.empty()) line["ukuran"] = std::move(times);
    }

    page to_;
};

}  // namespace

std::unique_ptr<narrator> json_narrator(const page& to) { return std::make_unique<json_story>(to); }

}  // namespace alur::command
