// The exploration, let loose on tables that `compile` would not make.
#include <alur/sop/soundness.hpp>

#include <string_view>

#include "small_sop.hpp"

namespace soundness_test {

using namespace alur;
using alur::testing::machine_of;
using alur::testing::refuses;

namespace {

exit_cell& exit_of(machine& of, std::string_view row, std::size_t answer = 0) {
    return of.table.exits[of.table.rows[index(of.find_row(row))].first_exit + answer];
}

constexpr std::string_view deciding = R"(
  {"id": "p", "kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "selesai", "Tidak": "q"}},
  {"id": "q", "kegiatan": "2", "pelaksana": "b"})";

constexpr std::string_view forked = R"(
  {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": ["l", "r"]},
  {"id": "l", "kegiatan": "2", "pelaksana": "b", "lanjut": "z"},
  {"id": "r", "kegiatan": "3", "pelaksana": "c", "lanjut": "z"},
  {"id": "z", "kegiatan": "4", "pelaksana": "d"})";

}  // namespace

TEST_CASE("a machine that compiled has no flaws") {
    CHECK(find_flaws(machine_of(deciding)).empty());
    CHECK(find_flaws(machine_of(forked)).empty());
}

TEST_CASE("a row that only leads to itself is found, with the answers that lead there") {
    machine m = machine_of(deciding);
    exit_of(m, "q") = {m.find_row("q"), false, 1, 0};
    const std::vector<flaw> found = find_flaws(m);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == flaw_kind::cannot_end);
    CHECK(found[0].start == m.find_row("p"));
    REQUIRE(found[0].path.size() == 1);
    CHECK(found[0].path[0].row == m.find_row("p"));
    CHECK(found[0].path[0].answer == exit_id{1});
}

TEST_CASE("a row that nothing opens is found") {
    machine m = machine_of(deciding);
    exit_of(m, "p", 1) = exit_of(m, "p", 0);
    const std::vector<flaw> found = find_flaws(m);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == flaw_kind::never_happens);
    CHECK(found[0].row == m.find_row("q"));
}

TEST_CASE("a row that opens while it is open is found") {
    machine m = machine_of(forked);
    const std::size_t r = index(m.find_row("r"));
    goal_cell& goal = m.table.goals[exit_of(m, "l").goal];
    CHECK(goal.kind == goal_kind_tag::arrive);
    goal = {goal_kind_tag::open, 0, static_cast<std::uint16_t>(r), static_cast<std::uint32_t>(r),
            1};
    const std::vector<flaw> found = find_flaws(m);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == flaw_kind::opens_twice);
    CHECK(found[0].row == m.find_row("r"));
    REQUIRE(found[0].path.size() == 2);
    CHECK(found[0].path[1].row == m.find_row("l"));
}

TEST_CASE("branches or units that meet inside another branch are refused") {
    const std::string_view other = R"(
      {"id": "f", "kegiatan": "2", "pelaksana": "a", "lanjut": ["x", "y"]},
      {"id": "x", "kegiatan": "3", "pelaksana": "b", "lanjut": "z"},
      {"id": "y", "kegiatan": "4", "pelaksana": "b", "lanjut": "z"},
      {"id": "z", "kegiatan": "5", "pelaksana": "c"})";
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "cabang": {"Ya": "f", "Tidak": "s"}},
      {"id": "s", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "lanjut": "x"},)" +
                std::string(other),
            "AL13", "/langkah/1");
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "cabang": {"Ya": "f", "Tidak": "s"}},
      {"id": "s", "kegiatan": "1", "pelaksana": "a", "lanjut": ["k", "l"]},
      {"id": "k", "kegiatan": "1", "pelaksana": "a", "lanjut": "x"},
      {"id": "l", "kegiatan": "1", "pelaksana": "a", "lanjut": "x"},)" +
                std::string(other),
            "AL13", "/langkah/1/lanjut");
}

}  // namespace soundness_test
