// The kernel on compiled SOPs with parallel work, rule by rule of docs/format.md.
#include "small_sop.hpp"

#include <alur/engine/kernel.hpp>

#include <array>
#include <memory>
#include <set>
#include <vector>

namespace play_test {

using namespace alur;
using testing::machine_of;

namespace {

// A case of one kind of unit, played by names.
class play {
  public:
    explicit play(machine of, std::uint16_t units = 3)
        : machine_(std::make_shared<machine>(std::move(of))), m_(machine_->view()) {
        if (m_.sequential) {
            sequential_ = open(m_, m_.starts[0]);
            return;
        }
        const std::array<std::uint16_t, 1> counts{units};
        layout_ = make_layout(m_, counts);
        words_.resize(layout_.words);
        open(m_, at(), m_.starts[0]);
    }

    step_event event;  // the last one, to be varied

    verdict act(std::string_view row, std::string_view office, int unit = -1,
                std::string_view answer = "", bool reasoned = true) {
        event = {};
        event.row = machine_->find_row(row);
        event.office = machine_->find_role(office);
        if (unit >= 0) event.unit = static_cast<unit_id>(unit);
        if (!answer.empty()) event.answer = machine_->find_answer(event.row, answer);
        event.reasoned = reasoned;
        return again();
    }
    verdict back(std::string_view row, std::string_view office, std::string_view target,
                 int unit = -1, std::vector<unit_id> named = {}) {
        event = {};
        event.what = step_kind::send_back;
        event.row = machine_->find_row(row);
        event.office = machine_->find_role(office);
        event.target = machine_->find_row(target);
        if (unit >= 0) event.unit = static_cast<unit_id>(unit);
        event.reasoned = true;
        event.named = named;
        return again();
    }
    verdict units(step_kind what, int unit) {
        event = {};
        event.what = what;
        event.kind = kind_id{0};
        event.unit = static_cast<unit_id>(unit);
        return again();
    }
    // Judges the event as it stands; a refusal must change nothing.
    verdict again() {
        const auto before = words_;
        const sequential_state row_before = sequential_;
        const verdict v = m_.sequential ? step(m_, sequential_, event) : step(m_, at(), event);
        if (!v.accepted()) {
            CHECK(words_ == before);
            CHECK(sequential_ == row_before);
        }
        return v;
    }

    // "p", or "s0" for a repeated row
    [[nodiscard]] std::set<std::string> open_rows() const {
        std::set<std::string> found;
        const const_marking now{&layout_, words_};
        for (std::size_t r = 0; r < m_.rows.size(); ++r) {
            const auto row = static_cast<step_id>(r);
            if (!is_open(m_, now, row)) continue;
            if (machine_->kind_of(row) == no_kind)
                found.insert(machine_->sop.rows[r].id);
            else
                for (int u = 0; u < layout_.kinds[0].capacity; ++u)
                    if (is_open(m_, now, row, static_cast<unit_id>(u)))
                        found.insert(machine_->sop.rows[r].id + std::to_string(u));
        }
        return found;
    }
    void grow_to(std::uint16_t units) {
        const std::array<std::uint16_t, 1> counts{units};
        const marking_layout larger = make_layout(m_, counts);
        std::vector<std::uint64_t> words(larger.words);
        grow(m_, const_marking{&layout_, words_}, marking{&larger, words});
        layout_ = larger;
        words_ = words;
    }

  private:
    marking at() { return {&layout_, words_}; }
    std::shared_ptr<const machine> machine_;
    machine_view m_;
    marking_layout layout_;
    std::vector<std::uint64_t> words_;
    sequential_state sequential_;
};

using rows = std::set<std::string>;

constexpr const char* forked = R"(
  {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": ["l", "r"]},
  {"id": "l", "kegiatan": "2", "pelaksana": "b"},
  {"id": "l2", "kegiatan": "3", "pelaksana": "b", "cabang": {"Ya": "z", "Tidak": "l", "Batal": "selesai: batal", "Ulang": "p"}},
  {"id": "r", "kegiatan": "4", "pelaksana": "c"},
  {"id": "z", "kegiatan": "5", "pelaksana": "d", "kembali": ["l2", "r", "p"]})";

constexpr const char* stretched = R"(
  {"id": "p", "kegiatan": "1", "pelaksana": "a"},
  {"id": "s", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"},
  {"id": "t", "kegiatan": "3", "pelaksana": {"berurutan": ["u", "v"]}, "setiap": "bidang", "kuorum": "60%", "kembali": "s",
   "cabang": {"Ya": "z", "Tidak": "s", "Ulang": "p", "Batal": "selesai"}},
  {"id": "z", "kegiatan": "4", "pelaksana": "b", "kembali": ["s", "z"], "cabang": {"Ya": "lanjut", "Tidak": "t", "Semua": "p"}},
  {"id": "y", "kegiatan": "5", "pelaksana": "c", "kembali": "t"})";

void deliver(play& game, int unit, std::string_view answer = "Ya") {
    CHECK(game.act("s", "u", unit).accepted());
    CHECK(game.act("t", "u", unit).result == progress::row_open);
    CHECK(game.act("t", "v", unit, answer).accepted());
}

}  // namespace

TEST_CASE("a fork opens its branches and the meeting row waits for all of them") {
    play game(machine_of(forked));
    CHECK(game.act("p", "a").open_count == 2);
    CHECK(game.open_rows() == rows{"l", "r"});
    CHECK(game.act("r", "c").open_count == 0);
    CHECK(game.act("l", "b").accepted());
    CHECK(game.open_rows() == rows{"l2"});
    CHECK(game.act("l2", "b", -1, "Ya").accepted());
    CHECK(game.open_rows() == rows{"z"});
    CHECK(game.act("z", "d").result == progress::case_ended);
    CHECK(game.open_rows().empty());
    CHECK(game.act("z", "d").why == refusal::row_not_open);
}

TEST_CASE("selesai inside a branch ends the case and withdraws the rest") {
    play game(machine_of(forked));
    game.act("p", "a");
    game.act("l", "b");
    CHECK(game.act("l2", "b", -1, "Batal").result == progress::case_ended);
    CHECK(game.open_rows().empty());
}

TEST_CASE("going back inside a branch leaves the other branch alone") {
    play game(machine_of(forked));
    game.act("p", "a");
    game.act("l", "b");
    CHECK(game.act("l2", "b", -1, "Tidak", false).why == refusal::exit);
    CHECK(game.act("l2", "b", -1, "Tidak").accepted());
    CHECK(game.open_rows() == rows{"l", "r"});
}

TEST_CASE("going back before the fork withdraws every branch and forgets what arrived") {
    play game(machine_of(forked));
    game.act("p", "a");
    game.act("r", "c");
    game.act("l", "b");
    CHECK(game.act("l2", "b", -1, "Ulang").accepted());
    CHECK(game.open_rows() == rows{"p"});
    game.act("p", "a");
    game.act("l", "b");
    game.act("l2", "b", -1, "Ya");
    CHECK(game.open_rows() == rows{"r"});
}

TEST_CASE("going back into one branch waits for that branch again and for no other") {
    play game(machine_of(forked));
    game.act("p", "a");
    game.act("r", "c");
    game.act("l", "b");
    game.act("l2", "b", -1, "Ya");
    CHECK(game.back("z", "d", "l2").accepted());
    CHECK(game.open_rows() == rows{"l2"});
    CHECK(game.act("l2", "b", -1, "Ya").accepted());
    CHECK(game.open_rows() == rows{"z"});
    CHECK(game.back("z", "d", "r").accepted());
    CHECK(game.act("r", "c").accepted());
    CHECK(game.open_rows() == rows{"z"});
}

TEST_CASE("each unit walks its stretch alone and the quorum opens the meeting row") {
    play game(machine_of(stretched));
    game.act("p", "a");
    CHECK(game.open_rows() == rows{"s0", "s1", "s2"});
    CHECK(game.act("s", "u").why == refusal::unit);
    CHECK(game.act("s", "u", 7).why == refusal::unit);
    CHECK(game.act("s", "v", 0).why == refusal::office);
    deliver(game, 0);
    CHECK(game.act("s", "u", 0).why == refusal::unit);
    CHECK(game.open_rows() == rows{"s1", "s2"});
    deliver(game, 2);
    CHECK(game.open_rows() == rows{"s1", "z"});
    SECTION("a straggler may still deliver") {
        deliver(game, 1);
        CHECK(game.open_rows() == rows{"z"});
    }
    SECTION("stragglers are withdrawn when the meeting row is left forwards") {
        game.act("z", "b", -1, "Ya");
        CHECK(game.open_rows() == rows{"y"});
    }
    SECTION("a straggler that goes back inside its lane leaves the meeting row open") {
        game.act("s", "u", 1);
        game.act("t", "u", 1);
        game.act("t", "v", 1, "Tidak");
        CHECK(game.open_rows() == rows{"s1", "z"});
    }
    SECTION(
        "a straggler that goes back before the stretch withdraws the meeting row and everybody") {
        game.act("s", "u", 1);
        game.act("t", "u", 1);
        game.act("t", "v", 1, "Ulang");
        CHECK(game.open_rows() == rows{"p"});
        game.act("p", "a");
        CHECK(game.open_rows() == rows{"s0", "s1", "s2"});
    }
    SECTION("a step back from behind names only units that delivered, and waits for them") {
        CHECK(game.back("z", "b", "s", -1, {unit_id{1}}).why == refusal::unit);
        CHECK(game.back("z", "b", "s", -1, {unit_id{0}}).accepted());
        CHECK(game.open_rows() == rows{"s0", "s1"});
        deliver(game, 1);
        CHECK(game.open_rows() == rows{"s0"});
        deliver(game, 0);
        CHECK(game.open_rows() == rows{"z"});
    }
    SECTION("a backward answer naming nobody means all that delivered") {
        CHECK(game.act("z", "b", -1, "Tidak").accepted());
        CHECK(game.open_rows() == rows{"s1", "t0", "t2"});
        game.act("t", "u", 0);
        game.act("t", "v", 0, "Ya");
        CHECK(game.open_rows() == rows{"s1", "t2"});
    }
    SECTION("units may be named by nothing but a step back into the stretch") {
        const std::vector<unit_id> one{unit_id{0}};
        game.act("z", "b", -1, "");
        game.event.named = one;
        game.event.answer = exit_id{0};
        CHECK(game.again().why == refusal::unit);
        game.event.answer = exit_id{2};
        CHECK(game.again().why == refusal::unit);
    }
    SECTION("from further behind the quorum is long met and stragglers are gone") {
        game.act("z", "b", -1, "Ya");
        CHECK(game.back("y", "c", "t", -1, {unit_id{1}}).why == refusal::unit);
        CHECK(game.back("y", "c", "t").accepted());
        CHECK(game.open_rows() == rows{"t0", "t2"});
    }
    SECTION("going back to the meeting row itself leaves the stragglers in") {
        CHECK(game.back("z", "b", "z").accepted());
        CHECK(game.open_rows() == rows{"s1", "z"});
    }
}

TEST_CASE("an added unit enters the open stretch at its entry row, never a finished one") {
    play game(machine_of(stretched));
    game.act("p", "a");
    game.grow_to(4);
    CHECK(game.units(step_kind::add_unit, 2).why == refusal::unit);
    CHECK(game.units(step_kind::add_unit, 3).accepted());
    CHECK(game.open_rows() == rows{"s0", "s1", "s2", "s3"});
    deliver(game, 0);
    deliver(game, 1);
    CHECK(game.open_rows() == rows{"s2", "s3"});  // 60 % of four is three
    deliver(game, 3);
    CHECK(game.open_rows() == rows{"s2", "z"});
    game.act("z", "b", -1, "Ya");
    CHECK(game.units(step_kind::remove_unit, 3).accepted());
    CHECK(game.units(step_kind::add_unit, 3).accepted());
    CHECK(game.open_rows() == rows{"y"});
}

TEST_CASE("removing the last missing unit opens the meeting row, the last unit stays") {
    play game(machine_of(stretched), 2);
    game.act("p", "a");
    deliver(game, 0);
    CHECK(game.open_rows() == rows{"s1"});
    CHECK(game.units(step_kind::remove_unit, 1).accepted());
    CHECK(game.open_rows() == rows{"z"});
    CHECK(game.units(step_kind::remove_unit, 1).why == refusal::unit);
    CHECK(game.units(step_kind::remove_unit, 0).why == refusal::unit);
}

TEST_CASE("a unit that is awaited from behind and removed is awaited no longer") {
    play game(machine_of(stretched));
    game.act("p", "a");
    deliver(game, 0);
    deliver(game, 1);
    game.back("z", "b", "s", -1, {unit_id{0}});
    CHECK(game.open_rows() == rows{"s0", "s2"});
    CHECK(game.units(step_kind::remove_unit, 0).accepted());
    CHECK(game.open_rows() == rows{"s2", "z"});
}

TEST_CASE("a fork inside a lane is walked by each unit alone") {
    play game(machine_of(R"(
      {"id": "s", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "lanjut": ["l", "r"]},
      {"id": "l", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "lanjut": "z"},
      {"id": "r", "kegiatan": "3", "pelaksana": "v", "setiap": "bidang", "lanjut": "z"},
      {"id": "z", "kegiatan": "4", "pelaksana": "b", "kembali": "r"})"),
              2);
    game.act("s", "u", 0);
    CHECK(game.open_rows() == rows{"l0", "r0", "s1"});
    game.act("l", "u", 0);
    game.act("s", "u", 1);
    game.act("r", "v", 1);
    game.act("r", "v", 0);
    CHECK(game.open_rows() == rows{"l1"});
    game.act("l", "u", 1);
    CHECK(game.open_rows() == rows{"z"});
    CHECK(game.back("z", "b", "r", -1, {unit_id{1}}).accepted());
    CHECK(game.open_rows() == rows{"r1"});
    game.act("r", "v", 1);
    CHECK(game.open_rows() == rows{"z"});
}

TEST_CASE("what arrived in a lane's fork is kept when the meeting row is left") {
    play game(machine_of(R"(
      {"id": "s", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "kuorum": 1, "lanjut": ["l", "r"]},
      {"id": "l", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "lanjut": "z"},
      {"id": "r", "kegiatan": "3", "pelaksana": "v", "setiap": "bidang", "lanjut": "z"},
      {"id": "z", "kegiatan": "4", "pelaksana": "b"},
      {"id": "y", "kegiatan": "5", "pelaksana": "b", "kembali": "r"})"),
              2);
    game.act("s", "u", 0);
    game.act("l", "u", 0);
    game.act("r", "v", 0);
    CHECK(game.open_rows() == rows{"s1", "z"});
    game.act("z", "b");
    CHECK(game.back("y", "b", "r").accepted());
    CHECK(game.open_rows() == rows{"r0"});
    game.act("r", "v", 0);
    CHECK(game.open_rows() == rows{"z"});
}

TEST_CASE("a step back of an outsider is recorded by whoever performs the row it leads to") {
    play game(machine_of(R"({"id": "p", "kegiatan": "1", "pelaksana": "a"},
      {"id": "q", "kegiatan": "2", "pelaksana": "x", "kembali": "p"},
      {"id": "r", "kegiatan": "3", "pelaksana": "b"})"));
    game.act("p", "a");
    CHECK(game.back("q", "x", "p").accepted());
    game.act("p", "a");
    CHECK(game.back("q", "b", "p").why == refusal::office);
    game.event.office = role_id{4};
    game.event.recorder = role_id{1};
    CHECK(game.again().why == refusal::office);
    game.event.recorder = role_id{0};
    CHECK(game.again().accepted());
}

TEST_CASE("a hundred units are no different from two") {
    play game(machine_of(stretched), 100);
    game.act("p", "a");
    for (int u = 0; u < 59; ++u) deliver(game, u);
    CHECK(game.open_rows().count("z") == 0);
    deliver(game, 99);
    CHECK(game.open_rows().count("z") == 1);
    game.act("z", "b", -1, "Ya");
    CHECK(game.open_rows() == rows{"y"});
}

TEST_CASE("bersama acts in any order, and decides last by the last named") {
    play game(machine_of(R"({"id": "p", "kegiatan": "1", "pelaksana": {"bersama": ["a", "b", "c"]},
      "cabang": {"Ya": "selesai", "Tidak": "p"}})"));
    CHECK(game.act("p", "c", -1, "Ya").why == refusal::office);
    CHECK(game.act("p", "b").result == progress::row_open);
    CHECK(game.act("p", "b").why == refusal::office);
    CHECK(game.act("p", "a", -1, "Ya").why == refusal::exit);
    CHECK(game.act("p", "a").result == progress::row_open);
    CHECK(game.act("p", "c").why == refusal::exit);
    CHECK(game.act("p", "c", -1, "Tidak").accepted());
    CHECK(game.act("p", "c", -1, "Ya").why == refusal::office);  // everybody signs anew
}

// Row `p` by `offices` offices together, then row `q` by the same ones in order.
machine wide_machine(std::size_t offices) {
    std::string columns;
    std::string list;
    for (std::size_t i = 0; i < offices; ++i) {
        const std::string name = "\"o" + std::to_string(i) + "\"";
        columns += (i == 0 ? "" : ", ") + name + ": " + name;
        list += (i == 0 ? "" : ", ") + name;
    }
    const loaded read = load({"lebar.json", R"({"judul": "Lebar", "pelaksana": {)" + columns +
                                                R"(}, "langkah": [
      {"id": "p", "kegiatan": "1", "pelaksana": {"bersama": [)" +
                                                list + R"(]}},
      {"id": "q", "kegiatan": "2", "pelaksana": {"berurutan": [)" +
                                                list + R"(]}, "kembali": "p"}]})"});
    REQUIRE(read.sop);
    return *compile(*read.sop).machine;
}

TEST_CASE("rows of more offices than a sequential state has bits for are judged alike") {
    const std::size_t offices = GENERATE(as<std::size_t>{}, 16, 17, 32);
    const machine wide = wide_machine(offices);
    CHECK(wide.table.sequential == (offices == 16));
    play game(wide);
    const auto act = [&](const char* row, std::size_t i) {
        return game.act(row, "o" + std::to_string(i));
    };
    for (std::size_t i = offices; i-- > 1;) {
        CHECK(act("p", i).result == progress::row_open);
        CHECK(act("p", i).why == refusal::office);
    }
    CHECK(act("p", 0).result == progress::row_closed);
    for (std::size_t i = 0; i + 1 < offices; ++i) {
        CHECK(act("q", i + 1).why == refusal::office);
        CHECK(act("q", i).result == progress::row_open);
    }
    const std::string last = "o" + std::to_string(offices - 1);
    CHECK(game.back("q", last, "q").result == progress::row_open);  // handed back by one link
    CHECK(act("q", offices - 1).why == refusal::office);
    CHECK(act("q", offices - 2).result == progress::row_open);
    CHECK(game.back("q", last, "p").backward);
    CHECK(act("q", 0).why == refusal::row_not_open);
    CHECK(act("p", offices - 1).result == progress::row_open);  // everybody signs anew
    for (std::size_t i = 0; i + 1 < offices; ++i) CHECK(act("p", i).accepted());
    for (std::size_t i = 0; i + 1 < offices; ++i) CHECK(act("q", i).accepted());
    CHECK(act("q", offices - 1).result == progress::case_ended);
}

TEST_CASE("a meeting needs its attendants and is recorded by the last named") {
    play game(machine_of(R"({"id": "s", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
      {"id": "p", "kegiatan": "2", "pelaksana": {"rapat": ["u", "a"]}, "kuorum": "50%"})"));
    for (int u = 0; u < 3; ++u) game.act("s", "u", u);
    CHECK(game.act("p", "u").why == refusal::office);
    CHECK(game.act("p", "a").why == refusal::exit);
    game.event.attendants = 1;  // three units and the office itself: half of four is two
    CHECK(game.again().why == refusal::exit);
    game.event.attendants = 2;
    CHECK(game.again().accepted());
}

TEST_CASE("an outsider's act is recorded by whoever the exit leads to, else by a controller") {
    play game(machine_of(R"({"id": "p", "kegiatan": "1", "pelaksana": "a"},
      {"id": "q", "kegiatan": "2", "pelaksana": "x", "cabang": {"Ya": "lanjut", "Tidak": "selesai"}},
      {"id": "r", "kegiatan": "3", "pelaksana": "b"})"));
    game.act("p", "a");
    CHECK(game.act("q", "b", -1, "Ya").why == refusal::office);
    const auto recorded_by = [&](role_id who, exit_id answer) {
        game.event.office = role_id{4};
        game.event.recorder = who;
        game.event.answer = answer;
        play copy = game;
        return copy.again().why;
    };
    CHECK(recorded_by(role_id{1}, exit_id{0}) == refusal::none);
    CHECK(recorded_by(role_id{0}, exit_id{0}) == refusal::office);
    CHECK(recorded_by(role_id{0}, exit_id{1}) == refusal::none);
    CHECK(recorded_by(role_id{1}, exit_id{1}) == refusal::office);
    CHECK(recorded_by(no_role, exit_id{0}) == refusal::none);
}

}  // namespace play_test
