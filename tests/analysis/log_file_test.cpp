// Logs as comma-separated values, as programs and people write them.
#include <alur/analysis/log_file.hpp>

#include <catch2/catch.hpp>

#include "case/support.hpp"

namespace log_file_test {

using namespace alur_test;

namespace {

const std::string header = "case:concept:name,concept:name,time:timestamp\n";

alur::log_read read(const std::string& text, std::optional<alur::zone> if_naive = std::nullopt,
                    const alur::named_columns& named = {}) {
    return alur::read_csv(text, named, if_naive);
}

// "A|susun|2026-…", per row; "" for an empty cell.
std::vector<std::string> rows(const alur::log_read& of) {
    REQUIRE(of.log);
    const alur::event_log log = of.log->view();
    std::vector<std::string> list;
    for (std::size_t r = 0; r < log.size(); ++r) {
        const std::string when = log.times[r] == alur::no_time
                                     ? ""
                                     : text(alur::instant{std::chrono::milliseconds{log.times[r]}});
        list.push_back(std::string(log.cases.word(r)) + '|' + std::string(log.activities.word(r)) +
                       '|' + when);
    }
    return list;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("cells are read as they stand, quoted or not") {
    const alur::log_read plain =
        read(header +
             "A,susun,2026-01-05T08:00+07:00\r\n"
             "\"A, b\",\"kata \"\"susun\"\"\n baris dua\",2026-01-05 08:00:30+07:00\n"
             "\n"
             " C , x ,2026-01-05T01:00Z");
    CHECK(plain.faults.empty());
    CHECK(rows(plain) == strings{"A|susun|2026-01-05T08:00+07:00",
                                 "A, b|kata \"susun\"\n baris dua|2026-01-05T08:00:30+07:00",
                                 "C|x|2026-01-05T08:00+07:00"});
    CHECK(plain.lines.at(2) == 6);
}

TEST_CASE("semicolons, tabs, a byte order mark and other names for columns do no harm") {
    const std::string mark = "\xEF\xBB\xBF";
    for (const std::string divider : {";", "\t"}) {
        const auto line = [&](const strings& cells) {
            std::string out;
            for (const std::string& each : cells) out += (out.empty() ? "" : divider) + each;
            return out + "\n";
        };
        const alur::log_read one =
            read(mark + line({"Berkas", "Kegiatan", "Selesai", "Jabatan"}) +
                 line({"A", "susun, lalu kirim", "2026-01-05T08:00+07:00", "staf"}));
        CHECK(rows(one) == strings{"A|susun, lalu kirim|2026-01-05T08:00+07:00"});
        CHECK(one.log->view().offices.word(0) == "staf");
        CHECK_FALSE(one.log->view().persons.present());
    }
    const alur::log_read named = read("a,b,c\nA,susun,2026-01-05T08:00+07:00\n", std::nullopt,
                                      {{alur::log_field::of_case, "a"},
                                       {alur::log_field::activity, "b"},
                                       {alur::log_field::time, "c"}});
    CHECK(rows(named) == strings{"A|susun|2026-01-05T08:00+07:00"});
}

TEST_CASE("columns of no field of a log are named, with the rows they have") {
    const alur::log_read one = read(
        "case:concept:name,loket,concept:name,time:timestamp,\n"
        "A,3,susun,2026-01-05T08:00+07:00,\n"
        "B,,susun,2026-01-05T08:00+07:00,\n");
    using alur::log_note;
    CHECK(one.notes == std::vector<log_note>{{log_note::kind::unused, "loket", 2},
                                             {log_note::kind::unused, "#5", 2}});
    CHECK(read(header + "A,susun,2026-01-05T08:00+07:00\n").notes.empty());
}

TEST_CASE("a time without zone is refused unless the zone is given") {
    const std::string log = header + "A,susun,2026-01-05 08:00:00.123456\nA,kirim,kemarin\n";
    const alur::log_read none = read(log);
    REQUIRE(none.faults.size() == 2);
    CHECK(none.faults[0].line == 2);
    CHECK(none.faults[0].message.id.find("zona waktu belum disebut") != std::string::npos);
    CHECK(rows(none) == strings{"A|susun|", "A|kirim|"});
    const alur::log_read west = read(log, alur::zone::WIB);
    REQUIRE(west.faults.size() == 1);
    CHECK(west.faults[0].line == 3);
    CHECK(rows(west)[0] == "A|susun|2026-01-05T08:00:00.123+07:00");
}

TEST_CASE("a spreadsheet's own names and times are read, the day first") {
    const auto plain = alur::parse_log_time("2026-02-03T08:15:00+07:00", {});
    for (const char* text : {"3/2/2026 8.15", "03/02/2026 08:15", "3-2-2026 08.15.00",
                             "03/02/2026, 8:15:00", "3/2/2026 8.15 WIB", "3/2/2026 09:15+08:00"}) {
        INFO(text);
        const auto same = alur::parse_log_time(text, alur::zone::WIB);
        REQUIRE(same);
        CHECK(*same == *plain);
    }
    for (const char* text :
         {"3/2/26 8.15", "3/2-2026 8.15", "3/2/2026", "3/2/2026 8.15 PM", "13/13/2026 8.15",
          "3/2/2026 8.5", "31/4/2026 8.15", "3/2/2026 25.00", "3/2/2026 8.15:30", "3/2/20268.15"}) {
        INFO(text);
        CHECK_FALSE(alur::parse_log_time(text, alur::zone::WIB));
    }
    CHECK_FALSE(alur::parse_log_time("3/2/2026 8.15", {}));  // no zone
    const alur::log_read sheet =
        read("Nomor Berkas;KEGIATAN;Selesai\nA1;susun;3/2/2026 8.15\n", alur::zone::WIB);
    CHECK(sheet.faults.empty());
    CHECK(rows(sheet) == strings{"A1|susun|2026-02-03T08:15+07:00"});
}

TEST_CASE("a line with too many or too few cells is a row without case, and said") {
    const alur::log_read some = read(
        header + "A,susun\nA,susun,2026-01-05T08:00+07:00,x\nA,susun,2026-01-05T08:00+07:00\n");
    REQUIRE(some.faults.size() == 2);
    CHECK(some.faults[0].message.en == "this line has 2 cells, not 3");
    CHECK(rows(some) == strings{"||", "||", "A|susun|2026-01-05T08:00+07:00"});
}

TEST_CASE("what is no log is refused as a whole") {
    CHECK_FALSE(read("").log);
    CHECK_FALSE(read("  \n\n").log);
    const alur::log_read other = read("nama;alamat\nx;y\n");
    CHECK_FALSE(other.log);
    REQUIRE(other.faults.size() == 3);
    CHECK(other.faults[0].message.id == "kolom \"case\" tidak ada; yang ada: nama, alamat");
    const alur::log_read open = read(header + "A,\"susun,2026\nB,x,y\n");
    CHECK_FALSE(open.log);
    REQUIRE(open.faults.size() == 1);
    CHECK(open.faults[0].line == 2);
}

TEST_CASE("times keep the clock that they were written by") {
    const auto ahead = [](const std::string& text, std::optional<alur::zone> if_naive = {}) {
        REQUIRE(alur::parse_log_time(text, if_naive));
        return alur::written_offset(text, if_naive);
    };
    CHECK(ahead("2026-01-05T08:00+07:00") == 420);
    CHECK(ahead("2026-01-05T08:00:00.1234567-03:30 ") == -210);
    CHECK(ahead("2026-01-05 08:00Z") == 0);
    CHECK(ahead("2026-01-05 08:00 wita") == 480);
    CHECK(ahead("2026-01-05 08:00:30 UTC", alur::zone::WIB) == 0);
    CHECK(ahead("2026-01-05 08:00", alur::zone::WIT) == 540);
    alur::clock_offsets some;
    some.add_any();
    some.add(420);
    some.add_any();
    CHECK((some.same() && some.of(2) == 420));
    some.add(0);
    some.add_any();
    CHECK_FALSE(some.same());
    CHECK((some.of(0) == 420 && some.of(1) == 420 && some.of(3) == 0));
}

TEST_CASE("what was read stays where it is when it is moved") {
    alur::log_read first = read(header + "A,\"su\"\"sun\",2026-01-05T08:00+07:00\n");
    const alur::log_read second = std::move(first);
    CHECK(rows(second) == strings{"A|su\"sun|2026-01-05T08:00+07:00"});
}

}  // namespace log_file_test
