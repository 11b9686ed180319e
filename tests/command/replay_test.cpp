// `alur replay`: a log judged, told and as JSON; logs that are none.
#include <boost/json.hpp>

#include "command/support.hpp"

namespace command_replay_test {

using namespace alur_test;
using Catch::Contains;

namespace {

said replay(const std::string& log, std::vector<std::string> more = {},
            alur::language lang = alur::language::id) {
    std::vector<std::string> arguments{"replay",     log,
                                       "--sop",      in_source("sops/dumai.json"),
                                       "--calendar", in_source("sops/calendars/id.json")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return command(arguments, {}, lang);
}

std::string without_folder(std::string text) {
    const std::string folder = in_source("");
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
        text.erase(at, folder.size());
    return text;
}

}  // namespace

TEST_CASE("a log is judged and told in both languages") {
    const std::string log = in_source("examples/replay/log.csv");
    for (const auto lang : {alur::language::id, alur::language::en}) {
        const said told = replay(log, {}, lang);
        CHECK(told.code == 1);
        check_golden(without_folder(told.err + told.out),
                     lang == alur::language::id ? "replay_id.txt" : "replay_en.txt");
    }
    const said told = replay(log, {"--format", "json"});
    CHECK(told.code == 1);
    check_golden(told.out, "replay.json");
}

TEST_CASE("rows in are rows judged and rows reported") {
    const said told = replay(in_source("examples/replay/log.csv"), {"--format", "json"});
    const boost::json::object whole = boost::json::parse(told.out).as_object();
    std::uint64_t rows = 0;
    for (const auto& each : whole.at("baris").as_object())
        rows += each.value().to_number<std::uint64_t>();
    CHECK(rows == whole.at("kejadian").as_array().size());
    CHECK(rows == 15);
}

TEST_CASE("what cannot be replayed is said, with what to do") {
    const folder to;
    put(to / "other.csv", "nama,alamat\nx,y\n");
    const said other = replay(to / "other.csv");
    CHECK(other.code == 3);
    CHECK_THAT(other.err,
               Contains("other.csv:1: kolom \"case\" tidak ada; yang ada: nama, alamat"));
    CHECK(replay(to / "none.csv").code == 3);
    CHECK(replay(to / "other.csv", {"--zone", "GMT"}).code == 2);
    CHECK(replay(to / "other.csv", {"--column", "jabatan=x"}).code == 2);
    CHECK(replay(to / "other.csv", {"--units", "Ekonomi"}).code == 2);
    const said named = replay(to / "other.csv", {"--column", "office=jbt"});
    CHECK(named.code == 3);
    CHECK_THAT(named.err, Contains("kolom \"jbt\" tidak ada"));
}

TEST_CASE("an XES log is told from its first letter on, whatever it is called") {
    const folder to;
    const std::string head = "<log><trace><string key=\"concept:name\" value=\"A\"/>\n";
    const auto event = [](const std::string& row, const std::string& time) {
        return "<event><string key=\"concept:name\" value=\"" + row +
               "\"/><date key=\"time:timestamp\" value=\"" + time + "\"/>" +
               "<int key=\"cost\" value=\"1\"/></event>\n";
    };
    const std::string text = head + event("MULAI", "2026-01-05T08:00:00+07:00") +
                             event("rapat", "2026-01-05T08:05:00+07:00") + event("1", "kapan") +
                             "</trace></log>";
    put(to / "log.txt", text);
    const said told = replay(to / "log.txt");
    CHECK(told.code == 1);
    CHECK_THAT(told.err, Contains("log.txt:4:46: time:timestamp \"kapan\": waktu tidak terbaca"));
    CHECK_THAT(told.err, Contains("log.txt: tidak dipakai: cost (3)"));
    CHECK_THAT(told.out, Contains("baris 3, berkas A: \"rapat\""));
    CHECK_THAT(told.out, Contains("3 = 1 dinilai + 1 pembukaan berkas + 1 tanpa waktu"));
    put(to / "bad.xes", head + "<event>");
    const said bad = replay(to / "bad.xes", {}, alur::language::en);
    CHECK(bad.code == 3);
    CHECK_THAT(bad.err, Contains("bad.xes:2:8: the file ends too early"));
    put(to / "log.xes.gz", "\x1F\x8B\x08");
    CHECK_THAT(replay(to / "log.xes.gz").err, Contains("gunzip -c"));
}

TEST_CASE("work that begins and is never done is told") {
    const folder to;
    put(to / "log.csv",
        "case,activity,timestamp,lifecycle\nA,1,2026-01-05T08:00+07:00,start\n"
        "A,1,2026-01-05T08:05+07:00,complete\nA,2,2026-01-05T08:06+07:00,start\n");
    const said told = replay(to / "log.csv");
    CHECK_THAT(told.out, Contains("2: 1 diselesaikan, 1 tidak (baris 4)"));
    const said json = replay(to / "log.csv", {"--format", "json"});
    CHECK_THAT(json.out, Contains(R"("mulai":{"diselesaikan":1,"tidak":[4],"tanpa_mulai":0})"));
}

}  // namespace command_replay_test
