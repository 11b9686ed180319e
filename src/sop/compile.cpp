#include <alur/sop/compile.hpp>

#include "calls.hpp"
#include "documents.hpp"
#include "report.hpp"
#include "row_rules.hpp"
#include "silence.hpp"
#include "tables.hpp"

#include <alur/sop/limits.hpp>
#include <alur/sop/soundness.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace alur {

namespace {

struct result {
    diagnostics problems;
    std::optional<machine> made;
};

bool any_error(const diagnostics& problems) { return !no_errors(problems); }

// "setelah langkah 6 (…) dijawab Tidak"
std::string told(const definition& sop, std::size_t row, std::size_t exit, language lang) {
    std::string name = row_name(sop, row, lang);
    if (sop.rows[row].answers.empty()) return name;
    return fmt::format("{} {} \"{}\"", name, lang == language::id ? "dijawab" : "answered",
                       sop.rows[row].answers[exit].label);
}

// The last few steps tell enough; a form may have thousands.
bilingual way(const definition& sop, const std::vector<std::pair<int, int>>& steps) {
    constexpr std::size_t most = 4;
    bilingual text;
    const std::size_t from = steps.size() > most ? steps.size() - most : 0;
    for (std::size_t i = from; i < steps.size(); ++i) {
        const std::size_t row = at(steps[i].first);
        const std::size_t exit = at(steps[i].second);
        text.id += (i == from ? "" : ", lalu ") + told(sop, row, exit, language::id);
        text.en += (i == from ? "" : ", then ") + told(sop, row, exit, language::en);
    }
    return text;
}

void check_reachable(const definition& sop, const resolved& flow, const flow_graph& graph,
                     diagnostics& problems) {
    for (std::size_t r = 0; r < sop.rows.size(); ++r)
        if (graph.rank[r] == no_number)
            report(problems, "FL03", severity::error, row_pointer(r),
                   {fmt::format("{} tidak pernah dicapai: tidak ada langkah yang menuju ke sana.",
                                row_name(sop, r, language::id)),
                    fmt::format("{} is never reached: no row leads there.",
                                row_name(sop, r, language::en))},
                   {"Arahkan sebuah langkah ke sana, beri \"mulai\", atau hapus langkah ini.",
                    "Lead a row there, give it \"mulai\", or remove it."});
    const std::vector<bool> ends = can_end(flow);
    if (!ends[at(flow.starts.front())]) {
        report(problems, "FL01", severity::error, "/langkah",
               {"Tidak ada jalan dari awal sampai selesai.",
                "There is no way from the start to the end."},
               {"Beri salah satu langkah tujuan \"selesai\".",
                "Give one of the rows the goal \"selesai\"."});
        return;
    }
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        if (ends[r] || graph.rank[r] == no_number) continue;
        const bilingual path = way(sop, shortest_way(flow, static_cast<int>(r)));
        report(problems, "FL03", severity::error, row_pointer(r),
               {fmt::format("{}setelah sampai di {}, tidak ada jalan menuju selesai.",
                            path.id.empty() ? "" : "Setelah " + path.id + ": ",
                            row_name(sop, r, language::id)),
                fmt::format("{}once at {}, no way leads to the end.",
                            path.en.empty() ? "" : "After " + path.en + ": ",
                            row_name(sop, r, language::en))},
               {"Tambahkan jawaban atau tujuan yang menuju ke depan.",
                "Add an answer or a goal that leads forwards."});
    }
}

// A loop that can be entered at two rows has one beginning that makes sense, or none.
studied study(const definition& sop, resolved flow, diagnostics& problems) {
    const auto attempt = [&](loop_choice choice, diagnostics& found) {
        studied of;
        of.flow = flow;
        of.graph = order_rows(of.flow, choice);
        of.tree = find_blocks(sop, of.flow, of.graph, found);
        if (any_error(found)) return of;
        of.completed = always_completed(of.flow, of.graph, of.tree);
        check_against_flow(sop, of, found);
        return of;
    };
    diagnostics first;
    studied of = attempt(loop_choice::first_printed, first);
    if (any_error(first) && has_ambiguous_loop(flow)) {
        diagnostics second;
        studied other = attempt(loop_choice::last_printed, second);
        if (!any_error(second)) {
            of = std::move(other);
            first = std::move(second);
        }
    }
    for (diagnostic& finding : first) problems.push_back(std::move(finding));
    return of;
}

bilingual path_text(const definition& sop, const flaw& found) {
    std::vector<std::pair<int, int>> steps;
    for (const step_event& e : found.path)
        steps.emplace_back(static_cast<int>(index(e.row)),
                           e.answer == no_exit ? 0 : static_cast<int>(index(e.answer)));
    return way(sop, steps);
}

void report_flaw(const definition& sop, const flaw& found, diagnostics& problems) {
    const bilingual path = path_text(sop, found);
    switch (found.kind) {
        case flaw_kind::cannot_end:
            report(problems, "AL30", severity::error, "/langkah",
                   {fmt::format("Setelah {}, tidak ada jalan menuju selesai.", path.id),
                    fmt::format("After {}, no way leads to the end.", path.en)},
                   {"Tambahkan jawaban atau tujuan yang menuju ke depan.",
                    "Add an answer or a goal that leads forwards."});
            break;
        case flaw_kind::never_happens:
            report(problems, "AL31", severity::error, row_pointer(index(found.row)),
                   {fmt::format("{} tidak pernah dapat terjadi.",
                                row_name(sop, index(found.row), language::id)),
                    fmt::format("{} can never happen.",
                                row_name(sop, index(found.row), language::en))});
            break;
        case flaw_kind::opens_twice:
            report(problems, "AL32", severity::error, row_pointer(index(found.row)),
                   {fmt::format("Setelah {}, {} terbuka padahal masih terbuka.", path.id,
                                row_name(sop, index(found.row), language::id)),
                    fmt::format("After {}, {} opens while it is still open.", path.en,
                                row_name(sop, index(found.row), language::en))});
            break;
        case flaw_kind::too_large:
            report(problems, "AL33", severity::error, "/langkah",
                   {fmt::format("Pekerjaan paralelnya terlalu banyak untuk diperiksa seluruhnya "
                                "(lebih dari {} keadaan atau {} langkah).",
                                max_states, max_explored_steps),
                    fmt::format(
                        "There is too much parallel work to examine all of it (more than {} states "
                        "or {} steps).",
                        max_states, max_explored_steps)},
                   {"Bagi SOP ini menjadi beberapa SOP, atau kurangi cabang paralel.",
                    "Split the SOP, or have fewer parallel branches."});
            break;
    }
}

result examine(const definition& sop, std::span<const definition> others) {
    result out;
    resolved flow = resolve(sop, out.problems);
    const bool resolved_all = no_errors(out.problems);
    std::vector<std::optional<called_sop>> calls = find_calls(sop, others, out.problems);
    if (resolved_all) {
        check_rows(sop, flow, out.problems);
        studied of = study(sop, std::move(flow), out.problems);
        check_reachable(sop, of.flow, of.graph, out.problems);
        if (!of.completed.empty()) check_documents(sop, of, out.problems);
        if (no_errors(out.problems)) {
            out.made = build_machine(sop, of);
            for (std::size_t r = 0; r < calls.size(); ++r)
                out.made->demands[r].calls = std::move(calls[r]);
            for (const flaw& found : find_flaws(*out.made)) report_flaw(sop, found, out.problems);
        }
    }
    if (any_error(out.problems)) out.made.reset();
    return out;
}

}  // namespace

diagnostics check_aloud(const definition& sop, std::span<const definition> others) {
    return examine(sop, others).problems;
}

diagnostics check(const definition& sop, std::span<const definition> others) {
    diagnostics found = check_aloud(sop, others);
    silence(sop, found);
    return found;
}

compiled compile(const definition& sop, std::span<const definition> others) {
    result out = examine(sop, others);
    silence(sop, out.problems);
    if (sop.faulty) {
        report(out.problems, "JS23", severity::error, "",
               {"Dokumen ini masih memuat bagian yang tidak terbaca.",
                "Parts of this document could not be read."},
               {"Perbaiki dahulu kesalahan yang dilaporkan saat membaca.",
                "Mend the errors reported when it was read."});
        out.made.reset();
    }
    return {std::move(out.made), std::move(out.problems)};
}

}  // namespace alur
