#include <alur/case/register.hpp>
#include <alur/sop/codes.hpp>
#include <alur/time/date.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/random.hpp"
#include "support.hpp"

namespace register_test {

using namespace alur;
using std::chrono::local_days;

namespace {

local_days day(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    REQUIRE(date);
    return local_days{*date};
}

const std::string small = R"({
    "unit_kerja": "Bappeda Contoh", "versi": "2026-01-05",
    "orang": {"p01": "Pegawai Contoh 1", "p02": "Pegawai Contoh 2", "p03": "Pegawai Contoh 3"},
    "unit": {"bidang": {"Ekonomi": {"kalender": "id"}, "Sosial": {}}, "seksi": ["A", "B"]},
    "boleh_banyak": ["Staf"],
    "penugasan": [
        {"orang": "p01", "jabatan": "Sekretaris", "dari": "2026-01-02", "sampai": "2026-06-30"},
        {"orang": "p02", "jabatan": "Kabid", "unit": "Ekonomi", "surat": "SK 4/2024"},
        {"orang": "p02", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 12/2026",
         "dari": "2026-02-02", "sampai": "2026-02-06"},
        {"orang": "p03", "jabatan": "Staf"}
    ]
})";

std::string with(std::string_view from, std::string_view to) {
    std::string text{small};
    const std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}
// One more assignment, at /penugasan/4.
std::string plus(const std::string& more) {
    return with("\"Staf\"}\n", "\"Staf\"}, " + more + "\n");
}

office_register good(const std::string& text) {
    const source from{"pejabat.json", text};
    const register_loaded read = load_register(from);
    INFO(to_text(from, read.problems, language::en));
    CHECK(read.problems.empty());
    REQUIRE(read);
    return *read.people;
}

std::set<std::string>& codes_seen() {
    static std::set<std::string> seen;
    return seen;
}

// Exactly one finding, of that code, at that place, as severe as the list of codes says.
diagnostic finds(const std::string& text, std::string_view code, std::string_view pointer) {
    const source from{"pejabat.json", text};
    const register_loaded read = load_register(from);
    INFO(text);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(read.problems.size() == 1);
    const diagnostic& found = read.problems[0];
    CHECK(found.code == code);
    CHECK(found.pointer == pointer);
    CHECK_FALSE(found.message.id.empty());
    CHECK_FALSE(found.message.en.empty());
    CHECK(found.fix.id.empty() == found.fix.en.empty());
    REQUIRE(find_code(code) != nullptr);
    CHECK(found.level == find_code(code)->level);
    CHECK(read.people.has_value() == (found.level != severity::error));
    codes_seen().insert(found.code);
    return found;
}

// Contradiction of two assignments, both of which are named.
diagnostic clashes(const std::string& text, std::string_view code, std::string_view pointer,
                   std::string_view other) {
    diagnostic found = finds(text, code, pointer);
    REQUIRE(found.related.size() == 1);
    CHECK(found.related[0].pointer == other);
    return found;
}

std::vector<std::string> offices_of(const actor& who) {
    std::vector<std::string> all;
    for (const seat& each : who.seats) all.push_back(each.office);
    return all;
}

}  // namespace

TEST_CASE("a register says who holds which office, when, in what capacity, for which unit") {
    const office_register read = good(small);
    CHECK(read.work_unit == "Bappeda Contoh");
    CHECK(read.version == "2026-01-05");
    CHECK(read.persons.size() == 3);
    REQUIRE(find_person(read, "p02") != nullptr);
    CHECK(find_person(read, "p02")->name == "Pegawai Contoh 2");
    CHECK(find_person(read, "P02") == nullptr);
    CHECK(read.shared_offices == std::vector<std::string>{"Staf"});
    REQUIRE(read.assignments.size() == 4);
    CHECK(read.assignments[0] == assignment{"p01", "Sekretaris", "", capacity::definitive,
                                            day("2026-01-02"), day("2026-06-30"), ""});
    CHECK(read.assignments[1] ==
          assignment{"p02", "Kabid", "Ekonomi", capacity::definitive, {}, {}, "SK 4/2024"});
    CHECK(read.assignments[2].capacity == capacity::plh);
    CHECK(read.assignments[2].letter == "ST 12/2026");
}

TEST_CASE("units have calendars, found by the names of kind and unit in any letter case") {
    const office_register read = good(small);
    CHECK(calendar_of(read, "bidang", "Ekonomi") == "id");
    CHECK(calendar_of(read, " BIDANG", "ekonomi ") == "id");
    CHECK(calendar_of(read, "bidang", "Sosial").empty());
    CHECK(calendar_of(read, "seksi", "Ekonomi").empty());
    CHECK(read.kinds[1].units.size() == 2);
}

TEST_CASE("what people write differently is forgiven") {
    good(with("\"versi\"", "/* sejak Januari */ \"versi\""));
    good(with("\"Staf\"}\n", "\"Staf\"},\n"));
    CHECK(good(with("\"Plh\"", "\"PLH.\"")).assignments[2].capacity == capacity::plh);
    CHECK(good(with("\"Plh\"", "\" pelaksana  Harian\"")).assignments[2].capacity == capacity::plh);
    CHECK(good(with("\"jabatan\": \"Staf\"", "\"jabatan\": \"Staf\", \"sebagai\": \"Definitif\""))
              .assignments[3]
              .capacity == capacity::definitive);
    CHECK(good(with("\"unit\": \"Ekonomi\"", "\"unit\": \" ekonomi\"")).assignments[1].unit ==
          "Ekonomi");
    CHECK(good(with("[\"Staf\"]", "\" staf \"")).shared_offices[0] == "staf");
    good(with("\"boleh_banyak\": [\"Staf\"],", ""));
    const office_register ids = good(
        with(R"({"p01": "Pegawai Contoh 1", "p02": "Pegawai Contoh 2", "p03": "Pegawai Contoh 3"})",
             R"(["p01", "p02", "p03"])"));
    CHECK(ids.persons[1] == person{"p02", ""});
}

TEST_CASE("capacities are read as officials write them, and nothing else is") {
    for (const char* text : {"Plt", "plt.", " PLT ", "Pelaksana Tugas"})
        CHECK(parse_capacity(text) == capacity::plt);
    for (const char* text : {"", "Pj", "Plt Sekretaris", "Plh..", "pelaksana", "pelaksanatugas"})
        CHECK_FALSE(parse_capacity(text));
    for (const capacity each : {capacity::definitive, capacity::plh, capacity::plt})
        CHECK(parse_capacity(name(each)) == each);
    CHECK(prefix(capacity::plt) == "Plt.");
    CHECK(prefix(capacity::definitive).empty());
}

TEST_CASE("every mistake in a register is found at its place") {
    finds(with("\"versi\"", "\"catatan\": 1, \"versi\""), "PJ01", "/catatan");
    CHECK(finds(with("\"jabatan\": \"Staf\"", "\"jabatan\": \"Staf\", \"sampe\": \"2026-01-02\""),
                "PJ01", "/penugasan/3/sampe")
              .fix.id == "Maksud Anda \"sampai\"?");
    finds(with("{\"kalender\"", "{\"nama\": \"E\", \"kalender\""), "PJ01",
          "/unit/bidang/Ekonomi/nama");
    finds(with("\"versi\": \"2026-01-05\"", "\"versi\": \"1\", \"versi\": \"2\""), "PJ02",
          "/versi");
    finds(with("\"dari\": \"2026-01-02\"", "\"dari\": \"2026-01-02\", \"dari\": \"2026-01-03\""),
          "PJ02", "/penugasan/0/dari");
    finds(with("\"versi\": \"2026-01-05\",", ""), "PJ03", "");
    finds(with("\"unit_kerja\": \"Bappeda Contoh\",", ""), "PJ03", "");
    finds(with("\"jabatan\": \"Staf\"", "\"sebagai\": \"definitif\""), "PJ03", "/penugasan/3");
    finds(with("\"2026-01-05\"", "5"), "PJ04", "/versi");
    finds(with("\"Pegawai Contoh 1\"", "\" \""), "PJ04", "/orang/p01");
    finds(with("[\"A\", \"B\"]", "[\"A\", 3]"), "PJ04", "/unit/seksi/1");
    finds(with("[\"A\", \"B\"]", "3"), "PJ04", "/unit/seksi");
    finds(with("\"Sosial\": {}", "\"Sosial\": \"\""), "PJ04", "/unit/bidang/Sosial");
    finds(with("\"Sosial\": {}", "\"\": {}"), "PJ04", "/unit/bidang/");
    finds(with("\"seksi\"", "\" \""), "PJ04", "/unit/ ");
    finds(with("[\"Staf\"]", "[\"Staf\", \"\"]"), "PJ04", "/boleh_banyak/1");
    finds(with("{\"orang\": \"p03\"", "3, {\"orang\": \"p03\""), "PJ04", "/penugasan/3");
    finds(with("\"2026-06-30\"", "\"2026-06-31\""), "PJ05", "/penugasan/0/sampai");
    finds(with("\"2026-06-30\"", "\"30 Juni 2026\""), "PJ05", "/penugasan/0/sampai");
    finds(with("\"Plh\"", "\"Pj\""), "PJ06", "/penugasan/2/sebagai");
    finds(with("\"orang\": \"p03\"", "\"orang\": \"p03x\""), "PJ08", "/penugasan/3/orang");
    finds(with("\"2026-06-30\"", "\"2025-06-30\""), "PJ09", "/penugasan/0/sampai");
    finds(with("\"surat\": \"ST 12/2026\",", ""), "PJ10", "/penugasan/2");
    finds(with("\"unit\": \"Ekonomi\"", "\"unit\": \"Ekonmi\""), "PJ13", "/penugasan/1/unit");
    finds(with("\"Sosial\": {}", "\"ekonomi\": {}"), "PJ14", "/unit/bidang/ekonomi");
    finds(with("[\"A\", \"B\"]", "[\"A\", \"a\"]"), "PJ14", "/unit/seksi/1");
    finds(with("\"seksi\"", "\"Bidang\""), "PJ14", "/unit/Bidang");
    finds(with("\"p03\": \"Pegawai Contoh 3\"",
               "\"p03\": \"Pegawai Contoh 3\", \"p04\": \"Pegawai Contoh 4\""),
          "PJ15", "/orang/p04");
    finds(with("[\"Staf\"]", "[\"Staf\", \"Analis\"]"), "PJ18", "/boleh_banyak");
}

TEST_CASE("a word that is nearly right is answered with the word meant") {
    CHECK(finds(with("\"orang\": \"p03\"", "\"orang\": \"p033\""), "PJ08", "/penugasan/3/orang")
              .fix.en == "Did you mean \"p03\"?");
    CHECK(finds(with("\"unit\": \"Ekonomi\"", "\"unit\": \"Ekonmi\""), "PJ13", "/penugasan/1/unit")
              .fix.id == "Maksud Anda \"Ekonomi\"?");
}

TEST_CASE("a person listed twice is found, and where it stood first") {
    clashes(with("\"p02\": \"Pegawai Contoh 2\"",
                 "\"p02\": \"Pegawai Contoh 2\", \"p01\": \"Pegawai Contoh 9\""),
            "PJ07", "/orang/p01", "/orang/p01");
    clashes(
        with(R"({"p01": "Pegawai Contoh 1", "p02": "Pegawai Contoh 2", "p03": "Pegawai Contoh 3"})",
             R"(["p01", "p02", "p03", "p01"])"),
        "PJ07", "/orang/3", "/orang/0");
}

TEST_CASE("two definitive holders of one office at once are refused, with both places") {
    const diagnostic found =
        clashes(plus(R"({"orang": "p03", "jabatan": "SEKRETARIS", "dari": "2026-06-30"})"), "PJ11",
                "/penugasan/4", "/penugasan/0");
    CHECK(found.message.id ==
          "p03 bukan satu-satunya pejabat definitif SEKRETARIS pada waktu yang sama, sejak 30 Juni "
          "2026.");
    CHECK(found.related[0].note.id == "yang lain di sini: p01");
    CHECK(found.message.id.find("Contoh") == std::string::npos);
    clashes(plus(R"({"orang": "p03", "jabatan": "Sekretaris"})"), "PJ11", "/penugasan/4",
            "/penugasan/0");
    clashes(plus(R"({"orang": "p03", "jabatan": "Kabid", "unit": "ekonomi"})"), "PJ11",
            "/penugasan/4", "/penugasan/1");
}

TEST_CASE(
    "one after the other, in another unit, as Plh., or in a shared office is no contradiction") {
    good(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "dari": "2026-07-01"})"));
    good(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "sampai": "2026-01-01"})"));
    good(plus(R"({"orang": "p03", "jabatan": "Kabid", "unit": "Sosial"})"));
    good(plus(R"({"orang": "p03", "jabatan": "Kabid"})"));
    good(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 13",
                  "dari": "2026-02-07"})"));
    good(plus(R"({"orang": "p01", "jabatan": "staf"})"));
    good(plus(R"({"orang": "p02", "jabatan": "Kabid", "unit": "Sosial", "sebagai": "Plt",
                  "surat": "SP 3"})"));
}

TEST_CASE("the same person twice in the same office at once is refused, in whatever capacity") {
    clashes(plus(R"({"orang": "p01", "jabatan": "sekretaris", "dari": "2026-03-01"})"), "PJ12",
            "/penugasan/4", "/penugasan/0");
    clashes(plus(R"({"orang": "p01", "jabatan": "Sekretaris", "sebagai": "Plt", "surat": "SP 3",
                     "dari": "2026-03-01"})"),
            "PJ12", "/penugasan/4", "/penugasan/0");
    clashes(plus(R"({"orang": "p03", "jabatan": "Staf", "dari": "2026-03-01"})"), "PJ12",
            "/penugasan/4", "/penugasan/3");
}

TEST_CASE("a Plt. beside a definitive holder, and two stand-ins at once, are warned about") {
    clashes(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "sebagai": "Plt", "surat": "SP 3",
                     "dari": "2026-06-30"})"),
            "PJ16", "/penugasan/4", "/penugasan/0");
    clashes(plus(R"({"orang": "p03", "jabatan": "Kabid", "unit": "Ekonomi", "sebagai": "Plt",
                     "surat": "SP 3"})"),
            "PJ16", "/penugasan/4", "/penugasan/1");
    clashes(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "sebagai": "Plh", "surat": "ST 13",
                     "dari": "2026-02-06"})"),
            "PJ17", "/penugasan/4", "/penugasan/2");
}

TEST_CASE("a date that cannot be read starts no further quarrel") {
    finds(plus(R"({"orang": "p03", "jabatan": "Sekretaris", "dari": "Juli"})"), "PJ05",
          "/penugasan/4/dari");
    finds(plus(R"({"orang": "p01", "jabatan": "Sekretaris", "dari": "2026-08-01",
                   "sampai": "2026-07-01"})"),
          "PJ09", "/penugasan/4/sampai");
}

TEST_CASE("of many at once, every later one is told apart from one before it") {
    std::string text = with("[\"Staf\"]", "[]");
    for (int i = 4; i < 14; ++i) {
        const std::string id = "q" + std::to_string(i);
        const auto put = [&](std::string_view before, const std::string& what) {
            const std::size_t at = text.find(before);
            REQUIRE(at != std::string::npos);
            text.insert(at, what);
        };
        put("\"p01\": ", "\"" + id + "\": \"Pegawai Contoh\", ");
        put("{\"orang\": \"p03\"", R"({"orang": ")" + id + R"(", "jabatan": "Staf"}, )");
    }
    const register_loaded read = load_register({"pejabat.json", text});
    CHECK(std::count_if(read.problems.begin(), read.problems.end(),
                        [](const diagnostic& d) { return d.code == "PJ11"; }) == 10);
    CHECK(read.problems.size() == 10);
}

TEST_CASE("the register of the example office loads without findings and names nobody real") {
    const office_register read = good(alur_test::file_text("sops/pejabat/dumai.json"));
    CHECK(read.assignments.size() > 5);
    for (const person& each : read.persons) {
        INFO(each.name);
        CHECK(each.name.substr(0, 15) == "Pegawai Contoh ");
    }
}

TEST_CASE("an actor sits where the register says on the day it is in that zone") {
    const office_register read = good(small);
    const auto at = [](std::string_view text) {
        const auto when = parse_instant(text);
        REQUIRE(when);
        return *when;
    };
    CHECK(offices_of(actor_at(read, "p02", at("2026-02-01T23:59+07:00"), zone::WIB)) ==
          std::vector<std::string>{"Kabid"});
    const actor standing_in = actor_at(read, "p02", at("2026-02-02T00:00+07:00"), zone::WIB);
    REQUIRE(standing_in.seats.size() == 2);
    CHECK(standing_in.id == "p02");
    CHECK(standing_in.seats[0] == seat{"Kabid", "Ekonomi", capacity::definitive, "SK 4/2024"});
    CHECK(standing_in.seats[1] == seat{"Sekretaris", "", capacity::plh, "ST 12/2026"});
    // The same instant is the day before in the west, and the day itself in the east.
    CHECK(actor_at(read, "p02", at("2026-02-01T22:30Z"), zone::WIT).seats.size() == 2);
    CHECK(actor_at(read, "p02", at("2026-02-01T16:30Z"), zone::WITA).seats.size() == 2);
    CHECK(actor_at(read, "p02", at("2026-02-01T16:30Z"), zone::WIB).seats.size() == 1);
    CHECK(actor_at(read, "p02", at("2026-02-06T23:59+07:00"), zone::WIB).seats.size() == 2);
    CHECK(actor_at(read, "p02", at("2026-02-07T00:00+07:00"), zone::WIB).seats.size() == 1);
    CHECK(actor_at(read, "nobody", at("2026-02-02T00:00Z"), zone::WIB) == actor{"nobody", {}});
}

TEST_CASE("random registers seat everybody as a walk over the days says") {
    constexpr std::uint64_t first_seed = 20260105;
    for (std::uint64_t seed = first_seed; seed < first_seed + 400; ++seed) {
        INFO("seed " << seed);
        generate::dice dice{seed};
        const local_days origin = day("2026-01-01");
        const int persons = dice.between(1, 5);
        office_register in;
        for (int p = 0; p < persons; ++p) in.persons.push_back({"p" + std::to_string(p), ""});
        // What the day table says is filled day by day, not by comparing ends.
        constexpr int days = 40;
        std::vector<std::vector<std::vector<seat>>> table(static_cast<std::size_t>(persons),
                                                          std::vector<std::vector<seat>>(days));
        for (int a = dice.between(0, 12); a > 0; --a) {
            const int who = dice.under(persons);
            const int from = dice.chance(25) ? -1 : dice.under(days);
            const int until = dice.chance(25) ? -1 : dice.between(std::max(from, 0), days - 1);
            assignment one;
            one.person = "p" + std::to_string(who);
            one.office = "j" + std::to_string(dice.under(4));
            if (dice.chance(40)) one.unit = "u" + std::to_string(dice.under(3));
            one.capacity = static_cast<capacity>(dice.under(3));
            if (dice.chance(50)) one.letter = "s" + std::to_string(a);
            if (from >= 0) one.from = origin + std::chrono::days{from};
            if (until >= 0) one.until = origin + std::chrono::days{until};
            for (int d = from < 0 ? 0 : from; d < (until < 0 ? days : until + 1); ++d)
                table[static_cast<std::size_t>(who)][static_cast<std::size_t>(d)].push_back(
                    {one.office, one.unit, one.capacity, one.letter});
            in.assignments.push_back(std::move(one));
        }
        for (int tried = 0; tried < 50; ++tried) {
            const auto where = static_cast<zone>(dice.under(4));
            const int d = dice.under(days);
            const int who = dice.under(persons);
            const instant at =
                to_instant(local_instant{origin + std::chrono::days{d}} +
                               std::chrono::milliseconds{dice.under(24 * 3600 * 1000)},
                           where);
            const actor seated = actor_at(in, "p" + std::to_string(who), at, where);
            INFO("person " << who << ", day " << d);
            CHECK(seated.id == "p" + std::to_string(who));
            CHECK(seated.seats ==
                  table[static_cast<std::size_t>(who)][static_cast<std::size_t>(d)]);
        }
    }
}

TEST_CASE("a text that is no register is refused with a place") {
    for (const char* text : {"{\"orang\": ", "", "[]", "3"}) {
        const register_loaded read = load_register({"rusak.json", text});
        INFO(text);
        CHECK_FALSE(read);
        CHECK_FALSE(read.problems.empty());
    }
}

TEST_CASE("every problem of a register is reported in one pass") {
    const register_loaded read =
        load_register({"pejabat.json", R"({"unit_kerja": "", "orang": ["a", "a"], "penugasn": [],
          "penugasan": [{"orang": "b", "jabatan": "", "unit": "x", "sebagai": "Pj", "dari": "y"}]})"});
    CHECK_FALSE(read);
    std::vector<std::string> found;
    for (const diagnostic& each : read.problems) found.push_back(each.code);
    CHECK(found == std::vector<std::string>{"PJ01", "PJ04", "PJ03", "PJ07", "PJ08", "PJ04", "PJ13",
                                            "PJ06", "PJ05"});
}

TEST_CASE("every code of registers is found above, at some place") {
    for (const code_entry& each : codes()) {
        if (each.code.substr(0, 2) != "PJ" || each.code >= "PJ30") continue;
        INFO(each.code);
        CHECK(codes_seen().count(std::string(each.code)) == 1);
    }
}

}  // namespace register_test
