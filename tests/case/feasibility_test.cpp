#include <alur/case/feasibility.hpp>
#include <alur/sop/codes.hpp>
#include <alur/time/date.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case/feasible.hpp"
#include "support.hpp"

namespace feasibility_test {

using namespace alur;
using namespace alur_test;
using std::chrono::local_days;

namespace {

local_days day(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    REQUIRE(date);
    return local_days{*date};
}

// Offices a, b, c; u, v in every bidang; x outside.
definition rows(const std::string& text, const std::string& more = "") {
    return sop_of(R"({"judul": "Contoh", "pelaksana": {"a": "Jabatan A",
        "b": {"nama": "Jabatan B", "alias": "Wakil B"}, "c": "Jabatan C",
        "u": {"nama": "Kabid", "setiap": "bidang"}, "v": {"nama": "Analis", "setiap": "bidang"},
        "x": {"nama": "Inspektorat", "luar": true}},)" +
                  more + "\"langkah\": [" + text + "]}");
}

office_register people(const std::string& assignments,
                       const std::string& units = R"({"bidang": ["P", "Q"]})") {
    const source from{"pejabat.json",
                      R"({"unit_kerja": "Contoh", "versi": "1", "unit": )" + units +
                          R"(, "orang": ["p1", "p2", "p3", "p4", "p5"], "boleh_banyak": ["c", "v"],
                          "penugasan": [)" +
                          assignments + "]}"};
    const register_loaded read = load_register(from);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(read);
    return *read.people;
}

std::string holds(const std::string& person, const std::string& office,
                  const std::string& unit = "", const std::string& more = "") {
    return R"({"orang": ")" + person + R"(", "jabatan": ")" + office + '"' +
           (unit.empty() ? "" : R"(, "unit": ")" + unit + '"') + (more.empty() ? "" : ", " + more) +
           "}";
}
const std::string acting = R"("sebagai": "Plh", "surat": "ST 1")";

std::set<std::string>& codes_seen() {
    static std::set<std::string> seen;
    return seen;
}

std::vector<std::pair<std::string, std::string>> findings(const definition& sop,
                                                          const office_register& in,
                                                          local_days on = today) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const diagnostic& each : check(sop, in, on)) {
        REQUIRE(find_code(each.code) != nullptr);
        CHECK(each.level == find_code(each.code)->level);
        CHECK_FALSE(each.message.en.empty());
        CHECK_FALSE(each.fix.id.empty());
        codes_seen().insert(each.code);
        all.emplace_back(each.code, each.pointer);
    }
    return all;
}
using found = std::vector<std::pair<std::string, std::string>>;

std::string only_message(const definition& sop, const office_register& in) {
    const diagnostics all = check(sop, in, today);
    REQUIRE(all.size() == 1);
    return all[0].message.id;
}

const std::string row_a = R"({"kegiatan": "Menyusun", "pelaksana": "a"})";

}  // namespace

TEST_CASE("an SOP whose offices are held, by code, name or alias, can be carried out") {
    CHECK(findings(rows(row_a + R"(, {"kegiatan": "Memeriksa", "pelaksana": "b"},
                                    {"kegiatan": "Mengirim", "pelaksana": "c"})"),
                   people(holds("p1", "A") + "," + holds("p2", "wakil b") + "," +
                          holds("p3", "JABATAN C")))
              .empty());
}

TEST_CASE("a row whose office nobody holds on that day is told, and who held it or will") {
    const definition sop = rows(row_a);
    const office_register in =
        people(holds("p1", "a", "", R"("sampai": "2026-01-31")") + "," +
               holds("p2", "a", "", R"("dari": "2026-02-04")") + "," + holds("p3", "b"));
    CHECK(findings(sop, in) == found{{"PJ30", "/langkah/0/pelaksana"}});
    CHECK(only_message(sop, in) ==
          "Tidak seorang pun dapat melakukan langkah 1 (Menyusun) pada 3 Februari 2026: Jabatan A "
          "tidak dijabat siapa pun; p1 hanya sampai 31 Januari 2026; p2 baru mulai 4 Februari "
          "2026.");
    CHECK(findings(sop, in, day("2026-01-31")).empty());
    CHECK(findings(sop, in, day("2026-02-04")).empty());
}

TEST_CASE("a definitif row needs a definitive holder; any other is content with a Plh.") {
    const std::string row = R"({"kegiatan": "Menetapkan", "pelaksana": "a", "definitif": true})";
    const office_register plh = people(holds("p1", "a", "", acting));
    CHECK(findings(rows(row), plh) == found{{"PJ31", "/langkah/0/definitif"}});
    CHECK(only_message(rows(row), plh) ==
          "Tidak seorang pun dapat melakukan langkah 1 (Menetapkan) pada 3 Februari 2026: Jabatan "
          "A tidak punya pejabat definitif; p1 hanya Plh.");
    CHECK(findings(rows(row), people(holds("p1", "a"))).empty());
    CHECK(findings(rows(row_a), plh).empty());
    CHECK(findings(rows(row), people(holds("p2", "b"))) == found{{"PJ30", "/langkah/0/pelaksana"}});
}

TEST_CASE("an office that exists per unit must be held for every unit") {
    const std::string row = R"({"kegiatan": "Melapor", "pelaksana": "u", "setiap": "bidang"})";
    CHECK(findings(rows(row), people(holds("p1", "u", "P") + "," + holds("p1", "Kabid", "q")))
              .empty());
    const office_register one = people(holds("p1", "u", "P") + "," + holds("p2", "u"));
    CHECK(findings(rows(row), one) == found{{"PJ30", "/langkah/0/pelaksana"}});
    CHECK(only_message(rows(row), one) ==
          "Tidak seorang pun dapat melakukan langkah 1 (Melapor) pada 3 Februari 2026: Kabid (Q) "
          "tidak dijabat siapa pun; p2 ditugaskan tanpa unit.");
}

TEST_CASE("the units an SOP lists come before those of the register") {
    const std::string row = R"({"kegiatan": "Melapor", "pelaksana": "u", "setiap": "bidang"})";
    const office_register in = people(holds("p1", "u", "P"));
    CHECK(findings(rows(row), in).size() == 1);
    CHECK(findings(rows(row, R"("unit": {"bidang": ["P"]},)"), in).empty());
}

TEST_CASE("a kind without known units is a warning, and its offices are not judged") {
    const std::string row = R"({"kegiatan": "Melapor", "pelaksana": {"bersama": ["a", "u"]},
                                "setiap": "bidang"})";
    const office_register in = people(holds("p1", "a"), "{}");
    CHECK(findings(rows(row), in) == found{{"PJ34", "/langkah/0/setiap"}});
    CHECK(findings(rows(row), people(holds("p1", "b"), "{}")) ==
          found{{"PJ30", "/langkah/0/pelaksana"}, {"PJ34", "/langkah/0/setiap"}});
    CHECK(findings(rows(R"({"kegiatan": "Melapor", "pelaksana": "u"})"), in) ==
          found{{"PJ34", "/pelaksana/u/setiap"}});
}

TEST_CASE("a case that belongs to one unit must be possible for each of them") {
    const std::string row = R"({"kegiatan": "Melapor", "pelaksana": "u"})";
    const office_register in = people(holds("p1", "u", "P"));
    CHECK(findings(rows(row), in) == found{{"PJ30", "/langkah/0/pelaksana"}});
    CHECK(only_message(rows(row), in).find("Kabid (Q)") != std::string::npos);
    // Separated persons are sought for each unit by itself.
    const std::string both = R"({"id": "s", "kegiatan": "Menyusun", "pelaksana": "v"},
        {"kegiatan": "Memeriksa", "pelaksana": "u", "beda_orang": "s"})";
    const std::string crossed =
        holds("p1", "u", "P") + "," + holds("p2", "v", "P") + "," + holds("p2", "u", "Q") + ",";
    CHECK(findings(rows(both), people(crossed + holds("p1", "v", "Q"))).empty());
    CHECK(findings(rows(both), people(crossed + holds("p2", "v", "Q"))) ==
          found{{"PJ32", "/langkah/1/beda_orang"}});
}

TEST_CASE("every office of a shared row acts, any one of salah_satu, the last of a meeting") {
    const office_register b = people(holds("p1", "b"));
    const auto shared = [&](const std::string& how) {
        return findings(
            rows(R"({"kegiatan": "Bersama", "pelaksana": {")" + how + R"(": ["a", "b"]}})"), b);
    };
    CHECK(shared("bersama").size() == 1);
    CHECK(shared("berurutan").size() == 1);
    CHECK(shared("salah_satu").empty());
    CHECK(shared("rapat").empty());
    CHECK(only_message(rows(R"({"kegiatan": "Satu", "pelaksana": {"salah_satu": ["a", "b"]}})"),
                       people(holds("p1", "c")))
              .find("Jabatan A atau Jabatan B tidak dijabat") != std::string::npos);
    CHECK(findings(rows(R"({"kegiatan": "Satu", "pelaksana": {"rapat": ["b", "a"]}})"), b).size() ==
          1);
}

TEST_CASE("outsiders need no holder, and nobody need differ from them") {
    const office_register in = people(holds("p1", "a"));
    CHECK(findings(rows(R"({"id": "s", "kegiatan": "Memeriksa", "pelaksana": "x"},
                           {"kegiatan": "Menerima", "pelaksana": "a", "beda_orang": "s"},
                           {"kegiatan": "Salah satu", "pelaksana": {"salah_satu": ["b", "x"]}})"),
                   in)
              .empty());
}

TEST_CASE("beda_orang with one person for two rows is told, with persons by id") {
    const definition sop = rows(R"({"id": "s", "kegiatan": "Menyusun", "pelaksana": "a"},
        {"kegiatan": "Meneruskan", "pelaksana": "c"},
        {"kegiatan": "Memeriksa", "pelaksana": "b", "beda_orang": "s"})");
    const std::string base = holds("p1", "a") + "," + holds("p3", "c") + ",";
    CHECK(findings(sop, people(base + holds("p2", "b"))).empty());
    const office_register same = people(base + holds("p1", "b", "", acting));
    CHECK(findings(sop, same) == found{{"PJ32", "/langkah/2/beda_orang"}});
    CHECK(only_message(sop, same) ==
          "Tidak seorang pun dapat melakukan langkah 3 (Memeriksa) pada 3 Februari 2026: pelakunya "
          "harus lain dari pelaku langkah 1, padahal langkah 1 (Jabatan A) hanya dapat dilakukan "
          "p1; langkah 3 (Jabatan B) hanya dapat dilakukan p1.");
    // The Plh. does not help where the holder can still do it.
    CHECK(findings(sop, people(base + holds("p1", "b", "", acting) + "," + holds("p2", "b")))
              .empty());
}

TEST_CASE("separation is a matter of choice: three rows need three persons, whoever takes which") {
    const definition sop = rows(R"({"id": "s", "kegiatan": "1", "pelaksana": "c"},
        {"id": "t", "kegiatan": "2", "pelaksana": "c", "beda_orang": "s"},
        {"kegiatan": "3", "pelaksana": "c", "beda_orang": ["s", "t"]})");
    const std::string two = holds("p1", "c") + "," + holds("p2", "c");
    CHECK(findings(sop, people(two)) == found{{"PJ32", "/langkah/2/beda_orang"}});
    CHECK(findings(sop, people(two + "," + holds("p3", "c"))).empty());
    // A chain of two colours.
    CHECK(findings(rows(R"({"id": "s", "kegiatan": "1", "pelaksana": "c"},
        {"id": "t", "kegiatan": "2", "pelaksana": "c", "beda_orang": "s"},
        {"kegiatan": "3", "pelaksana": "c", "beda_orang": "t"})"),
                   people(two))
              .empty());
}

TEST_CASE("inside a stretch each unit is separated by itself, across it all units are") {
    const std::string stretch =
        R"({"id": "s", "kegiatan": "1", "pelaksana": "v", "setiap": "bidang"},
           {"kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "beda_orang": "s"})";
    const std::string crossed = holds("p1", "v", "P") + "," + holds("p2", "u", "P") + "," +
                                holds("p2", "v", "Q") + "," + holds("p1", "u", "Q");
    CHECK(findings(rows(stretch), people(crossed)).empty());
    const std::string apart =
        R"({"id": "s", "kegiatan": "1", "pelaksana": "v", "setiap": "bidang"},
           {"kegiatan": "Antara", "pelaksana": "c"},
           {"kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "beda_orang": "s"})";
    const auto across = findings(rows(apart), people(crossed + "," + holds("p3", "c")));
    REQUIRE_FALSE(across.empty());
    for (const auto& each : across)
        CHECK(each == found::value_type{"PJ32", "/langkah/2/beda_orang"});
}

TEST_CASE("every signer of a shared row counts") {
    const definition sop = rows(
        R"({"id": "s", "kegiatan": "1", "pelaksana": {"bersama": ["a", "b"]}},
           {"kegiatan": "2", "pelaksana": "c", "beda_orang": "s"})");
    const std::string signers = holds("p1", "a") + "," + holds("p2", "b") + ",";
    CHECK(findings(sop, people(signers + holds("p1", "c") + "," + holds("p2", "c"))) ==
          found{{"PJ32", "/langkah/1/beda_orang"}});
    CHECK(findings(sop, people(signers + holds("p1", "c") + "," + holds("p3", "c"))).empty());
}

TEST_CASE("a conflict names only the acts it needs") {
    const definition sop = rows(R"({"id": "q", "kegiatan": "0", "pelaksana": "c"},
        {"id": "s", "kegiatan": "1", "pelaksana": "a", "beda_orang": "q"},
        {"id": "t", "kegiatan": "2", "pelaksana": "b", "beda_orang": ["s", "q"]},
        {"kegiatan": "3", "pelaksana": "c", "beda_orang": ["t", "s"]})");
    const std::string text =
        only_message(sop, people(holds("p1", "a") + "," + holds("p1", "b", "", acting) + "," +
                                 holds("p2", "c") + "," + holds("p3", "c")));
    CHECK(text.find("langkah 2 (Jabatan A)") != std::string::npos);
    CHECK(text.find("langkah 3 (Jabatan B)") != std::string::npos);
    CHECK(text.find("Jabatan C") == std::string::npos);
}

TEST_CASE("many interchangeable persons, one too few, are seen through at once") {
    std::string text;
    std::string before;
    constexpr int rows_there = 40;
    for (int i = 0; i < rows_there; ++i) {
        const std::string id = "r" + std::to_string(i);
        text += (i == 0 ? "" : ", ") +
                (R"({"id": ")" + id + R"(", "kegiatan": "1", "pelaksana": "c")") +
                (i == 0 ? "" : ", \"beda_orang\": [" + before + "]") + "}";
        before += (i == 0 ? "\"" : ", \"") + id + "\"";
    }
    const auto register_of = [](int persons) {
        office_register in;
        in.shared_offices = {"c"};
        for (int p = 0; p < persons; ++p)
            in.assignments.push_back(
                {"p" + std::to_string(p), "c", "", capacity::definitive, {}, {}, ""});
        return in;
    };
    CHECK(findings(rows(text), register_of(rows_there)).empty());
    CHECK(findings(rows(text), register_of(rows_there - 1)) ==
          found{{"PJ32", "/langkah/" + std::to_string(rows_there - 1) + "/beda_orang"}});
}

TEST_CASE("a search that would take too long is given up with a warning") {
    // A thousand units on each side: more pairs of acts than are looked at.
    office_register in;
    in.kinds = {{"bidang", {}}};
    in.assignments = {{"p1", "c", "", capacity::definitive, {}, {}, ""}};
    for (int i = 0; i < 1'500; ++i) in.kinds[0].units.push_back({"U" + std::to_string(i), ""});
    const definition sop =
        rows(R"({"id": "s", "kegiatan": "1", "pelaksana": "c", "setiap": "bidang"},
                {"kegiatan": "Antara", "pelaksana": "c"},
                {"kegiatan": "2", "pelaksana": "c", "setiap": "bidang", "beda_orang": "s"})");
    CHECK(findings(sop, in) == found{{"PJ33", "/langkah"}});
}

TEST_CASE("two definitive holders behind two spellings of one office are found by the SOP") {
    const definition sop = rows(R"({"kegiatan": "Menyusun", "pelaksana": "b"})");
    const office_register two = people(holds("p1", "Jabatan B") + "," + holds("p2", "wakil b"));
    CHECK(findings(sop, two) == found{{"PJ35", "/pelaksana/b"}});
    CHECK(
        only_message(sop, two) ==
        "Pada 3 Februari 2026 Jabatan B punya dua pejabat definitif: p1 sebagai \"Jabatan B\" dan "
        "p2 sebagai \"wakil b\".");
    for (const std::string& other :
         {holds("p1", "wakil b"), holds("p2", "wakil b", "", acting), holds("p2", "wakil b", "P"),
          holds("p2", "wakil b", "", R"("dari": "2026-02-04")")})
        CHECK(findings(sop, people(holds("p1", "b") + "," + other)).empty());
    const std::string per_unit = R"({"kegiatan": "Melapor", "pelaksana": "u", "setiap": "bidang"})";
    CHECK(findings(rows(per_unit), people(holds("p1", "u", "P") + "," + holds("p2", "Kabid", "P") +
                                          "," + holds("p1", "u", "Q"))) ==
          found{{"PJ35", "/pelaksana/u"}});
}

TEST_CASE("an SOP with references that lead nowhere gets those findings instead") {
    definition sop = rows(row_a);
    sop.rows[0].different_person = {"tidak ada"};
    const diagnostics all = check(sop, people(holds("p1", "b")), today);
    REQUIRE(all.size() == 1);
    CHECK(all[0].code == "RU02");
}

TEST_CASE("the example office can carry out its SOP while its register holds, and not before") {
    const register_loaded read =
        load_register({"dumai.json", alur_test::file_text("sops/pejabat/dumai.json")});
    REQUIRE(read);
    const definition sop = sop_of(alur_test::file_text("sops/dumai.json"));
    CHECK(findings(sop, *read.people).empty());
    CHECK(findings(sop, *read.people, day("2026-01-05")).empty());
    CHECK_FALSE(findings(sop, *read.people, day("2024-02-29")).empty());
}

TEST_CASE("every code of feasibility is found above") {
    for (const code_entry& each : codes()) {
        if (each.code.substr(0, 2) != "PJ" || each.code < "PJ30") continue;
        INFO(each.code);
        CHECK(codes_seen().count(std::string(each.code)) == 1);
    }
}

}  // namespace feasibility_test
