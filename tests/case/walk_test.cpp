// Random walks: what a case does is what the kernel does, and nothing else moves it.
#include <algorithm>
#include <random>

#include "case/support.hpp"

namespace walk_test {

using namespace alur_test;
namespace events = alur::events;

namespace {

class walker {
  public:
    walker(const std::string& path, std::uint32_t seed) : r_(file_text(path)), random_(seed) {}

    void walk(int steps) {
        begin();
        for (int i = 0; i < steps && r_.berkas.stage() == alur::lifecycle::running; ++i) {
            now_ += std::chrono::minutes{pick(90)};
            if (pick(5) == 0) check_tick();
            judge(random_event());
        }
    }
    int accepted = 0;
    int refused = 0;

  private:
    std::size_t pick(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }

    void begin() {
        std::vector<events::units_of_kind> units;
        for (const std::string& kind : r_.sop->kinds) {
            if (!r_.sop->sop.units.empty()) continue;  // the SOP lists its units itself
            units.push_back({kind, {}});
            for (std::size_t u = 0; u <= pick(3); ++u)
                units.back().names.push_back("U" + std::to_string(u));
        }
        for (const std::string& kind : r_.sop->case_kinds) units.push_back({kind, {"U0"}});
        alur::event e;
        e.at = now_;
        e.by = {"x", {}};
        const auto& starts = r_.sop->table.starts;
        e.what =
            events::start{r_.sop->sop.rows[alur::index(starts[pick(starts.size())])].id, units};
        r_.does(e);
        const alur::machine_view view = r_.sop->view();
        at_ = r_.berkas.facts().at;
        words_ = r_.berkas.facts().words;
        std::vector<std::uint16_t> counts;
        for (const auto& names : r_.berkas.facts().units->of_kind)
            counts.push_back(static_cast<std::uint16_t>(names.size()));
        layout_ = alur::make_layout(view, counts);
    }

    alur::event random_event() {
        const auto& rows = r_.sop->sop.rows;
        const auto open = r_.berkas.open_rows();
        const bool aimed = pick(4) != 0 && !open.empty();
        const alur::row_unit target =
            aimed ? open[pick(open.size())].at
                  : alur::row_unit{static_cast<alur::step_id>(pick(rows.size())), alur::no_unit};
        const alur::row& row = rows[alur::index(target.row)];
        std::string unit = alur::unit_name(*r_.sop, r_.berkas.facts(), target);
        if (!aimed && pick(2) == 0) unit = "U" + std::to_string(pick(3));
        std::string office = row.performers[pick(row.performers.size())];
        if (pick(5) == 0) office = r_.sop->sop.performers[pick(r_.sop->sop.performers.size())].code;
        alur::event e;
        e.at = now_;
        e.by = {"p" + std::to_string(pick(3)), {{office, unit.empty() ? "U0" : unit}}};
        if (pick(6) == 0) {
            events::send_back what;
            what.row = row.id;
            what.to = rows[pick(rows.size())].id;
            what.unit = unit;
            what.reason = pick(4) == 0 ? "" : "alasan";
            e.what = what;
            return e;
        }
        events::complete what;
        what.row = row.id;
        what.unit = unit;
        if (!row.answers.empty() && pick(6) != 0)
            what.answer = row.answers[pick(row.answers.size())].label;
        what.reason = pick(3) == 0 ? "" : "alasan";
        if (row.shared == alur::sharing::meeting)
            for (const std::string& each : row.performers)
                for (const auto& names : r_.berkas.facts().units->of_kind)
                    for (const std::string& name : names)
                        if (std::find(what.attendants.begin(), what.attendants.end(),
                                      alur::seat{each, per_unit(each) ? name : ""}) ==
                            what.attendants.end())
                            what.attendants.push_back({each, per_unit(each) ? name : ""});
        e.what = what;
        return e;
    }

    bool per_unit(const std::string& code) const {
        return !r_.sop->sop.performers[alur::index(r_.sop->find_role(code))].per_unit.empty();
    }

    // A tick moves no row and numbers no line but its notices.
    void check_tick() {
        alur::event e;
        e.at = now_;
        const std::uint64_t before = r_.berkas.facts().sequence;
        const names open = r_.open();
        const alur::entry decided = r_.does(e);
        CHECK(r_.open() == open);
        CHECK(r_.berkas.facts().words == words_);
        CHECK(r_.berkas.facts().sequence == before + decided.notices.size());
    }

    void judge(const alur::event& e) {
        const alur::open_case before = r_.berkas;
        alur::judgement answer = r_.berkas.judge(e);
        REQUIRE(before == r_.berkas);
        if (!answer) {
            ++refused;
            CHECK_FALSE(answer.refused().message.empty());
            return;
        }
        ++accepted;
        alur::entry& decided = answer.decided();
        step_kernel(decided);
        r_.berkas.apply(decided);
        REQUIRE(r_.berkas.facts().at == at_);
        REQUIRE(r_.berkas.facts().words == words_);
        check_open_rows();
    }

    void step_kernel(const alur::entry& decided) {
        const alur::machine_view view = r_.sop->view();
        alur::step_event s;
        s.row = decided.at.row;
        s.unit = decided.at.unit;
        s.office = decided.office;
        s.recorder = decided.recorder;
        s.reasoned = true;
        s.attendants = static_cast<std::uint16_t>(decided.attendants.size());
        if (std::holds_alternative<events::send_back>(decided.given.what)) {
            s.what = alur::step_kind::send_back;
            s.target = decided.target;
        } else if (view.rows[alur::index(s.row)].decides) {
            s.answer = decided.taken;
        }
        const alur::verdict v = view.sequential
                                    ? alur::step(view, at_, s)
                                    : alur::step(view, alur::marking{&layout_, words_}, s);
        REQUIRE(v.accepted());
        CHECK(v.result == decided.result);
        CHECK(v.backward == (decided.backward && decided.result != alur::progress::row_open));
    }

    // The ledger has a clock for exactly the rows that are open.
    void check_open_rows() {
        const alur::machine_view view = r_.sop->view();
        std::size_t open = 0;
        for (std::size_t i = 0; i < view.rows.size(); ++i) {
            const auto row = static_cast<alur::step_id>(i);
            if (view.sequential) {
                open += at_.row == row ? 1U : 0U;
            } else if (r_.sop->kind_of(row) == alur::no_kind) {
                open += alur::is_open(view, alur::const_marking{&layout_, words_}, row) ? 1U : 0U;
            } else {
                const auto& names =
                    r_.berkas.facts().units->of_kind[alur::index(r_.sop->kind_of(row))];
                for (std::size_t u = 0; u < names.size(); ++u)
                    open += alur::is_open(view, alur::const_marking{&layout_, words_}, row,
                                          static_cast<alur::unit_id>(u))
                                ? 1U
                                : 0U;
            }
        }
        CHECK(r_.berkas.open_rows().size() == open);
    }

    run r_;
    std::mt19937 random_;
    alur::instant now_ = at("08:00");
    alur::sequential_state at_;
    std::vector<std::uint64_t> words_;
    alur::marking_layout layout_;
};

}  // namespace

TEST_CASE("judging and applying is the kernel's step, and refused events change nothing") {
    for (const char* path : {"sops/dumai.json", "sops/jambi.json", "sops/balangan.json",
                             "sops/banggai.json", "examples/own_sop/renja.json"}) {
        int accepted = 0;
        int refused = 0;
        for (std::uint32_t seed = 1; seed <= 20; ++seed) {
            INFO(path << ", seed " << seed);
            walker w(path, seed);
            w.walk(60);
            accepted += w.accepted;
            refused += w.refused;
        }
        INFO(path << ": " << accepted << " accepted, " << refused << " refused");
        CHECK(accepted > 100);
        CHECK(refused > 50);
    }
}

}  // namespace walk_test
