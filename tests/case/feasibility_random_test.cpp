// Feasibility against slow searches that know nothing of how it works.
#include <alur/case/feasibility.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "case/feasible.hpp"
#include "generator/random.hpp"
#include "oracle/cases.hpp"

namespace feasibility_random_test {

using namespace alur;
using namespace alur_test;
using std::chrono::local_days;

namespace {

// A random SOP of rows one after the other and a random register, and what a slow reading of both
// says: which acts nobody can do, and whether persons can be chosen for the others.
struct draft_row {
    std::vector<int> offices;
    std::string how;
    bool per_unit = false;
    bool definitive = false;
    std::vector<int> differs;
};
struct draft_act {
    int row;
    int unit;
    std::set<int> able;
};

constexpr int units_there = 2;
constexpr int offices_there = 4;  // 0 and 1 in every unit, 2 and 3 once
bool in_every_unit(int office) { return office < 2; }

struct draft {
    std::vector<draft_row> rows;
    office_register people;

    explicit draft(generate::dice& dice) {
        const int count = dice.between(2, 5);
        for (int r = 0; r < count; ++r) {
            draft_row row;
            row.per_unit = dice.chance(45);
            row.definitive = dice.chance(15);
            row.how = dice.pick(
                std::vector<std::string>{"", "", "bersama", "berurutan", "salah_satu", "rapat"});
            std::vector<int> all{2, 3};
            if (row.per_unit) all = {0, 1, 2, 3};
            dice.shuffle(all);
            row.offices.assign(all.begin(), all.begin() + (row.how.empty() ? 1 : 2));
            for (int other = 0; other < count; ++other)
                if (other != r && dice.chance(35)) row.differs.push_back(other);
            rows.push_back(std::move(row));
        }
        people.kinds = {{"bidang", {{"P", ""}, {"Q", ""}}}};
        people.shared_offices = {"j0", "j1", "j2", "j3"};
        const int persons = dice.between(1, 4);
        for (int a = dice.between(3, 14); a > 0; --a) {
            assignment one;
            one.person = "p" + std::to_string(dice.under(persons));
            const int office = dice.under(offices_there);
            one.office = "j" + std::to_string(office);
            if (in_every_unit(office)) one.unit = dice.chance(50) ? "P" : "Q";
            one.capacity = dice.chance(70) ? capacity::definitive : capacity::plh;
            if (dice.chance(10)) one.until = today - std::chrono::days{1};
            people.assignments.push_back(std::move(one));
        }
    }

    [[nodiscard]] definition sop() const {
        std::string text;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const draft_row& row = rows[r];
            std::string names;
            for (const int office : row.offices)
                names += (names.empty() ? "\"j" : ", \"j") + std::to_string(office) + '"';
            text += (r == 0 ? "" : ", ") + ("{\"id\": \"r" + std::to_string(r)) +
                    R"(", "kegiatan": "x", "pelaksana": )" +
                    (row.how.empty() ? names : "{\"" + row.how + "\": [" + names + "]}");
            if (row.per_unit) text += R"(, "setiap": "bidang")";
            if (row.definitive) text += R"(, "definitif": true)";
            std::string others;
            for (const int other : row.differs)
                others += (others.empty() ? "\"r" : ", \"r") + std::to_string(other) + '"';
            if (!others.empty()) text += ", \"beda_orang\": [" + others + "]";
            text += "}";
        }
        // A last row keeps the kind in use, whatever the others are.
        return sop_of(R"({"judul": "Acak", "pelaksana": {
            "j0": {"nama": "J0", "setiap": "bidang"}, "j1": {"nama": "J1", "setiap": "bidang"},
            "j2": "J2", "j3": "J3", "x": {"nama": "X", "luar": true}}, "langkah": [)" +
                      text + R"(, {"kegiatan": "Antara", "pelaksana": "x"},
            {"kegiatan": "Akhir", "pelaksana": "x", "setiap": "bidang"}]})");
    }

    [[nodiscard]] std::set<int> able(const draft_row& row, int office, int unit) const {
        std::set<int> persons;
        for (const assignment& each : people.assignments) {
            const bool right_unit = !in_every_unit(office) || each.unit == (unit == 0 ? "P" : "Q");
            if (each.office == "j" + std::to_string(office) && right_unit && !each.until &&
                (!row.definitive || each.capacity == capacity::definitive))
                persons.insert(each.person[1] - '0');
        }
        return persons;
    }

    [[nodiscard]] std::vector<draft_act> acts() const {
        std::vector<draft_act> all;
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (int unit = 0; unit < (rows[r].per_unit ? units_there : 1); ++unit) {
                const draft_row& row = rows[r];
                const int number = static_cast<int>(r);
                if (row.how == "rapat") {
                    all.push_back({number, unit, able(row, row.offices.back(), unit)});
                } else if (row.how == "salah_satu") {
                    std::set<int> any = able(row, row.offices[0], unit);
                    any.merge(able(row, row.offices[1], unit));
                    all.push_back({number, unit, any});
                } else {
                    for (const int office : row.offices)
                        all.push_back({number, unit, able(row, office, unit)});
                }
            }
        return all;
    }

    [[nodiscard]] bool same_stretch(int a, int b) const {
        for (int r = std::min(a, b); r <= std::max(a, b); ++r)
            if (!rows[static_cast<std::size_t>(r)].per_unit) return false;
        return true;
    }

    [[nodiscard]] bool clash(const draft_act& a, const draft_act& b) const {
        const auto names = [&](int one, int other) {
            const auto& list = rows[static_cast<std::size_t>(one)].differs;
            return std::find(list.begin(), list.end(), other) != list.end();
        };
        return (names(a.row, b.row) || names(b.row, a.row)) &&
               (a.unit == b.unit || !same_stretch(a.row, b.row));
    }

    [[nodiscard]] bool choose(const std::vector<draft_act>& acts, std::vector<int>& chosen) const {
        if (chosen.size() == acts.size()) return true;
        const draft_act& now = acts[chosen.size()];
        for (const int person : now.able) {
            bool free = true;
            for (std::size_t i = 0; i < chosen.size(); ++i)
                free = free && !(chosen[i] == person && clash(acts[i], now));
            if (!free) continue;
            chosen.push_back(person);
            if (choose(acts, chosen)) return true;
            chosen.pop_back();
        }
        return false;
    }
};

}  // namespace

TEST_CASE("random SOPs and registers are feasible exactly if a slow search finds the persons") {
    constexpr std::uint64_t first_seed = 20260203;
    const std::size_t tried = std::max<std::size_t>(400, alur::oracle::cases(2'000));
    std::map<std::string, std::size_t> seen;
    for (std::uint64_t seed = first_seed; seed < first_seed + tried; ++seed) {
        generate::dice dice{seed};
        const draft it{dice};
        std::set<int> vacant;
        std::vector<draft_act> rest;
        for (draft_act& each : it.acts()) {
            if (each.able.empty())
                vacant.insert(each.row);
            else
                rest.push_back(std::move(each));
        }
        std::vector<int> chosen;
        const bool separable = it.choose(rest, chosen);
        INFO("seed " << seed);
        std::set<int> told;
        bool too_few = false;
        for (const diagnostic& each : check(it.sop(), it.people, today)) {
            INFO(each.message.en);
            const int row = each.pointer.at(9) - '0';
            if (each.code == "PJ32")
                too_few = true;
            else if (each.code == "PJ30" || each.code == "PJ31")
                told.insert(row);
            else
                FAIL_CHECK(each.code);
            if (each.code == "PJ31") CHECK(it.rows[static_cast<std::size_t>(row)].definitive);
            ++seen[each.code];
        }
        CHECK(told == vacant);
        CHECK(too_few == !separable);
        if (told.empty() && !too_few) ++seen["feasible"];
    }
    INFO("seed of the first " << first_seed);
    for (const char* what : {"PJ30", "PJ31", "PJ32", "feasible"}) {
        INFO(what << ' ' << seen[what]);
        CHECK(seen[what] * 20 > tried);
    }
}

TEST_CASE("persons who are alike are chosen for rows that differ exactly if a slow search can") {
    constexpr std::uint64_t first_seed = 20260204;
    std::size_t possible = 0;
    const std::size_t tried = std::max<std::size_t>(300, alur::oracle::cases(1'500));
    for (std::uint64_t seed = first_seed; seed < first_seed + tried; ++seed) {
        generate::dice dice{seed};
        const int count = dice.between(5, 10);
        const int persons = dice.between(2, 4);
        const int dense = dice.between(25, 75);
        definition sop;
        sop.performers = {{"c", "C", "C", {}, "", false}};
        std::vector<std::vector<int>> differs(static_cast<std::size_t>(count));
        for (int r = 0; r < count; ++r) {
            row one;
            one.number = one.id = std::to_string(r);
            one.activity = "x";
            one.performers = {"c"};
            for (int other = 0; other < r; ++other)
                if (dice.chance(dense)) {
                    one.different_person.push_back(std::to_string(other));
                    differs[static_cast<std::size_t>(r)].push_back(other);
                }
            sop.rows.push_back(std::move(one));
        }
        office_register in;
        in.shared_offices = {"c"};
        for (int p = 0; p < persons; ++p)
            in.assignments.push_back(
                {"p" + std::to_string(p), "c", "", capacity::definitive, {}, {}, ""});
        std::vector<int> chosen;
        const auto choose = [&](const auto& again) -> bool {
            if (chosen.size() == differs.size()) return true;
            for (int p = 0; p < persons; ++p) {
                const auto& against = differs[chosen.size()];
                if (std::any_of(against.begin(), against.end(), [&](int other) {
                        return chosen[static_cast<std::size_t>(other)] == p;
                    }))
                    continue;
                chosen.push_back(p);
                if (again(again)) return true;
                chosen.pop_back();
            }
            return false;
        };
        INFO("seed " << seed);
        const bool separable = choose(choose);
        CHECK(check(sop, in, today).empty() == separable);
        possible += separable ? 1 : 0;
    }
    CHECK(possible > tried / 5);
    CHECK(possible < tried * 4 / 5);
}

}  // namespace feasibility_random_test
