#include <alur/case/feasibility.hpp>
#include <alur/sop/limits.hpp>
#include <alur/time/date.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "case/moment.hpp"
#include "case/register_conflicts.hpp"
#include "case/separation.hpp"
#include "case/words.hpp"
#include "sop/blocks.hpp"
#include "sop/graph.hpp"
#include "sop/report.hpp"
#include "sop/resolve.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

using std::chrono::local_days;

constexpr std::size_t most_steps = 100'000;
constexpr std::size_t most_pairs = 2'000'000;
constexpr std::size_t most_cases = 1'024;  // choices of the units a whole case belongs to

bilingual day_words(local_days day) {
    const std::chrono::year_month_day date{day};
    return {print_date(date), fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                                          month_names[static_cast<unsigned>(date.month()) - 1].en,
                                          static_cast<int>(date.year()))};
}

// One thing one person has to do.
struct needed_act {
    std::size_t row = 0;
    std::string unit;          // the row's, where it is repeated
    std::vector<int> offices;  // any of them
    std::vector<std::uint32_t> candidates;
};

// The units a case belongs to as a whole: one of each kind that no row is repeated for.
using case_units = std::map<std::string, std::string>;

class feasibility {
  public:
    feasibility(const definition& sop, const office_register& people, local_days on)
        : sop_(sop), people_(people), on_(on), day_(day_words(on)) {}

    diagnostics run() {
        flow_ = resolve(sop_, out_);
        if (!no_errors(out_)) return std::move(out_);
        out_.clear();
        diagnostics of_the_flow;
        const flow_graph graph = order_rows(flow_, loop_choice::first_printed);
        stretch_of_ = find_blocks(sop_, flow_, graph, of_the_flow).stretch_of;
        find_holders();
        find_rivals();
        find_units();
        find_separated_rows();
        for (const case_units& of : cases()) check_case(of);
        return std::move(out_);
    }

  private:
    // ---- who and for which units ---------------------------------------------------------------

    // As `machine::find_role` does: codes first, then names, then other words.
    void find_holders() {
        std::map<std::string, std::size_t> offices;
        const auto add = [&](std::string_view word, std::size_t office) {
            offices.emplace(folded(stripped(word)), office);
        };
        for (std::size_t o = 0; o < sop_.performers.size(); ++o) add(sop_.performers[o].code, o);
        for (std::size_t o = 0; o < sop_.performers.size(); ++o) add(sop_.performers[o].name, o);
        for (std::size_t o = 0; o < sop_.performers.size(); ++o)
            for (const std::string& word : sop_.performers[o].aliases) add(word, o);
        holders_.resize(sop_.performers.size());
        std::map<std::string_view, std::uint32_t> numbers;
        for (const assignment& each : people_.assignments) {
            const auto found = offices.find(folded(stripped(each.office)));
            if (found == offices.end()) continue;
            const auto number = static_cast<std::uint32_t>(numbers.size());
            const auto [person, is_new] = numbers.emplace(each.person, number);
            if (is_new) ids_.push_back(each.person);
            office_holders& of = holders_[found->second];
            of.all.push_back({&each, person->second});
            of.in_unit[folded(stripped(each.unit))].push_back({&each, person->second});
        }
    }

    // Two definitive holders whom the register took for holders of two offices.
    void find_rivals() {
        std::set<std::string> shared;
        for (const std::string& each : people_.shared_offices) shared.insert(folded(each));
        for (std::size_t o = 0; o < holders_.size(); ++o)
            for (const auto& [unit, all] : holders_[o].in_unit) {
                const holder* first = nullptr;
                for (const holder& each : all) {
                    const assignment& held = *each.by;
                    if (held.capacity != capacity::definitive || !held.in_force(on_) ||
                        shared.count(folded(held.office)) != 0)
                        continue;
                    if (first == nullptr) first = &each;
                    if (first->person == each.person) continue;
                    report_rivals(o, *first->by, held);
                    break;
                }
            }
    }

    void report_rivals(std::size_t office, const assignment& a, const assignment& b) {
        const performer& held = sop_.performers[office];
        report(out_, "PJ35", severity::error, below("/pelaksana", held.code),
               {fmt::format("Pada {} {} punya dua pejabat definitif: {} sebagai \"{}\" dan {} "
                            "sebagai \"{}\".",
                            day_.id, held.name, a.person, a.office, b.person, b.office),
                fmt::format("On {} {} has two definitive holders: {} as \"{}\" and {} as \"{}\".",
                            day_.en, held.name, a.person, a.office, b.person, b.office)},
               {"Pakai satu sebutan dalam register, dan akhiri salah satu penugasan, atau sebut "
                "jabatannya dalam \"boleh_banyak\".",
                "Use one word in the register, and end one of the assignments, or name the office "
                "in \"boleh_banyak\"."});
    }

    void find_units() {
        for (const std::string& kind : flow_.kinds) units_[kind] = units_of(kind);
        for (const std::string& kind : flow_.case_kinds) units_[kind] = units_of(kind);
    }

    void unknown_units(const std::string& kind) {
        if (!unknown_kinds_.insert(kind).second) return;
        report(out_, "PJ34", severity::warning, place_of(kind),
               {fmt::format("Unit jenis \"{}\" tidak disebut dalam SOP maupun register: jabatan di "
                            "setiap {} tidak diperiksa.",
                            kind, kind),
                fmt::format("Neither SOP nor register names a unit of the kind \"{}\": offices in "
                            "every {} are not checked.",
                            kind, kind)},
               {"Tambahkan unitnya ke kunci \"unit\" register.",
                "Add the units to the key \"unit\" of the register."});
    }

    [[nodiscard]] std::vector<std::string> units_of(const std::string& kind) const {
        for (const unit_kind& each : sop_.units)
            if (same_name(each.kind, kind) && !each.names.empty()) return each.names;
        std::vector<std::string> names;
        for (const registered_kind& each : people_.kinds)
            if (same_name(each.kind, kind))
                for (const registered_unit& unit : each.units) names.push_back(unit.name);
        return names;
    }

    [[nodiscard]] std::string place_of(const std::string& kind) const {
        for (std::size_t r = 0; r < sop_.rows.size(); ++r)
            if (sop_.rows[r].per_unit == kind) return below(row_pointer(r), "setiap");
        for (const performer& each : sop_.performers)
            if (each.per_unit == kind) return below(below("/pelaksana", each.code), "setiap");
        return {};
    }

    // Every choice of units for the kinds a case belongs to.
    std::vector<case_units> cases() {
        std::vector<case_units> all{{}};
        for (const std::string& kind : flow_.case_kinds) {
            std::vector<case_units> longer;
            for (const case_units& before : all)
                for (const std::string& unit : units_[kind]) {
                    if (longer.size() == most_cases) {
                        gave_up("/unit");
                        break;
                    }
                    longer.push_back(before);
                    longer.back()[kind] = unit;
                }
            if (!longer.empty()) all = std::move(longer);
        }
        return all;
    }

    void find_separated_rows() {
        std::map<std::string_view, std::size_t> rows;
        for (std::size_t r = 0; r < sop_.rows.size(); ++r) rows.emplace(sop_.rows[r].id, r);
        differs_from_.resize(sop_.rows.size());
        separated_.resize(sop_.rows.size());
        for (std::size_t r = 0; r < sop_.rows.size(); ++r)
            for (const std::string& id : sop_.rows[r].different_person) {
                const std::size_t other = rows.at(id);
                differs_from_[r].push_back(other);
                separated_[r] = separated_[other] = true;
            }
    }

    // ---- one case ------------------------------------------------------------------------------

    void check_case(const case_units& of) {
        std::vector<needed_act> acts;
        for (std::size_t r = 0; r < sop_.rows.size(); ++r)
            for (needed_act& each : acts_of(r)) {
                if (out_.size() >= max_findings) return;
                if (!find_candidates(each, of)) continue;
                if (separated_[r] && !each.candidates.empty()) acts.push_back(std::move(each));
            }
        separate_persons(std::move(acts));
    }

    [[nodiscard]] std::vector<needed_act> acts_of(std::size_t r) {
        const row& here = sop_.rows[r];
        const std::vector<int>& offices = flow_.rows[r].offices;
        std::vector<std::vector<int>> each_needs;
        if (here.shared == sharing::any_one)
            each_needs = {offices};
        else if (here.shared == sharing::meeting)
            each_needs = {{offices.back()}};
        else
            for (const int office : offices) each_needs.push_back({office});
        const auto outside = [&](int office) { return sop_.performers[at(office)].outside; };
        std::vector<std::string> units{""};
        if (!here.per_unit.empty() && !units_[here.per_unit].empty()) units = units_[here.per_unit];
        std::vector<needed_act> acts;
        for (const std::string& unit : units)
            for (const std::vector<int>& any : each_needs)
                if (std::none_of(any.begin(), any.end(), outside))
                    acts.push_back({r, unit, any, {}});
        return acts;
    }

    // The unit whose holder has to act; nothing where any holder may.
    [[nodiscard]] std::string unit_wanted(int office, const needed_act& act,
                                          const case_units& of) const {
        const std::string& kind = sop_.performers[at(office)].per_unit;
        if (kind.empty()) return {};
        if (kind == sop_.rows[act.row].per_unit) return act.unit;
        const auto found = of.find(kind);
        return found == of.end() ? std::string{} : found->second;
    }

    // False if it cannot be said who could act. Reports it if nobody could.
    bool find_candidates(needed_act& act, const case_units& of) {
        const bool definitive = sop_.rows[act.row].definitive_only;
        std::vector<bilingual> excluded;
        bool only_acting = false;
        for (const int office : act.offices) {
            const std::string& kind = sop_.performers[at(office)].per_unit;
            if (!kind.empty() && units_[kind].empty()) {
                unknown_units(kind);
                return false;
            }
            const std::string unit = unit_wanted(office, act, of);
            const office_holders& of_office = holders_[at(office)];
            const auto consider = [&](const holder& each) {
                const assignment& held = *each.by;
                if (!kind.empty() && held.unit.empty())
                    excluded.push_back({fmt::format("{} ditugaskan tanpa unit", held.person),
                                        fmt::format("{} is assigned without a unit", held.person)});
                else if (!held.in_force(on_))
                    excluded.push_back(not_in_force(held));
                else if (!definitive || held.capacity == capacity::definitive)
                    act.candidates.push_back(each.person);
                else {
                    only_acting = true;
                    excluded.push_back(
                        {fmt::format("{} hanya {}", held.person, name(held.capacity)),
                         fmt::format("{} is {} only", held.person, name(held.capacity))});
                }
            };
            if (unit.empty()) {
                std::for_each(of_office.all.begin(), of_office.all.end(), consider);
                continue;
            }
            for (const std::string& name : {folded(stripped(unit)), std::string{}})
                if (const auto list = of_office.in_unit.find(name); list != of_office.in_unit.end())
                    std::for_each(list->second.begin(), list->second.end(), consider);
        }
        std::sort(act.candidates.begin(), act.candidates.end());
        act.candidates.erase(std::unique(act.candidates.begin(), act.candidates.end()),
                             act.candidates.end());
        if (act.candidates.empty()) report_vacant(act, of, excluded, only_acting);
        return true;
    }

    [[nodiscard]] bilingual not_in_force(const assignment& held) const {
        if (held.until && *held.until < on_) {
            const bilingual day = day_words(*held.until);
            return {fmt::format("{} hanya sampai {}", held.person, day.id),
                    fmt::format("{} only until {}", held.person, day.en)};
        }
        const bilingual day = day_words(*held.from);
        return {fmt::format("{} baru mulai {}", held.person, day.id),
                fmt::format("{} only from {}", held.person, day.en)};
    }

    // "Tidak seorang pun dapat melakukan langkah 7 (…) pada 3 Februari 2026"
    [[nodiscard]] bilingual nobody_can(std::size_t r) const {
        return {fmt::format("Tidak seorang pun dapat melakukan {} pada {}",
                            row_name(sop_, r, language::id), day_.id),
                fmt::format("Nobody can do {} on {}", row_name(sop_, r, language::en), day_.en)};
    }

    [[nodiscard]] std::string office_text(int office, const std::string& unit) const {
        const std::string& name = sop_.performers[at(office)].name;
        return unit.empty() ? name : fmt::format("{} ({})", name, unit);
    }

    static bilingual in_turn(const std::vector<bilingual>& clauses) {
        constexpr std::size_t most = 8;
        bilingual all;
        for (std::size_t i = 0; i < std::min(clauses.size(), most); ++i) {
            all.id += (i == 0 ? "" : "; ") + clauses[i].id;
            all.en += (i == 0 ? "" : "; ") + clauses[i].en;
        }
        if (clauses.size() > most) {
            all.id += fmt::format("; dan {} lagi", clauses.size() - most);
            all.en += fmt::format("; and {} more", clauses.size() - most);
        }
        return all;
    }

    void report_vacant(const needed_act& act, const case_units& of,
                       const std::vector<bilingual>& excluded, bool only_acting) {
        std::vector<std::string> offices;
        for (const int office : act.offices)
            offices.push_back(office_text(office, unit_wanted(office, act, of)));
        if (!told_.insert({act.row, offices}).second) return;
        const bilingual begins = nobody_can(act.row);
        const bilingual office = either(offices);
        const bilingual why = in_turn(excluded);
        const char* id = only_acting ? "tidak punya pejabat definitif" : "tidak dijabat siapa pun";
        const char* en = only_acting ? "has no definitive holder" : "is held by nobody";
        report(out_, only_acting ? "PJ31" : "PJ30", severity::error,
               below(row_pointer(act.row), only_acting ? "definitif" : "pelaksana"),
               {fmt::format("{}: {} {}{}{}.", begins.id, office.id, id, why.id.empty() ? "" : "; ",
                            why.id),
                fmt::format("{}: {} {}{}{}.", begins.en, office.en, en, why.en.empty() ? "" : "; ",
                            why.en)},
               only_acting
                   ? bilingual{"Tugaskan pejabat definitif, atau hapus \"definitif\" dari langkah "
                               "ini.",
                               "Assign a definitive holder, or remove \"definitif\" from the row."}
                   : bilingual{"Tambahkan penugasannya pada register, misalnya sebagai Plh. atau "
                               "Plt.",
                               "Add an assignment to the register, for example as Plh. or Plt."});
    }

    // ---- different persons ---------------------------------------------------------------------

    [[nodiscard]] bool must_differ(const needed_act& a, const needed_act& b) const {
        const int stretch = stretch_of_[a.row];
        return stretch == no_number || stretch != stretch_of_[b.row] || a.unit == b.unit;
    }

    void separate_persons(std::vector<needed_act> acts) {
        std::size_t steps = most_steps;
        // A row that has been told is left out, so that what remains is told as well.
        for (bool more = true; more;) {
            more = false;
            separation_problem problem;
            if (!pair_up(acts, problem)) return gave_up("/langkah");
            for (const needed_act& each : acts) problem.candidates.push_back(each.candidates);
            const separation found = separate(problem, steps);
            if (found.gave_up) gave_up("/langkah");
            std::set<std::uint32_t> told;
            for (const std::vector<std::uint32_t>& conflict : found.conflicts) {
                if (out_.size() >= max_findings) return;
                const std::size_t row = report_conflict(acts, conflict);
                for (const std::uint32_t each : conflict)
                    if (acts[each].row == row) told.insert(each);
                more = true;
            }
            std::vector<needed_act> rest;
            for (std::uint32_t i = 0; i < acts.size(); ++i)
                if (told.count(i) == 0) rest.push_back(std::move(acts[i]));
            acts = std::move(rest);
        }
    }

    [[nodiscard]] bool pair_up(const std::vector<needed_act>& acts,
                               separation_problem& problem) const {
        std::vector<std::vector<std::uint32_t>> of_row(sop_.rows.size());
        for (std::uint32_t i = 0; i < acts.size(); ++i) of_row[acts[i].row].push_back(i);
        for (std::size_t r = 0; r < sop_.rows.size(); ++r)
            for (const std::size_t other : differs_from_[r])
                for (const std::uint32_t a : of_row[r])
                    for (const std::uint32_t b : of_row[other]) {
                        if (a == b || !must_differ(acts[a], acts[b])) continue;
                        if (problem.differ.size() == most_pairs) return false;
                        problem.differ.emplace_back(a, b);
                    }
        return true;
    }

    [[nodiscard]] bilingual act_text(const needed_act& act) const {
        std::vector<std::string> offices;
        for (const int office : act.offices) offices.push_back(sop_.performers[at(office)].name);
        std::vector<std::string> persons;
        for (const std::uint32_t each : act.candidates) persons.push_back(ids_[each]);
        const bilingual office = either(offices);
        const bilingual person = either(persons);
        const std::string unit = act.unit.empty() ? "" : ", " + act.unit;
        return {fmt::format("langkah {} ({}{}) hanya dapat dilakukan {}", sop_.rows[act.row].number,
                            office.id, unit, person.id),
                fmt::format("row {} ({}{}) can only be done by {}", sop_.rows[act.row].number,
                            office.en, unit, person.en)};
    }

    // Returns the row it is told of: the last printed one that must differ from another of them.
    std::size_t report_conflict(const std::vector<needed_act>& acts,
                                const std::vector<std::uint32_t>& conflict) {
        std::set<std::size_t> rows;
        std::vector<bilingual> clauses;
        for (const std::uint32_t each : conflict) {
            rows.insert(acts[each].row);
            clauses.push_back(act_text(acts[each]));
        }
        std::size_t row = *rows.begin();
        std::set<std::size_t> others;
        for (const std::size_t r : rows) {
            std::set<std::size_t> against;
            for (const std::size_t other : differs_from_[r])
                if (rows.count(other) != 0) against.insert(other);
            if (against.empty()) continue;
            row = r;
            others = std::move(against);
        }
        std::vector<std::string> numbers;
        for (const std::size_t other : others) numbers.push_back(sop_.rows[other].number);
        const bilingual begins = nobody_can(row);
        const bilingual against = joined(numbers);
        const bilingual why = in_turn(clauses);
        bilingual message{
            fmt::format("{}: pelakunya harus lain dari pelaku langkah {}, padahal {}.", begins.id,
                        against.id, why.id),
            fmt::format("{}: it must not be who did row {}, and {}.", begins.en, against.en,
                        why.en)};
        if (told_of_persons_.insert(message.id).second)
            report(out_, "PJ32", severity::error, below(row_pointer(row), "beda_orang"),
                   std::move(message),
                   {"Tugaskan orang lain pada salah satu jabatan itu, misalnya sebagai Plh., atau "
                    "ubah \"beda_orang\".",
                    "Assign somebody else to one of these offices, for example as Plh., or change "
                    "\"beda_orang\"."});
        return row;
    }

    void gave_up(std::string pointer) {
        if (std::exchange(has_given_up_, true)) return;
        report(out_, "PJ33", severity::warning, std::move(pointer),
               {fmt::format("Terlalu banyak kemungkinan: tidak semua pilihan orang pada {} "
                            "diperiksa.",
                            day_.id),
                fmt::format("Too many possibilities: not every choice of persons on {} was "
                            "checked.",
                            day_.en)},
               {"Periksa \"beda_orang\" dengan unit atau orang yang lebih sedikit.",
                "Check \"beda_orang\" with fewer units or persons."});
    }

    struct holder {
        const assignment* by;
        std::uint32_t person;  // in ids_
    };
    struct office_holders {
        std::vector<holder> all;
        std::map<std::string, std::vector<holder>> in_unit;  // by its folded name
    };

    const definition& sop_;
    const office_register& people_;
    const local_days on_;
    const bilingual day_;
    diagnostics out_;
    resolved flow_;
    std::vector<int> stretch_of_;
    std::vector<office_holders> holders_;  // per office
    std::vector<std::string> ids_;
    std::map<std::string, std::vector<std::string>> units_;  // by kind
    std::vector<std::vector<std::size_t>> differs_from_;     // per row
    std::vector<bool> separated_;  // rows that differ, or are differed from
    std::set<std::pair<std::size_t, std::vector<std::string>>> told_;
    std::set<std::string> told_of_persons_;
    std::set<std::string> unknown_kinds_;
    bool has_given_up_ = false;
};

}  // namespace

diagnostics check(const definition& sop, const office_register& people, local_days on) {
    return feasibility{sop, people, on}.run();
}

}  // namespace alur
