// Any document: `check` and `compile` agree, findings can be shown, and on what compiles a walk of
// events never breaks what the kernel promises. The bytes after the document's first NUL are the
// walk; without any the document's own bytes are.
#include <alur/engine/kernel.hpp>
#include <alur/sop/codes.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/limits.hpp>
#include <alur/sop/load.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

using namespace alur;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

class bytes {
  public:
    explicit bytes(std::string_view from) : from_(from) {}
    std::uint8_t next() {
        if (from_.empty()) return 0;
        const auto value = static_cast<std::uint8_t>(from_[at_++ % from_.size()]);
        return static_cast<std::uint8_t>(value + turn());
    }
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : next() % limit; }

  private:
    // A short walk goes on, but not in the same rut.
    [[nodiscard]] std::size_t turn() const { return at_ / from_.size(); }
    std::string_view from_;
    std::size_t at_ = 0;
};

constexpr std::uint16_t units = 3;

// A case of either kind of state.
class walker {
  public:
    walker(const machine& of, step_id start) : m_(of.view()) {
        std::array<std::uint16_t, max_kinds> counts{};
        counts.fill(units);
        layout_ = make_layout(m_, counts);
        words_.assign(layout_.words, 0);
        if (m_.sequential)
            state_ = open(m_, start);
        else
            open(m_, marking{&layout_, words_}, start);
    }

    verdict judge(const step_event& e) {
        return m_.sequential ? step(m_, state_, e) : step(m_, marking{&layout_, words_}, e);
    }
    [[nodiscard]] bool opened(step_id row, unit_id unit) const {
        if (m_.sequential) return state_.row == row;
        return is_open(m_, const_marking{&layout_, words_}, row, unit);
    }
    [[nodiscard]] std::size_t open_rows() const {
        std::size_t count = 0;
        for (std::size_t r = 0; r < m_.rows.size(); ++r)
            count += opened(static_cast<step_id>(r), no_unit) ? 1 : 0;
        return count;
    }
    [[nodiscard]] bool same_as(const walker& other) const {
        return state_ == other.state_ && words_ == other.words_;
    }

  private:
    machine_view m_;
    sequential_state state_;
    marking_layout layout_;
    std::vector<std::uint64_t> words_;
};

// Mostly events that could be meant, some that could not.
step_event any_event(const machine_view& m, const walker& at, bytes& from,
                     std::array<unit_id, 1>& named) {
    step_event e;
    const std::uint8_t what = from.next();
    std::size_t row = from.below(m.rows.size() + 1);
    if (what % 8 != 0)  // look for a row that is open
        for (std::size_t tried = 0; tried < m.rows.size(); ++tried, ++row)
            if (at.opened(static_cast<step_id>(row % m.rows.size()), no_unit)) break;
    if (what % 8 != 0) row %= m.rows.size();
    e.row = static_cast<step_id>(row);
    e.what = what % 16 == 3   ? step_kind::add_unit
             : what % 16 == 5 ? step_kind::remove_unit
             : what % 4 == 2  ? step_kind::send_back
                              : step_kind::complete;
    e.kind = static_cast<kind_id>(from.below(m.kinds.size() + 1));
    const std::uint8_t how = from.next();
    e.reasoned = how % 8 != 0;
    e.attendants = how % 4 == 0 ? std::uint16_t{0} : std::uint16_t{0xffff};
    e.allowed = how % 16 == 1 ? from.next() : std::uint16_t{0xffff};
    if (row >= m.rows.size()) return e;
    const row_entry& entry = m.rows[row];
    if (entry.stretch != 0xffff || e.what >= step_kind::add_unit || how % 32 == 9)
        e.unit = static_cast<unit_id>(from.below(units + (how % 32 == 7 ? 2 : 0)));
    const std::uint8_t act = from.next();
    e.office = act % 16 == 0 ? static_cast<role_id>(from.below(max_offices))
                             : m.acts[entry.first_act + act % entry.act_count];
    if (act % 16 == 1) e.recorder = static_cast<role_id>(from.below(max_offices));
    if (entry.decides == (act % 16 != 2))
        e.answer = static_cast<exit_id>(from.below(entry.exit_count + std::size_t{act % 16 == 3}));
    if (e.what == step_kind::send_back)
        e.target = entry.return_count == 0 || act % 8 == 4
                       ? e.row
                       : m.returns[entry.first_return + from.below(entry.return_count)];
    if (how % 16 == 2) {
        named[0] = static_cast<unit_id>(from.below(units));
        e.named = named;
    }
    return e;
}

void refuses_everything(const machine_view& m, walker& at) {
    for (std::size_t r = 0; r < m.rows.size(); ++r)
        for (const role_id office : m.acts) {
            step_event e;
            e.row = static_cast<step_id>(r);
            e.office = office;
            e.reasoned = true;
            e.attendants = 0xffff;
            if (m.rows[r].decides) e.answer = exit_id{0};
            demand(at.judge(e).why == refusal::row_not_open);
            e.what = step_kind::send_back;
            e.target = e.row;
            demand(at.judge(e).why == refusal::row_not_open);
        }
}

void walk(const machine& of, bytes from) {
    const machine_view m = of.view();
    walker at(of, m.starts[from.below(m.starts.size())]);
    demand(at.open_rows() >= 1);
    for (int i = 0; i < 64; ++i) {
        std::array<unit_id, 1> named{};
        const step_event e = any_event(m, at, from, named);
        const walker before = at;
        const verdict v = at.judge(e);
        walker again = before;
        demand(again.judge(e) == v && again.same_as(at));
        const std::size_t open_now = at.open_rows();
        demand(open_now <= m.rows.size());
        if (!v.accepted()) {
            demand(v.result == progress::refused && at.same_as(before));
            continue;
        }
        demand(v.result != progress::refused);
        demand((v.result == progress::case_ended) == (open_now == 0));
        if (e.what < step_kind::add_unit) demand(before.opened(e.row, e.unit));
        for (std::uint32_t o = 0; o < v.open_count; ++o)
            demand(at.opened(m.opens[v.first_open + o], no_unit));
        if (v.result == progress::case_ended) {
            demand(v.outcome < of.outcomes.size());
            return refuses_everything(m, at);
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    const std::string_view document = all.substr(0, all.find('\0'));
    const source from{"fuzz.json", std::string{document}};
    const loaded read = load(from);
    if (!read.sop) return 0;

    const diagnostics checked = check(*read.sop);
    const compiled made = compile(*read.sop);
    bool waiting = false;  // a called SOP
    for (const diagnostic& each : checked) {
        const code_entry* known = find_code(each.code);
        demand(known != nullptr && known->level == each.level);
        demand(!each.message.id.empty() && !each.message.en.empty() && from.where(each).line >= 1);
        waiting |= each.code == "TD01";
    }
    const bool faulty = read.sop->faulty;
    demand(!faulty || !no_errors(read.problems));
    demand(made.machine.has_value() == (no_errors(checked) && !waiting && !faulty));
    demand(made.machine.has_value() == no_errors(made.problems));
    demand(made.problems.size() == checked.size() + (faulty ? 1 : 0));
    if (!made.machine) return 0;
    walk(*made.machine, bytes(document.size() < size ? all.substr(document.size() + 1) : document));
    return 0;
}
