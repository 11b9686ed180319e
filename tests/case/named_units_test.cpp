// Units named at an earlier row (`ditunjuk`): only they walk the stretch, and only they are
// awaited.
#include "case/kept_run.hpp"

namespace named_units_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

std::string sop_text(const std::string& more = "") {
    return R"({
      "judul": "Uji", "pengendali": "kepala",
      "pelaksana": {"kepala": "Kepala", "kabid": {"nama": "Kabid", "setiap": "bidang"}},
      "langkah": [
        {"id": "disposisi", "kegiatan": "Mendisposisi", "pelaksana": "kepala"},
        {"id": "telaah", "kegiatan": "Menelaah", "pelaksana": "kepala"},
        {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "ditunjuk": "disposisi")" +
           more + R"(},
        {"id": "gabung", "kegiatan": "Menggabung", "pelaksana": "kepala", "kembali": "semua"}
      ]})";
}

alur::event naming(std::string_view when, std::vector<std::string> units) {
    events::complete what;
    what.row = "disposisi";
    what.name_units = std::move(units);
    return happens(when, as("kepala"), std::move(what));
}
alur::event fills(std::string_view when, std::string unit) {
    return done(when, as("kabid", unit), "isi", "", unit);
}

const std::vector<events::units_of_kind> four{{"bidang", {"A", "B", "C", "D"}}};

// At the stretch, entered for the units named.
kept_run entered(std::vector<std::string> units, const std::string& more = "") {
    kept_run r(sop_text(more));
    r.writes(start("08:00", four));
    r.writes(naming("08:30", std::move(units)));
    r.writes(done("08:45", as("kepala"), "telaah"));
    return r;
}

}  // namespace

TEST_CASE("only the units named walk the stretch, and the meeting row waits for them alone",
          "[named_units]") {
    kept_run r = entered({"B", " d "});
    CHECK(r.open() == names{"3 B", "3 D"});
    r.refuses(fills("09:00", "A"), refusal::unit);
    r.writes(fills("09:00", "D"));
    CHECK(r.open() == names{"3 B"});
    r.writes(fills("10:00", "B"));
    CHECK(r.open() == names{"4"});
    r.verifies();
}

TEST_CASE("no units named means all of them", "[named_units]") {
    CHECK(entered({}).open() == names{"3 A", "3 B", "3 C", "3 D"});
}

TEST_CASE("the naming stands until the naming row is done again", "[named_units]") {
    kept_run r = entered({"B"});
    r.writes(fills("09:00", "B"));
    r.writes(happens("09:30", as("kepala"), events::send_back{"gabung", "telaah", "periksa lagi"}));
    r.writes(done("10:00", as("kepala"), "telaah"));
    CHECK(r.open() == names{"3 B"});
    r.writes(fills("10:10", "B"));
    r.writes(
        happens("10:30", as("kepala"), events::send_back{"gabung", "disposisi", "salah unit"}));
    r.writes(naming("11:00", {"A", "C"}));
    r.writes(done("11:10", as("kepala"), "telaah"));
    CHECK(r.open() == names{"3 A", "3 C"});
    r.verifies();
}

TEST_CASE("a return from behind reaches named units only", "[named_units]") {
    kept_run r = entered({"B", "C"});
    r.writes(fills("09:00", "B"));
    r.writes(fills("09:10", "C"));
    const auto back = [](std::string_view when, std::vector<std::string> units) {
        return happens(when, as("kepala"),
                       events::send_back{"gabung", "isi", "kurang", "", std::move(units)});
    };
    r.refuses(back("09:30", {"A"}), refusal::unit);
    r.writes(back("09:30", {}));
    CHECK(r.open() == names{"3 B", "3 C"});
    r.verifies();
}

TEST_CASE("a quorum counts the units named", "[named_units]") {
    kept_run r = entered({"B", "C", "D"}, R"(, "kuorum": "60%")");
    r.writes(fills("09:00", "B"));
    CHECK(r.open() == names{"3 C", "3 D"});
    r.writes(fills("09:10", "D"));  // two of three
    CHECK(r.open() == names{"3 C", "4"});
}

TEST_CASE("units that leave or join change who takes part", "[named_units]") {
    const auto unit = [](std::string_view when, auto what) {
        what.kind = "bidang";
        what.reason = "reorganisasi";
        return happens(when, as("kepala"), what);
    };
    kept_run r = entered({"B", "C"});
    r.writes(fills("09:00", "B"));
    r.writes(unit("09:10", events::add_unit{"", "E"}));
    CHECK(r.open() == names{"3 C", "3 E"});
    r.writes(unit("09:20", events::remove_unit{"", "C"}));
    r.writes(unit("09:30", events::remove_unit{"", "A"}));  // had no part in it
    CHECK(r.open() == names{"3 E"});
    r.writes(fills("09:40", "E"));
    CHECK(r.open() == names{"4"});
    r.verifies();

    // The only one named leaves: nobody is awaited any more.
    kept_run alone = entered({"B"});
    alone.writes(unit("09:00", events::remove_unit{"", "B"}));
    CHECK(alone.open() == names{"4"});
    kept_run with_quorum = entered({"B"}, R"(, "kuorum": "50%")");
    with_quorum.writes(unit("09:00", events::remove_unit{"", "B"}));
    CHECK(with_quorum.open() == names{"4"});

    // Gone before the stretch begins: it is for everybody.
    kept_run early(sop_text());
    early.writes(start("08:00", four));
    early.writes(naming("08:30", {"B"}));
    early.writes(unit("08:40", events::remove_unit{"", "B"}));
    early.writes(done("08:45", as("kepala"), "telaah"));
    CHECK(early.open() == names{"3 A", "3 C", "3 D"});
}

TEST_CASE("a unit that is not there, or a row that names none, is refused", "[named_units]") {
    kept_run r(sop_text());
    r.writes(start("08:00", four));
    r.refuses(naming("08:30", {"A", "Z"}), refusal::exit);
    r.writes(naming("08:30", {"A"}));
    events::complete what;
    what.row = "telaah";
    what.name_units = {"A"};
    r.refuses(happens("08:45", as("kepala"), what), refusal::exit);
}

}  // namespace named_units_test
