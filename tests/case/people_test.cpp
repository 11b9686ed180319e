// Assignment, claim, separation, dispositions and exceptions, and where they meet the flow.
#include <alur/case/open_case.hpp>

#include "case/small_sops.hpp"

namespace people_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string per_unit = R"({
  "judul": "Uji", "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"},
    "jf": {"nama": "JF", "setiap": "bidang"}},
  "langkah": [
    {"kegiatan": "Meminta", "pelaksana": "kepala"},
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "jf", "setiap": "bidang"},
    {"id": "cek", "kegiatan": "Mengecek", "pelaksana": "kabid", "setiap": "bidang", "beda_orang": "isi"},
    {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "beda_orang": "isi"}
  ]})";

const std::string disposed = R"({
  "judul": "Uji", "pengendali": "kepala",
  "pelaksana": {"kepala": "Kepala", "kabid1": "Kabid 1", "kabid2": "Kabid 2"},
  "langkah": [
    {"id": "disposisi", "kegiatan": "Mendisposisi", "pelaksana": "kepala"},
    {"id": "tindak", "kegiatan": "Menindaklanjuti", "pelaksana": {"salah_satu": ["kabid1", "kabid2"]},
     "ditunjuk": "disposisi"},
    {"id": "lapor", "kegiatan": "Melapor", "pelaksana": {"salah_satu": ["kabid1", "kabid2"]},
     "ditunjuk": "disposisi", "keputusan": "Cukup?", "cabang": {"Ya": "lanjut", "Tidak": "disposisi"}},
    {"kegiatan": "Mengarsipkan", "pelaksana": "kepala"}
  ]})";

alur::event names_someone(std::string_view when, std::string office, std::string who) {
    events::complete what;
    what.row = "disposisi";
    what.name_office = std::move(office);
    what.name_person = std::move(who);
    return happens(when, person("k", "kepala"), std::move(what));
}

}  // namespace

TEST_CASE("a nameless person cannot be told from another") {
    run r(checked);
    r.does(start("08:00"));
    r.refuses(done("08:05", person("", "staf"), "susun"), refusal::separation);
}

TEST_CASE("an act that a step back made void no longer counts for separation") {
    run r(checked);
    r.does(start("08:00"));
    r.does(done("08:05", person("ani", "sekretaris"), "susun"));
    r.refuses(done("08:10", person("ani", "sekretaris"), "periksa", "Ya"), refusal::separation);
    r.does(done("08:15", person("budi", "sekretaris"), "periksa", "Tidak", "", "salah angka"));
    // Budi's check is void with the draft: he may redo the draft, and Ani check it.
    r.does(done("08:20", person("budi", "sekretaris"), "susun"));
    r.refuses(done("08:25", person("budi", "sekretaris"), "periksa", "Ya"), refusal::separation);
    r.does(done("08:30", person("ani", "sekretaris"), "periksa", "Ya"));
}

TEST_CASE("inside a stretch separation is each unit's, behind it every unit's") {
    run r(per_unit);
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(done("08:05", person("k", "kepala"), "1"));
    r.does(done("08:10", person("x", "jf", "Ekonomi"), "isi", "", "Ekonomi"));
    r.does(done("08:11", person("y", "jf", "Sosial"), "isi", "", "Sosial"));
    r.refuses(done("08:12", person("x", "kabid", "Ekonomi"), "cek", "", "Ekonomi"),
              refusal::separation);
    r.does(done("08:13", person("x", "kabid", "Sosial"), "cek", "", "Sosial"));
    r.does(done("08:14", person("z", "kabid", "Ekonomi"), "cek", "", "Ekonomi"));
    r.refuses(done("08:15", person("y", "kepala"), "gabung"), refusal::separation);
    r.does(done("08:16", person("z", "kepala"), "gabung"));
}

TEST_CASE("a row marked definitif is closed to Plt. and Plh.") {
    run r(checked);
    r.does(start("08:00"));
    r.does(done("08:05", person("ani", "staf"), "susun"));
    r.does(done("08:10", person("budi", "sekretaris"), "periksa", "Ya"));
    const alur::refused_event no =
        r.refuses(done("08:15", person("cici", "kepala", "", alur::capacity::plt), "tanda"),
                  refusal::assignment);
    CHECK(no.message.id ==
          "Langkah 3 hanya boleh dikerjakan pejabat definitif; Anda masuk sebagai Plt. Kepala");
    r.does(done("08:20", person("dedi", "kepala"), "tanda"));
}

TEST_CASE("a claimed row is its holder's until it is released or left") {
    run r(checked);
    r.does(start("08:00"));
    r.does(happens("08:01", person("ani", "staf"), events::claim{"susun"}));
    r.refuses(happens("08:02", person("eko", "staf"), events::claim{"susun"}), refusal::claim);
    const alur::refused_event no =
        r.refuses(done("08:03", person("eko", "staf"), "susun"), refusal::claim);
    CHECK(no.message.id.find("ani") != std::string::npos);
    r.refuses(happens("08:04", person("eko", "staf"), events::release{"susun", "", "lama"}),
              refusal::claim);
    r.refuses(happens("08:05", person("k", "kepala"), events::release{"susun"}), refusal::exit);
    r.does(happens("08:06", person("k", "kepala"), events::release{"susun", "", "cuti"}));
    r.refuses(happens("08:07", person("k", "kepala"), events::release{"susun", "", "cuti"}),
              refusal::claim);
    r.does(happens("08:08", person("eko", "staf"), events::claim{"susun"}));
    r.does(done("08:09", person("eko", "staf"), "susun"));
    CHECK(r.berkas.facts().ledger.holders.empty());
    r.refuses(happens("08:10", person("eko", "staf"), events::claim{"periksa"}), refusal::office);
    r.refuses(happens("08:10", person("eko", "staf"), events::claim{"susun"}),
              refusal::row_not_open);
}

TEST_CASE("an assigned row is done by that person only, and can be handed on") {
    run r(checked);
    r.does(start("08:00"));
    events::assign to_eko{"susun", "", "eko"};
    r.refuses(happens("08:01", person("ani", "staf"), to_eko), refusal::office);
    r.refuses(happens("08:01", person("k", "kepala"), events::assign{"susun"}), refusal::exit);
    r.does(happens("08:01", person("k", "kepala"), to_eko));
    r.refuses(done("08:02", person("ani", "staf"), "susun"), refusal::assignment);
    r.refuses(happens("08:02", person("ani", "staf"), events::claim{"susun"}), refusal::assignment);
    r.does(happens("08:03", person("eko", "staf"), events::assign{"susun", "", "ani"}));
    r.refuses(done("08:04", person("eko", "staf"), "susun"), refusal::assignment);
    r.does(done("08:05", person("ani", "staf"), "susun"));
}

TEST_CASE("who was named at a disposition does the rows that hang on it, until it happens again") {
    run r(disposed);
    r.does(start("08:00"));
    r.refuses(names_someone("08:01", "kepala", ""), refusal::exit);
    r.refuses(names_someone("08:01", "camat", ""), refusal::unknown_name);
    r.does(names_someone("08:02", "Kabid 2", "gita"));
    const alur::refused_event office =
        r.refuses(done("08:03", person("hadi", "kabid1"), "tindak"), refusal::office);
    CHECK(office.belongs_to == std::vector<alur::role_id>{alur::role_id{2}});
    r.refuses(done("08:03", person("hadi", "kabid2"), "tindak"), refusal::assignment);
    r.does(done("08:04", person("gita", "kabid2"), "tindak"));
    r.refuses(done("08:05", person("hadi", "kabid1"), "lapor", "Ya"), refusal::office);
    r.does(done("08:06", person("gita", "kabid2"), "lapor", "Tidak", "", "kurang"));
    r.does(names_someone("08:07", "", ""));
    r.does(done("08:08", person("hadi", "kabid1"), "tindak"));
    events::complete idle;
    idle.row = "lapor";
    idle.answer = "Ya";
    idle.name_person = "gita";
    r.refuses(happens("08:09", person("hadi", "kabid1"), idle), refusal::exit);
}

TEST_CASE("an exception lets one act through, and leaves a trace") {
    run r(checked);
    r.does(start("08:00"));
    r.does(done("08:05", person("ani", "staf"), "susun"));
    const auto except = [&](events::except what) {
        return happens("08:06", person("k", "kepala"), std::move(what));
    };
    events::except unfounded = lifting("periksa", "pemisahan", "ani");
    unfounded.letter.clear();
    r.refuses(except(unfounded), refusal::exit);
    r.refuses(except(lifting("periksa", "pemisahan", "")), refusal::exit);
    r.refuses(except(lifting("periksa", "jabatan", "ani")), refusal::exit);
    r.refuses(happens("08:06", person("ani", "staf"), lifting("periksa", "pemisahan", "ani")),
              refusal::office);
    r.does(except(lifting("periksa", "pemisahan", "ani")));
    r.refuses(done("08:07", person("ani", "staf"), "periksa", "Ya"), refusal::office);
    const alur::entry through = r.does(done("08:08", person("ani", "sekretaris"), "periksa", "Ya"));
    CHECK(through.lifted == std::vector<refusal>{refusal::separation});
    CHECK(r.berkas.facts().ledger.exceptions.empty());
    r.does(happens("08:09", person("k", "kepala"), lifting("tanda", "jabatan", "budi", "kepala")));
    const alur::entry stead = r.does(done("08:10", person("budi", "staf"), "tanda"));
    CHECK(stead.office == alur::role_id{2});
    CHECK(stead.lifted == std::vector<refusal>{refusal::office});
    CHECK(r.berkas.stage() == alur::lifecycle::completed);
}

TEST_CASE("what a unit's head names holds for that unit, and is forgotten when the unit leaves") {
    run r(R"({"judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"},
                    "jf": {"nama": "JF", "setiap": "bidang"}},
      "langkah": [
        {"id": "bagi", "kegiatan": "Membagi", "pelaksana": "kabid", "setiap": "bidang"},
        {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "jf", "setiap": "bidang", "ditunjuk": "bagi"},
        {"kegiatan": "Menggabung", "pelaksana": "kepala"}]})");
    const auto named = [&](std::string_view when, std::string unit, std::string who) {
        events::complete what;
        what.row = "bagi";
        what.unit = unit;
        what.name_person = std::move(who);
        return happens(when, as("kabid", unit), std::move(what));
    };
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(named("08:01", "Ekonomi", "gita"));
    r.does(named("08:02", "Sosial", "hadi"));
    r.refuses(done("08:03", person("hadi", "jf", "Ekonomi"), "isi", "", "Ekonomi"),
              refusal::assignment);
    r.does(happens("08:04", as("kepala"), events::remove_unit{"bidang", "Sosial", "digabung"}));
    r.does(happens("08:05", as("kepala"), events::add_unit{"bidang", "Sosial", "dipisah"}));
    r.does(named("08:06", "Sosial", ""));
    r.does(done("08:07", person("eko", "jf", "Sosial"), "isi", "", "Sosial"));
    r.does(done("08:08", person("gita", "jf", "Ekonomi"), "isi", "", "Ekonomi"));
}

TEST_CASE("an office of a unit that has no part in the case decides nothing in it") {
    run r(R"({"judul": "Uji", "data": {"nilai": "angka"},
      "pelaksana": {"kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [{"id": "a", "kegiatan": "Mengerjakan", "pelaksana": "kabid", "keputusan": "Cukup?",
        "cabang": {"Ya": {"ke": "selesai", "bila": {">": [{"var": "nilai"}, 1]}}, "Tidak": "a"}}]})");
    r.does(start("08:00", {{"bidang", {"Ekonomi"}}}));
    for (const std::string unit : {"Sosial", ""}) {
        r.refuses(happens("08:01", as("kabid", unit), events::suspend{"rapat"}), refusal::office);
        r.refuses(happens("08:01", as("kabid", unit), events::cancel{"batal"}), refusal::office);
        r.refuses(happens("08:01", as("kabid", unit), events::set_data{{{"nilai", 2.0}}}),
                  refusal::office);
        r.refuses(happens("08:01", as("kabid", unit), events::note{"catatan"}), refusal::office);
    }
    r.does(happens("08:02", as("kabid", "ekonomi "), events::set_data{{{"nilai", 2.0}}}));
    r.does(happens("08:02", as("kabid", "Ekonomi"), events::cancel{"batal"}));
}

TEST_CASE("two exceptions let two acts through, each in its own office") {
    run r(R"({"judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"a": "A", "b": "B", "kepala": "Kepala"},
      "langkah": [{"id": "paraf", "kegiatan": "Memaraf", "pelaksana": {"berurutan": ["a", "b"]}},
                  {"kegiatan": "Mengarsip", "pelaksana": "kepala"}]})");
    r.does(start("08:00"));
    r.does(happens("08:01", as("kepala"), lifting("paraf", "jabatan", "eko", "a")));
    r.does(happens("08:02", as("kepala"), lifting("paraf", "jabatan", "eko", "b")));
    const alur::actor eko{"eko", {{"kepala"}}};
    CHECK(r.does(done("08:03", eko, "paraf")).office == alur::role_id{0});
    CHECK(r.does(done("08:04", eko, "paraf")).office == alur::role_id{1});
    CHECK(r.open() == names{"2"});
}

TEST_CASE("an exception also helps who named an office that may not act") {
    run r(R"({"judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"staf": "Staff", "kepala": "Kepala", "tamu": {"nama": "Tamu", "luar": true}},
      "langkah": [{"id": "a", "kegiatan": "Mengerjakan", "pelaksana": "staf"},
                  {"kegiatan": "Menerima", "pelaksana": "tamu"}]})");
    events::complete what;
    what.row = "a";
    what.on_behalf_of = "tamu";
    r.does(start("08:00"));
    r.refuses(happens("08:01", person("tia", "tamu"), what), refusal::office);
    r.does(happens("08:02", as("kepala"), lifting("a", "jabatan", "tia", "staf")));
    CHECK(r.does(happens("08:03", person("tia", "tamu"), what)).office == alur::role_id{0});
}

}  // namespace people_test
