#include "emit/walk.hpp"

#include <alur/engine/kernel.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace alur {
namespace {

// A run of a machine made at run time.
class runner {
  public:
    explicit runner(const machine& sop) : m_(sop.view()) {
        if (m_.sequential) {
            at_ = open(m_, m_.starts.front());
            return;
        }
        std::array<std::uint16_t, max_kinds> units{};
        units.fill(2);
        layout_ = make_layout(m_, units);
        words_.resize(layout_.words);
        open(m_, marking{&layout_, words_}, m_.starts.front());
    }

    verdict take(const step_event& e) {
        return m_.sequential ? step(m_, at_, e) : step(m_, marking{&layout_, words_}, e);
    }

    // An act that is accepted and leads forward, done; or nothing.
    verdict forward(step_event& e) {
        for (std::size_t r = 0; r < m_.rows.size(); ++r) {
            const row_entry& row = m_.rows[r];
            e.row = static_cast<step_id>(r);
            for (std::uint16_t u = 0; u < 2; ++u) {
                e.unit = row.stretch == 0xffff ? no_unit : static_cast<unit_id>(u);
                for (const role_id office : m_.acts.subspan(row.first_act, row.act_count)) {
                    e.office = office;
                    if (const verdict v = forward_by(row, e); v.accepted()) return v;
                }
            }
        }
        return refused(refusal::row_not_open);
    }

  private:
    // By an act without an answer, or by one of the answers that lead forward.
    verdict forward_by(const row_entry& row, step_event& e) {
        e.answer = no_exit;
        if (const verdict v = take(e); v.accepted()) return v;
        for (std::uint8_t i = 0; row.decides && i < row.exit_count; ++i) {
            e.answer = static_cast<exit_id>(i);
            if (m_.exits[row.first_exit + i].backward) continue;
            if (const verdict v = take(e); v.accepted()) return v;
        }
        return refused(refusal::exit);
    }

    machine_view m_;
    sequential_state at_;
    marking_layout layout_;
    std::vector<std::uint64_t> words_;
};

}  // namespace

std::vector<step_event> forward_walk(const machine& sop) {
    std::vector<step_event> walk;
    runner run(sop);
    for (;;) {
        step_event e;
        e.attendants = 0xffff;
        const verdict v = run.forward(e);
        if (!v.accepted()) return walk;
        walk.push_back(e);
        if (v.result == progress::case_ended) return walk;
    }
}

}  // namespace alur
