// Every key of a scenario's event does something that is seen, in the story and in its JSON lines,
// and a value that cannot be meant is refused at its place, in both languages.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "command/support.hpp"

namespace scenario_keys_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

const std::string sop_text = R"({"judul": "Uji", "pengendali": "k",
  "pelaksana": {"a": "Staf", "b": "Analis", "k": "Kepala"},
  "langkah": [
    {"id": "terima", "kegiatan": "Menerima", "pelaksana": "a", "kelengkapan": "Surat",
     "wajib": true, "waktu": "2 jam", "perpanjangan": "1 jam", "terlambat": "alasan",
     "output": "Nota"},
    {"id": "telaah", "kegiatan": "Menelaah", "pelaksana": {"salah_satu": ["a", "b"]},
     "ditunjuk": "terima", "beda_orang": "terima"},
    {"id": "putus", "kegiatan": "Memutus", "pelaksana": "k", "definitif": true, "waktu": "1 jam",
     "keputusan": "Setuju?", "cabang": {"Ya": "lanjut", "Tidak": "terima"},
     "terlambat": "dianggap: Ya"},
    {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "a"}]})";

// One line each, so that a place in them is known.
const std::string people = R"("ani": ["a"], "budi": ["b"], "umi": ["a"], "kaban": ["k"], )"
                           R"("plh": {"jabatan": "k", "selaku": "Plh", "surat": "ST 7"})";

std::string at(const std::string& clock, const std::string& by, const std::string& rest) {
    return R"({"pada": "2026-01-05T)" + clock + R"(+07:00", "oleh": ")" + by + "\", " + rest + "}";
}
const std::string papers = R"("dokumen": [{"nama": "Surat", "rujukan": "S 1"}, "Nota"])";

const std::string received = at("08:30", "ani", R"("selesaikan": "terima", )" + papers);
const std::string studied = at("08:40", "budi", R"("selesaikan": "telaah")");

std::string scenario_of(const std::vector<std::string>& events, const std::string& who = people,
                        const std::string& ending = "berjalan") {
    std::string all;
    for (const std::string& each : events) all += (all.empty() ? "" : ",\n") + each;
    return R"({"judul": "x", "berakhir": ")" + ending + "\",\n\"pelaku\": {" + who +
           "},\n\"mulai\": {\"pada\": \"2026-01-05T08:00+07:00\", \"oleh\": \"ani\"},\n"
           "\"kejadian\": [\n" +
           all + "]}";
}

said plays(const std::string& scenario, const std::vector<std::string>& options) {
    const temporary_file sop(sop_text);
    const temporary_file play(scenario);
    std::vector<std::string> words{"run",    sop.path(),   "--calendar",
                                   calendar, "--scenario", play.path()};
    words.insert(words.end(), options.begin(), options.end());
    return command(words);
}

// The scenario goes as expected; each of its three tellings says what stands here.
void tells(const std::vector<std::string>& events, const std::string& id, const std::string& en,
           const std::string& json, const std::string& ending = "berjalan") {
    const std::string scenario = scenario_of(events, people, ending);
    INFO(scenario);
    const auto told = [&](const std::vector<std::string>& options, const std::string& what) {
        const said answer = plays(scenario, options);
        INFO(answer.err);
        CHECK(answer.code == 0);
        CHECK_THAT(answer.out, Contains(what));
    };
    told({"--lang", "id"}, id);
    told({"--lang", "en"}, en);
    told({"--format", "json"}, json);
}

// Refused before anything is played, at the place in the scenario's file where the @ stands.
void refuses(std::string scenario, const std::string& code, const std::string& id,
             const std::string& en) {
    const std::size_t mark = scenario.find('@');
    REQUIRE(mark != std::string::npos);
    scenario.erase(mark, 1);
    const std::string before = scenario.substr(0, mark);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t column = mark - (before.rfind('\n') + 1) + 1;
    const std::string place = ".json:" + std::to_string(line) + ":" + std::to_string(column) + ": ";
    INFO(scenario);
    for (const auto& [lang, words] : {std::pair{"id", id}, std::pair{"en", en}}) {
        const said answer = plays(scenario, {"--lang", lang});
        CHECK(answer.code == 1);
        CHECK(answer.out.empty());
        CHECK_THAT(answer.err, Contains(place) && Contains(code) && Contains(words));
    }
}
void refuses_event(const std::string& rest, const std::string& code, const std::string& id,
                   const std::string& en) {
    refuses(scenario_of({at("08:10", "ani", rest)}), code, id, en);
}
void refuses_whole_event(const std::string& rest, const std::string& code, const std::string& id,
                         const std::string& en) {
    refuses(scenario_of({"@" + at("08:10", "ani", rest)}), code, id, en);
}

}  // namespace

TEST_CASE("dokumen: what is shown and handed over is told, and a missing paper is refused") {
    tells({received}, "menunjukkan: Surat (S 1)", "shows: Surat (S 1)",
          R"("dokumen":[{"nama":"Surat","rujukan":"S 1"},{"nama":"Nota"}])");
    tells({received}, "menyerahkan: Nota", "hands over: Nota",
          R"("output":[{"langkah":"terima"}])");
    tells(
        {at("08:30", "ani", R"("selesaikan": "terima", "dokumen": "Nota", "ditolak": "dokumen")")},
        "belum ada Surat", "Surat is missing", R"("ditolak":"dokumen")");
    const std::string hash(64, 'b');
    tells({at("08:30", "ani",
              R"("selesaikan": "terima", "dokumen": ["Surat", {"nama": "Nota", "sha256": ")" +
                  hash + "\"}]")},
          "Nota [SHA-256 bbbbbbbb…]", "Nota [SHA-256 bbbbbbbb…]", "\"sha256\":\"" + hash + "\"");
    tells({at("08:30", "ani",
              R"("selesaikan": "terima", "dokumen": {"nama": "Nota", "sha256": "b"}, )"
              R"("ditolak": "dokumen")")},
          "64 angka heksadesimal", "64 hexadecimal digits", R"("ditolak":"dokumen")");
}

TEST_CASE("ambil, lepas and tugaskan: who holds a row is told, and others are refused") {
    const std::string taken = at("08:10", "ani", R"("ambil": "terima")");
    const std::string other =
        at("08:20", "umi", R"("selesaikan": "terima", )" + papers + R"(, "ditolak": "klaim")");
    tells({taken}, "diambil", "taken", R"("kejadian":"ambil")");
    tells({taken, other}, "sedang dikerjakan ani", "is in the hands of ani",
          R"("ditolak":"klaim")");
    tells({taken, at("08:15", "ani", R"("lepas": "terima")"),
           at("08:20", "umi", R"("selesaikan": "terima", )" + papers)},
          "dilepas", "released", R"("kejadian":"lepas")");
    tells({taken, at("08:15", "kaban", R"("lepas": "terima", "ditolak": "jawaban")"),
           at("08:15", "kaban", R"("lepas": "terima", "alasan": "ani sakit")")},
          "alasan: ani sakit", "reason: ani sakit", R"("alasan":"ani sakit")");
    tells({at("08:10", "kaban", R"("tugaskan": "terima", "orang": "umi", "alasan": "bergilir")"),
           at("08:20", "ani",
              R"("selesaikan": "terima", )" + papers + R"(, "ditolak": "penugasan")")},
          "ditugaskan kepada umi", "assigned to umi", R"("orang":"umi")");
}

TEST_CASE("perpanjang: the due time moves, once and before it is up") {
    const std::string more = at("09:00", "kaban", R"("perpanjang": "terima", "alasan": "banjir")");
    tells({more, at("10:30", "ani", R"("selesaikan": "terima", "terlambat": false, )" + papers)},
          "diperpanjang · batas baru 11.00", "extended · now due 11.00", R"("pindah":[)");
    tells({more, at("09:10", "kaban",
                    R"("perpanjang": "terima", "alasan": "lagi", "ditolak": "jawaban")")},
          "1 perpanjangan", "1 extension", R"("perpanjangan":1)");
    tells({at("10:30", "kaban",
              R"("perpanjang": "terima", "alasan": "lupa", "ditolak": "terlambat")")},
          "waktunya habis", "any more", R"("ditolak":"terlambat")");
}

TEST_CASE("kecualikan: one act is let through, by its person, reason and letter") {
    const std::string himself =
        at("08:40", "ani", R"("selesaikan": "telaah", "ditolak": "pemisahan")");
    const std::string exception =
        at("08:45", "kaban",
           R"("kecualikan": "telaah", "perihal": "pemisahan", "orang": "ani", "surat": "ND 3", )"
           R"("alasan": "tidak ada orang lain")");
    const std::string now = at("08:50", "ani", R"("selesaikan": "telaah")");
    tells({received, himself, exception}, "untuk ani, surat ND 3", "for ani, letter ND 3",
          R"("perihal":"pemisahan","surat":"ND 3")");
    tells({received, himself, exception, now}, "pengecualian dipakai: pemisahan",
          "exception used: separation", R"("dikecualikan":["pemisahan"])");
    tells({at("08:10", "kaban",
              R"("kecualikan": "terima", "perihal": "jabatan", "orang": "budi", )"
              R"("menggantikan": "a", "surat": "ND 4", "alasan": "sakit")"),
           at("08:20", "budi", R"("selesaikan": "terima", )" + papers)},
          "untuk budi menggantikan Staf", "for budi in the stead of Staf", R"("menggantikan":"a")");
    tells({at("08:10", "kaban",
              R"("kecualikan": "terima", "perihal": "urutan", "orang": "budi", "surat": "ND 4", )"
              R"("alasan": "sakit", "ditolak": "nama")")},
          "tidak dapat dikecualikan", "cannot be lifted", R"("ditolak":"nama")");
    tells({at("08:10", "kaban",
              R"("kecualikan": "terima", "perihal": "bukti", "orang": "ani", "alasan": "sakit", )"
              R"("ditolak": "jawaban")")},
          "memerlukan alasan dan nomor surat", "needs a reason and a letter",
          R"("ditolak":"jawaban")");
}

TEST_CASE("alasan_terlambat: a late act is accepted with its reason only") {
    const std::string late = R"("selesaikan": "terima", )" + papers;
    tells(
        {at("11:00", "ani", late + R"(, "ditolak": "terlambat")"),
         at("11:01", "ani", late + R"(, "alasan_terlambat": "listrik padam", "terlambat": true)")},
        "alasan terlambat: listrik padam", "why it is late: listrik padam",
        R"("alasan_terlambat":"listrik padam")");
}

TEST_CASE("tunjuk_jabatan and tunjuk_orang: those named act, and nobody else") {
    const auto names = [](const std::string& whom) {
        return at("08:30", "ani", R"("selesaikan": "terima", )" + papers + ", " + whom);
    };
    tells({names(R"("tunjuk_jabatan": "b")"),
           at("08:40", "umi", R"("selesaikan": "telaah", "ditolak": "jabatan")"), studied},
          "menunjuk: Analis", "names: Analis", R"("tunjuk_jabatan":"b")");
    tells({names(R"("tunjuk_orang": "umi")"),
           at("08:35", "budi", R"("selesaikan": "telaah", "ditolak": "penugasan")"),
           at("08:40", "umi", R"("selesaikan": "telaah")")},
          "menunjuk: umi", "names: umi", R"("tunjuk_orang":"umi")");
    tells({names(R"("tunjuk_jabatan": "k", "ditolak": "jawaban")")}, "tidak dapat ditunjuk di sini",
          "cannot be named here", R"("ditolak":"jawaban")");
}

TEST_CASE("karena_diam: time answers, after its limit") {
    const auto silence = [](const std::string& clock, const std::string& rest) {
        return at(clock, "kaban",
                  R"("selesaikan": "putus", "jawab": "Ya", "karena_diam": true)" + rest);
    };
    tells(
        {received, studied, silence("09:00", R"(, "ditolak": "terlambat")"), silence("11:00", "")},
        "dianggap demikian: batasnya lewat tanpa jawaban",
        "deemed so: its limit passed without an answer", R"("karena_diam":true)");
}

TEST_CASE("selaku and surat: in what capacity and by which letter somebody acts") {
    tells({at("08:10", "plh", R"("tunda": "libur")")}, "plh · Plh. Kepala", "plh · Plh. Kepala",
          R"("penugasan":{"jabatan":"k","selaku":"Plh","surat":"ST 7"})", "ditunda");
    tells({at("08:10", "plh", R"("tunda": "libur")")}, "berdasarkan surat ST 7", "by letter ST 7",
          R"("surat":"ST 7")", "ditunda");
    tells({received, studied,
           at("08:50", "plh", R"("selesaikan": "putus", "jawab": "Ya", "ditolak": "penugasan")")},
          "hanya boleh dikerjakan pejabat definitif", "only be done by the definitive holder",
          R"("ditolak":"penugasan")");
}

TEST_CASE("catat, dicatat, id and sidik_dilihat are told") {
    tells({at("08:10", "ani", R"("catat": "Pemohon menelepon")")}, "Pemohon menelepon",
          "Pemohon menelepon", R"("catatan":"Pemohon menelepon")");
    tells({at("08:30", "ani",
              R"("dicatat": "2026-01-05T13:00+07:00", "selesaikan": "terima", )" + papers)},
          "baru dicatat 13.00", "recorded only 13.00", R"("dicatat":"2026-01-05T13:00+07:00")");
    const std::string once =
        at("08:30", "ani", R"("id": "k-7", "selesaikan": "terima", )" + papers);
    tells({once, once}, "kejadian k-7 ada pada baris 2", "event k-7 is in line 2",
          R"("sudah_tercatat":2)");
    tells({at("08:30", "ani",
              R"("selesaikan": "terima", "ditolak": "berubah", "sidik_dilihat": ")" +
                  std::string(64, 'a') + "\"")},
          "Berkas sudah berubah", "has changed", R"("ditolak":"berubah")");
}

TEST_CASE("the expectation can be any refusal, and one that does not come is told") {
    const said answer =
        plays(scenario_of(
                  {at("08:30", "ani", R"("selesaikan": "terima", "ditolak": "klaim", )" + papers)}),
              {});
    CHECK(answer.code == 1);
    CHECK_THAT(answer.out, Contains("diharapkan ditolak: klaim,"));
}

TEST_CASE("a bad value of a new key is refused at its place, in both languages") {
    refuses_whole_event(R"("tugaskan": "terima")", "JS11", "Kunci \"orang\" belum ada",
                        "The key \"orang\" is missing");
    refuses_event(R"("tugaskan": "terima", "orang": @"umy")", "SK02",
                  "\"umy\" tidak ada di \"pelaku\"", "\"umy\" is not among \"pelaku\"");
    refuses_whole_event(R"("kecualikan": "terima", "orang": "umi")", "JS11",
                        "\"perihal\" belum ada", "\"perihal\" is missing");
    refuses_event(
        R"("kecualikan": "terima", "perihal": "bukti", "orang": "umi", "menggantikan": @"a")",
        "SK06", "hanya berlaku untuk pengecualian perihal jabatan",
        "belongs to an exception for \"jabatan\" only");
    refuses_event(R"("selesaikan": "terima", "tunjuk_orang": @"x")", "SK02",
                  "tidak ada di \"pelaku\"", "not among \"pelaku\"");
    refuses_event(R"("selesaikan": "terima", "tunjuk_jabatan": @7)", "JS12", "harus ada teks",
                  "must stand a text");
    refuses_event(R"("selesaikan": "terima", "alasan_terlambat": @true)", "JS12", "harus ada teks",
                  "must stand a text");
    refuses_event(R"("selesaikan": "terima", "dokumen": @{"rujukan": "S"})", "JS11",
                  "\"nama\" belum ada", "\"nama\" is missing");
    refuses_event(R"("selesaikan": "terima", "dokumen": [@7])", "JS12", "harus ada teks",
                  "must stand a text");
    refuses_event(R"("selesaikan": "terima", "dokumen": {"nama": "S", "sha25": @"b"})", "JS10",
                  "Maksud Anda \"sha256\"?", "Did you mean \"sha256\"?");
    refuses_event(R"("selesaikan": "terima", "karena_diam": @"ya")", "JS12", "harus ada true",
                  "must stand true");
    refuses_event(R"("selesaikan": "terima", "karena_diam": true, "dokumen": @"S")", "SK06",
                  "tidak cocok dengan \"karena_diam\"", "does not go with \"karena_diam\"");
    refuses_event(R"("catat": "x", "dicatat": @"besok")", "SK04", "Waktu \"besok\" tidak terbaca",
                  "The time \"besok\" cannot be read");
    refuses_event(R"("catat": "x", "dicatat": @"2026-01-05T08:00+07:00")", "SK06",
                  "dicatat sebelum terjadi", "recorded before it happened");
    refuses_event(R"("catat": "x", "id": @7)", "JS12", "harus ada teks", "must stand a text");
    refuses_event(R"("catat": "x", "sidik_dilihat": @null)", "JS12", "harus ada teks",
                  "must stand a text");
    refuses_event(R"("perpanjang": "terima", "surat": @"ND 1")", "JS10",
                  "Kunci \"surat\" tidak dikenal", "The key \"surat\" is unknown");
    refuses_event(R"("ambil": @1)", "JS12", "harus ada teks", "must stand a text");
    refuses_event(R"("lepas": @[])", "JS12", "harus ada teks", "must stand a text");
    refuses_whole_event(R"("ambill": "terima")", "SK01", "Maksud Anda \"ambil\"?",
                        "Did you mean \"ambil\"?");
    const auto held = [](const std::string& how) {
        return scenario_of({received}, R"("ani": )" + how);
    };
    refuses(held(R"({"jabatan": "a", "selaku": @"Pj", "surat": "S"})"), "JS13",
            "Tulis definitif, Plh atau Plt", "Write definitif, Plh or Plt");
    refuses(held(R"(@{"jabatan": "a", "selaku": "Plh"})"), "SK06", "Plh. tanpa surat",
            "Plh. without a letter");
    refuses(held(R"({"jabatan": "a", "surat": @3})"), "JS12", "harus ada teks",
            "must stand a text");
}

TEST_CASE("terbuka: the rows that must be open afterwards, all and no others") {
    const auto code = [](const std::vector<std::string>& events) {
        return plays(scenario_of(events), {}).code;
    };
    const auto opens = [&](const std::string& what) {
        return code({at("08:30", "ani", R"("selesaikan": "terima", )" + papers + what)});
    };
    CHECK(opens(R"(, "terbuka": "telaah")") == 0);
    CHECK(opens(R"(, "terbuka": ["2"])") == 0);
    CHECK(opens(R"(, "terbuka": ["telaah", "putus"])") == 1);
    CHECK(opens(R"(, "terbuka": "terima")") == 1);
    CHECK(opens(R"(, "terbuka": [])") == 1);
    CHECK(opens(R"(, "terbuka": {"langkah": "telaah", "unit": "Ekonomi"})") == 1);
    CHECK(code({at("08:30", "budi",
                   R"("selesaikan": "terima", "ditolak": "jabatan", "terbuka": "terima")")}) == 0);
    std::string begins = scenario_of({received});
    begins.insert(begins.find("},\n\"kejadian\""), R"(, "terbuka": "telaah")");
    CHECK_THAT(plays(begins, {}).out, Contains("diharapkan terbuka: 2; ternyata: 1"));
    CHECK_THAT(plays(begins, {"--lang", "en"}).out,
               Contains("expected to be open: 2; but it was: 1"));
    refuses_event(R"("selesaikan": "terima", "terbuka": ["telaah", @"telah"])", "SK05",
                  "tidak mempunyai langkah \"telah\"", "no row \"telah\"");
    refuses_event(R"("selesaikan": "terima", "terbuka": @{"langkah": "terima"})", "JS11", "unit",
                  "unit");
    refuses_event(R"("selesaikan": "terima", "terbuka": @3)", "JS12", "teks", "a text");
}

TEST_CASE("sop: of which SOP a scenario is; whoever names both may say anything") {
    std::string named = scenario_of({received});
    named.insert(1, R"("sop": "SOP lain", )");
    CHECK(plays(named, {}).code == 0);
    std::string wrong = scenario_of({received});
    wrong.insert(1, R"("sop": @3, )");
    refuses(wrong, "JS12", "teks", "a text");
}

TEST_CASE("terlambat with detak: whether anything open is late by then") {
    const auto ticks = [](const std::string& clock, const std::string& late) {
        return plays(scenario_of({R"({"pada": "2026-01-05T)" + clock +
                                  R"(+07:00", "detak": true, "terlambat": )" + late + "}"}),
                     {})
            .code;
    };
    CHECK(ticks("09:00", "false") == 0);
    CHECK(ticks("09:00", "true") == 1);
    CHECK(ticks("10:30", "true") == 0);
    CHECK(ticks("10:30", "false") == 1);
}

}  // namespace scenario_keys_test
