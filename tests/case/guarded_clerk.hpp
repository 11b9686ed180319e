// Random SOPs that ask much of people, papers and time, and random events of people who try.
#pragma once

#include "generator/sop.hpp"

#include <alur/sop/compile.hpp>

#include <algorithm>
#include <array>
#include <optional>

#include "case/clerk.hpp"
#include "case/support.hpp"

namespace alur_test {

// ---- SOPs -----------------------------------------------------------------------------------

inline alur::amounts so_many(alur::time_unit unit, std::uint32_t n) {
    alur::amounts length;
    length[unit] = n;
    return length;
}

// What is asked of people: separation, definitive holders, dispositions.
inline void ask_for_people(dice& d, alur::definition& sop, alur::row& row) {
    if (d.chance(35)) row.different_person.push_back(d.pick(sop.rows).id);
    if (row.different_person.empty() && d.chance(6)) row.different_person.push_back(row.id);
    row.definitive_only = d.chance(12);
    const alur::row& earlier = sop.rows.front();
    if (&row != &earlier && d.chance(35))
        row.assigned_at = d.chance(70) ? earlier.id : d.pick(sop.rows).id;
}

// Papers that may come from outside, so that a row can ask for any of them.
inline void ask_for_papers(dice& d, alur::definition& sop, alur::row& row) {
    if (d.chance(45)) row.evidence_required = d.chance(80);
    if (row.outputs.empty() && d.chance(50)) row.outputs = {"Naskah " + row.id};
    if (!row.evidence_required.value_or(sop.evidence_required)) return;
    row.inputs.clear();
    const auto any_paper = [&]() -> std::string {
        const alur::row& other = d.pick(sop.rows);
        if (d.chance(65) && !other.outputs.empty()) return d.pick(other.outputs);
        return d.pick(sop.from_outside);
    };
    for (int i = d.between(0, 2); i > 0; --i) {
        alur::input_document asked{{any_paper()}};
        if (const std::string other = any_paper(); d.chance(30) && other != asked.alternatives[0])
            asked.alternatives.push_back(other);
        row.inputs.push_back(asked);
    }
    if (d.chance(20)) row.inputs.push_back({{"Komputer"}});
}

inline void ask_for_time(dice& d, alur::definition& sop, alur::row& row) {
    if (row.until.empty() && d.chance(40))
        row.time =
            alur::length_limit(so_many(d.chance(70) ? alur::time_unit::hour : alur::time_unit::day,
                                       static_cast<std::uint32_t>(d.between(1, 3))));
    if (!row.time || !row.time->has_limit()) return;
    if (d.chance(40))
        row.extends = alur::extension{static_cast<std::uint32_t>(d.between(1, 2)),
                                      so_many(alur::time_unit::hour, 2)};
    row.when_late.clear();
    if (d.chance(35)) row.when_late.push_back({alur::lateness_kind::reason, {}, "", ""});
    if (d.chance(20)) row.when_late.push_back({alur::lateness_kind::refuse, {}, "", ""});
    if (d.chance(30))
        row.when_late.push_back({alur::lateness_kind::escalate, so_many(alur::time_unit::hour, 3),
                                 d.pick(sop.performers).code, ""});
    if (!row.answers.empty() && d.chance(50))
        row.when_late.push_back({alur::lateness_kind::deemed, {}, "", d.pick(row.answers).label});
}

// A random SOP that asks much of people, papers and time, and compiles.
inline alur::machine guarded_machine(dice& d) {
    for (;;) {
        alur::definition plain = alur::generate::sop(d.next(), alur::generate::mode::compiling);
        if (plain.rows.size() > 10) continue;
        for (int attempt = 0; attempt < 4; ++attempt) {
            alur::definition sop = plain;
            sop.evidence_required = d.chance(25);
            sop.form.equipment = {"Komputer"};
            sop.from_outside = {"Surat", "KTP", "Akta"};
            for (const alur::row& row : sop.rows) {
                sop.from_outside.push_back("Hasil " + row.id);
                sop.from_outside.push_back("Naskah " + row.id);
            }
            for (alur::row& row : sop.rows) {
                ask_for_people(d, sop, row);
                ask_for_papers(d, sop, row);
                ask_for_time(d, sop, row);
            }
            if (alur::compiled made = alur::compile(sop); made.machine)
                return *std::move(made.machine);
        }
    }
}

// ---- events ---------------------------------------------------------------------------------

// A clerk among few people who hold many offices, by letter or not, with papers or without.
class guarded_clerk {
  public:
    guarded_clerk(dice& d, const alur::machine& sop, const alur::open_case& of)
        : d_(d), sop_(sop), case_(of), base_(d, sop, of) {}

    alur::event next(alur::instant now) {
        const bool about_people = case_.stage() == alur::lifecycle::running && d_.chance(30);
        alur::event e = about_people ? people(now) : base_.next(now);
        for (int i = 0; granted_ && !about_people && i < 6 && !uses_grant(e); ++i)
            e = base_.next(now);
        if (d_.chance(75)) e.by.id = somebody();
        if (granted_ && uses_grant(e) && d_.chance(80)) {  // who was let through makes use of it
            e.by.id = granted_->person;
            granted_.reset();
        }
        if (d_.chance(1)) e.by.id.clear();
        for (alur::seat& each : e.by.seats)
            if (d_.chance(15)) each.capacity = alur::capacity::plh, each.letter = "ST/1";
        if (auto* what = std::get_if<events::complete>(&e.what)) dress(*what);
        if (d_.chance(15)) e.id = "e" + std::to_string(d_.under(400));
        if (d_.chance(15))
            e.head = d_.chance(85) ? alur::to_hex(case_.facts().head) : std::string(64, '0');
        return e;
    }
    void accepted(const alur::event& e) {
        base_.accepted(e);
        if (const auto* what = std::get_if<events::except>(&e.what)) granted_ = *what;
    }

    // Who was refused may ask for an exception.
    void refused(const alur::event& e, alur::refusal why) {
        const auto* what = std::get_if<events::complete>(&e.what);
        if (what == nullptr) return;
        std::string word;
        if (why == alur::refusal::office) word = "jabatan";
        if (why == alur::refusal::separation) word = "pemisahan";
        if (why == alur::refusal::evidence) word = "bukti";
        if (why == alur::refusal::lateness) word = "keterlambatan";
        if (!word.empty()) asked_ = events::except{what->row, what->unit, word, e.by.id};
    }

  private:
    std::string somebody() { return "p" + std::to_string(d_.under(4)); }
    std::string as_somebody_writes(std::string name) {
        if (d_.chance(15)) name = "  " + name + " ";
        if (d_.chance(15))
            std::transform(name.begin(), name.end(), name.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            });
        return name;
    }
    bool uses_grant(const alur::event& e) const {
        const auto* what = std::get_if<events::complete>(&e.what);
        return what != nullptr && what->row == granted_->row && what->unit == granted_->unit;
    }
    void dress(events::complete& what) {
        const alur::step_id id = sop_.find_row(what.row);
        if (id == alur::no_step) return;
        const alur::row& row = sop_.sop.rows[alur::index(id)];
        for (const std::string& output : row.outputs)
            if (d_.chance(80))
                what.documents.push_back(
                    {as_somebody_writes(output), "R/1", d_.chance(30) ? std::string(64, 'c') : ""});
        for (const alur::input_document& input : row.inputs)
            if (d_.chance(produced(input.alternatives.front()) ? 25 : 60))
                what.documents.push_back({as_somebody_writes(d_.pick(input.alternatives))});
        if (d_.chance(2)) what.documents.push_back({"Surat", "", "xyz"});
        if (d_.chance(1)) what.documents.push_back({" "});
        if (d_.chance(55)) what.late_reason = d_.chance(90) ? "menunggu" : "  ";
        if (sop_.demands[alur::index(id)].names_others ? d_.chance(60) : d_.chance(1))
            name(row.id, what);
        what.by_silence =
            d_.chance(sop_.demands[alur::index(id)].late.deemed == alur::no_exit ? 1 : 12);
        if (what.by_silence && d_.chance(60)) what.answer.clear();
    }
    bool produced(const std::string& paper) const {
        return std::any_of(sop_.sop.rows.begin(), sop_.sop.rows.end(), [&](const alur::row& row) {
            return std::count(row.outputs.begin(), row.outputs.end(), paper) != 0;
        });
    }
    void name(const std::string& at, events::complete& what) {
        std::vector<std::string> offices;
        for (const alur::row& each : sop_.sop.rows)
            if (each.assigned_at == at)
                offices.insert(offices.end(), each.performers.begin(), each.performers.end());
        if (d_.chance(45) && !offices.empty()) what.name_office = d_.pick(offices);
        if (d_.chance(4)) what.name_office = d_.pick(sop_.sop.performers).code;
        if (d_.chance(45)) what.name_person = somebody();
    }
    alur::event people(alur::instant now) {
        alur::event e;
        e.at = now;
        std::string name = d_.pick(sop_.sop.rows).id;
        std::string unit;
        if (const auto open = case_.open_rows(); !open.empty() && d_.chance(92)) {
            const alur::row_unit at =
                open[static_cast<std::size_t>(d_.under(static_cast<int>(open.size())))].at;
            name = sop_.sop.rows[alur::index(at.row)].id;
            unit = alur::unit_name(sop_, case_.facts(), at);
        }
        for (std::size_t o = 0; o < sop_.sop.performers.size(); ++o)
            if (d_.chance((sop_.controllers >> o & 1U) != 0 ? 85 : 45))
                e.by.seats.push_back(
                    {sop_.sop.performers[o].code, unit_of(sop_.sop.performers[o], unit)});
        if (d_.chance(70) && !e.by.seats.empty()) e.as = d_.pick(e.by.seats).office;
        const std::string reason = d_.chance(90) ? "alasan" : "";
        const int roll = d_.under(100);
        if (roll < 18)
            e.what = events::claim{name, unit};
        else if (roll < 28)
            e.what = events::release{name, unit, reason};
        else if (roll < 40)
            e.what = events::assign{name, unit, d_.chance(95) ? somebody() : "", reason};
        else if (roll < 55)
            e.what = events::extend{name, unit, reason};
        else if (roll < 58)
            e.what = events::note{d_.chance(80) ? "catatan" : ""};
        else if (roll < 64)
            e.what = events::tick{};
        else
            e.what = exception(name, unit, reason);
        if (roll >= 40 && roll < 55 && d_.chance(60)) as_controller(e);
        if (roll >= 64 && d_.chance(80)) as_controller(e);
        return e;
    }
    void as_controller(alur::event& e) {
        for (const alur::seat& each : e.by.seats)
            if ((sop_.controllers & alur::only(sop_.find_role(each.office))) != 0)
                e.as = each.office;
    }
    events::except exception(const std::string& row, const std::string& unit,
                             const std::string& reason) {
        static constexpr std::array words{"jabatan", "pemisahan", "bukti", "keterlambatan",
                                          "urutan"};
        events::except what{row, unit, words[static_cast<std::size_t>(d_.under(5))],
                            d_.chance(97) ? somebody() : ""};
        if (asked_ && d_.chance(75)) what = *asked_;
        if (d_.chance(85)) what.office = performer_of(what.row);
        what.reason = reason;
        what.letter = d_.chance(95) ? "800/1" : "";
        return what;
    }
    std::string performer_of(const std::string& row) {
        return d_.pick(sop_.sop.rows[alur::index(sop_.find_row(row))].performers);
    }
    std::string unit_of(const alur::performer& who, const std::string& unit) const {
        if (who.per_unit.empty()) return "";
        for (std::size_t k = 0; k < sop_.case_kinds.size(); ++k)
            if (sop_.case_kinds[k] == who.per_unit && k < case_.facts().units->of_case.size())
                return case_.facts().units->of_case[k];
        return unit;
    }

    dice& d_;
    const alur::machine& sop_;
    const alur::open_case& case_;
    clerk base_;
    std::optional<events::except> granted_;
    std::optional<events::except> asked_;
};

}  // namespace alur_test
