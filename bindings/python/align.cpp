// Optimal alignments of a log, and their tables.

#include <alur/analysis/traces.hpp>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "event_members.hpp"
#include "log_tables.hpp"
#include "patience.hpp"
#include "shared.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

struct aligned_traces {
    log_traces log;
    std::vector<alignment> variants;  // in the order of their first case
    std::vector<std::size_t> of_case;
    std::vector<std::size_t> example;  // a case, per variant
    std::vector<std::uint64_t> cases;  // how many, per variant
};

using costs_by_row = std::vector<std::pair<std::string, std::uint32_t>>;

// By number of the row, none where none differs.
std::vector<std::uint32_t> of_rows(const machine& sop, const costs_by_row& given,
                                   std::uint32_t others) {
    std::vector<std::uint32_t> made;
    for (const auto& [name, cost] : given) {
        const step_id row = sop.find_row(name);
        if (row == no_step)
            raise("alur.errors.UnknownNameError", "SOP ini tidak memiliki langkah \"" + name + '"',
                  "this SOP has no row \"" + name + '"');
        made.resize(sop.sop.rows.size(), others);
        made[index(row)] = cost;
    }
    return made;
}

struct variant_counts {
    std::array<std::uint64_t, 3> of{};  // per kind of move
};

std::string variant_key(const case_trace& one) {
    std::string key;
    const auto add = [&](auto id) {
        const auto n = static_cast<std::uint16_t>(id);
        key += static_cast<char>(n & 0xFFU);
        key += static_cast<char>(n >> 8U);
    };
    add(one.start);
    for (const std::uint16_t each : one.units) add(each);
    for (const log_event& each : one.events) {
        add(each.row);
        add(each.unit);
        add(each.exit);
    }
    return key;
}

aligned_traces align_traces(const machine& sop, log_traces log, const align_options& how,
                            progress& told) {
    aligned_traces made;
    made.log = std::move(log);
    aligner by(sop.view(), how);
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t c = 0; c < made.log.cases.size() && !told.unwanted; ++c) {
        const case_trace& one = made.log.cases[c];
        const auto [at, fresh] = known.try_emplace(variant_key(one), made.variants.size());
        if (fresh) {
            made.variants.push_back(by.align({one.events, one.units, one.start}));
            made.example.push_back(c);
            made.cases.push_back(0);
        }
        ++made.cases[at->second];
        made.of_case.push_back(at->second);
        ++told.done;
    }
    return made;
}

std::vector<std::string> move_kinds() { return words({"synchronous", "log_only", "model_only"}); }

// One row of the tables of moves and deviations.
struct told_move {
    const alignment* of = nullptr;
    const align_move* is = nullptr;
    std::size_t in_case = 0;
    std::size_t variant = 0;
    std::size_t position = 0;
    std::uint64_t input = 0;  // the row of its event, or of that before which a row was skipped
};

class alignment_tables {
  public:
    alignment_tables(const machine& sop, const kept_log& log, const aligned_traces& all)
        : sop_(sop), log_(log), all_(all) {
        for (const alignment& each : all.variants) {
            variant_counts& one = counts_.emplace_back();
            for (const align_move& move : each.moves) ++one.of[static_cast<std::size_t>(move.kind)];
        }
    }

    [[nodiscard]] table_handle cases() const {
        const auto& of = all_.of_case;
        std::size_t n = 0;
        std::size_t e = 0;
        return table(
            of.size(),
            {texts("case", of, [&](std::size_t) { return all_.log.cases[n++].name; }),
             integers("variant", of, [](std::size_t v) { return v; }),
             integers("events", of, [&](std::size_t) { return all_.log.cases[e++].events.size(); }),
             results(of), costs(of), count(of, "synchronous", 0), count(of, "log_only", 1),
             count(of, "model_only", 2)});
    }
    [[nodiscard]] table_handle variants() const {
        std::vector<std::size_t> of(all_.variants.size());
        for (std::size_t v = 0; v < of.size(); ++v) of[v] = v;
        return table(
            of.size(),
            {integers("variant", of, [](std::size_t v) { return v; }),
             integers("cases", of, [&](std::size_t v) { return all_.cases[v]; }),
             texts("example", of, [&](std::size_t v) { return example(v).name; }),
             integers("events", of, [&](std::size_t v) { return example(v).events.size(); }),
             results(of), costs(of), count(of, "synchronous", 0), count(of, "log_only", 1),
             count(of, "model_only", 2),
             integers("states", of, [&](std::size_t v) { return all_.variants[v].states; })});
    }
    // Every move of every variant, as its first case has it.
    [[nodiscard]] table_handle moves() const {
        std::vector<told_move> list;
        for (std::size_t v = 0; v < all_.variants.size(); ++v) add(list, all_.example[v], v, false);
        return of_moves(list, false);
    }
    // Of every case, the moves that are not synchronous.
    [[nodiscard]] table_handle deviations() const {
        std::vector<told_move> list;
        for (std::size_t c = 0; c < all_.of_case.size(); ++c) add(list, c, all_.of_case[c], true);
        return of_moves(list, true);
    }

  private:
    [[nodiscard]] const case_trace& example(std::size_t variant) const {
        return all_.log.cases[all_.example[variant]];
    }
    [[nodiscard]] bool refused(std::size_t variant) const {
        return all_.variants[variant].result == align_result::too_large;
    }
    [[nodiscard]] result_column results(const std::vector<std::size_t>& of) const {
        return worded("result", words({"aligned", "too_large"}), of,
                      [&](std::size_t v) { return all_.variants[v].result; });
    }
    [[nodiscard]] result_column costs(const std::vector<std::size_t>& of) const {
        return integers("cost", of, [&](std::size_t v) {
            return refused(v) ? no_time : static_cast<std::int64_t>(all_.variants[v].cost);
        });
    }
    [[nodiscard]] result_column count(const std::vector<std::size_t>& of, const char* called,
                                      std::size_t kind) const {
        return integers(called, of, [&](std::size_t v) {
            return refused(v) ? no_time : static_cast<std::int64_t>(counts_[v].of[kind]);
        });
    }
    void add(std::vector<told_move>& to, std::size_t in_case, std::size_t variant,
             bool deviating) const {
        const case_trace& one = all_.log.cases[in_case];
        std::size_t next = 0;
        const alignment& of = all_.variants[variant];
        for (std::size_t p = 0; p < of.moves.size(); ++p) {
            const align_move& move = of.moves[p];
            const std::size_t event = move.event == no_event ? next : move.event;
            if (move.event != no_event) next = event + 1;
            if (deviating && move.kind == move_kind::synchronous) continue;
            const std::uint64_t input =
                one.input.empty() ? 0 : one.input[std::min(event, one.input.size() - 1)];
            to.push_back({&of, &move, in_case, variant, p, input});
        }
    }

    [[nodiscard]] std::string unit(const told_move& m) const {
        if (m.is->row == no_step || m.is->unit == no_unit) return {};
        const kind_id kind = sop_.kind_of(m.is->row);
        if (kind == no_kind) return {};
        const auto& names = all_.log.cases[m.in_case].names[index(kind)];
        if (index(m.is->unit) < names.size()) return names[index(m.is->unit)];
        return m.is->event == no_event ? std::string() : std::string(log_.view.units.word(m.input));
    }
    [[nodiscard]] std::string answer(const told_move& m) const {
        if (m.is->kind == move_kind::log_only) return std::string(log_.view.answers.word(m.input));
        if (!sop_.table.rows[index(m.is->row)].decides) return {};
        return sop_.sop.rows[index(m.is->row)].answers[index(m.is->exit)].label;
    }
    // Who should have done a row that was skipped; else who did.
    [[nodiscard]] std::string office(const told_move& m) const {
        if (m.is->kind != move_kind::model_only)
            return std::string(log_.view.offices.word(m.input));
        const row_entry& row = sop_.table.rows[index(m.is->row)];
        std::string all;
        for (std::size_t i = 0; i < sop_.sop.performers.size(); ++i) {
            role_set may = row.mode == act_mode::one ? row.deciders : 0;
            for (std::size_t a = 0; row.mode != act_mode::one && a < row.act_count; ++a)
                may |= only(sop_.table.acts[row.first_act + a]);
            if ((may & only(static_cast<role_id>(i))) == 0) continue;
            if (!all.empty()) all += ", ";
            all += sop_.sop.performers[i].code;
        }
        return all;
    }
    [[nodiscard]] table_handle of_moves(const std::vector<told_move>& list, bool by_case) const {
        std::vector<result_column> columns;
        if (by_case)
            columns.push_back(texts(
                "case", list, [&](const told_move& m) { return all_.log.cases[m.in_case].name; }));
        else
            columns.push_back(
                integers("variant", list, [](const told_move& m) { return m.variant; }));
        columns.push_back(
            integers("position", list, [](const told_move& m) { return m.position; }));
        columns.push_back(
            worded("kind", move_kinds(), list, [](const told_move& m) { return m.is->kind; }));
        columns.push_back(integers("row", list, [&](const told_move& m) {
            const bool any = !all_.log.cases[m.in_case].input.empty();
            return any ? static_cast<std::int64_t>(m.input) : no_time;
        }));
        columns.push_back(worded("step", row_ids(sop_), list,
                                 [](const told_move& m) { return row_code(m.is->row); }));
        columns.push_back(texts("activity", list, [&](const told_move& m) {
            return m.is->event == no_event ? std::string()
                                           : std::string(log_.view.activities.word(m.input));
        }));
        columns.push_back(texts("office", list, [&](const told_move& m) { return office(m); }));
        columns.push_back(texts("unit", list, [&](const told_move& m) { return unit(m); }));
        columns.push_back(texts("answer", list, [&](const told_move& m) { return answer(m); }));
        return table(list.size(), std::move(columns));
    }

    const machine& sop_;
    const kept_log& log_;
    const aligned_traces& all_;
    std::vector<variant_counts> counts_;
};

}  // namespace

void init_align(py::module_& m) {
    m.attr("max_align_cost") = max_align_cost;
    m.def(
        "align",
        [](const machine_handle& sop, const log_handle& log,
           std::vector<events::units_of_kind> units,
           const std::vector<std::pair<std::string, std::string>>& renamed,
           const std::array<std::uint32_t, 3>& costs, const costs_by_row& log_only_of,
           const costs_by_row& model_only_of, bool prefix, std::size_t max_states,
           const py::object& watch) {
            align_options how;
            how.costs = {costs[0], costs[1], costs[2], of_rows(*sop.is, log_only_of, costs[0]),
                         of_rows(*sop.is, model_only_of, costs[1])};
            how.prefix = prefix;
            how.max_states = max_states;
            const auto told = std::make_shared<progress>();
            const auto work = [s = sop.is, l = log.is, which = replay_options{std::move(units)},
                               renamed, how, told] {
                const log_words words = understand(*s, l->view, renamed);
                const aligned_traces all =
                    align_traces(*s, traces_of(*s, l->view, words, which), how, *told);
                const alignment_tables tables(*s, *l, all);
                return std::make_tuple(tables.cases(), tables.variants(), tables.moves(),
                                       tables.deviations(), words_table(words));
            };
            try {
                return patiently(work, watching(watch, told));
            } catch (...) {
                told->unwanted = true;  // by Ctrl-C: the rest need not be aligned
                throw;
            }
        },
        py::arg("sop"), py::arg("log"), py::arg("units"), py::arg("renamed"), py::arg("costs"),
        py::arg("log_only_of"), py::arg("model_only_of"), py::arg("prefix"), py::arg("max_states"),
        py::arg("watch"));
}

}  // namespace alur::python
