#include <alur/case/open_case.hpp>

#include <limits>

#include "case/support.hpp"

namespace open_case_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string simple = R"({
  "judul": "Uji", "pelaksana": {"staf": "Staff", "sekretaris": {"nama": "Sekretaris", "alias": ["Sek"]},
    "kepala": "Kepala"},
  "langkah": [
    {"kegiatan": "Menyusun", "pelaksana": "staf", "waktu": "10 menit", "output": "Draf"},
    {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": "sekretaris", "kelengkapan": "Draf",
     "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "1"}},
    {"id": "tanda", "kegiatan": "Menandatangani", "pelaksana": {"berurutan": ["sekretaris", "kepala"]},
     "kembali": "periksa"}
  ]})";

const std::string stretch = R"({
  "judul": "Uji", "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"kegiatan": "Meminta", "pelaksana": "kepala"},
    {"kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "output": "Isian"},
    {"kegiatan": "Menggabung", "pelaksana": "kepala",
     "keputusan": "Lengkap?", "cabang": {"Ya": "selesai: lengkap", "Tidak": "2"}}
  ]})";

const std::vector<events::units_of_kind> two_units{{"bidang", {"Ekonomi", "Sosial"}}};

events::send_back back(std::string row, std::string to, std::string reason) {
    events::send_back what;
    what.row = std::move(row);
    what.to = std::move(to);
    what.reason = std::move(reason);
    return what;
}

}  // namespace

TEST_CASE("a case runs from its start to its end") {
    run r(simple);
    CHECK(r.berkas.stage() == alur::lifecycle::not_started);
    r.does(start("08:00"));
    CHECK(r.open() == names{"1"});
    const alur::entry first = r.does(done("08:05", as("staf"), "1"));
    REQUIRE(first.opened.size() == 1);
    CHECK(first.outputs.size() == 1);
    r.does(done("08:10", as("Sek"), "periksa", "Ya"));
    const alur::entry half = r.does(done("08:15", as("sekretaris"), "3"));
    CHECK_FALSE(half.closed);
    CHECK(r.open() == names{"3"});
    const alur::entry last = r.does(done("08:20", as("Kepala"), "3"));
    CHECK(last.result == alur::progress::case_ended);
    CHECK(r.berkas.stage() == alur::lifecycle::completed);
    CHECK(r.berkas.outcome().empty());
    CHECK(r.berkas.facts().sequence == 5);
}

TEST_CASE("a wrong office is refused in the document's words and the case does not move") {
    run r(simple);
    r.does(start("08:00"));
    r.does(done("08:05", as("staf"), "1"));
    const alur::refused_event why =
        r.refuses(done("08:06", as("staf"), "2", "Ya"), refusal::office);
    CHECK(why.message.id ==
          "Bukan giliran Anda: langkah 2 milik Sekretaris; Anda masuk sebagai Staff");
    CHECK(why.message.en == "Not your turn: step 2 belongs to Sekretaris; you came as Staff");
    REQUIRE(why.belongs_to.size() == 1);
    CHECK(why.belongs_to.front() == r.sop->find_role("sekretaris"));
}

TEST_CASE("a wrong order is refused and says what is open") {
    run r(simple);
    r.does(start("08:00"));
    CHECK(r.refuses(done("08:01", as("kepala"), "3"), refusal::row_not_open).message.id ==
          "Langkah 3 belum sampai gilirannya; yang terbuka sekarang: langkah 1 milik Staff");
    r.does(done("08:05", as("staf"), "1"));
    CHECK(r.refuses(done("08:06", as("staf"), "1"), refusal::row_not_open).message.id ==
          "Langkah 1 sudah selesai dan tidak terbuka lagi; yang terbuka sekarang: langkah 2 milik "
          "Sekretaris");
}

TEST_CASE("an event before the last accepted act is refused, ticks do not count") {
    run r(simple);
    r.does(start("08:00"));
    r.does(done("08:05", as("staf"), "1"));
    r.refuses(done("08:04", as("sekretaris"), "2", "Ya"), refusal::time_order);
    r.refuses(tick("08:04"), refusal::time_order);
    r.does(tick("09:00"));
    r.does(done("08:05", as("sekretaris"), "2", "Ya"));
}

TEST_CASE("names the SOP does not know are refused before anything else but time") {
    run r(simple);
    r.does(start("08:00"));
    r.refuses(done("08:01", as("staf"), "9"), refusal::unknown_name);
    alur::event e = done("08:01", as("staf"), "1");
    e.as = "bupati";
    r.refuses(e, refusal::unknown_name);
    r.does(done("08:05", as("staf"), "1"));
    CHECK(r.refuses(done("08:06", as("staf"), "2", "Mungkin"), refusal::unknown_name).message.id ==
          "Langkah 2 tidak mengenal jawaban \"Mungkin\"; jawablah Ya atau Tidak");
    r.refuses(happens("08:06", as("staf"), back("2", "x", "y")), refusal::unknown_name);
    r.refuses(happens("08:06", as("staf"), events::set_data{{{"nilai", 1.0}}}),
              refusal::unknown_name);
    r.refuses(happens("08:06", as("staf"), events::add_unit{"bidang", "X", "y"}),
              refusal::unknown_name);
}

TEST_CASE("an answer is demanded where the row decides, and only there") {
    run r(simple);
    r.does(start("08:00"));
    r.refuses(done("08:01", as("staf"), "1", "Ya"), refusal::exit);
    r.does(done("08:05", as("staf"), "1"));
    CHECK(r.refuses(done("08:06", as("sekretaris"), "2"), refusal::exit).message.id ==
          "Langkah 2 harus dijawab (\"Benar?\"): Ya atau Tidak");
    r.refuses(done("08:06", as("sekretaris"), "2", "Tidak"), refusal::exit);
    const alur::entry back_step =
        r.does(done("08:06", as("sekretaris"), "2", "Tidak", "", "kurang lengkap"));
    CHECK(back_step.backward);
    REQUIRE(back_step.void_outputs.size() == 1);
    CHECK(r.berkas.facts().ledger.outputs.empty());
    CHECK(r.berkas.facts().ledger.acts.empty());
    CHECK(r.open() == names{"1"});
}

TEST_CASE("a chain is kept in order and hands back one link") {
    run r(simple);
    r.does(start("08:00"));
    r.does(done("08:05", as("staf"), "1"));
    r.does(done("08:06", as("sekretaris"), "2", "Ya"));
    r.refuses(done("08:07", as("kepala"), "3"), refusal::office);
    r.refuses(happens("08:07", as("sekretaris"), back("3", "3", "salah")), refusal::exit);
    r.does(done("08:08", as("sekretaris"), "3"));
    r.refuses(done("08:09", as("sekretaris"), "3"), refusal::office);
    r.refuses(happens("08:09", as("kepala"), back("3", "3", " ")), refusal::exit);
    const alur::entry handed = r.does(happens("08:10", as("kepala"), back("3", "3", "salah")));
    CHECK_FALSE(handed.closed);
    CHECK(handed.void_acts.size() == 1);
    r.does(done("08:11", as("sekretaris"), "3"));
    r.refuses(happens("08:12", as("kepala"), back("3", "1", "salah")), refusal::exit);
    const alur::entry returned =
        r.does(happens("08:12", as("kepala"), back("3", "periksa", "salah")));
    CHECK(returned.void_acts.size() == 2);
    CHECK(r.open() == names{"2"});
}

TEST_CASE("who holds several fitting offices is asked which one") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A", "b": "B"},
      "langkah": [{"kegiatan": "Sesuatu", "pelaksana": {"salah_satu": ["a", "b"]}}]})");
    r.does(start("08:00"));
    const alur::actor both{"ani", {{"a"}, {"b"}}};
    CHECK(r.refuses(done("08:01", both, "1"), refusal::office).message.id ==
          "Anda dapat bertindak di sini dalam beberapa jabatan: sebutkan sebagai A atau B");
    alur::event e = done("08:01", both, "1");
    e.as = "B";
    CHECK(r.does(e).office == r.sop->find_role("b"));
}

TEST_CASE("every unit walks its stretch alone and the meeting row waits for all") {
    run r(stretch);
    CHECK(r.refuses(start("08:00"), refusal::unit).message.id ==
          "Sebutkan setiap bidang yang ikut dalam berkas ini");
    r.refuses(start("08:00", {{"bidang", {"A", "a "}}}), refusal::unit);
    r.refuses(start("08:00", {{"seksi", {"A"}}}), refusal::unknown_name);
    r.does(start("08:00", two_units));
    r.does(done("08:01", as("kepala"), "1"));
    CHECK(r.open() == names{"2 Ekonomi", "2 Sosial"});

    CHECK(
        r.refuses(done("08:02", as("kabid", "Ekonomi"), "2"), refusal::unit).message.id ==
        "Langkah 2 dikerjakan setiap bidang: sebutkan yang mana; terbuka bagi Ekonomi dan Sosial");
    r.refuses(done("08:02", as("kabid", "Ekonomi"), "2", "", "Hukum"), refusal::unit);
    CHECK(r.refuses(done("08:02", as("kabid", "Ekonomi"), "2", "", "Sosial"), refusal::office)
              .message.id ==
          "Bukan giliran Anda: langkah 2 milik Kabid (Sosial); Anda masuk sebagai Kabid (Ekonomi)");
    r.does(done("08:03", as("kabid", "ekonomi"), "2", "", "EKONOMI"));
    CHECK(r.open() == names{"2 Sosial"});
    r.refuses(done("08:04", as("kabid", "Ekonomi"), "2", "", "Ekonomi"), refusal::unit);
    r.does(done("08:05", as("kabid", "Sosial"), "2", "", "Sosial"));
    CHECK(r.open() == names{"3"});
    r.refuses(done("08:06", as("kepala"), "3", "Ya", "Sosial"), refusal::unit);

    alur::events::complete again;
    again.row = "3";
    again.answer = "Tidak";
    again.reason = "kurang";
    again.back_for = {"Hukum"};
    r.refuses(happens("08:06", as("kepala"), again), refusal::unit);
    again.back_for = {"Sosial"};
    const alur::entry sent = r.does(happens("08:06", as("kepala"), again));
    CHECK(r.open() == names{"2 Sosial"});
    REQUIRE(sent.void_outputs.size() == 1);
    REQUIRE(r.berkas.facts().ledger.outputs.size() == 1);
    CHECK(alur::unit_name(*r.sop, r.berkas.facts(), r.berkas.facts().ledger.outputs[0].at) ==
          "Ekonomi");
    r.does(done("08:07", as("kabid", "Sosial"), "2", "", "Sosial"));
    r.does(done("08:08", as("kepala"), "3", "Ya"));
    CHECK(r.berkas.outcome() == "lengkap");
}

TEST_CASE("units join and leave by a controller with a reason") {
    run r(stretch);
    r.does(start("08:00", two_units));
    r.does(done("08:01", as("kepala"), "1"));
    r.refuses(happens("08:02", as("kabid", "Sosial"), events::add_unit{"bidang", "Hukum", "baru"}),
              refusal::office);
    r.refuses(happens("08:02", as("kepala"), events::add_unit{"bidang", "Hukum", ""}),
              refusal::exit);
    r.refuses(happens("08:02", as("kepala"), events::add_unit{"bidang", "Sosial", "x"}),
              refusal::unit);
    r.does(happens("08:02", as("kepala"), events::add_unit{"bidang", "Hukum", "baru"}));
    CHECK(r.open() == names{"2 Ekonomi", "2 Sosial", "2 Hukum"});
    r.does(done("08:03", as("kabid", "Hukum"), "2", "", "Hukum"));
    r.does(done("08:04", as("kabid", "Ekonomi"), "2", "", "Ekonomi"));
    const alur::entry gone =
        r.does(happens("08:05", as("kepala"), events::remove_unit{"bidang", "Sosial", "digabung"}));
    CHECK(gone.withdrawn.size() == 1);
    CHECK(r.open() == names{"3"});
    r.does(happens("08:06", as("kepala"), events::remove_unit{"bidang", "Hukum", "digabung"}));
    CHECK(r.berkas.facts().ledger.outputs.size() == 1);
    r.refuses(happens("08:07", as("kepala"), events::remove_unit{"bidang", "Ekonomi", "x"}),
              refusal::unit);
    r.refuses(happens("08:07", as("kepala"), events::remove_unit{"bidang", "Hukum", "x"}),
              refusal::unit);
}

TEST_CASE("suspend, resume and cancel belong to the controllers") {
    run r(simple);
    r.refuses(happens("08:00", as("staf"), events::suspend{"x"}), refusal::lifecycle);
    r.does(start("08:00"));
    r.refuses(start("08:01"), refusal::lifecycle);
    r.refuses(happens("08:01", as("kepala"), events::suspend{"x"}), refusal::office);
    r.refuses(happens("08:01", as("staf"), events::suspend{""}), refusal::exit);
    r.refuses(happens("08:01", as("staf"), events::resume{}), refusal::lifecycle);
    r.does(happens("08:01", as("staf"), events::suspend{"menunggu"}));
    CHECK(r.refuses(done("08:02", as("staf"), "1"), refusal::lifecycle).message.id ==
          "Berkas sedang ditunda: hanya Staff dapat melanjutkan atau membatalkannya");
    r.does(happens("08:03", as("staf"), events::resume{}));
    const alur::entry end = r.does(happens("08:04", as("staf"), events::cancel{"salah"}));
    CHECK(end.withdrawn.size() == 1);
    CHECK(r.open().empty());
    r.refuses(done("08:05", as("staf"), "1"), refusal::lifecycle);
    r.refuses(happens("08:05", as("staf"), events::resume{}), refusal::lifecycle);
}

TEST_CASE("rules limit the answers from the data of the case") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A"}, "data": {"nilai": "angka"},
      "langkah": [{"kegiatan": "Menilai", "pelaksana": "a", "keputusan": "Jalur?",
        "cabang": {"Cepat": {"ke": "selesai: cepat", "bila": {"<": [{"var": "nilai"}, 50]}},
                   "Biasa": "selesai: biasa"}}]})");
    r.does(start("08:00"));
    r.refuses(happens("08:01", as("a"), events::set_data{{{"nilai", std::string("x")}}}),
              refusal::unknown_name);
    // A journal could not give it back.
    const double none = std::numeric_limits<double>::quiet_NaN();
    r.refuses(happens("08:01", as("a"), events::set_data{{{"nilai", none}}}),
              refusal::unknown_name);
    r.refuses(happens("08:01", as("orang lain"), events::set_data{{{"nilai", 5.0}}}),
              refusal::office);
    r.does(happens("08:01", as("a"), events::set_data{{{"nilai", 70.0}}}));
    CHECK(r.refuses(done("08:02", as("a"), "1", "Cepat"), refusal::exit).message.id ==
          "Jawaban Cepat tidak diizinkan aturan langkah 1 sekarang; yang boleh: Biasa");
    r.does(happens("08:03", as("a"), events::set_data{{{"nilai", 20.0}}}));
    r.refuses(done("08:04", as("a"), "1", "Biasa"), refusal::exit);
    CHECK(r.does(done("08:05", as("a"), "1", "Cepat")).taken == alur::exit_id{0});
    CHECK(r.berkas.outcome() == "cepat");
}

TEST_CASE("an outsider's act is recorded by whoever performs the row it opens") {
    run r(
        R"({"judul": "Uji", "pelaksana": {"warga": {"nama": "Warga", "luar": true}, "loket": "Loket",
        "kepala": "Kepala"},
      "langkah": [{"kegiatan": "Mengajukan", "pelaksana": "warga"},
                  {"kegiatan": "Mencatat", "pelaksana": "loket"},
                  {"kegiatan": "Memutus", "pelaksana": "kepala"}]})");
    r.does(start("08:00"));
    r.refuses(done("08:01", as("kepala"), "1"), refusal::office);
    alur::events::complete what;
    what.row = "1";
    what.on_behalf_of = "Warga";
    r.refuses(happens("08:01", as("kepala"), what), refusal::office);
    const alur::entry recorded = r.does(done("08:02", as("loket"), "1"));
    CHECK(recorded.office == r.sop->find_role("warga"));
    CHECK(recorded.recorder == r.sop->find_role("loket"));
    what.row = "2";
    what.on_behalf_of = "loket";
    r.refuses(happens("08:03", as("kepala"), what), refusal::office);

    run own(
        R"({"judul": "Uji", "pelaksana": {"warga": {"nama": "Warga", "luar": true}, "loket": "Loket"},
      "langkah": [{"kegiatan": "Mengajukan", "pelaksana": "warga"},
                  {"kegiatan": "Mencatat", "pelaksana": "loket"}]})");
    own.does(start("08:00"));
    CHECK(own.does(done("08:01", as("warga"), "1")).recorder == alur::no_role);
}

TEST_CASE("a meeting is one act of the last named, with enough people listed") {
    run r(
        R"({"judul": "Uji", "pelaksana": {"staf": "Staff", "kabid": {"nama": "Kabid", "setiap": "bidang"},
        "kepala": "Kepala"},
      "langkah": [{"kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang"},
                  {"kegiatan": "Rapat", "pelaksana": {"rapat": ["kabid", "kepala"]}, "kuorum": 2},
                  {"kegiatan": "Mencatat", "pelaksana": "staf"}]})");
    r.does(start("08:00", two_units));
    r.does(done("08:01", as("kabid", "Ekonomi"), "1", "", "Ekonomi"));
    r.does(done("08:02", as("kabid", "Sosial"), "1", "", "Sosial"));
    events::complete meeting;
    meeting.row = "2";
    r.refuses(happens("08:03", as("kabid", "Sosial"), meeting), refusal::office);
    r.refuses(happens("08:03", as("kepala"), meeting), refusal::exit);
    meeting.attendants = {{"kepala"}};
    r.refuses(happens("08:03", as("kepala"), meeting), refusal::exit);
    meeting.attendants = {{"kepala"}, {"kepala"}};
    r.refuses(happens("08:03", as("kepala"), meeting), refusal::exit);
    meeting.attendants = {{"kepala"}, {"staf"}};
    CHECK(r.refuses(happens("08:03", as("kepala"), meeting), refusal::exit).message.id ==
          "Daftar hadir langkah 2 tidak dapat dipakai: Staff tidak ikut rapat ini");
    meeting.attendants = {{"kepala"}, {"kabid", "Hukum"}};
    r.refuses(happens("08:03", as("kepala"), meeting), refusal::exit);
    meeting.attendants = {{"kepala"}, {"tamu"}};
    r.refuses(happens("08:03", as("kepala"), meeting), refusal::unknown_name);
    meeting.attendants = {{"kepala"}, {"kabid", "Sosial"}};
    CHECK(r.does(happens("08:03", as("kepala"), meeting)).attendants.size() == 2);
}

TEST_CASE("a case that belongs to one unit is told which when it opens") {
    run r(R"({"judul": "Uji", "pelaksana": {"camat": {"nama": "Camat", "setiap": "kecamatan"}},
      "langkah": [{"kegiatan": "Melapor", "pelaksana": "camat"}]})");
    r.refuses(start("08:00"), refusal::unit);
    r.refuses(start("08:00", {{"kecamatan", {"Timur", "Barat"}}}), refusal::unit);
    r.does(start("08:00", {{"kecamatan", {"Timur"}}}));
    r.refuses(done("08:01", as("camat", "Barat"), "1"), refusal::office);
    r.refuses(done("08:01", as("camat", "Timur"), "1", "", "Barat"), refusal::unit);
    r.refuses(happens("08:01", as("camat", "Timur"), events::add_unit{"kecamatan", "X", "y"}),
              refusal::unit);
    r.does(done("08:01", as("camat", "Timur"), "1", "", "Timur"));
}

TEST_CASE("several starts are told apart by row or trigger") {
    run r(R"({"judul": "Uji", "pelaksana": {"a": "A"},
      "langkah": [{"kegiatan": "Menerima surat", "pelaksana": "a", "mulai": "Surat masuk"},
                  {"kegiatan": "Menjawab", "pelaksana": "a", "lanjut": "selesai"},
                  {"kegiatan": "Menerima telepon", "pelaksana": "a", "mulai": "Telepon", "lanjut": "2"}]})");
    r.refuses(start("08:00"), refusal::unknown_name);
    r.refuses(start("08:00", {}, "2"), refusal::unknown_name);
    r.does(start("08:00", {}, "telepon"));
    CHECK(r.open() == names{"3"});
}

TEST_CASE("who may act on a row is asked for the unit it is repeated for, and only then") {
    run r(stretch);
    r.does(start("08:00", two_units));
    r.does(done("08:05", as("kepala"), "1"));
    const alur::step_id fill{1};
    const auto may = [&](alur::unit_id unit) {
        return alur::may_act(*r.sop, r.berkas.facts(), {fill, unit});
    };
    CHECK(may(alur::unit_id{0}) == alur::only(alur::role_id{1}));
    CHECK(may(alur::no_unit) == 0);
    CHECK(may(alur::unit_id{2}) == 0);
    CHECK(alur::may_act(*r.sop, r.berkas.facts(), {alur::step_id{2}, alur::unit_id{0}}) == 0);
}

}  // namespace open_case_test
