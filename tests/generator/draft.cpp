#include "generator/draft.hpp"

#include <algorithm>

namespace alur::generate {

goal goal_from(const std::string& text) {
    goal g;
    if (text == "lanjut") {
        return g;
    }
    if (text.rfind("selesai", 0) == 0) {
        g.kind = goal_kind::end;
        g.outcome = text.size() > 9 ? text.substr(9) : "";
        return g;
    }
    g.kind = goal_kind::row;
    g.row = text;
    return g;
}

draft& draft::office(const std::string& code, const std::string& per_unit, bool outside) {
    performer p;
    p.code = code;
    p.name = code;
    p.column = code;
    p.per_unit = per_unit;
    p.outside = outside;
    made.performers.push_back(p);
    return *this;
}

draft& draft::step(const std::string& id, const text_list& offices, sharing shared) {
    row r;
    r.number = std::to_string(made.rows.size() + 1);
    r.id = id;
    r.has_id = true;
    r.activity = "Mengerjakan " + id;
    r.performers = offices;
    r.shared = shared;
    for (const std::string& code : offices) {
        if (std::none_of(made.performers.begin(), made.performers.end(),
                         [&](const performer& p) { return p.code == code; })) {
            office(code, "");
        }
    }
    made.rows.push_back(r);
    return *this;
}

draft& draft::each(const std::string& kind) {
    last().per_unit = kind;
    return *this;
}

draft& draft::to(const text_list& goals) {
    for (const std::string& text : goals) {
        last().next.push_back(goal_from(text));
    }
    return *this;
}

draft& draft::exit(const std::string& label, const std::string& to, const std::string& rule) {
    last().answers.push_back({label, goal_from(to), rule});
    return *this;
}

draft& draft::back(const text_list& ids) {
    last().returns = ids;
    return *this;
}

draft& draft::back_anywhere() {
    last().returns_anywhere = true;
    return *this;
}

draft& draft::enough(std::uint32_t amount, bool percent) {
    last().enough = quorum{amount, percent};
    return *this;
}

draft& draft::start(const std::string& trigger) {
    last().trigger = trigger;
    return *this;
}

draft& draft::gives(const std::string& output) {
    last().outputs.push_back(output);
    return *this;
}

}  // namespace alur::generate
