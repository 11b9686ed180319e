#include <alur/sop/calendar_file.hpp>
#include <alur/time/date.hpp>
#include <alur/time/work_calendar.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace calendar_file_test {

namespace {

alur::source shipped() {
    const std::string path = ALUR_SOURCE_DIR "/sops/calendars/id.json";
    std::ifstream file(path, std::ios::binary);
    REQUIRE(file);
    return {path, std::string(std::istreambuf_iterator<char>(file), {})};
}

std::chrono::local_days day(std::string_view iso) {
    const auto date = alur::parse_iso_date(iso);
    REQUIRE(date);
    return std::chrono::local_days{*date};
}

constexpr std::string_view small = R"({
    "id": "kota", "versi": "1", "zona_waktu": "WITA", "hitungan": "jam_sama",
    "berlaku": {"dari": "2025-01-01", "sampai": "2025-12-31"},
    "jam_kerja": {"Senin-Jumat": "08.00-16.00"},
    "libur": [{"tanggal": "2025-03-03", "jenis": "libur_daerah", "nama": "Hari jadi kota"}]
})";

std::string with(std::string_view from, std::string_view to) {
    std::string text{small};
    const std::size_t at = text.find(from);
    INFO(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

void good(const std::string& text) {
    const alur::source from{"kalender.json", text};
    const alur::calendar_loaded loaded = alur::load_calendar(from);
    INFO(alur::to_text(from, loaded.problems, alur::language::en));
    CHECK(loaded);
    CHECK(loaded.problems.empty());
}

void bad(const std::string& text, std::string_view code, std::string_view pointer) {
    const alur::source from{"kalender.json", text};
    const alur::calendar_loaded loaded = alur::load_calendar(from);
    INFO(text);
    INFO(alur::to_text(from, loaded.problems, alur::language::en));
    CHECK_FALSE(loaded);
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].code == code);
    CHECK(loaded.problems[0].pointer == pointer);
    CHECK_FALSE(loaded.problems[0].message.id.empty());
    CHECK_FALSE(loaded.problems[0].message.en.empty());
}

}  // namespace

TEST_CASE("the national calendar loads, whole and without findings") {
    const alur::source from = shipped();
    const alur::calendar_loaded loaded = alur::load_calendar(from);
    INFO(alur::to_text(from, loaded.problems, alur::language::en));
    REQUIRE(loaded);
    CHECK(loaded.problems.empty());
    const alur::calendar_data& data = *loaded.calendar;
    CHECK(data.id == "id");
    CHECK(data.where == alur::zone::WIB);
    CHECK(data.policy == alur::counting::end_of_day);
    CHECK(data.closed.size() == 109);
    CHECK(data.ramadan.size() == 4);
    CHECK(data.hours == alur::default_hours());
    CHECK(data.ramadan_hours == alur::default_ramadan_hours());
    CHECK(data.known.first == day("2023-01-01"));
    CHECK(data.known.last == day("2026-12-31"));
    for (const alur::closed_day& each : data.closed) {
        INFO(each.name);
        const bool decreed = each.kind != alur::closed_kind::polling_day;
        CHECK(each.decree.empty() != decreed);
    }
}

TEST_CASE("the national calendar has the working days of each quarter from 2023 to 2026") {
    const alur::calendar_loaded loaded = alur::load_calendar(shipped());
    REQUIRE(loaded);
    const auto calendar = alur::make_calendar(*loaded.calendar);
    REQUIRE(calendar);
    const std::int64_t wanted[4][4] = {
        {62, 52, 62, 63}, {58, 52, 65, 63}, {58, 51, 64, 64}, {55, 57, 64, 64}};
    for (int year = 2023; year <= 2026; ++year)
        for (unsigned quarter = 0; quarter < 4; ++quarter) {
            using namespace std::chrono;
            const year_month first = std::chrono::year{year} / std::chrono::month{1 + 3 * quarter};
            INFO(year << " quarter " << quarter + 1);
            CHECK(calendar->working_days_between(local_days{first / 1},
                                                 local_days{(first + months{3}) / 1}) ==
                  wanted[year - 2023][quarter]);
        }
}

TEST_CASE("the tables of the national calendar stay under 256 KiB") {
    const auto calendar = alur::make_calendar(*alur::load_calendar(shipped()).calendar);
    REQUIRE(calendar);
    CHECK(calendar->table_bytes() < 256 * 1024);
}

TEST_CASE("a calendar says its zone, its counting and its regional days") {
    const alur::calendar_loaded loaded = alur::load_calendar({"kota.json", std::string{small}});
    REQUIRE(loaded);
    CHECK(loaded.calendar->where == alur::zone::WITA);
    CHECK(loaded.calendar->policy == alur::counting::same_clock);
    REQUIRE(loaded.calendar->closed.size() == 1);
    CHECK(loaded.calendar->closed[0].kind == alur::closed_kind::regional);
    CHECK(loaded.calendar->closed[0].name == "Hari jadi kota");
}

TEST_CASE("comments, trailing commas and a 24-hour desk are read") {
    good(with("\"versi\"", "/* sejak 2025 */ \"versi\""));
    good(with("\"Hari jadi kota\"}]", "\"Hari jadi kota\",},]"));
    good(with("{\"Senin-Jumat\": \"08.00-16.00\"}", "\"24 jam\""));
}

TEST_CASE("a day takes its own decree before that of its year") {
    const alur::calendar_loaded loaded = alur::load_calendar(
        {"kota.json", with("\"libur\": [", R"("ketetapan": {"2025": "SKB 2025"}, "libur": [
            {"tanggal": "2025-01-01", "jenis": "libur_nasional", "nama": "Tahun Baru"},
            {"tanggal": "2025-01-02", "jenis": "cuti_bersama", "nama": "Tambahan", "ketetapan": "SE 7"},)")});
    REQUIRE(loaded);
    CHECK(loaded.calendar->closed[0].decree == "SKB 2025");
    CHECK(loaded.calendar->closed[1].decree == "SE 7");
    CHECK(loaded.calendar->closed[2].decree.empty());
}

TEST_CASE("every mistake in a calendar is found at its place") {
    bad(with("\"versi\"", "\"version\": 1, \"versi\""), "KL01", "/version");
    bad(with("\"nama\": \"Hari", "\"hari\": 1, \"nama\": \"Hari"), "KL01", "/libur/0/hari");
    bad(with("\"versi\": \"1\"", "\"versi\": \"1\", \"versi\": \"2\""), "KL02", "/versi");
    bad(with("\"versi\": \"1\",", ""), "KL03", "");
    bad(with("\"jenis\": \"libur_daerah\",", ""), "KL03", "/libur/0");
    bad(with("\"versi\": \"1\"", "\"versi\": 1"), "KL04", "/versi");
    bad(with("\"versi\": \"1\"", "\"versi\": \" \""), "KL04", "/versi");
    bad(with("[{\"tanggal\": \"2025-03-03\", \"jenis\": \"libur_daerah\", \"nama\": \"Hari jadi "
             "kota\"}]",
             "3"),
        "KL04", "/libur");
    bad(with("{\"Senin-Jumat\": \"08.00-16.00\"}", "8"), "KL04", "/jam_kerja");
    bad(with("2025-03-03", "2025-02-29"), "KL05", "/libur/0/tanggal");
    bad(with("2025-03-03", "3 Maret 2025"), "KL05", "/libur/0/tanggal");
    bad(with("\"libur\": [",
             R"("libur": [{"tanggal": "2025-03-03", "jenis": "libur_daerah", "nama": "Lain"},)"),
        "KL06", "/libur/1");
    bad(with("2025-03-03", "2026-03-03"), "KL07", "/libur/0");
    bad(with("\"libur\": [", "\"ketetapan\": {\"2025\": \"SKB\"}, \"libur\": ["), "KL07",
        "/ketetapan/2025");
    bad(with("08.00-16.00", "08.00-12.00, 11.00-16.00"), "KL08", "/jam_kerja/Senin-Jumat");
    bad(with("08.00-16.00", "16.00-08.00"), "KL08", "/jam_kerja/Senin-Jumat");
    bad(with("\"Senin-Jumat\":", "\"Jumat\": \"08.00-11.00\", \"Senin-Jumat\":"), "KL08",
        "/jam_kerja/Senin-Jumat");
    bad(with("Senin-Jumat", "Senen"), "KL08", "/jam_kerja/Senen");
    bad(with("{\"Senin-Jumat\": \"08.00-16.00\"}", "\"12 jam\""), "KL08", "/jam_kerja");
    bad(with("\"sampai\": \"2025-12-31\"", "\"sampai\": \"2085-12-31\""), "KL09", "/berlaku");
    bad(with("WITA", "Asia/Makassar"), "KL10", "/zona_waktu");
    bad(with("libur_daerah", "libur"), "KL10", "/libur/0/jenis");
    bad(with("jam_sama", "jam sama"), "KL10", "/hitungan");
    bad(with("\"libur\": [", "\"ketetapan\": {\"tahun\": \"SKB\"}, \"libur\": ["), "KL10",
        "/ketetapan/tahun");
    bad(with("{\"Senin-Jumat\": \"08.00-16.00\"}", "{}"), "KL11", "/jam_kerja");
    bad("[]", "KL12", "");
    bad("3", "KL04", "");
    const std::string reversed = with("\"sampai\": \"2025-12-31\"", "\"sampai\": \"2024-12-31\"");
    bad(std::string{reversed}.erase(reversed.find("[{") + 1,
                                    reversed.find("}]") - reversed.find("[{")),
        "KL09", "/berlaku");
}

TEST_CASE("parts of a calendar that are of the wrong kind or empty are found at their place") {
    bad(with("{\"dari\": \"2025-01-01\", \"sampai\": \"2025-12-31\"}", "2025"), "KL04", "/berlaku");
    bad(with("\"libur\": [", "\"libur\": [3, "), "KL04", "/libur/0");
    bad(with("\"libur\": [", "\"ketetapan\": \"SKB\", \"libur\": ["), "KL04", "/ketetapan");
    bad(with("\"libur\": [", "\"ramadan\": {}, \"libur\": ["), "KL04", "/ramadan");
    bad(with("\"libur\": [", "\"ramadan\": [3], \"libur\": ["), "KL04", "/ramadan/0");
    bad(with("WITA", ""), "KL04", "/zona_waktu");
    bad(with("2025-03-03", ""), "KL04", "/libur/0/tanggal");
    bad(with("08.00-16.00", ""), "KL04", "/jam_kerja/Senin-Jumat");
    bad(with("\"Senin-Jumat\":", "\"Senin-Jumat\": \"08.00-12.00\", \"Senin-Jumat\":"), "KL02",
        "/jam_kerja/Senin-Jumat");
}

TEST_CASE("a calendar may leave out its closed days, and a day written twice names the first") {
    const std::string plain{small};
    const std::size_t days = plain.find(",\n    \"libur\"");
    REQUIRE(days != std::string::npos);
    good(plain.substr(0, days) + "}");
    const alur::calendar_loaded loaded =
        alur::load_calendar({"kota.json", with("\"libur\": [", R"("libur": [
            {"tanggal": "2025-02-03", "jenis": "libur_daerah", "nama": "Satu"},
            {"tanggal": "2025-03-03", "jenis": "libur_daerah", "nama": "Dua"},)")});
    REQUIRE(loaded.problems.size() == 1);
    CHECK(loaded.problems[0].pointer == "/libur/2");
    REQUIRE(loaded.problems[0].related.size() == 1);
    CHECK(loaded.problems[0].related[0].pointer == "/libur/1");
}

TEST_CASE("mistakes about Ramadan are found at their place") {
    const auto ramadan = [](std::string_view periods,
                            std::string_view hours =
                                R"("jam_ramadan": {"Senin-Jumat": "08.00-15.00"},)") {
        return with("\"libur\": [", std::string(hours) + "\"ramadan\": [" + std::string(periods) +
                                        "], \"libur\": [");
    };
    constexpr std::string_view one =
        R"({"nama": "R", "dari": "2025-03-01", "sampai": "2025-03-30"})";
    good(ramadan(one));
    bad(ramadan(one, ""), "KL11", "/ramadan");
    bad(ramadan(""), "KL11", "/jam_ramadan");
    bad(ramadan(R"({"nama": "R", "dari": "2025-03-30", "sampai": "2025-03-01"})"), "KL09",
        "/ramadan/0");
    bad(ramadan(std::string(one) + "," + std::string(one)), "KL09", "/ramadan/1");
    bad(ramadan(R"({"nama": "R", "dari": "2024-03-01", "sampai": "2024-03-30"})"), "KL07",
        "/ramadan/0");
    bad(ramadan(R"({"dari": "2025-03-01", "sampai": "2025-03-30"})"), "KL03", "/ramadan/0");
}

TEST_CASE("a file may hold several calendars with different ids") {
    const std::string second = with("\"kota\"", "\"desa\"");
    const alur::calendars_loaded both =
        alur::load_calendars({"dua.json", "[" + std::string{small} + "," + second + "]"});
    CHECK(both.problems.empty());
    REQUIRE(both.calendars.size() == 2);
    CHECK(both.calendars[1].id == "desa");
    const alur::calendars_loaded twice = alur::load_calendars(
        {"dua.json", "[" + std::string{small} + "," + std::string{small} + "]"});
    CHECK(twice.calendars.empty());
    REQUIRE(twice.problems.size() == 1);
    CHECK(twice.problems[0].code == "KL12");
    CHECK(twice.problems[0].pointer == "/1");
    const alur::calendars_loaded nameless =
        alur::load_calendars({"dua.json", "[" + with("\"kota\"", "\"\"") + "]"});
    REQUIRE(nameless.problems.size() == 1);
    CHECK(nameless.problems[0].code == "KL04");
    CHECK(nameless.problems[0].pointer == "/0/id");
    const alur::calendar_loaded single =
        alur::load_calendar({"dua.json", "[" + std::string{small} + "," + second + "]"});
    CHECK_FALSE(single);
}

TEST_CASE("a text that is not JSON is refused with a place") {
    const alur::calendar_loaded loaded = alur::load_calendar({"rusak.json", "{\"id\": "});
    CHECK_FALSE(loaded);
    CHECK_FALSE(loaded.problems.empty());
}

TEST_CASE("every problem of a calendar is reported in one pass") {
    const alur::calendar_loaded loaded = alur::load_calendar(
        {"kota.json", R"({"id": "", "zona_waktu": "X", "libur": [{"tanggal": "x"}], "lbur": []})"});
    CHECK_FALSE(loaded);
    CHECK(loaded.problems.size() == 9);
}

}  // namespace calendar_file_test
