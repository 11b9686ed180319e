// Every rule of the form: a document that has it, one that has not, and its silence.
#include <alur/lint/lint.hpp>
#include <alur/sop/codes.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "whole_sop.hpp"

namespace lint_test {

using namespace alur;
using namespace alur::testing;

namespace {

diagnostics of_shipped(const std::string& name) {
    std::ifstream in(ALUR_SOURCE_DIR "/sops/" + name + ".json", std::ios::binary);
    REQUIRE(in);
    return reviewed({name + ".json", {std::istreambuf_iterator<char>(in), {}}});
}

struct anomaly {
    const char* what;
    const char* code;
    const char* pointer;
};

void has_all(const std::string& name, const std::vector<anomaly>& wanted) {
    const diagnostics found = of_shipped(name);
    for (const anomaly& each : wanted) {
        INFO(name << ": " << each.what << " (" << each.code << " at " << each.pointer << ")");
        CHECK(std::any_of(found.begin(), found.end(), [&](const diagnostic& d) {
            return d.code == each.code && d.pointer == each.pointer;
        }));
    }
}

}  // namespace

TEST_CASE("an SOP that is written as the form wants it has no findings") {
    const source from{"contoh.json", std::string(whole_sop)};
    const diagnostics found = reviewed(from);
    INFO(to_text(from, found, language::en));
    CHECK(found.empty());
}

TEST_CASE("every rule finds its bad example and not its good one") {
    CHECK(lint_rules().size() > 40);
    for (const lint_rule& rule : lint_rules()) {
        const code_entry* entry = find_code(rule.code);
        INFO(rule.code);
        REQUIRE(entry != nullptr);
        for (const sentence* each : {&rule.what, &rule.why}) {
            CHECK_FALSE(each->id.empty());
            CHECK_FALSE(each->en.empty());
        }
        const source bad = with(rule.bad);
        const source good = with(rule.good);
        const diagnostics found = reviewed(bad);
        const diagnostics left = reviewed(good);
        INFO(to_text(bad, found, language::en) << "--\n" << to_text(good, left, language::en));
        CHECK(count_of(found, rule.code) >= 1);
        CHECK(count_of(left, rule.code) == 0);
        for (const diagnostic& each : found) {
            CHECK(each.level == find_code(each.code)->level);
            CHECK_FALSE(each.message.id.empty());
            CHECK_FALSE(each.message.en.empty());
            CHECK(each.fix.id.empty() == each.fix.en.empty());
        }
    }
}

TEST_CASE("every code of the form is in the table of rules") {
    std::set<std::string_view> ruled;
    for (const lint_rule& rule : lint_rules()) ruled.insert(rule.code);
    for (const code_entry& each : codes()) {
        const std::string_view family = each.code.substr(0, 2);
        if (family != "FL" && family != "ID" && family != "PL" && family != "MB" &&
            family != "TX" && (family != "WK" || each.code >= "WK20"))
            continue;
        INFO(each.code);
        CHECK(ruled.count(each.code) == 1);
    }
}

TEST_CASE("abaikan silences a rule that stops nothing, and no error") {
    for (const lint_rule& rule : lint_rules()) {
        if (rule.code == "AB02") continue;
        const source bad = with(rule.bad);
        boost::json::object sop = boost::json::parse(bad.text).as_object();
        sop["abaikan"] = {{rule.code, "memang begitu"}};
        const source silenced{"contoh.json", boost::json::serialize(sop)};
        const diagnostics found = reviewed(silenced);
        INFO(rule.code << '\n' << to_text(silenced, found, language::en));
        const bool is_error = find_code(rule.code)->level == severity::error;
        CHECK((count_of(found, rule.code) > 0) == is_error);
        CHECK(count_of(found, "AB02") == 0);
    }
}

TEST_CASE(
    "a silence that silences nothing is reported, on a row too; what needs more than the file is "
    "not") {
    const diagnostics found =
        reviewed(with(R"("abaikan": {"TX05": "x", "AL40": "x", "FL01": "x"})"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].code == "AB02");
    CHECK(found[0].pointer == "/abaikan/TX05");
    CHECK(found[1].pointer == "/abaikan/FL01");
    CHECK(found[1].message.en == "FL01 is an error and cannot be silenced.");
    const source row = with(
        R"({"kegiatan": "Menyusun laporan bulanan", "pelaksana": "kepala", "kelengkapan": "Data bulanan",
            "waktu": "3 hari", "output": "Laporan bulanan", "abaikan": {"WK05": "x", "WK04": "x"}})");
    const diagnostics on_row = reviewed(row);
    CHECK(count_of(on_row, "WK05") == 0);
    CHECK(count_of(on_row, "AB02") == 1);
    // An older document names the code by which the finding went.
    const source old = with(
        R"({"kegiatan": "Menyusun laporan bulanan", "pelaksana": "staf", "kelengkapan": "Data bulanan",
            "waktu": "3 jam", "output": "Draft"},
           {"kegiatan": "Menandatangani laporan bulanan", "pelaksana": "kepala", "kelengkapan": ["Draft", "Nota"],
            "waktu": "3 jam", "output": "Laporan bulanan", "abaikan": {"DK01": "x"}})");
    CHECK(count_of(reviewed(old), "MB02") == 0);
    CHECK(count_of(reviewed(old), "AB02") == 0);
}

TEST_CASE("an empty column is one finding, an empty cell is one as well") {
    const char* rows =
        R"({"id": "susun", "kegiatan": "Menyusun laporan", "pelaksana": "staf", "output": "Draft laporan"%},
        {"kegiatan": "Menandatangani laporan", "pelaksana": "kepala", "kelengkapan": "Draft laporan", "output": "Laporan bulanan"},
        {"kegiatan": "Mengirim laporan", "pelaksana": "kepala", "kelengkapan": "Laporan bulanan", "output": "Laporan bulanan yang terkirim"})";
    const auto text = [&](const std::string& more) {
        std::string out = rows;
        return out.replace(out.find('%'), 1, more);
    };
    // No time anywhere, and the first row needs nothing.
    CHECK(count_of(reviewed(with(text(""))), "MB01") == 2);
    CHECK(count_of(reviewed(with(text(R"(, "waktu": "1 jam")"))), "MB01") == 3);
}

TEST_CASE(
    "one fault is one finding: run together, not also missing; a misspelling, not also another "
    "name") {
    std::map<std::string, std::set<std::string>> at;
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"})
        for (const diagnostic& each : of_shipped(name)) {
            INFO(name << ' ' << each.code << ' ' << each.pointer);
            // The same code twice at one place only for two different words.
            if (each.code != "TX04") CHECK(at[name + each.pointer].insert(each.code).second);
            for (const auto& [stays, goes] : {std::pair{"MB05", "MB02"}, {"MB06", "MB02"}})
                CHECK_FALSE((at[name + each.pointer].count(stays) > 0 &&
                             at[name + each.pointer].count(goes) > 0));
        }
}

TEST_CASE("the anomalies of Dumai that a machine can see are found") {
    has_all("dumai",
            {{"output of row 2 is blank", "MB01", "/langkah/1/output"},
             {"row 7 decides by its words, row 6 by its diamond", "FL07", "/langkah/6/kegiatan"},
             {"row 7 takes the draft, not what was initialled", "MB03", "/langkah/5/output"},
             {"output of row 4 is never used", "MB03", "/langkah/3/output"},
             {"a column merges Sekretaris and Kabid", "PL05", "/pelaksana/sekretaris/kolom"},
             {"a column merges Kasubbag, Kasubbid and JFP", "PL05", "/pelaksana/jfp_bidang"},
             {"Staff is never named: a guess", "SB03", "/langkah/1/sumber/pelaksana"},
             {"row 1 begins with a noun", "TX01", "/langkah/0/kegiatan"},
             {"row 2 is passive", "TX01", "/langkah/1/kegiatan"},
             {"row 4 is passive", "TX01", "/langkah/3/kegiatan"},
             {"row 8 is passive", "TX01", "/langkah/7/kegiatan"},
             {"row 3 has a subject", "TX02", "/langkah/2/kegiatan"},
             {"row 5 has a subject", "TX02", "/langkah/4/kegiatan"},
             {"row 6 has a subject", "TX02", "/langkah/5/kegiatan"},
             {"the report goes by four names", "MB05", "/langkah/7/kelengkapan"},
             {"two acts in row 8", "TX03", "/langkah/7/kegiatan"},
             {"Instansi terkait is nobody", "PL02", "/langkah/7/kegiatan"},
             {"two documents of row 3 come from nowhere", "MB02", "/langkah/2/kelengkapan/0"},
             {"a word of the title of Permendagri 52/2011 is missing", "TX04", "/dasar_hukum/1"},
             {"Permenpan 12/2015 is superseded", "ID07", "/dasar_hukum/3"}});
}

TEST_CASE("the anomalies of Jambi that a machine can see are found") {
    has_all("jambi", {{"no number", "ID01", ""},
                      {"no dates, no approver", "ID02", ""},
                      {"Ka. Dinas is not used", "PL04", "/pelaksana/kadis"},
                      {"nobody approves the recap", "PL09", "/langkah/4/output"},
                      {"a legal basis about Sekretariat DPRD", "ID09", "/dasar_hukum/3"},
                      {"row 2 does not take the disposition", "MB03", "/langkah/0/output"},
                      {"Pendistribusian is an activity", "MB04", "/langkah/1/output"},
                      {"row 3 takes a form that nobody makes", "MB02", "/langkah/2/kelengkapan"},
                      {"row 1 begins with its performer", "TX02", "/langkah/0/kegiatan"},
                      {"several acts in row 2", "TX03", "/langkah/1/kegiatan"},
                      {"several acts in row 3", "TX03", "/langkah/2/kegiatan"},
                      {"which days", "WK05", "/langkah/2/waktu"},
                      {"Permenpan 25/2012 is superseded", "ID07", "/dasar_hukum/0"},
                      {"no guideline is cited", "ID08", "/dasar_hukum"},
                      {"KINERIA", "TX04", "/judul"},
                      {"Pperaturan", "TX04", "/dasar_hukum/2"},
                      {"Memeahami", "TX04", "/kualifikasi/0"},
                      {"memeriukan", "TX04", "/langkah/3/kegiatan"},
                      {"kesetiap, di isi", "TX04", "/langkah/1/kegiatan"}});
}

TEST_CASE("the anomalies of Balangan that a machine can see are found") {
    has_all("balangan",
            {{"the number is a year", "ID01", "/nomor"},
             {"no date of effect", "ID02", ""},
             {"2 Menit to process", "WK03", "/langkah/2/waktu"},
             {"120 Hari among minutes", "WK03", "/langkah/6/waktu"},
             {"three cycles in one flow", "TX05", "/langkah/6/kegiatan"},
             {"mengumpulkan … kepada", "TX04", "/langkah/0/kegiatan"},
             {"row 4 yields what it takes", "MB04", "/langkah/3/output"},
             {"row 5 yields what it takes", "MB04", "/langkah/4/output"},
             {"row after row yields a Draft Laporan Kinerja", "MB04", "/langkah/7/output"},
             {"no final report", "MB07", "/langkah/8/output"},
             {"Kepala Dinas is not in it", "PL09", "/langkah/8/output"},
             {"Kepala Seksi is not used", "PL04", "/pelaksana/kasi"},
             {"Kepala Bidang is a guess", "SB03", "/langkah/7/sumber/pelaksana"},
             {"Kinerja Aksi comes from nowhere", "MB02", "/langkah/1/kelengkapan/1"},
             {"a comma is missing", "MB06", "/langkah/1/kelengkapan/0"},
             {"row 6 needs what nobody makes", "MB02", "/langkah/5/kelengkapan"},
             {"row 8 needs what nobody makes", "MB02", "/langkah/7/kelengkapan"},
             {"instansi terkait is nobody", "PL02", "/langkah/0/kegiatan"},
             {"LAKIP is an old term", "TX04", "/peringatan"},
             {"decision A is a guess", "SB03", "/langkah/6/sumber/cabang"},
             {"decision B is a guess", "SB03", "/langkah/7/sumber/cabang"}});
}

TEST_CASE("the anomalies of Banggai that a machine can see are found") {
    has_all("banggai", {{"Kasubbid Data has no column", "PL02", "/pelaksana/kasubbid_data/kolom"},
                        {"Kasubbag Perencanaan does no row", "PL02", "/penanggung_jawab_kegiatan"},
                        {"row 2 orders and makes", "TX03", "/langkah/1/kegiatan"},
                        {"Dokumen data kinerja five times", "MB04", "/langkah/5/output"},
                        {"kelengkapan is just Dokumen", "MB02", "/langkah/2/kelengkapan"},
                        {"a validation without an exit", "FL07", "/langkah/6/kegiatan"},
                        {"Kepala never receives it", "PL09", "/langkah/8/output"},
                        {"Inspektorat", "ID09", "/kualifikasi/2"},
                        {"Permenpan 29/2010 is superseded", "ID07", "/dasar_hukum/3"},
                        {"no date of effect", "ID02", ""},
                        {"no office approves", "ID05", "/disahkan_oleh"},
                        {"Form at", "TX04", "/langkah/2/output"},
                        {"Perencanaar", "TX04", "/pencatatan/2"},
                        {"dan dan", "TX04", "/dasar_hukum/4"},
                        {"480 menit", "WK04", "/langkah/4/waktu"},
                        {"row 1 is a noun", "TX01", "/langkah/0/kegiatan"},
                        {"row 4 is a noun", "TX01", "/langkah/3/kegiatan"},
                        {"row 2 has a subject", "TX02", "/langkah/1/kegiatan"},
                        {"row 3 has a subject", "TX02", "/langkah/2/kegiatan"},
                        {"row 5 has a subject", "TX02", "/langkah/4/kegiatan"},
                        {"row 6 has a subject", "TX02", "/langkah/5/kegiatan"},
                        {"row 7 has a subject", "TX02", "/langkah/6/kegiatan"},
                        {"row 9 has a subject", "TX02", "/langkah/8/kegiatan"}});
    const diagnostics found = of_shipped("banggai");
    const auto foreign = std::find_if(found.begin(), found.end(),
                                      [](const diagnostic& d) { return d.code == "ID09"; });
    CHECK(foreign->related.size() == 3);  // three SOPs of an audit came along
}

TEST_CASE("the date of review is judged by the day that is given, and not without one") {
    const source from = with(R"("tanggal_revisi": "1 Juni 2026")");
    const loaded read = load(from);
    CHECK(count_of(review(read), "ID04") == 0);
    using namespace std::chrono;
    CHECK(count_of(review(read, {}, local_days{2026y / 5 / 31}), "ID04") == 1);
    const diagnostics past = review(read, {}, local_days{2026y / 6 / 2});
    REQUIRE(count_of(past, "ID04") == 1);
    CHECK(past.front().message.en.find("has passed") != std::string::npos);
}

TEST_CASE("a staff number is never repeated in a finding") {
    const source from =
        with(R"("disahkan_oleh": {"jabatan": "Kepala Dinas", "nip": "196513012000031001"})");
    const diagnostics found = reviewed(from);
    REQUIRE(count_of(found, "ID05") == 1);
    CHECK(to_text(from, found, language::id).find("1965") == std::string::npos);
}

}  // namespace lint_test
