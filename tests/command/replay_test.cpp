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

}  // namespace command_replay_test
