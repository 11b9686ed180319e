// No key of the format is inert: for each there are two documents that differ in that key alone,
// and the difference is seen. What is only printed is seen by `alur show`; everything else by a
// finding of `check`, or by how a case of the SOP is judged and when its rows are due.
#include <alur/case/open_case.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "command/options.hpp"
#include "sop/load_reading.hpp"

namespace keys_test {

using namespace alur;

namespace {

// ---- three ways to look at a document --------------------------------------------------------

std::string shown(const std::string& text) {
    std::istringstream in{text};
    std::ostringstream out;
    std::ostringstream err;
    const int code = command::run_command({"show", "-", "--lang", "id"}, language::id,
                                          {in, out, err, "", 160, false, false});
    INFO(text << err.str());
    REQUIRE(code == command::exit_ok);
    return out.str();
}

diagnostics findings(const std::string& text) {
    loaded read = load({"contoh.json", text});
    diagnostics all = std::move(read.problems);
    if (!read.sop) return all;
    for (diagnostic& each : check(*read.sop)) all.push_back(std::move(each));
    return all;
}

std::string found(const std::string& text) {
    std::string all;
    for (const diagnostic& each : findings(text)) all += each.code + " " + each.pointer + "\n";
    return all;
}

const work_calendar& office_days() {
    static const work_calendar calendar = [] {
        const std::string path = ALUR_SOURCE_DIR "/sops/calendars/id.json";
        std::ifstream file{path, std::ios::binary};
        calendar_loaded read = load_calendar({path, {std::istreambuf_iterator<char>{file}, {}}});
        REQUIRE(read);
        return *make_calendar(*std::move(read.calendar));
    }();
    return calendar;
}

instant moment(std::string_view text) {
    const auto read = parse_instant(text);
    REQUIRE(read);
    return *read;
}

// A case in which everybody tries everything: what is tried is told, accepted or not.
class trial {
  public:
    explicit trial(const machine& sop)
        : sop_(sop), times_(make_timetable(sop, office_days())), berkas_(sop_, times_) {
        const bool repeated = !sop.kinds.empty() || !sop.case_kinds.empty();
        for (const char* start : {"", "surat", "q"})
            if (open("start", events::start{start, {}}) ||
                (repeated && open("start with units", events::start{start, {{"bidang", many()}}})))
                break;
    }

    // Every office tries every row; whenever an act is accepted, all begin again.
    std::string told() {
        for (int round = 0; round < 8 && berkas_.stage() == lifecycle::running; ++round) {
            deadlines();
            others();
            any_act();
        }
        told_ << name(berkas_.stage()).en << '\n';
        return told_.str();
    }

  private:
    [[nodiscard]] text_list many() const {
        return sop_.kinds.empty() ? text_list{"Ekonomi"} : text_list{"Ekonomi", "Sosial", "Fisik"};
    }

    bool open(std::string_view what, events::start how) {
        return attempt(what, "", std::move(how), true);
    }

    template <class What>
    bool attempt(std::string_view what, const std::string& as, What how, bool keep) {
        event e;
        e.at = at_;
        e.by.id = "ani";
        for (const char* unit : {"", "Ekonomi", "Sosial", "Fisik"}) {
            if (!as.empty()) e.by.seats.push_back({as, unit, held_});
            if (as.empty())
                for (const performer& each : sop_.sop.performers)
                    e.by.seats.push_back({each.code, unit, held_});
        }
        e.as = as;
        e.what = std::move(how);
        judgement answer = berkas_.judge(e);
        told_ << what << ' ' << as << ": ";
        if (!answer) {
            told_ << "refused " << static_cast<int>(answer.refused().why) << '\n';
            return false;
        }
        for (const opened_row& each : answer.decided().opened) {
            told_ << "row " << index(each.at.row);
            if (each.due.has_limit()) told_ << " due " << print_instant(each.due.at, zone::WIB);
        }
        for (const moved_deadline& each : answer.decided().moved)
            told_ << " moved to " << print_instant(each.due.at, zone::WIB);
        for (const notice& each : answer.decided().notices)
            told_ << " noticed " << print_instant(each.due, zone::WIB) << " for "
                  << index(each.office);
        told_ << '\n';
        if (keep) berkas_.apply(answer.decided());
        return true;
    }

    void deadlines() {
        const instant next = next_deadline(berkas_);
        told_ << "next " << (next == instant::max() ? "none" : print_instant(next, zone::WIB))
              << '\n';
    }

    void others() {
        attempt("data", "a", events::set_data{{{"nilai", 80.0}}}, true);
        for (const performer& each : sop_.sop.performers)
            attempt("suspend", each.code, events::suspend{"libur"}, false);
        for (const row& each : sop_.sop.rows)
            attempt("extend " + each.number, "a", events::extend{each.id, "", "sebab"}, false);
        for (const row& from : sop_.sop.rows)
            for (const row& to : sop_.sop.rows)
                attempt("back " + from.number + " to " + to.number, "",
                        events::send_back{from.id, to.id, "salah"}, false);
    }

    void any_act() {
        for (const row& each : sop_.sop.rows)
            for (const char* unit : {"", "Ekonomi", "Sosial"})
                for (const char* office : {"Kepala Badan", "Kaban", "a", "b", "c", "x", "u"})
                    if (act(each, unit, office)) return;
    }

    bool act(const row& which, const std::string& unit, const char* office) {
        std::vector<std::string> labels{""};
        for (const answer& each : which.answers) labels.push_back(each.label);
        for (const std::string& label : labels) {
            const std::string what = which.number + " " + unit + label;
            events::complete how;
            how.row = which.id;
            how.unit = unit;
            how.answer = label;
            how.reason = "sebab";
            for (const char* recorder : {"a", "b"})
                attempt("record " + what, recorder, recorded(how, office), false);
            otherwise(what, office, how);
            how.name_person = "budi";
            if (attempt("name budi, act " + what, office, how, true)) return true;
            how.name_person.clear();
            if (attempt("act " + what, office, how, true)) return true;
            how.attendants = {{"a"}, {"b"}};
            if (attempt("meet " + what, office, how, true)) return true;
        }
        return false;
    }

    // By somebody who stands in, late, and by silence.
    void otherwise(const std::string& what, const char* office, events::complete how) {
        held_ = capacity::plh;
        attempt("stand in " + what, office, how, false);
        held_ = capacity::definitive;
        at_ = moment("2026-03-13T09:00+07:00");
        attempt("late " + what, office, how, false);
        how.late_reason = "sebab";
        attempt("late with reason " + what, office, how, false);
        how.by_silence = true;
        attempt("silence " + what, office, how, false);
        at_ = opened_;
    }

    static events::complete recorded(events::complete how, const char* office) {
        how.on_behalf_of = office;
        return how;
    }

    const instant opened_ = moment("2026-03-02T09:00+07:00");
    instant at_ = opened_;
    capacity held_ = capacity::definitive;
    machine sop_;
    timetable times_;
    open_case berkas_;
    std::ostringstream told_;
};

definition definition_of(const std::string& text) {
    const source from{"contoh.json", text};
    loaded read = load(from);
    INFO(text << '\n' << to_text(from, read.problems, language::en));
    REQUIRE(no_errors(read.problems));
    return *std::move(read.sop);
}

machine machine_of(const std::string& text, const std::vector<definition>& others = {}) {
    compiled made = compile(definition_of(text), others);
    INFO(text << '\n' << to_text({"contoh.json", text}, made.problems, language::en));
    REQUIRE(made.machine);
    return *std::move(made.machine);
}

std::string played(const std::string& text) { return trial(machine_of(text)).told(); }

// With another SOP at hand, for rows to call.
std::string played_beside_another(const std::string& text) {
    const std::vector<definition> others{definition_of(
        R"({"judul": "SOP Lain", "pelaksana": {"a": "A"}, "langkah": [{"kegiatan": "Satu", "pelaksana": "a"}]})")};
    return trial(machine_of(text, others)).told();
}

// Row p, done by somebody who names one unit of three: for whom does what follows open?
std::string naming_one_unit(const std::string& text) {
    const machine made = machine_of(text);
    const timetable times = make_timetable(made, office_days());
    open_case berkas(made, times);
    std::string told;
    const auto happens = [&](decltype(event::what) what) {
        event e;
        e.at = moment("2026-03-02T09:00+07:00");
        e.by = {"ani", {{"a"}}};
        e.what = std::move(what);
        judgement answer = berkas.judge(e);
        if (!answer) {
            told += "refused " + std::to_string(static_cast<int>(answer.refused().why));
            return;
        }
        berkas.apply(answer.decided());
        for (const opened_row& each : answer.decided().opened)
            told += unit_name(made, berkas.facts(), each.at) + ';';
    };
    happens(events::start{"", {{"bidang", {"Ekonomi", "Sosial", "Fisik"}}}});
    events::complete names;
    names.row = "p";
    names.name_units = {"Sosial"};
    happens(names);
    return told;
}

// ---- the documents ---------------------------------------------------------------------------

constexpr std::string_view plain_rows =
    R"({"kegiatan": "Satu", "pelaksana": "a"}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"})";

std::string sop(const std::string& keys, std::string_view rows = plain_rows,
                const std::string& offices = "") {
    const std::string who = offices.empty() ? R"("pelaksana": {"a": "A", "b": "B", "c": "C",
      "x": {"nama": "X", "luar": true}, "u": {"nama": "U", "setiap": "bidang"}})"
                                            : offices;
    return "{\"judul\": \"Contoh\",\n" + keys + (keys.empty() ? "" : ",\n") + who +
           ",\n\"langkah\": [" + std::string(rows) + "]}";
}

struct proof {
    std::string key;
    std::string (*seen)(const std::string&);
    std::string without;
    std::string with;
};

// A key of the SOP, given or not.
proof of_sop(const std::string& key, std::string (*seen)(const std::string&),
             const std::string& value, std::string_view rows = plain_rows) {
    return {key, seen, sop("", rows), sop("\"" + key + "\": " + value, rows)};
}

// The key stands where the rows say "@".
proof of_row(const std::string& key, std::string (*seen)(const std::string&),
             const std::string& value, const std::string& rows, const std::string& more = "") {
    const std::size_t at = rows.find('@');
    REQUIRE(at != std::string::npos);
    std::string without = rows;
    std::string with = rows;
    without.erase(at, 1);
    with.replace(at, 1, ", \"" + key + "\": " + value);
    return {key, seen, sop(more, without), sop(more, with)};
}

proof of_first_row(const std::string& key, std::string (*seen)(const std::string&),
                   const std::string& value) {
    return of_row(
        key, seen, value,
        R"({"kegiatan": "Satu", "pelaksana": "a"@}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"})");
}

proof of_second_row(const std::string& key, std::string (*seen)(const std::string&),
                    const std::string& value) {
    return of_row(
        key, seen, value,
        R"({"id": "p", "kegiatan": "Satu", "pelaksana": "a"}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"@})");
}

std::vector<proof> sop_proofs() {
    constexpr std::string_view timed =
        R"({"kegiatan": "Satu", "pelaksana": "a", "waktu": "3 jam"}, {"kegiatan": "Dua", "pelaksana": "b"})";
    constexpr std::string_view lacking =
        R"({"kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "b", "kelengkapan": "Nota"})";
    constexpr std::string_view handed =
        R"({"kegiatan": "Satu", "pelaksana": "a", "output": "Nota"}, {"kegiatan": "Dua", "pelaksana": "b", "kelengkapan": "Nota"})";
    constexpr std::string_view repeated =
        R"({"kegiatan": "Satu", "pelaksana": "u", "setiap": "bidang"}, {"kegiatan": "Dua", "pelaksana": "b"})";
    constexpr std::string_view guessed =
        R"({"kegiatan": "Satu", "pelaksana": "a", "sumber": {"waktu": "dugaan: x"}})";
    constexpr std::string_view ruled =
        R"({"kegiatan": "Satu", "pelaksana": "a", "cabang": {"Ya": {"ke": "selesai", "bila": {">": [{"var": "nilai"}, 75]}}, "Tidak": "selesai"}})";
    std::vector<proof> all{
        of_sop("$schema", shown, R"("sop-1.schema.json")"),
        {"judul", shown, sop(""),
         R"({"judul": "Lain")" + sop("").substr(std::string_view{R"({"judul": "Contoh")"}.size())},
        of_sop("zona_waktu", played, R"("WIT")", timed),
        of_sop("jam_kerja", played, R"({"Senin": "08.00-10.00", "Rabu": "08.00-10.00"})", timed),
        of_sop("waktu", played, R"("3 hari")"),
        of_sop("unit", played, R"({"bidang": ["Ekonomi", "Sosial"]})", repeated),
        of_sop("dari_luar", found, R"("Nota")", lacking),
        of_sop("peralatan", found, R"("Nota")", lacking),
        of_sop("wajib", found, "true", lacking),
        of_sop("wajib", played, "true", handed),
        {"data", found, sop("", ruled), sop(R"("data": {"nilai": "angka"})", ruled)},
        of_sop("pengendali", played, R"("b")"),
        of_sop("terlambat", played, R"("alasan")", timed),
        of_sop("sumber", found, R"({"nomor": "dugaan: tulisan pudar"})"),
        of_sop("catatan", shown, R"("Disalin dari dokumen tahun 2023.")"),
        of_sop("abaikan", found, R"({"SB03": "sudah ditanyakan"})", guessed),
        {"pelaksana", found, sop(""), sop("", plain_rows, R"("pelaksana": {"a": "A"})")},
        {"langkah", played, sop(""), sop("", R"({"kegiatan": "Satu", "pelaksana": "a"})")},
    };
    for (const auto& [key, value] : std::vector<std::pair<const char*, const char*>>{
             {"nomor", "\"067/12\""},
             {"pemerintah", "\"Kota Contoh\""},
             {"unit_kerja", "\"Bappeda\""},
             {"tanggal_pembuatan", "\"2 Januari 2023\""},
             {"tanggal_revisi", "\"3 Januari 2023\""},
             {"tanggal_efektif", "\"4 Januari 2023\""},
             {"tanggal_pengesahan", "\"5 Januari 2023\""},
             {"disahkan_oleh", "\"Kepala\""},
             {"dasar_hukum", "\"Perpres\""},
             {"keterkaitan", "\"SOP Lain\""},
             {"kualifikasi", "\"ASN\""},
             {"peralatan", "\"Komputer\""},
             {"peringatan", "\"Jangan\""},
             {"pencatatan", "\"Lima tahun\""},
             {"jenis_kegiatan", "\"rutin\""},
             {"penanggung_jawab_produk", "\"Kaban\""},
             {"penanggung_jawab_kegiatan", "\"Kasubbag\""},
             {"ruang_lingkup", "\"Kota\""}})
        all.push_back(of_sop(key, shown, value));
    return all;
}

std::vector<proof> row_proofs() {
    const std::string timed = R"({"kegiatan": "Satu", "pelaksana": "a", "waktu": "4 jam"@},
        {"id": "q", "kegiatan": "Dua", "pelaksana": "b"})";
    const std::string asked = R"({"kegiatan": "Satu", "pelaksana": "a", "waktu": "4 jam"@,
        "cabang": {"Ya": "lanjut", "Tidak": "selesai"}}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"})";
    return {
        of_first_row("no", shown, R"("5a")"),
        {"id", found,
         sop("",
             R"({"kegiatan": "Satu", "pelaksana": "a", "lanjut": "q"}, {"kegiatan": "Dua", "pelaksana": "b"})"),
         sop("",
             R"({"kegiatan": "Satu", "pelaksana": "a", "lanjut": "q"}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"})")},
        of_first_row("tahap", shown, R"("Langkah Awal")"),
        // the second row is the only MULAI; then the case begins there
        of_row(
            "mulai", played, R"("surat")",
            R"({"kegiatan": "Satu", "pelaksana": "a", "mulai": "telepon", "lanjut": "q"}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"@})"),
        {"kegiatan", shown, sop("", R"({"kegiatan": "Satu", "pelaksana": "a"})"),
         sop("", R"({"kegiatan": "Lain", "pelaksana": "a"})")},
        {"pelaksana", played, sop("", R"({"kegiatan": "Satu", "pelaksana": "a"})"),
         sop("", R"({"kegiatan": "Satu", "pelaksana": "b"})")},
        of_row("setiap", played, R"("bidang")",
               R"({"kegiatan": "Satu", "pelaksana": "a"@}, {"kegiatan": "Dua", "pelaksana": "b"})"),
        of_second_row("ditunjuk", played, R"("p")"),
        of_row(
            "ditunjuk", naming_one_unit, R"("p")",
            R"({"id": "p", "kegiatan": "Satu", "pelaksana": "a"}, {"kegiatan": "Dua", "pelaksana": "u", "setiap": "bidang"@},
                  {"kegiatan": "Tiga", "pelaksana": "b"})"),
        of_second_row("kelengkapan", found, R"("Nota")"),
        of_first_row("waktu", played, R"("3 jam")"),
        of_row(
            "sampai", played, R"("r")",
            R"({"kegiatan": "Satu", "pelaksana": "a", "waktu": "3 jam"@}, {"kegiatan": "Dua", "pelaksana": "b"}, {"id": "r", "kegiatan": "Tiga", "pelaksana": "c"})"),
        of_row(
            "output", found, R"("Nota")",
            R"({"kegiatan": "Satu", "pelaksana": "a"@}, {"kegiatan": "Dua", "pelaksana": "b", "kelengkapan": "Nota"})"),
        of_first_row("keterangan", shown, R"("Lihat SOP Lain")"),
        of_row(
            "keputusan", shown, R"("Benar?")",
            R"({"kegiatan": "Satu", "pelaksana": "a", "cabang": {"Ya": "selesai", "Tidak": "selesai"}@})"),
        of_first_row("cabang", played, R"({"Ya": "lanjut", "Tidak": "selesai"})"),
        of_row(
            "lanjut", played, R"("selesai")",
            R"({"kegiatan": "Satu", "pelaksana": "a", "cabang": {"Ya": "q", "Tidak": "r"}}, {"id": "q", "kegiatan": "Dua", "pelaksana": "b"@},
                  {"id": "r", "kegiatan": "Tiga", "pelaksana": "c"})"),
        of_second_row("kembali", played, R"("p")"),
        of_first_row("sop", found, R"("SOP Lain")"),
        of_first_row("sop", played_beside_another, R"("SOP Lain")"),
        of_second_row("beda_orang", played, R"("p")"),
        of_first_row("definitif", played, "true"),
        of_row(
            "kuorum", played, "1",
            R"({"kegiatan": "Satu", "pelaksana": "u", "setiap": "bidang"@}, {"kegiatan": "Dua", "pelaksana": "b"})"),
        of_row("kuorum", played, "2",
               R"({"kegiatan": "Satu", "pelaksana": {"rapat": ["a", "b", "c"]}@})"),
        of_row("perpanjangan", played, R"("7 hari")", timed),
        of_row("perpanjangan", played, R"("1 hari")", timed),
        of_row("terlambat", played, R"("tolak")", timed),
        of_row("terlambat", played, R"("alasan")", timed),
        of_row("terlambat", played, R"("1 hari: b")", timed),
        of_row("terlambat", played, R"("dianggap: Ya")", asked),
        of_row("jam_kerja", played, R"("24 jam")", timed),
        of_row(
            "wajib", played, "true",
            R"({"kegiatan": "Satu", "pelaksana": "a", "output": "Nota"@}, {"kegiatan": "Dua", "pelaksana": "b"})"),
        of_first_row("sumber", found, R"({"pelaksana": "dugaan: tanda hilang"})"),
        of_first_row("catatan", shown, R"("Tulisan tangan.")"),
        of_row("abaikan", found, R"({"SB03": "sudah"})",
               R"({"kegiatan": "Satu", "pelaksana": "a", "sumber": {"waktu": "dugaan: x"}@})"),
    };
}

proof of_office(const std::string& key, std::string (*seen)(const std::string&),
                const std::string& without, const std::string& with,
                std::string_view rows = plain_rows) {
    const auto whole = [&](const std::string& first) {
        return sop("", rows, R"("pelaksana": {"a": )" + first + R"(, "b": "B"})");
    };
    return {key, seen, whole(without), whole(with)};
}

std::vector<proof> performer_proofs() {
    constexpr std::string_view outsider =
        R"({"kegiatan": "Satu", "pelaksana": "b"}, {"kegiatan": "Dua", "pelaksana": "a"}, {"kegiatan": "Tiga", "pelaksana": "b"})";
    return {
        of_office("nama", played, R"({"nama": "A"})", R"({"nama": "Kepala Badan"})"),
        of_office("kolom", shown, R"({"nama": "A"})", R"({"nama": "A", "kolom": "A/B"})"),
        of_office("alias", played, R"({"nama": "A"})", R"({"nama": "A", "alias": "Kaban"})"),
        of_office("setiap", played, R"({"nama": "A"})", R"({"nama": "A", "setiap": "bidang"})"),
        of_office("luar", played, R"({"nama": "A"})", R"({"nama": "A", "luar": true})", outsider),
    };
}

std::vector<proof> approver_proofs() {
    std::vector<proof> all;
    for (const char* key : {"jabatan", "nama", "pangkat", "nip"})
        all.push_back({key, shown, sop(R"("disahkan_oleh": {})"),
                       sop(R"("disahkan_oleh": {")" + std::string(key) + R"(": "Sesuatu"})")});
    return all;
}

std::vector<proof> goal_proofs() {
    const auto rows = [](const std::string& yes) {
        return sop(
            R"("data": {"nilai": "angka"})",
            R"({"kegiatan": "Satu", "pelaksana": "a", "cabang": {"Ya": )" + yes +
                R"(, "Tidak": "lanjut"}}, {"kegiatan": "Dua", "pelaksana": "b"}, {"id": "q", "kegiatan": "Tiga", "pelaksana": "c"})");
    };
    return {
        {"ke", played, rows(R"({"ke": "lanjut"})"), rows(R"({"ke": "q"})")},
        {"bila", played, rows(R"({"ke": "lanjut"})"),
         rows(R"({"ke": "lanjut", "bila": {">": [{"var": "nilai"}, 90]}})")},
    };
}

std::vector<proof> sharing_proofs() {
    const auto shared = [](const std::string& how) {
        return sop("", R"({"kegiatan": "Satu", "pelaksana": )" + how + "}");
    };
    const auto by = [&](const char* how) {
        return shared(R"({")" + std::string(how) + R"(": ["b", "a"]})");
    };
    return {
        {"bersama", played, shared("\"a\""), by("bersama")},
        {"bersama", played, by("berurutan"), by("bersama")},
        {"berurutan", played, shared("\"a\""), by("berurutan")},
        {"salah_satu", played, by("bersama"), by("salah_satu")},
        {"rapat", played, by("salah_satu"), by("rapat")},
    };
}

std::vector<proof> alternative_proofs() {
    const auto rows = [](const std::string& items) {
        return sop("", R"({"kegiatan": "Satu", "pelaksana": "a", "output": "KTP"},
                          {"kegiatan": "Dua", "pelaksana": "b", "kelengkapan": )" +
                           items + "}");
    };
    return {{"salah_satu", found, rows(R"(["KTP", "Akta"])"),
             rows(R"({"salah_satu": ["KTP", "Akta"]})")}};
}

void prove(std::string_view object, std::span<const known_key> keys,
           const std::vector<proof>& proofs) {
    std::set<std::string> proven;
    for (const proof& each : proofs) {
        INFO(object << "." << each.key << "\nwithout: " << each.without << "\nwith: " << each.with);
        REQUIRE(each.without != each.with);
        const std::string before = each.seen(each.without);
        const std::string after = each.seen(each.with);
        INFO("seen:\n" << after.substr(0, 1'500));
        CHECK(before != after);
        proven.insert(each.key);
    }
    for (const known_key& key : keys) {
        INFO(object << "." << key.name << " has no proof");
        CHECK(proven.count(std::string(key.name)) == 1);
    }
    CHECK(proven.size() == keys.size());
}

}  // namespace

TEST_CASE("the ways to look at a document see the same in the same document") {
    CHECK(shown(sop("")) == shown(sop("")));
    CHECK(found(sop("")).empty());
    CHECK(played(sop("")) == played(sop("")));
    CHECK(played(sop("")).find("completed") != std::string::npos);
    // what is only printed changes no verdict
    CHECK(played(sop("")) == played(sop(R"("nomor": "7", "catatan": "x")")));
}

TEST_CASE("no key of the SOP is inert") { prove("sop", sop_keys(), sop_proofs()); }
TEST_CASE("no key of a row is inert") { prove("langkah", row_keys(), row_proofs()); }
TEST_CASE("no key of an office is inert") {
    prove("pelaksana", performer_keys(), performer_proofs());
}
TEST_CASE("no key of the approver is inert") {
    prove("disahkan_oleh", approver_keys(), approver_proofs());
}
TEST_CASE("no key of a guarded answer is inert") { prove("cabang", goal_keys(), goal_proofs()); }
TEST_CASE("no way of sharing a row is inert") {
    prove("pelaksana", sharing_keys(), sharing_proofs());
}
TEST_CASE("no key of an item of kelengkapan is inert") {
    prove("kelengkapan", alternative_keys(), alternative_proofs());
}

}  // namespace keys_test
