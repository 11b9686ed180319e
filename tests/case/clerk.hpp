// Random events for one case: mostly right, and wrong in every way now and then.
#pragma once

#include "generator/random.hpp"

#include <alur/sop/limits.hpp>

#include <algorithm>
#include <optional>

#include "case/support.hpp"

namespace alur_test {

namespace events = alur::events;
using alur::generate::dice;

// Somebody who knows the SOP well enough to be right, and is wrong in every way now and then.
class clerk {
  public:
    clerk(dice& d, const alur::machine& sop, const alur::open_case& of)
        : d_(d), sop_(sop), case_(of) {}

    alur::event next(alur::instant now) {
        alur::event e;
        e.at = now;
        if (d_.chance(3)) e.at -= std::chrono::hours{24 * 400};
        if (case_.stage() == alur::lifecycle::not_started ? d_.chance(70) : d_.chance(2))
            return start(e);
        if (case_.stage() == alur::lifecycle::suspended && d_.chance(50))
            return control(e, events::resume{});
        const int roll = d_.under(100);
        if (roll < 3) return control(e, events::suspend{reason()});
        if (roll < 4) return control(e, events::cancel{reason()});
        if (roll < 7) return control(e, events::resume{reason()});
        if (roll < 17) return unit_change(e);
        if (roll < 26) return data(e);
        if (last_ && d_.chance(8)) {  // once more, as if the button had been pressed twice
            alur::event again = *last_;
            again.at = now;
            return again;
        }
        return row(e);
    }
    void accepted(const alur::event& e) { last_ = e; }

  private:
    const alur::definition& text() const { return sop_.sop; }
    const alur::case_facts& facts() const { return case_.facts(); }
    std::string reason() { return d_.chance(70) ? "alasan" : ""; }
    bool wrong() { return d_.chance(6); }

    const alur::row& any_row() { return d_.pick(text().rows); }
    std::string any_office() { return d_.pick(text().performers).code; }
    std::string any_unit() {
        std::vector<std::string> list{"U0", "U1", "entah", ""};
        for (const auto& of_kind : facts().units->of_kind)
            list.insert(list.end(), of_kind.begin(), of_kind.end());
        return d_.pick(list);
    }
    std::string any_kind() {
        std::vector<std::string> kinds = sop_.kinds;
        kinds.insert(kinds.end(), sop_.case_kinds.begin(), sop_.case_kinds.end());
        if (kinds.empty() || d_.chance(5)) return "jenis";
        return d_.pick(kinds);
    }

    // The unit that the holder of an office names when acting on a row.
    std::string unit_of(const std::string& office, alur::row_unit at) {
        const std::string& kind = text().performers[alur::index(sop_.find_role(office))].per_unit;
        if (kind.empty()) return {};
        for (std::size_t k = 0; k < sop_.case_kinds.size(); ++k)
            if (sop_.case_kinds[k] == kind && k < facts().units->of_case.size())
                return facts().units->of_case[k];
        if (at.row != alur::no_step && sop_.kind_of(at.row) == sop_.find_kind(kind))
            return alur::unit_name(sop_, facts(), at);
        const alur::kind_id of = sop_.find_kind(kind);
        if (of == alur::no_kind || alur::index(of) >= facts().units->of_kind.size()) return "U0";
        return d_.pick(facts().units->of_kind[alur::index(of)]);
    }
    alur::seat seat_of(const std::string& office, alur::row_unit at) {
        return {office, unit_of(office, at)};
    }

    std::vector<std::string> codes(alur::role_set set) const {
        std::vector<std::string> list;
        for (std::size_t r = 0; r < text().performers.size(); ++r)
            if ((set >> r & 1U) != 0) list.push_back(text().performers[r].code);
        return list;
    }

    // ---- opening
    // ---------------------------------------------------------------------------------

    alur::event start(alur::event e) {
        events::start what;
        what.row = d_.chance(80)   ? text().rows[alur::index(d_.pick(sop_.table.starts))].id
                   : d_.chance(50) ? any_row().id
                                   : "";
        for (const std::string& kind : sop_.kinds)
            if (d_.chance(95)) what.units.push_back({kind, unit_list(kind, d_.between(1, 4))});
        for (const std::string& kind : sop_.case_kinds)
            if (d_.chance(95)) what.units.push_back({kind, unit_list(kind, d_.chance(90) ? 1 : 2)});
        if (wrong()) what.units.push_back({"jenis", {"Satu"}});
        e.by = {"pembuka", {}};
        e.what = what;
        return e;
    }
    std::vector<std::string> unit_list(const std::string& kind, int count) {
        std::vector<std::string> list;
        for (int i = 0; i < count; ++i) list.push_back("U" + std::to_string(i));
        for (const alur::unit_kind& listed : text().units)
            if (listed.kind == kind) {
                list = listed.names;
                list.resize(std::min<std::size_t>(list.size(), static_cast<std::size_t>(count)));
            }
        switch (d_.under(30)) {
            case 0:
                list.push_back(list.front());
                break;
            case 1:
                list.push_back(" ");
                break;
            case 2:
                list.push_back("entah");
                break;
            case 3:
                list.clear();
                break;
            case 4:
                while (list.size() <= alur::max_units)
                    list.push_back("V" + std::to_string(list.size()));
                break;
            default:
                break;
        }
        return list;
    }

    // ---- what controllers do
    // ---------------------------------------------------------------------

    void as_controller(alur::event& e) {
        for (const std::string& code : codes(sop_.controllers))
            if (e.by.seats.empty() || d_.chance(30)) e.by.seats.push_back(seat_of(code, {}));
        e.by.id = e.by.seats.empty() ? "p" : "p-" + e.by.seats.front().office;
        if (e.by.seats.size() > 1 && d_.chance(60)) e.as = e.by.seats.front().office;
        bend_person(e, {});
    }
    alur::event control(alur::event e, events::suspend what) { return by_chief(e, what); }
    alur::event control(alur::event e, events::resume what) { return by_chief(e, what); }
    alur::event control(alur::event e, events::cancel what) { return by_chief(e, what); }
    template <class What>
    alur::event by_chief(alur::event e, What what) {
        e.what = what;
        as_controller(e);
        return e;
    }
    alur::event unit_change(alur::event e) {
        const std::string kind = any_kind();
        if (d_.chance(60))
            return by_chief(e,
                            events::add_unit{kind, d_.chance(50) ? "Baru" : any_unit(), reason()});
        return by_chief(e, events::remove_unit{kind, any_unit(), reason()});
    }

    alur::event data(alur::event e) {
        events::set_data what;
        for (const auto& [name, type] : text().data) {
            if (d_.chance(40)) continue;
            if (type == alur::data_type::number && !wrong())
                what.values[name] = static_cast<double>(d_.under(100));
            else if (type == alur::data_type::yes_no && !wrong())
                what.values[name] = d_.chance(50);
            else
                what.values[name] = std::string("teks");
        }
        if (wrong() || text().data.empty()) what.values["entah"] = true;
        e.what = what;
        e.by = {"p", {{any_office(), any_unit()}}};
        bend_person(e, {});
        if (d_.chance(10)) e.by.seats.clear();
        return e;
    }

    // ---- rows
    // ------------------------------------------------------------------------------------

    alur::event row(alur::event e) {
        const auto open = case_.open_rows();
        alur::row_unit at{sop_.find_row(any_row().id), alur::no_unit};
        if (!open.empty() && d_.chance(85))
            at = open[static_cast<std::size_t>(d_.under(static_cast<int>(open.size())))].at;
        const std::vector<std::string> able = codes(alur::may_act(sop_, facts(), at));
        const std::string office = able.empty() ? any_office() : d_.pick(able);
        const bool outside = text().performers[alur::index(sop_.find_role(office))].outside;
        e.by = {"p-" + office, {seat_of(office, at)}};
        std::string for_whom;
        if (outside && d_.chance(60)) {  // somebody inside records it
            const std::string own = any_office();
            e.by = {"p-" + own, {seat_of(own, at)}};
            for_whom = office;
        }
        if (wrong()) for_whom = any_office();
        bend_person(e, at);

        const alur::row& here = text().rows[alur::index(at.row)];
        const std::string unit = wrong() ? any_unit() : alur::unit_name(sop_, facts(), at);
        const std::string name = d_.chance(98) ? here.id : "entah";
        std::vector<std::string> back_for;
        for (int i = d_.chance(12) ? d_.between(1, 2) : 0; i > 0; --i)
            back_for.push_back(any_unit());
        if (d_.chance(here.returns.empty() && !here.returns_anywhere ? 6 : 25)) {
            const std::string to = !here.returns.empty() && d_.chance(80) ? d_.pick(here.returns)
                                   : here.shared == alur::sharing::in_order && d_.chance(60)
                                       ? here.id
                                       : any_row().id;
            e.what = events::send_back{
                name, d_.chance(98) ? to : "entah", reason(), unit, back_for, for_whom};
            return e;
        }
        events::complete what{name,           unit,     answer_on(at), reason(),
                              attendants(at), back_for, for_whom};
        what.name_units = units_named(at);
        e.what = std::move(what);
        return e;
    }

    // Where a stretch is for the units that are named here.
    std::vector<std::string> units_named(alur::row_unit at) {
        std::vector<std::string> list;
        if (facts().units->of_kind.empty()) return list;
        for (const alur::stretch_entry& each : sop_.table.stretches) {
            if (sop_.demands[alur::index(each.entry)].named_at != at.row || d_.chance(30)) continue;
            for (const std::string& unit : facts().units->of_kind[alur::index(each.kind)])
                if (d_.chance(60)) list.push_back(unit);
        }
        if (wrong()) list.push_back(any_unit());
        return list;
    }

    std::string answer_on(alur::row_unit at) {
        const alur::row& here = text().rows[alur::index(at.row)];
        const auto done = std::count_if(facts().ledger.acts.begin(), facts().ledger.acts.end(),
                                        [&](const alur::act_done& a) { return a.at == at; });
        const bool shared =
            here.shared == alur::sharing::all || here.shared == alur::sharing::in_order;
        const bool finishes =
            !shared || static_cast<std::size_t>(done) + 1 >= here.performers.size();
        if (wrong()) return "entah";
        return !here.answers.empty() && finishes != wrong() ? d_.pick(here.answers).label : "";
    }

    std::vector<alur::seat> attendants(alur::row_unit at) {
        const alur::row& here = text().rows[alur::index(at.row)];
        std::vector<alur::seat> there;
        if (here.shared != alur::sharing::meeting) return there;
        for (const std::string& office : here.performers) {
            const std::string& kind =
                text().performers[alur::index(sop_.find_role(office))].per_unit;
            const alur::kind_id of = kind.empty() ? alur::no_kind : sop_.find_kind(kind);
            if (of == alur::no_kind || of == sop_.kind_of(at.row)) {
                there.push_back(seat_of(office, at));
                continue;
            }
            const auto& units = facts().units->of_kind;
            for (std::size_t u = 0;
                 alur::index(of) < units.size() && u < units[alur::index(of)].size(); ++u)
                if (alur::is_active(sop_, facts(), of, static_cast<alur::unit_id>(u)))
                    there.push_back({office, units[alur::index(of)][u]});
        }
        switch (d_.under(20)) {
            case 0:
                there.push_back(there.front());
                break;
            case 1:
                there.clear();
                break;
            case 2:
                there.push_back({any_office(), any_unit()});
                break;
            case 3:
                d_.shuffle(there);
                there.front().unit = any_unit();
                break;
            default:
                break;
        }
        return there;
    }

    void bend_person(alur::event& e, alur::row_unit at) {
        switch (d_.under(40)) {
            case 0:
                e.by.seats.clear();
                break;
            case 1:
                e.by.seats = {{any_office(), any_unit()}};
                break;
            case 2:
            case 3:
                for (const alur::performer& each : text().performers)
                    e.by.seats.push_back(seat_of(each.code, at));
                break;
            case 4:
                e.as = any_office();
                break;
            case 5:
                e.as = "entah";
                break;
            default:
                break;
        }
    }

    dice& d_;
    const alur::machine& sop_;
    const alur::open_case& case_;
    std::optional<alur::event> last_;
};

}  // namespace alur_test
