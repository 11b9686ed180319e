// The flow of a random SOP, built from the end to the beginning so that every piece knows where it
// leads.
#include "generator/sop.hpp"

#include <algorithm>
#include <map>

namespace alur::generate {
namespace {

constexpr int end_of_case = -1;

struct exit_to {
    std::string label;  // empty: the row's only exit
    std::vector<int> goals;
    std::string outcome;
};

struct node {
    row text;
    std::vector<exit_to> exits;
};

// Where a piece of flow stands.
struct setting {
    std::string kind;           // inside a stretch of this kind
    int depth = 0;              // forks around it
    bool meets_at_end = false;  // in parallel work that meets at the end
    bool parallel = false;
    int out = end_of_case;  // where the whole piece leads; a decision may skip there
};

struct piece {
    int first = end_of_case;
    std::vector<int> printed;
};

struct builder {
    dice& d;
    definition made;
    std::vector<node> nodes;
    std::vector<std::string> kinds;
    std::string case_kind;
    std::vector<std::string> plain_offices;
    std::map<std::string, std::vector<std::string>> unit_offices;
    std::string outcome;  // of ends that must agree
    int budget = 0;
    int stretches = 0;

    void add_office(const std::string& code, const std::string& kind, bool outside) {
        performer p;
        p.code = code;
        p.name = "Jabatan " + code;
        p.column = p.name;
        p.per_unit = kind;
        p.outside = outside;
        made.performers.push_back(p);
        (kind.empty() ? plain_offices : unit_offices[kind]).push_back(code);
    }

    void make_offices() {
        const int many = d.between(3, 6);
        for (int i = 0; i < many; ++i) {
            add_office("jab" + std::to_string(i), "", false);
        }
        if (d.chance(30)) {
            add_office("tamu", "", true);
        }
        if (d.chance(8)) {
            add_office("aplikasi", "", true);
        }
        for (const std::string kind : {"bidang", "seksi"}) {
            if (d.chance(kind == "bidang" ? 65 : 20)) {
                kinds.push_back(kind);
                add_office("kepala_" + kind, kind, false);
                add_office("staf_" + kind, kind, d.chance(5));
            }
        }
        if (d.chance(12)) {
            case_kind = "wilayah";
            add_office("camat", case_kind, false);
            plain_offices.push_back("camat");  // the case belongs to one wilayah
        }
    }

    std::vector<std::string> some(std::vector<std::string> from, int least, int most) {
        d.shuffle(from);
        const auto size = static_cast<std::size_t>(d.between(least, most));
        from.resize(std::min(from.size(), size));
        return from;
    }

    void performers(row& r, const setting& where) {
        std::vector<std::string> offices = plain_offices;
        offices.erase(
            std::remove(offices.begin(), offices.end(), where.kind.empty() ? "" : "camat"),
            offices.end());
        if (!where.kind.empty()) {
            const auto& own = unit_offices[where.kind];
            offices.insert(offices.end(), own.begin(), own.end());
            offices.insert(offices.end(), own.begin(), own.end());
        }
        const int roll = d.under(100);
        r.shared = roll < 50   ? sharing::single
                   : roll < 64 ? sharing::all
                   : roll < 78 ? sharing::in_order
                   : roll < 89 ? sharing::any_one
                               : sharing::meeting;
        if (r.shared == sharing::single) {
            r.performers = {d.pick(offices)};
            return;
        }
        if (r.shared == sharing::meeting && where.kind.empty()) {
            for (const std::string& kind : kinds) {
                offices.insert(offices.end(), unit_offices[kind].begin(), unit_offices[kind].end());
            }
        }
        std::sort(offices.begin(), offices.end());
        offices.erase(std::unique(offices.begin(), offices.end()), offices.end());
        r.performers = some(offices, 2, 3);
        if (r.shared == sharing::meeting) {
            // The last named decides, so it is somebody who exists once.
            r.performers.erase(std::remove(r.performers.begin(), r.performers.end(), "jab0"),
                               r.performers.end());
            r.performers.push_back("jab0");
            if (d.chance(50)) {
                r.enough = quorum{static_cast<std::uint32_t>(d.between(1, 4)), false};
            } else if (d.chance(40)) {
                r.enough = quorum{static_cast<std::uint32_t>(d.between(20, 100)), true};
            }
        }
        if (r.performers.size() < 2) {
            r.shared = sharing::single;
            r.enough.reset();
        }
    }

    int make_row(const setting& where) {
        node n;
        n.text.id = "r" + std::to_string(nodes.size());
        n.text.has_id = true;
        n.text.per_unit = where.kind;
        performers(n.text, where);
        --budget;
        nodes.push_back(n);
        return static_cast<int>(nodes.size()) - 1;
    }

    node& at(int n) { return nodes[static_cast<std::size_t>(n)]; }

    std::string end_outcome(const setting& where) {
        if (where.meets_at_end) {
            return outcome;
        }
        return d.chance(60) ? "ditolak" : d.chance(50) ? "dibatalkan pemohon" : "";
    }

    piece simple(const setting& where, int next) {
        const int n = make_row(where);
        at(n).exits.push_back({"", {next}, next == end_of_case ? outcome : ""});
        return {n, {n}};
    }

    piece decision(const setting& where, int next) {
        const int n = make_row(where);
        piece all{n, {n}};
        static const std::vector<std::string> labels{"Ya", "Tidak", "Sebagian", "Tunda"};
        const int ways = d.chance(75) ? 2 : 3;
        for (int w = 0; w < ways; ++w) {
            exit_to one{labels[static_cast<std::size_t>(w)], {next}, ""};
            const int roll = d.under(100);
            if (w == 0 || roll < 25) {
                one.outcome = next == end_of_case ? outcome : "";
            } else if (roll < 60 && budget > 0) {
                const piece longer = sequence(where, next, d.between(1, 2));
                all.printed.insert(all.printed.end(), longer.printed.begin(), longer.printed.end());
                one.goals = {longer.first};
            } else if (roll < 80) {
                one.goals = {where.out};
                one.outcome = where.out == end_of_case ? outcome : "";
            } else {
                one.goals = {end_of_case};
                one.outcome = end_outcome(where);
            }
            at(n).exits.push_back(one);
        }
        return all;
    }

    piece fork(const setting& where, int next) {
        const int n = make_row(where);
        piece all{n, {n}};
        setting inside = where;
        inside.depth = where.depth + 1;
        inside.parallel = true;
        inside.meets_at_end = next == end_of_case;
        inside.out = next;
        exit_to split;
        for (int b = d.chance(75) ? 2 : 3; b > 0; --b) {
            piece branch;
            if (where.kind.empty() && d.chance(45) && !kinds.empty() && budget > 1) {
                branch = stretch(inside, next);
            } else {
                branch = sequence(inside, next, d.between(1, 2));
            }
            split.goals.push_back(branch.first);
            all.printed.insert(all.printed.end(), branch.printed.begin(), branch.printed.end());
        }
        at(n).exits.push_back(split);
        return all;
    }

    piece stretch(const setting& where, int next) {
        setting inside = where;
        inside.kind = d.pick(kinds);
        inside.parallel = true;
        inside.meets_at_end = next == end_of_case;
        inside.out = next;
        ++stretches;
        const piece all = sequence(inside, next, d.between(1, 3));
        if (d.chance(55)) {
            std::vector<int> candidates;
            for (const int n : all.printed) {
                if (at(n).text.shared != sharing::meeting) {
                    candidates.push_back(n);
                }
            }
            if (!candidates.empty()) {
                at(d.pick(candidates)).text.enough =
                    d.chance(50) ? quorum{static_cast<std::uint32_t>(d.between(1, 3)), false}
                                 : quorum{static_cast<std::uint32_t>(d.between(10, 90)), true};
            }
        }
        return all;
    }

    piece one_piece(const setting& where, int next) {
        const int roll = d.under(100);
        if (budget > 1 && roll < 26) {
            return decision(where, next);
        }
        if (budget > 3 && roll < 46 && where.depth < 3) {
            return fork(where, next);
        }
        if (budget > 1 && roll < 76 && where.kind.empty() && !kinds.empty()) {
            return stretch(where, next);
        }
        return simple(where, next);
    }

    piece sequence(const setting& where, int next, int length) {
        std::vector<piece> pieces;
        for (int i = 0; i < length; ++i) {
            pieces.push_back(one_piece(where, next));
            next = pieces.back().first;
        }
        piece all{next, {}};
        for (auto p = pieces.rbegin(); p != pieces.rend(); ++p) {
            all.printed.insert(all.printed.end(), p->printed.begin(), p->printed.end());
        }
        return all;
    }

    goal goal_of(int target, const std::string& ending, std::size_t printed_after,
                 const std::vector<int>& order) {
        goal g;
        const bool is_next = printed_after < order.size() && order[printed_after] == target;
        const bool ends = printed_after == order.size() && target == end_of_case && ending.empty();
        if ((is_next || ends) && d.chance(70)) {
            return g;
        }
        g.kind = target == end_of_case ? goal_kind::end : goal_kind::row;
        g.outcome = target == end_of_case ? ending : "";
        g.row = target == end_of_case ? "" : at(target).text.id;
        return g;
    }

    void write(const std::vector<int>& order) {
        for (std::size_t i = 0; i < order.size(); ++i) {
            node& n = at(order[i]);
            row r = n.text;
            for (const exit_to& e : n.exits) {
                for (const int target : e.goals) {
                    const goal g = goal_of(target, e.outcome, i + 1, order);
                    if (!e.label.empty()) {
                        r.answers.push_back({e.label, g, ""});
                    } else if (e.goals.size() > 1 || g.kind != goal_kind::next_row ||
                               d.chance(10)) {
                        r.next.push_back(g);
                    }
                }
            }
            made.rows.push_back(r);
        }
    }

    void starts(const std::vector<int>& order) {
        std::vector<std::size_t> later;
        for (std::size_t i = 1; i < order.size() && d.chance(25); ++i) {
            later.push_back(i);
        }
        if (!later.empty()) {
            made.rows[d.pick(later)].trigger = "Surat masuk";
            made.rows[0].trigger = "Permohonan";
        } else if (d.chance(25)) {
            made.rows[0].trigger = "Permohonan";
        }
    }

    // Kinds no row repeats would have units that nobody uses.
    void declare_units() {
        std::vector<std::string> all = kinds;
        if (!case_kind.empty()) {
            all.push_back(case_kind);
        }
        for (const std::string& kind : all) {
            if (d.chance(40)) {
                unit_kind u{kind, {}};
                const int many = kind == case_kind ? 1 : d.between(1, 4);
                for (int i = 0; i < many; ++i) {
                    u.names.push_back(kind + " " + std::to_string(i + 1));
                }
                made.units.push_back(u);
            }
        }
    }

    definition build() {
        make_offices();
        budget = d.between(2, 13);
        outcome = d.chance(35) ? "terbit" : "";
        const piece all = sequence({}, end_of_case, d.between(2, 5));
        write(all.printed);
        starts(all.printed);
        declare_units();
        return made;
    }
};

}  // namespace

definition flow_of(dice& d) {
    builder b{d, {}, {}, {}, {}, {}, {}, {}, 0, 0};
    return b.build();
}

}  // namespace alur::generate
