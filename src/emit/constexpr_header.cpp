#include <alur/emit/header.hpp>
#include <alur/engine/kernel.hpp>
#include <alur/sop/fingerprint.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <vector>

#include "emit/cells.hpp"
#include "emit/identifiers.hpp"
#include "emit/walk.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

using texts = std::vector<std::string_view>;

struct enumeration {
    std::string_view name;  // of the type
    std::string_view underlying;
    std::string_view says;  // what it is, for its comment
    std::vector<std::string> enumerators;
    texts names;  // as the SOP has them
};

// "Ya" and "ya " are one answer.
struct answers_met {
    texts labels;
    std::vector<std::size_t> of_exit;  // which label; `none` where the row does not decide
};
constexpr std::size_t none = static_cast<std::size_t>(-1);

answers_met answers_of(const machine& sop) {
    answers_met met;
    for (std::size_t r = 0; r < sop.table.rows.size(); ++r) {
        const row_entry& entry = sop.table.rows[r];
        for (std::size_t i = 0; i < entry.exit_count; ++i) {
            if (!entry.decides) {
                met.of_exit.push_back(none);
                continue;
            }
            const std::string_view label = sop.sop.rows[r].answers[i].label;
            const auto found =
                std::find_if(met.labels.begin(), met.labels.end(),
                             [&](std::string_view known) { return same_name(known, label); });
            met.of_exit.push_back(static_cast<std::size_t>(found - met.labels.begin()));
            if (found == met.labels.end()) met.labels.push_back(label);
        }
    }
    return met;
}

void write_enumeration(const enumeration& of, std::string& out) {
    fmt::format_to(std::back_inserter(out), "// {}\nenum class {} : {} {{\n", of.says, of.name,
                   of.underlying);
    for (std::size_t i = 0; i < of.enumerators.size(); ++i)
        fmt::format_to(std::back_inserter(out), "    {} = {},\n", of.enumerators[i], i);
    out += "};\n\n";
}

void write_names(std::string_view table, std::string_view function, std::string_view type,
                 const texts& names, std::string& out) {
    if (names.empty()) return;
    fmt::format_to(std::back_inserter(out), "inline constexpr std::string_view {}[] = {{\n", table);
    for (const std::string_view each : names) out += "    " + literal(each) + ",\n";
    fmt::format_to(std::back_inserter(out),
                   "}};\n[[nodiscard]] constexpr std::string_view {}({} which) noexcept {{\n"
                   "    return {}[static_cast<std::size_t>(which)];\n}}\n\n",
                   function, type, table);
}

void write_find(std::string_view type, std::string_view table, bool any, std::string& out) {
    if (!any) return;
    fmt::format_to(std::back_inserter(out),
                   "[[nodiscard]] constexpr std::optional<{0}> find_{0}(std::string_view text) "
                   "noexcept {{\n    return alur::named<{0}>({1}, text);\n}}\n",
                   type, table);
}

constexpr std::string_view typed_events = R"cpp(
    template <role Office, role... Recorder>
    inline constexpr alur::acting_as<Office, Recorder...> as{};

    // One office's act on a row; the answer belongs to the act that finishes a row that decides.
    template <step Row, branch... Answer, role Office, role... Recorder>
    [[nodiscard]] constexpr alur::step_event complete(
        alur::acting_as<Office, Recorder...> /*as*/, const alur::particulars& given = {}) noexcept {
        constexpr auto row = static_cast<alur::step_id>(Row);
        constexpr auto office = static_cast<alur::role_id>(Office);
        constexpr alur::exit_id answer =
            alur::only_exit<branch>(machine, tables::answers, row, {Answer...});
        constexpr alur::role_id recorder = alur::only_role({static_cast<alur::role_id>(Recorder)...});
        static_assert(alur::performs(machine, row, office),
                      "jabatan ini tidak pernah mengerjakan langkah ini "
                      "(this office never performs this row)");
        static_assert(sizeof...(Answer) <= 1, "satu jawaban saja (one answer only)");
        static_assert(sizeof...(Answer) == 0 || answer != alur::no_exit,
                      "langkah ini tidak mempunyai jawaban itu (this row has no such branch)");
        static_assert(
            recorder == alur::no_role || alur::records(machine, row, answer, office, recorder),
            "jabatan itu tidak pernah mencatat untuk jabatan ini "
            "(that office never records this office's act)");
        return alur::completing(row, office, recorder, answer, given);
    }

    // Sends an open row back to an earlier one; in a chain, to itself: back to the last link.
    template <step Row, step To, role Office, role... Recorder>
    [[nodiscard]] constexpr alur::step_event send_back(
        alur::acting_as<Office, Recorder...> /*as*/, const alur::particulars& given = {}) noexcept {
        constexpr auto row = static_cast<alur::step_id>(Row);
        constexpr auto target = static_cast<alur::step_id>(To);
        constexpr auto office = static_cast<alur::role_id>(Office);
        static_assert(alur::performs(machine, row, office),
                      "jabatan ini tidak pernah mengerjakan langkah ini "
                      "(this office never performs this row)");
        static_assert(alur::returns(machine, row, target),
                      "langkah ini tidak boleh dikembalikan ke sana "
                      "(this row is never sent back there)");
        return alur::sending_back(
            row, target, office, alur::only_role({static_cast<alur::role_id>(Recorder)...}), given);
    }
)cpp";

constexpr std::string_view unit_events = R"cpp(
    [[nodiscard]] constexpr alur::step_event add_unit(kind which, alur::unit_id unit) noexcept {
        return alur::changing_units(alur::step_kind::add_unit, static_cast<alur::kind_id>(which), unit);
    }
    [[nodiscard]] constexpr alur::step_event remove_unit(
        kind which, alur::unit_id unit, std::span<const alur::unit_choice> chosen = {}) noexcept {
        return alur::changing_units(alur::step_kind::remove_unit, static_cast<alur::kind_id>(which),
                                    unit, chosen);
    }
)cpp";

// The answer of every exit, for `exit_of`.
void write_answers(const answers_met& met, const std::vector<std::string>& enumerators,
                   std::string& out) {
    out +=
        "\nnamespace tables {\n\n// Per exit; 65535: its row does not decide.\n"
        "inline constexpr branch answers[] = {";
    for (std::size_t i = 0; i < met.of_exit.size(); ++i) {
        out += i == 0 ? "" : i % 6 == 0 ? ",\n    " : ", ";
        out += met.of_exit[i] == none ? std::string("branch{65535}")
                                      : "branch::" + enumerators[met.of_exit[i]];
    }
    out += "};\n\n}  // namespace tables\n";
}

void write_walk(const machine& sop, std::string& out) {
    out +=
        "\n// From the first start to an end, with two units of every kind: proven here.\n"
        "inline constexpr alur::step_event walk[] = {\n";
    for (const step_event& e : forward_walk(sop)) out += "    " + cell(e) + ",\n";
    out += "};\nstatic_assert(alur::walks_to_the_end<machine>({";
    for (std::size_t k = 0; k < sop.kinds.size(); ++k) out += k == 0 ? "2" : ", 2";
    out += "}, walk));\n";
}

}  // namespace

std::string constexpr_header(const machine& sop, std::string_view in_namespace) {
    texts ids;
    texts activities;
    for (const row& each : sop.sop.rows) {
        ids.push_back(each.id);
        activities.push_back(each.activity);
    }
    texts codes;
    texts offices;
    for (const performer& each : sop.sop.performers) {
        codes.push_back(each.code);
        offices.push_back(each.name);
    }
    const texts kinds(sop.kinds.begin(), sop.kinds.end());
    const texts outcomes(sop.outcomes.begin(), sop.outcomes.end());
    const answers_met met = answers_of(sop);
    const std::vector<std::string> branches = identifiers_for(met.labels, "jawaban");

    std::string out;
    fmt::format_to(std::back_inserter(out),
                   "// Made by `alur compile`; do not edit.\n"
                   "// {}\n"
                   "#pragma once\n\n"
                   "#include <alur/engine/flow.hpp>\n"
                   "#include <alur/engine/typed.hpp>\n\n"
                   "#include <cstddef>\n#include <cstdint>\n#include <optional>\n#include <span>\n"
                   "#include <string_view>\n\n"
                   "namespace {} {{\n\n"
                   "inline constexpr std::string_view title =\n    {};\n"
                   "// Of what can change a verdict: a journal of the same SOP names it too.\n"
                   "inline constexpr std::string_view fingerprint =\n    \"{}\";\n\n",
                   comment(sop.sop.form.title), in_namespace, literal(sop.sop.form.title),
                   to_hex(machine_hash(sop)));
    write_enumeration({"step", "std::uint16_t", "The rows, in print order.",
                       identifiers_for(ids, "langkah"), ids},
                      out);
    write_enumeration(
        {"role", "std::uint8_t", "The offices.", identifiers_for(codes, "jabatan"), codes}, out);
    write_enumeration({"branch", "std::uint16_t", "The answers.", branches, met.labels}, out);
    write_enumeration({"kind", "std::uint8_t", "Units that rows are repeated for.",
                       identifiers_for(kinds, "unit"), kinds},
                      out);
    write_enumeration({"outcome", "std::uint16_t", "How a run ends.",
                       identifiers_for(outcomes, "selesai"), outcomes},
                      out);

    write_names("activities", "name", "step", activities, out);
    write_names("offices", "name", "role", offices, out);
    write_names("labels", "name", "branch", met.labels, out);
    write_names("units", "name", "kind", kinds, out);
    write_names("outcomes", "name", "outcome", outcomes, out);
    write_names("row_ids", "id", "step", ids, out);
    write_names("office_codes", "code", "role", codes, out);
    out += "// By the id, code or label, exactly as the SOP writes it.\n";
    write_find("step", "row_ids", !ids.empty(), out);
    write_find("role", "office_codes", !codes.empty(), out);
    write_find("branch", "labels", !met.labels.empty(), out);
    out += '\n';

    write_tables(sop, out);
    write_answers(met, branches, out);
    out +=
        "\n// One run: `flow at;`, or with units `flow at({3});`.\n"
        "using flow = alur::flow<machine>;\n";
    out += typed_events;
    if (!kinds.empty()) out += unit_events;
    write_walk(sop, out);
    fmt::format_to(std::back_inserter(out), "\n}}  // namespace {}\n", in_namespace);
    return out;
}

}  // namespace alur
