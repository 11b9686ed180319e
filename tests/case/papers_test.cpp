// Evidence: what must be at hand and what is handed over.
#include <alur/case/open_case.hpp>

#include "case/support.hpp"

namespace papers_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string papers = R"({
  "judul": "Uji", "wajib": true, "peralatan": "Komputer", "dari_luar": ["KTP", "Akta"], "pengendali": "kepala",
  "pelaksana": {"staf": "Staff", "kepala": "Kepala"},
  "langkah": [
    {"id": "terima", "kegiatan": "Menerima", "pelaksana": "staf", "kelengkapan": ["Surat", "Komputer"],
     "output": "Disposisi"},
    {"id": "susun", "kegiatan": "Menyusun", "pelaksana": "staf",
     "kelengkapan": ["Disposisi", "Surat", {"salah_satu": ["KTP", "Akta"]}], "output": ["Draf", "Nota"]},
    {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": "kepala", "kelengkapan": "Draf",
     "keputusan": "Benar?", "cabang": {"Ya": "lanjut", "Tidak": "susun"}},
    {"id": "kirim", "kegiatan": "Mengirim", "pelaksana": "staf", "kelengkapan": "Draf", "wajib": false, "output": "Tanda terima"},
    {"id": "arsip", "kegiatan": "Mengarsip", "pelaksana": "staf", "kelengkapan": ["Tanda terima", "Draf"]}
  ]})";

const std::string hash(64, 'a');

alur::event with(std::string_view when, std::string who, std::string row,
                 std::vector<alur::document> documents, std::string answer = "",
                 std::string reason = "") {
    events::complete what;
    what.row = std::move(row);
    what.answer = std::move(answer);
    what.reason = std::move(reason);
    what.documents = std::move(documents);
    return happens(when, as(std::move(who)), std::move(what));
}

}  // namespace

TEST_CASE("a missing letter is refused by name, and so is an output not handed over") {
    run r(papers);
    r.does(start("08:00"));
    const alur::refused_event no =
        r.refuses(with("08:01", "staf", "terima", {}), refusal::evidence);
    CHECK(no.message.id == "Langkah 1 belum dapat dikerjakan: belum ada Surat");
    const alur::refused_event out =
        r.refuses(with("08:01", "staf", "terima", {{"surat "}}), refusal::evidence);
    CHECK(out.message.id == "Langkah 1 belum dapat diselesaikan: serahkan Disposisi");
    r.refuses(with("08:01", "staf", "terima", {{"Surat"}, {"Disposisi", "D/1", "xyz"}}),
              refusal::evidence);
    r.refuses(with("08:01", "staf", "terima", {{"Surat"}, {"Disposisi"}, {" "}}),
              refusal::evidence);
    r.does(with("08:02", "staf", "terima", {{"Surat", "S/7"}, {"DISPOSISI", "D/1", hash}}));
    const auto& held = r.berkas.facts().ledger.documents;
    REQUIRE(held.size() == 2);
    CHECK_FALSE(held[0].output);
    CHECK(held[1].output);
    CHECK(held[1].is.sha256 == hash);
    // What was shown once stays at hand; one of several alternatives is enough.
    r.refuses(with("08:03", "staf", "susun", {{"Draf"}, {"Nota"}}), refusal::evidence);
    r.does(with("08:04", "staf", "susun", {{"Akta"}, {"Draf"}, {"Nota"}}));
    r.does(with("08:05", "kepala", "periksa", {}, "Ya"));
    // A row that is not held to evidence hands over what it prints.
    r.does(with("08:06", "staf", "kirim", {}));
    r.does(with("08:07", "staf", "arsip", {}));
    CHECK(r.berkas.stage() == alur::lifecycle::completed);
}

TEST_CASE("a step back takes the outputs with it; they must be handed over again") {
    run r(papers);
    r.does(start("08:00"));
    r.does(with("08:01", "staf", "terima", {{"Surat"}, {"Disposisi"}}));
    r.does(with("08:02", "staf", "susun", {{"KTP"}, {"Draf", "1"}, {"Nota"}}));
    r.does(with("08:03", "kepala", "periksa", {}, "Tidak", "salah"));
    for (const alur::document_held& each : r.berkas.facts().ledger.documents)
        CHECK(each.is.name != "Draf");
    r.refuses(with("08:04", "staf", "susun", {{"Nota"}}), refusal::evidence);
    r.does(with("08:05", "staf", "susun", {{"Nota"}, {"Draf", "2"}}));
}

TEST_CASE("an exception lifts missing evidence once") {
    run r(papers);
    r.does(start("08:00"));
    events::except lift{"terima", "", "bukti", "p-staf", "", "surat menyusul", "800/3"};
    r.does(happens("08:01", as("kepala"), lift));
    r.does(with("08:02", "staf", "terima", {}));
    r.refuses(with("08:03", "staf", "susun", {}), refusal::evidence);
}

TEST_CASE("a unit's papers are that unit's") {
    run r(
        R"({"judul": "Uji", "wajib": true, "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"kegiatan": "Meminta", "pelaksana": "kepala"},
        {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "output": "Isian"},
        {"id": "cek", "kegiatan": "Mengecek", "pelaksana": "kabid", "setiap": "bidang", "kelengkapan": "Isian"},
        {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "kelengkapan": "Isian"}]})");
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(done("08:01", as("kepala"), "1"));
    const auto fill = [&](std::string_view when, std::string unit, bool hands_over) {
        events::complete what;
        what.row = "isi";
        what.unit = unit;
        if (hands_over) what.documents = {{"Isian", "I-" + unit}};
        return happens(when, as("kabid", unit), what);
    };
    r.refuses(fill("08:02", "Ekonomi", false), refusal::evidence);
    r.does(fill("08:02", "Ekonomi", true));
    r.refuses(fill("08:03", "Sosial", false), refusal::evidence);
    r.does(done("08:04", as("kabid", "Ekonomi"), "cek", "", "Ekonomi"));
    r.does(fill("08:05", "Sosial", true));
    r.does(done("08:06", as("kabid", "Sosial"), "cek", "", "Sosial"));
    r.does(done("08:07", as("kepala"), "gabung"));
}

TEST_CASE("an exception lets no paper in that cannot be recorded") {
    run r(papers);
    r.does(start("08:00"));
    r.does(happens("08:01", as("kepala"),
                   events::except{"terima", "", "bukti", "p-staf", "", "surat menyusul", "800/3"}));
    r.refuses(with("08:02", "staf", "terima", {{"Disposisi", "D/1", "xyz"}}), refusal::evidence);
    r.refuses(with("08:02", "staf", "terima", {{" "}}), refusal::evidence);
    r.does(with("08:02", "staf", "terima", {}));
}

TEST_CASE("a unit that leaves and comes back hands over its outputs again") {
    run r(R"({"judul": "Uji", "wajib": true, "pengendali": "kepala",
      "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "output": "Isian",
         "keputusan": "Perlu dicek?", "cabang": {"Ya": "cek", "Tidak": "cek"}},
        {"id": "cek", "kegiatan": "Mengecek", "pelaksana": "kabid", "setiap": "bidang", "kelengkapan": "Isian"},
        {"kegiatan": "Menggabung", "pelaksana": "kepala"}]})");
    events::complete fill;
    fill.row = "isi";
    fill.unit = "Sosial";
    fill.answer = "Ya";
    fill.documents = {{"Isian"}};
    events::except lift{"isi", "Sosial", "bukti", "p-kabidSosial", "", "menyusul", "800/3"};
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(happens("08:01", as("kabid", "Sosial"), fill));
    r.does(happens("08:02", as("kepala"), events::remove_unit{"bidang", "Sosial", "digabung"}));
    r.does(happens("08:03", as("kepala"), events::add_unit{"bidang", "Sosial", "dipisah"}));
    r.does(happens("08:04", as("kepala"), lift));
    fill.documents.clear();
    r.does(happens("08:05", as("kabid", "Sosial"), fill));
    r.refuses(done("08:06", as("kabid", "Sosial"), "cek", "", "Sosial"), refusal::evidence);
}

}  // namespace papers_test
