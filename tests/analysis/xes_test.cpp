// XES files, as other tools write them and as we do.
#include <alur/analysis/replay.hpp>
#include <alur/analysis/sample_log.hpp>
#include <alur/analysis/xes.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

#include "case/support.hpp"

namespace xes_test {

using namespace alur_test;
using alur::log_field;

namespace {

alur::log_read read(const std::string& text, std::optional<alur::zone> if_naive = std::nullopt,
                    const alur::named_columns& named = {}) {
    return alur::read_log(text, named, if_naive);
}

std::string log_of(const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n" + inside +
           "</log>\n";
}
std::string attribute(const std::string& key, const std::string& value) {
    return "<string key=\"" + key + "\" value=\"" + value + "\"/>";
}
std::string event_of(const std::string& activity, const std::string& time,
                     const std::string& more = "") {
    return "<event>" + attribute("concept:name", activity) +
           "<date key=\"time:timestamp\" value=\"" + time + "\"/>" + more + "</event>\n";
}
const std::string eight = "2026-01-05T08:00:00.000+07:00";

std::string written(const alur::log_table& log) {
    std::ostringstream out;
    const auto why = alur::write_xes(log.view(), log.clocks(), out);
    REQUIRE_FALSE(why);
    return out.str();
}
std::string as_csv(const alur::log_table& log) {
    std::ostringstream out;
    alur::write_csv(log.view(), log.clocks(), out);
    return out.str();
}

// All that rows say, in their order, or by case as XES has them.
std::vector<std::string> cells_of(const alur::log_table& table, bool by_case) {
    const alur::event_log log = table.view();
    std::vector<std::string> list;
    for (std::size_t r = 0; r < log.size(); ++r) {
        std::string row;
        for (std::size_t f = 0; f < alur::log_field_count; ++f) {
            const auto field = static_cast<log_field>(f);
            if (!alur::is_time(field)) row += std::string(alur::text_of(log, field).word(r)) + '|';
        }
        list.push_back(row + std::to_string(log.times[r]) + '|' +
                       std::to_string(table.clocks().times.of(r)));
    }
    if (by_case)
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
            return a.substr(0, a.find('|')) < b.substr(0, b.find('|'));
        });
    return list;
}

void refused(const std::string& text, std::uint64_t line, std::uint64_t column,
             const std::string& id, const std::string& en) {
    INFO(text.substr(0, 300));
    const alur::log_read none = read(text);
    CHECK_FALSE(none.log);
    REQUIRE(none.faults.size() == 1);
    CHECK(none.faults[0].line == line);
    CHECK(none.faults[0].column == column);
    CHECK_THAT(none.faults[0].message.id, Catch::Contains(id));
    CHECK_THAT(none.faults[0].message.en, Catch::Contains(en));
}

}  // namespace

TEST_CASE("events are rows, their trace's name is the case, and their keys are columns") {
    const alur::log_read one =
        read(log_of("<trace>" + attribute("concept:name", "A &amp; B") +
                    event_of("susun", eight,
                             attribute("org:role", " staf ") + attribute("org:resource", "ani") +
                                 attribute("org:group", "Ekonomi") + attribute("answer", "Ya") +
                                 attribute("lifecycle:transition", "complete") +
                                 attribute("documents", "Nota") +
                                 "<date key=\"start_timestamp\" value=\"2026-01-05T00:00:00Z\"/>") +
                    "</trace>\n<trace>" + event_of("kirim", "2026-01-05T08:00:00.1234567-05:30") +
                    attribute("concept:name", "C") + "</trace>" + event_of("lepas", eight)));
    CHECK(one.faults.empty());
    CHECK(one.notes.empty());
    REQUIRE(one.log);
    CHECK(one.lines == std::vector<std::uint64_t>{3, 5, 6});
    CHECK(as_csv(*one.log) ==
          "case:concept:name,concept:name,time:timestamp,start_timestamp,org:resource,org:role,"
          "org:group,answer,lifecycle:transition,documents\n"
          "A & B,susun,2026-01-05T08:00:00.000+07:00,2026-01-05T00:00:00.000Z,ani,staf,Ekonomi,Ya,"
          "complete,Nota\n"
          "C,kirim,2026-01-05T08:00:00.123-05:30,,,,,,,\n"
          ",lepas,2026-01-05T08:00:00.000+07:00,,,,,,,\n");
}

TEST_CASE("other names, named attributes and prefixes of a namespace do no harm") {
    const std::string text =
        "<x:log xmlns:x=\"http://www.xes-standard.org/\"><x:trace><x:id key=\"berkas\" "
        "value=\"7\"/>"
        "<x:event><x:string key=\"Kegiatan\" value=\"susun\"/><x:string key=\"Selesai\" value=\"" +
        eight + "\"/><x:int key=\"case:nip\" value=\"4\"/></x:event></x:trace></x:log>";
    const alur::log_read none = read(text);
    CHECK_FALSE(none.log);
    REQUIRE(none.faults.size() == 1);
    CHECK(none.faults[0].message.en ==
          "there is no column \"case\"; there are: case:berkas, Kegiatan, Selesai, event:case:nip");
    const alur::log_read named = read(text, std::nullopt, {{log_field::of_case, "case:berkas"}});
    REQUIRE(named.log);
    CHECK(named.log->view().cases.word(0) == "7");
    CHECK(named.log->view().activities.word(0) == "susun");
    CHECK(named.notes ==
          std::vector<alur::log_note>{{alur::log_note::kind::unused, "event:case:nip", 1}});
}

TEST_CASE("what is of no field is counted, what a row lacks is taken from global") {
    const alur::log_read one = read(log_of(
        "<extension name=\"Time\"/><classifier name=\"a\" keys=\"b\"/>" + attribute("asal", "x") +
        "<global scope=\"trace\">" + attribute("concept:name", "__INVALID__") + "</global>" +
        "<global scope=\"event\">" + attribute("org:role", "staf") +
        attribute("answer", "__INVALID__") + attribute("activity", "susun") +
        "<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00Z\"/></global>"
        "<trace>" +
        attribute("concept:name", "A") + attribute("jenis", "biasa") +
        event_of("susun", eight, attribute("org:role", "kepala")) + "<event>" +
        attribute("concept:name", "kirim") + "<list key=\"papan\"><values>" +
        attribute("isi", "1") + attribute("isi", "2") +
        "</values></list><lain><dalam/></lain></event></trace>"));
    CHECK(one.faults.empty());
    REQUIRE(one.log);
    CHECK(one.log->view().offices.word(0) == "kepala");
    CHECK(one.log->view().offices.word(1) == "staf");
    CHECK(one.log->view().times[1] == alur::no_time);
    CHECK_FALSE(one.log->view().answers.present());
    using alur::log_note;
    CHECK(one.notes == std::vector<log_note>{{log_note::kind::by_default, "org:role", 1},
                                             {log_note::kind::unused, "log:asal", 1},
                                             {log_note::kind::unused, "case:jenis", 1},
                                             {log_note::kind::unused, "papan", 1},
                                             {log_note::kind::unused, "papan/isi", 2},
                                             {log_note::kind::unused, "<lain>", 1}});
}

TEST_CASE("a float that is no number is an empty cell") {
    const alur::log_read one =
        read(log_of("<trace>" + attribute("concept:name", "nan") +
                    event_of("susun", eight, "<float key=\"org:role\" value=\"NaN\"/>") +
                    event_of("kirim", eight, attribute("org:role", "nan")) + "</trace>"));
    REQUIRE(one.log);
    CHECK(one.log->view().cases.word(0) == "nan");
    CHECK(one.log->view().offices.word(0).empty());
    CHECK(one.log->view().offices.word(1) == "nan");
}

TEST_CASE("a value that cannot be read is a fault with its line and column, and its row stays") {
    const std::string text =
        log_of("<trace>" + attribute("concept:name", "A") + "\n" + event_of("susun", "kemarin") +
               event_of("kirim", "2026-01-05T08:00:00") + "<event>\n  " +
               attribute("concept:name", "x") + attribute("concept:name", "y") +
               "<string value=\"z\"/><string key=\"org:role\"/></event></trace>");
    const alur::log_read one = read(text);
    REQUIRE(one.log);
    REQUIRE(one.faults.size() == 5);
    CHECK(one.faults[0].line == 4);
    CHECK(one.faults[0].column == 50);
    CHECK_THAT(one.faults[0].message.id,
               Catch::Contains("time:timestamp \"kemarin\": waktu tidak"));
    CHECK_THAT(one.faults[1].message.en, Catch::Contains("the time zone is missing"));
    CHECK(one.faults[2].message.en == "\"concept:name\" stands twice; the first counts");
    CHECK(one.faults[2].line == 7);
    CHECK(one.faults[3].message.id == "<string> tanpa key=");
    CHECK(one.faults[4].message.en == "<string> without value=");
    CHECK(one.log->view().size() == 3);
    CHECK(one.log->view().activities.word(2) == "x");
    CHECK(read(text, alur::zone::WIB).faults.size() == 4);
}

TEST_CASE("what is no XES log, too deep or dangerous is refused as a whole") {
    refused("<html><body/></html>", 1, 1, "bukan log XES", "it begins with <html>");
    refused(log_of("<trace><event></trace>"), 3, 17, "tidak cocok", "does not match");
    refused("<log>\n<trace>", 2, 8, "terlalu awal", "ends too early");
    refused("<log a=\"1\" a=\"2\"/>", 1, 12, "dua kali", "twice");
    refused("<log/>x", 1, 7, "setelah </log>", "after </log>");
    refused("<log>&lol;</log>", 1, 6, "&amp;", "unknown entity");
    refused("<log>\x01</log>", 1, 6, "bukan XML", "not well-formed");
    refused("<?xml version=\"1.0\" encoding=\"x-own\"?><log/>", 1, 31, "UTF-8",
            "unknown character");
    const std::string dtd =
        "<!DOCTYPE log [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<log>&b;</log>";
    refused(dtd, 1, 15, "DOCTYPE", "DOCTYPE");
    refused("<!DOCTYPE log SYSTEM \"file:///etc/passwd\"><log/>", 1, 42, "DOCTYPE",
            "no XES log needs");
    const auto nested = [](std::size_t levels) {
        std::string text = "<log><trace><event>";
        for (std::size_t i = 3; i < levels; ++i) text += "<list key=\"a\">";
        for (std::size_t i = 3; i < levels; ++i) text += "</list>";
        return text + "</event></trace></log>";
    };
    refused(nested(alur::max_xes_depth + 1), 1, 20 + 14 * 61, "64 tingkat", "64 levels");
    CHECK(read(nested(alur::max_xes_depth)).faults.size() == 3);  // columns
    refused("\x1F\x8B\x08", 0, 0, "gunzip", "compressed");
    REQUIRE(read("<log/>").log);
    CHECK(read("<log/>").log->view().size() == 0);
}

TEST_CASE("UTF-16 and other encodings are read") {
    const std::string text =
        log_of("<trace>" + attribute("concept:name", "A") + event_of("susun", eight) + "</trace>");
    std::string wide = "\xFF\xFE";
    for (const char c : text.substr(text.find('\n') + 1)) wide += {c, '\0'};
    const alur::log_read one = read(wide);
    REQUIRE(one.log);
    CHECK(one.log->view().activities.word(0) == "susun");
    const alur::log_read latin =
        read("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log><trace>" +
             attribute("concept:name", "\xE9") + event_of("susun", eight) + "</trace></log>");
    REQUIRE(latin.log);
    CHECK(latin.log->view().cases.word(0) == "\xC3\xA9");
}

TEST_CASE("what XML cannot hold is not written, nothing is, and its row is named") {
    for (const std::string bad :
         {"\x01", "\xFF", "\xC3", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xC0\x80"}) {
        alur::log_table log;
        for (const std::string& word : std::vector<std::string>{"baik", "buruk " + bad}) {
            log.add(log_field::of_case, "A");
            log.add(log_field::activity, word);
            log.add_time(log_field::time, 0);
        }
        std::ostringstream out;
        const auto why = alur::write_xes(log.view(), log.clocks(), out);
        REQUIRE(why);
        CHECK_THAT(why->id, Catch::StartsWith("baris 2, concept:name: "));
        CHECK_THAT(why->en, Catch::StartsWith("row 2, concept:name: "));
        CHECK(out.str().empty());
    }
    alur::log_table late;
    late.add(log_field::of_case, "A");
    late.add(log_field::activity, "x");
    late.add_time(log_field::time, std::int64_t{1} << 60);
    std::ostringstream out;
    CHECK(alur::write_xes(late.view(), late.clocks(), out));
}

TEST_CASE("what is written is read back, letter by letter") {
    alur::log_table log;
    const std::vector<std::string> words{"a<b>&\"'", "dua\nbaris\tdan\r.",
                                         "Ünïcødé \xF0\x9F\x93\x84"};
    for (const std::string& word : words) {
        log.add(log_field::of_case, word);
        log.add(log_field::activity, word + "x");
        log.add_time(log_field::time, 1'700'000'000'000, 420);
    }
    const alur::log_read again = read(written(log));
    REQUIRE(again.log);
    CHECK(again.faults.empty());
    for (std::size_t r = 0; r < words.size(); ++r)
        CHECK(again.log->view().activities.word(r) == words[r] + "x");
    CHECK(written(*again.log) == written(log));
}

TEST_CASE("made-up logs go through CSV and XES and come back, offsets and all") {
    const std::vector<std::string> offsets{"+07:00", "+08:00", "Z", "-03:30"};
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        const alur::machine sop = machine_of(file_text("sops/" + name + ".json"));
        const alur::timetable times = alur::make_timetable(sop, national_calendar());
        alur::sample_options how;
        how.cases = 40;
        how.faulty_percent = 30;
        how.from = at("08:00");
        for (const std::string& kind : sop.kinds) how.units.push_back({kind, {"Utara", "Selatan"}});
        for (const std::string& kind : sop.case_kinds) how.units.push_back({kind, {"Utara"}});
        std::string csv = alur::to_csv(alur::sample_log(sop, times, how), alur::zone::WIB);
        std::size_t n = 0;  // other clocks for some
        for (std::size_t at = csv.find("+07:00"); at != std::string::npos;
             at = csv.find("+07:00", at))
            csv.replace(at, 6, offsets[n++ / 5 % offsets.size()]), at += 1;
        const alur::log_read first = read(csv);
        REQUIRE(first.log);
        REQUIRE(first.faults.empty());
        CHECK_FALSE(first.log->clocks().times.same());
        const alur::log_read second = read(written(*first.log));
        REQUIRE(second.log);
        CHECK(second.faults.empty());
        CHECK(second.notes.empty());

        CHECK((cells_of(*first.log, true) == cells_of(*second.log, true)));
        const alur::log_read third = read(as_csv(*first.log));
        CHECK((cells_of(*third.log, false) == cells_of(*first.log, false)));

        const auto judged = [&](const alur::log_read& from) {
            const alur::event_log log = from.log->view();
            alur::replay_options units;
            units.units = how.units;
            std::erase_if(units.units, [&](const auto& each) {
                return sop.find_kind(each.kind) == alur::no_kind;
            });
            return alur::replay(sop, times, log, alur::understand(sop, log), units);
        };
        CHECK(judged(first).cases == judged(second).cases);
    }
}

}  // namespace xes_test
