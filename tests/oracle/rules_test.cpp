// The oracle, rule by rule of docs/format.md, on SOPs small enough to follow by hand.
#include "generator/draft.hpp"
#include "oracle/run.hpp"
#include "oracle/sound.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace rules_test {

using namespace alur;
using namespace alur::oracle;
using alur::oracle::refusal;
using generate::draft;

namespace {

// Plays events by name and shows what is open as "a b/0".
class play {
  public:
    explicit play(const draft& d, int units = 1, const std::string& start = {}) : sop_(d.made) {
        const auto plan = std::make_shared<const structure>(read(sop_));
        for (const std::string& fault : plan->faults) {
            FAIL(fault);
        }
        std::map<std::string, int> counts;
        for (const performer& p : sop_.performers) {
            counts[p.per_unit] = units;
        }
        for (const alur::row& r : sop_.rows) {
            counts[r.per_unit] = units;
        }
        counts.erase("");
        run_ = oracle::open(plan, start.empty() ? plan->starts[0] : row(start), counts);
    }

    [[nodiscard]] int row(const std::string& id) const {
        for (std::size_t i = 0; i < sop_.rows.size(); ++i) {
            if (sop_.rows[i].id == id) {
                return static_cast<int>(i);
            }
        }
        return none;
    }
    [[nodiscard]] int office(const std::string& code) const {
        for (std::size_t i = 0; i < sop_.performers.size(); ++i) {
            if (sop_.performers[i].code == code) {
                return static_cast<int>(i);
            }
        }
        return none;
    }
    [[nodiscard]] int exit(const std::string& id, const std::string& label) const {
        const auto& answers = sop_.rows[static_cast<std::size_t>(row(id))].answers;
        for (std::size_t a = 0; a < answers.size(); ++a) {
            if (answers[a].label == label) {
                return static_cast<int>(a);
            }
        }
        return none;
    }

    event done(const std::string& id, const std::string& by, int unit = none,
               const std::string& answer = {}) const {
        event e;
        e.row = row(id);
        e.unit = unit;
        e.office = office(by);
        e.exit = exit(id, answer);
        e.reason = true;
        return e;
    }
    event back(const std::string& id, const std::string& to, const std::string& by, int unit = none,
               const std::set<int>& named = {}) const {
        event e = done(id, by, unit);
        e.kind = event_kind::give_back;
        e.target = row(to);
        e.named = named;
        return e;
    }
    event units(event_kind kind, const std::string& of, int unit, const std::string& by) const {
        event e;
        e.kind = kind;
        e.unit_kind = of;
        e.unit = unit;
        e.office = office(by);
        e.reason = true;
        return e;
    }

    // What is open afterwards, "ended: <outcome>", or the refusal.
    std::string operator()(const event& e) {
        static const std::vector<std::string> words{"", "row not open", "unit", "office", "exit"};
        last = act(run_, e);
        if (last.why != refusal::accepted) {
            return "refused: " + words[static_cast<std::size_t>(last.why)];
        }
        CHECK(run_.anomalies.empty());
        return run_.ended ? "ended: " + run_.outcome : open();
    }
    [[nodiscard]] std::string open() const {
        std::vector<std::string> names;
        for (const place& p : open_places(run_)) {
            std::string name = sop_.rows[static_cast<std::size_t>(p.row)].id;
            if (p.unit != none) name.append("/").append(std::to_string(p.unit));
            names.push_back(std::move(name));
        }
        std::string text;
        for (const std::string& name : names) {
            text.append(text.empty() ? "" : " ").append(name);
        }
        return text;
    }

    result last;

  private:
    definition sop_;
    run run_;
};

std::string fault_of(const draft& d) {
    const structure s = read(d.made);
    return s.faults.empty() ? "" : s.faults.front();
}

draft one_after_another() {
    draft d;
    d.step("a", {"x"}).step("b", {"y"}).step("c", {"z"});
    return d;
}

draft fork_of_two() {
    draft d;
    d.step("a", {"x"}).to({"b", "c"}).step("b", {"y"}).to({"d"}).step("c", {"z"}).step("d", {"x"});
    return d;
}

draft stretch_then(const std::string& kind = "bidang") {
    draft d;
    d.office("kabid", kind).step("a", {"x"});
    d.step("s", {"kabid"}).each(kind).step("t", {"kabid"}).each(kind).step("d", {"x"});
    return d;
}

}  // namespace

TEST_CASE("rule 1: rows follow each other, and the last leads to the end") {
    play p(one_after_another());
    CHECK(p.open() == "a");
    CHECK(p(p.done("b", "y")) == "refused: row not open");
    CHECK(p(p.done("a", "y")) == "refused: office");
    CHECK(p(p.done("a", "x")) == "b");
    CHECK(p(p.done("b", "y")) == "c");
    CHECK(p(p.done("c", "z")) == "ended: ");
}

TEST_CASE("rule 1: a fork's branches meet at the nearest row that all of them pass") {
    play p(fork_of_two());
    CHECK(p(p.done("a", "x")) == "b c");
    CHECK(p(p.done("c", "z")) == "b");
    CHECK(p(p.done("b", "y")) == "d");
}

TEST_CASE("rule 1: nested forks may share a meeting row") {
    draft d;
    d.step("a", {"x"}).to({"b", "c"}).step("b", {"x"}).to({"e", "f"});
    d.step("e", {"x"}).to({"m"}).step("f", {"x"}).to({"m"}).step("c", {"x"}).step("m", {"x"});
    play p(d);
    p(p.done("a", "x"));
    CHECK(p(p.done("b", "x")) == "e f c");
    CHECK(p(p.done("e", "x")) == "f c");
    CHECK(p(p.done("f", "x")) == "c");
    CHECK(p(p.done("c", "x")) == "m");
}

TEST_CASE("rule 1: an empty branch and a jump between branches are no SOPs") {
    draft empty;
    empty.step("a", {"x"}).to({"b", "c"}).step("b", {"x"}).step("c", {"x"});
    CHECK(fault_of(empty) == "row a: a branch is empty");
    draft jump;
    jump.step("a", {"x"}).to({"b", "c"}).step("b", {"x"}).exit("Ya", "d").exit("Tidak", "e");
    jump.step("c", {"x"}).step("e", {"x"}).step("d", {"x"});
    CHECK_FALSE(sound(jump.made).sound);
}

TEST_CASE("rule 2: selesai inside parallel work ends the case and withdraws the rest") {
    draft d;
    d.step("a", {"x"})
        .to({"b", "c"})
        .step("b", {"y"})
        .exit("Ya", "d")
        .exit("Tidak", "selesai: ditolak");
    d.step("c", {"z"}).step("d", {"x"});
    play p(d);
    p(p.done("a", "x"));
    CHECK(p(p.done("b", "y", none, "Tidak")) == "ended: ditolak");
    CHECK(p.last.withdrawn == std::set<place>{{p.row("c"), none}});
}

TEST_CASE("rule 2: where the end is the meeting point, it waits, and outcomes must agree") {
    draft d;
    d.step("a", {"x"}).to({"b", "c"}).step("b", {"y"}).to({"selesai: kirim"});
    d.step("c", {"z"}).to({"selesai: kirim"});
    play p(d);
    p(p.done("a", "x"));
    CHECK(p(p.done("b", "y")) == "c");
    CHECK(p(p.done("c", "z")) == "ended: kirim");
    d.made.rows[2].next[0].outcome = "simpan";
    CHECK(fault_of(d) == "row a: parallel parts end unequally");
}

TEST_CASE("rule 3: a case opens at one of several starts") {
    draft d = one_after_another();
    d.made.rows[0].trigger = "Permohonan";
    d.made.rows[1].trigger = "Surat";
    CHECK(play(d, 1, "b").open() == "b");
    CHECK(play(d, 1, "a").open() == "a");
}

TEST_CASE("rule 4: each unit walks a stretch alone, and the row after it waits for all") {
    play p(stretch_then(), 2);
    CHECK(p(p.done("a", "x")) == "s/0 s/1");
    CHECK(p(p.done("s", "kabid")) == "refused: unit");
    CHECK(p(p.done("s", "kabid", 7)) == "refused: unit");
    CHECK(p(p.done("s", "kabid", 1)) == "s/0 t/1");
    CHECK(p(p.done("t", "kabid", 1)) == "s/0");
    CHECK(p(p.done("t", "kabid", 0)) == "refused: row not open");
    p(p.done("s", "kabid", 0));
    CHECK(p(p.done("t", "kabid", 0)) == "d");
}

TEST_CASE("rule 6: a unit's decision may end the case or go back before the stretch") {
    draft d = stretch_then();
    d.made.rows[2].answers = {{"Ya", generate::goal_from("lanjut"), ""},
                              {"Ulang", generate::goal_from("a"), ""},
                              {"Stop", generate::goal_from("selesai: batal"), ""}};
    play p(d, 2);
    p(p.done("a", "x"));
    p(p.done("s", "kabid", 1));
    CHECK(p(p.done("t", "kabid", 1, "Ulang")) == "a");
    CHECK(p.last.withdrawn == std::set<place>{{p.row("s"), 0}});
    p(p.done("a", "x"));
    p(p.done("s", "kabid", 0));
    CHECK(p(p.done("t", "kabid", 0, "Stop")) == "ended: batal");
}

TEST_CASE("rule 7: stragglers may deliver until the meeting row is left") {
    draft d = stretch_then();
    d.made.rows[1].enough = quorum{50, true};
    d.step("e", {"y"}).back({"t"});
    play p(d, 3);
    p(p.done("a", "x"));
    p(p.done("s", "kabid", 0));
    p(p.done("t", "kabid", 0));
    p(p.done("s", "kabid", 1));
    CHECK(p(p.done("t", "kabid", 1)) == "s/2 d");
    CHECK(p(p.done("s", "kabid", 2)) == "t/2 d");
    CHECK(p(p.done("d", "x")) == "e");
    CHECK(p.last.withdrawn == std::set<place>{{p.row("t"), 2}});
    CHECK(p(p.back("e", "t", "y", none, {2})) == "refused: unit");
    CHECK(p(p.back("e", "t", "y", none, {0, 1})) == "t/0 t/1");
    CHECK(p(p.done("t", "kabid", 0)) == "t/1");
    CHECK(p(p.done("t", "kabid", 1)) == "d");
}

TEST_CASE("rule 8: units come and go, but the last one stays") {
    play p(stretch_then(), 2);
    p(p.done("a", "x"));
    p(p.done("s", "kabid", 0));
    p(p.done("t", "kabid", 0));
    CHECK(p(p.units(event_kind::add_unit, "bidang", 5, "x")) == "s/1 s/5");
    CHECK(p(p.units(event_kind::add_unit, "bidang", 5, "x")) == "refused: unit");
    CHECK(p(p.units(event_kind::remove_unit, "bidang", 5, "kabid")) == "refused: office");
    CHECK(p(p.units(event_kind::remove_unit, "bidang", 5, "x")) == "s/1");
    CHECK(p(p.units(event_kind::remove_unit, "bidang", 1, "x")) == "d");
    CHECK(p(p.units(event_kind::remove_unit, "bidang", 0, "x")) == "refused: unit");
    CHECK(p(p.units(event_kind::add_unit, "bidang", 1, "x")) == "d");
}

TEST_CASE("rule 9: bersama in any order, but the last named answers") {
    draft d;
    d.step("a", {"x", "y", "z"}, sharing::all).exit("Ya", "lanjut").exit("Tidak", "selesai");
    d.step("b", {"x"});
    play p(d);
    CHECK(p(p.done("a", "z", none, "Ya")) == "refused: office");
    CHECK(p(p.done("a", "y", none, "Ya")) == "refused: exit");
    CHECK(p(p.done("a", "y")) == "a");
    CHECK(p(p.done("a", "y")) == "refused: office");
    CHECK(p(p.done("a", "x")) == "a");
    CHECK(p(p.done("a", "z")) == "refused: exit");
    CHECK(p(p.done("a", "z", none, "Ya")) == "b");
}

TEST_CASE("rule 9: a meeting is one act of the last named, who lists enough attendants") {
    draft d;
    d.office("kabid", "bidang").step("s", {"kabid"}).each("bidang");
    d.step("a", {"kabid", "x"}, sharing::meeting).enough(3);
    play p(d, 3);
    for (const int unit : {0, 1, 2}) {
        p(p.done("s", "kabid", unit));
    }
    event e = p.done("a", "x");
    CHECK(p(e) == "refused: exit");
    e.attendants = {{p.office("kabid"), 0}, {p.office("kabid"), 1}, {p.office("kabid"), 1}};
    CHECK(p(e) == "refused: exit");
    e.attendants.back() = {p.office("x"), none};
    CHECK(p(e) == "ended: ");
}

TEST_CASE("rule 10: a link of berurutan may hand back to the one before it") {
    draft d;
    d.step("a", {"x", "y"}, sharing::in_order);
    play p(d);
    CHECK(p(p.done("a", "y")) == "refused: office");
    CHECK(p(p.back("a", "a", "x")) == "refused: exit");
    p(p.done("a", "x"));
    CHECK(p(p.back("a", "a", "y")) == "a");
    CHECK(p.last.void_acts == std::set<void_act>{{{p.row("a"), none}, p.office("x")}});
    CHECK(p(p.done("a", "y")) == "refused: office");
}

TEST_CASE("rule 12: an outsider's act is recorded by whoever it leads to, else by a controller") {
    draft d;
    d.office("tamu", "", true).step("a", {"x"}).step("b", {"tamu"});
    d.exit("Ya", "lanjut").exit("Tidak", "selesai").step("c", {"y"});
    play p(d);
    p(p.done("a", "x"));
    event e = p.done("b", "tamu", none, "Ya");
    e.recorder = p.office("x");
    CHECK(p(e) == "refused: office");
    e.exit = p.exit("b", "Tidak");
    e.recorder = p.office("y");
    CHECK(p(e) == "refused: office");
    e.exit = p.exit("b", "Ya");
    e.office = none;  // the only outsider who may act is meant
    CHECK(p(e) == "c");
}

TEST_CASE("rule 13: a return from behind into a branch leaves the others where they were") {
    draft d = fork_of_two();
    d.made.rows[1].outputs = {"Naskah"};
    d.made.rows[3].returns = {"b", "a"};
    play p(d);
    p(p.done("a", "x"));
    p(p.done("b", "y"));
    p(p.done("c", "z"));
    event silent = p.back("d", "b", "x");
    silent.reason = false;
    CHECK(p(silent) == "refused: exit");
    CHECK(p(p.back("d", "c", "x")) == "refused: exit");
    CHECK(p(p.back("d", "b", "x")) == "b");
    CHECK(p.last.void_outputs == std::set<place>{{p.row("b"), none}});
    CHECK(p.last.void_acts == std::set<void_act>{{{p.row("b"), none}, p.office("y")}});
    CHECK(p(p.done("b", "y")) == "d");
    CHECK(p(p.back("d", "a", "x")) == "a");
    CHECK(p.last.void_acts.size() == 3);
}

TEST_CASE("rule 13: a step back must go to a row that every run has completed") {
    draft d;
    d.step("a", {"x"}).exit("Ya", "b").exit("Tidak", "c");
    d.step("b", {"x"}).step("c", {"x"}).back({"b"});
    CHECK(fault_of(d) == "row c: a return goes to a row not always completed");
}

TEST_CASE("rule 14: outputs are registered on forward exits only") {
    draft d;
    d.step("a", {"x"}).gives("Naskah").step("b", {"y"}).gives("Paraf");
    d.exit("Ya", "lanjut").exit("Tidak", "a");
    play p(d);
    p(p.done("a", "x"));
    CHECK(p(p.done("b", "y", none, "Tidak")) == "a");
    CHECK(p.last.void_outputs == std::set<place>{{p.row("a"), none}});
}

TEST_CASE("rule 17: the exit without a rule is allowed when no rule is true") {
    draft d;
    d.step("a", {"x"}).exit("Ya", "lanjut", "true").exit("Tidak", "selesai").step("b", {"x"});
    const structure s = read(d.made);
    CHECK(allowed_exits(s, 0, {true, false}) == std::vector<bool>{true, false});
    CHECK(allowed_exits(s, 0, {false, false}) == std::vector<bool>{false, true});
}

TEST_CASE("an SOP that cannot end any more is found out, with the steps that lead there") {
    draft d;
    d.step("a", {"x"}).exit("Ya", "b").exit("Tidak", "c").step("b", {"x"}).to({"selesai"});
    d.step("c", {"x"}).to({"c"});
    const soundness found = sound(d.made);
    CHECK_FALSE(found.sound);
    CHECK(found.why == "the case cannot end any more");
    CHECK(found.steps == std::vector<std::string>{"start", "a/-1 Tidak"});
}

}  // namespace rules_test
