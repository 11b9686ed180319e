#include "view/bpmn.hpp"

#include <expat.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <memory>
#include <set>
#include <sstream>

namespace alur_test {

namespace bpmn_parts {
namespace {

class bpmn_reader {
  public:
    bpmn_file read(const std::string& xml) {
        const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
            XML_ParserCreate(nullptr), XML_ParserFree);
        XML_SetUserData(parser.get(), this);
        XML_SetElementHandler(
            parser.get(),
            [](void* me, const char* name, const char** values) {
                static_cast<bpmn_reader*>(me)->begin(name, values);
            },
            [](void* me, const char*) { static_cast<bpmn_reader*>(me)->end(); });
        XML_SetCharacterDataHandler(parser.get(), [](void* me, const char* text, int size) {
            static_cast<bpmn_reader*>(me)->text_.append(text, static_cast<std::size_t>(size));
        });
        if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), 1) == 0)
            made_.fault = XML_ErrorString(XML_GetErrorCode(parser.get()));
        return std::move(made_);
    }

  private:
    using attributes = std::map<std::string, std::string>;

    void begin(const std::string& name, const char** values) {
        attributes its;
        for (; *values != nullptr; values += 2) its[values[0]] = values[1];
        const std::string type = name.substr(name.find(':') + 1);
        open_.push_back(type);
        text_.clear();
        if (name.rfind("bpmndi:", 0) == 0 || name.rfind("d", 0) == 0)
            drawing(type, its);
        else
            element(type, its);
    }

    void element(const std::string& type, const attributes& its) {
        static const std::set<std::string> parts{
            "definitions",         "collaboration",      "laneSet",
            "documentation",       "incoming",           "outgoing",
            "flowNodeRef",         "potentialOwner",     "resourceRef",
            "conditionExpression", "completionCondition"};
        if (parts.count(type) > 0) return;
        if (type == "multiInstanceLoopCharacteristics") {
            current().repeated = true;
            return;
        }
        const auto event = type.find("EventDefinition");
        if (event != std::string::npos) {
            current().event = type.substr(0, event);
            if (its.count("escalationRef") > 0) current().refers_to = its.at("escalationRef");
            return;
        }
        const auto value = [&](const char* key) {
            const auto found = its.find(key);
            return found == its.end() ? std::string() : found->second;
        };
        bpmn_element made;
        made.id = value("id");
        made.type = type;
        made.name = value("name");
        made.from = value("sourceRef");
        made.to = value("targetRef");
        made.attached_to = value("attachedToRef");
        made.calls = value("calledElement");
        if (type == "participant") made.refers_to = value("processRef");
        if (!inside_.empty()) made.inside = made_.elements[inside_.back()].id;
        stack_.push_back(made_.elements.size());
        if (type == "process" || type == "subProcess") inside_.push_back(made_.elements.size());
        if (!made_.by_id.emplace(made.id, made_.elements.size()).second)
            made_.fault += "id twice: " + made.id;
        made_.elements.push_back(std::move(made));
    }
    bpmn_element& current() { return made_.elements.at(stack_.back()); }

    void drawing(const std::string& type, const attributes& its) {
        if (type == "BPMNShape" || type == "BPMNEdge") {
            const auto found = made_.by_id.find(its.at("bpmnElement"));
            if (found == made_.by_id.end()) {
                made_.fault += "draws nothing: " + its.at("bpmnElement");
                return;
            }
            drawn_ = found->second;
            in_label_ = false;
            if (made_.elements[drawn_].drawn) made_.fault += "drawn twice";
            made_.elements[drawn_].drawn = true;
        } else if (type == "BPMNLabel") {
            in_label_ = true;
        } else if (type == "Bounds") {
            const auto n = [&](const char* key) { return std::atoi(its.at(key).c_str()); };
            const bpmn_box box{n("x"), n("y"), n("width"), n("height")};
            bpmn_element& of = made_.elements[drawn_];
            (in_label_ ? of.label : of.box) = box;
            of.labelled = of.labelled || in_label_;
        } else if (type == "waypoint") {
            made_.elements[drawn_].points.emplace_back(std::atoi(its.at("x").c_str()),
                                                       std::atoi(its.at("y").c_str()));
        }
    }

    void end() {
        const std::string type = open_.back();
        open_.pop_back();
        if (type == "incoming") current().in.push_back(text_);
        if (type == "outgoing") current().out.push_back(text_);
        if (type == "flowNodeRef") current().members.push_back(text_);
        if (type == "documentation") current().documentation = text_;
        text_.clear();
        if (stack_.empty() || current().type != type) return;
        if (!inside_.empty() && inside_.back() == stack_.back()) inside_.pop_back();
        stack_.pop_back();
    }

    bpmn_file made_;
    std::vector<std::string> open_;
    std::vector<std::size_t> stack_, inside_;
    std::string text_;
    std::size_t drawn_ = 0;
    bool in_label_ = false;
};

bool is_node(const bpmn_element& each) {
    return each.type.find("Event") != std::string::npos ||
           each.type.find("Gateway") != std::string::npos || each.type == "userTask" ||
           each.type == "callActivity" || each.type == "subProcess";
}
bool is_activity(const bpmn_element& each) {
    return each.type == "userTask" || each.type == "callActivity";
}
bool is_name(const std::string& id) {  // NCName, of ASCII
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !id.empty() && letter(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

struct segment {
    int x1, y1, x2, y2;
    [[nodiscard]] bool upright() const { return x1 == x2; }
};
std::vector<segment> segments_of(const bpmn_element& flow) {
    std::vector<segment> all;
    for (std::size_t i = 0; i + 1 < flow.points.size(); ++i) {
        const auto [a, b] = flow.points[i];
        const auto [c, d] = flow.points[i + 1];
        all.push_back({std::min(a, c), std::min(b, d), std::max(a, c), std::max(b, d)});
    }
    return all;
}
// Inside, not only along the edge.
bool through(const segment& s, const bpmn_box& box) {
    return s.x1 < box.right() && s.x2 > box.x && s.y1 < box.bottom() && s.y2 > box.y;
}
bool overlap(const bpmn_box& a, const bpmn_box& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}
// A gateway is a diamond.
bool on(const bpmn_box& label, const bpmn_element& node) {
    if (!overlap(label, node.box)) return false;
    if (node.type.find("Gateway") == std::string::npos) return true;
    const int x = node.box.x + node.box.width / 2;
    const int y = node.box.y + node.box.height / 2;
    const int dx = std::max({label.x - x, x - label.right(), 0});
    const int dy = std::max({label.y - y, y - label.bottom(), 0});
    return dx + dy < node.box.width / 2;
}
bool within(const bpmn_box& inner, const bpmn_box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() &&
           inner.bottom() <= outer.bottom();
}
bool on_each_other(const segment& a, const segment& b) {
    if (a.upright() != b.upright()) return false;
    if (a.upright()) return a.x1 == b.x1 && a.y1 < b.y2 && b.y1 < a.y2;
    return a.y1 == b.y1 && a.x1 < b.x2 && b.x1 < a.x2;
}
bool at_edge(const std::pair<int, int>& p, const bpmn_box& box) {
    const auto [x, y] = p;
    const bool in = x >= box.x && x <= box.right() && y >= box.y && y <= box.bottom();
    return in && (x == box.x || x == box.right() || y == box.y || y == box.bottom());
}

class diagram_judge {
  public:
    explicit diagram_judge(const bpmn_file& file) : file_(file) {}

    std::string judge() {
        if (!file_.fault.empty()) return file_.fault;
        for (const bpmn_element& each : file_.elements) {
            if (!is_name(each.id)) fault(each, "is no NCName");
            const bool shown = is_node(each) || each.type == "sequenceFlow" ||
                               each.type == "lane" || each.type == "participant";
            if (shown != each.drawn) fault(each, "is not drawn, or should not be");
            if (each.type == "sequenceFlow")
                flow(each);
            else if (is_node(each))
                node(each);
        }
        lanes();
        labels();
        return std::move(faults_).str();
    }

  private:
    void fault(const bpmn_element& of, const std::string& what) {
        faults_ << of.id << ' ' << what << '\n';
    }
    const bpmn_element& pool() const {
        return *std::find_if(file_.elements.begin(), file_.elements.end(),
                             [](const auto& each) { return each.type == "participant"; });
    }

    void flow(const bpmn_element& each) {
        if (file_.by_id.count(each.from) == 0 || file_.by_id.count(each.to) == 0)
            return fault(each, "joins nothing");
        const bpmn_element& from = file_.at(each.from);
        const bpmn_element& to = file_.at(each.to);
        if (std::count(from.out.begin(), from.out.end(), each.id) != 1 ||
            std::count(to.in.begin(), to.in.end(), each.id) != 1)
            fault(each, "is not among outgoing and incoming");
        if (from.inside != to.inside || from.inside != each.inside)
            fault(each, "crosses the border of a sub-process");
        if (each.points.size() < 2) return fault(each, "has no way");
        if (!at_edge(each.points.front(), from.box) || !at_edge(each.points.back(), to.box))
            fault(each, "does not begin or end at its nodes");
        for (const segment& s : segments_of(each)) {
            if (s.x1 != s.x2 && s.y1 != s.y2) fault(each, "is slanted");
            for (const bpmn_element& other : file_.elements) {
                if (is_node(other)) {
                    const bool around = other.id == each.inside;
                    if (!around && through(s, other.box)) fault(each, "goes through " + other.id);
                    if (around && !within({s.x1, s.y1, s.x2 - s.x1, s.y2 - s.y1}, other.box))
                        fault(each, "leaves " + other.id);
                }
                if (other.labelled && through(s, other.label))
                    fault(each, "goes through the label of " + other.id);
                if (other.type == "sequenceFlow" && other.id < each.id && other.from != each.from &&
                    other.to != each.to)
                    for (const segment& o : segments_of(other))
                        if (on_each_other(s, o)) fault(each, "lies on " + other.id);
            }
            if (!within({s.x1, s.y1, s.x2 - s.x1, s.y2 - s.y1}, pool().box))
                fault(each, "leaves the pool");
        }
    }

    void node(const bpmn_element& each) {
        for (const bpmn_element& other : file_.elements)
            if (is_node(other) && other.id < each.id && overlap(each.box, other.box) &&
                other.id != each.inside && each.id != other.inside &&
                other.attached_to != each.id && each.attached_to != other.id)
                fault(each, "stands on " + other.id);
        if (!each.inside.empty() && file_.at(each.inside).type == "subProcess" &&
            !within(each.box, file_.at(each.inside).box))
            fault(each, "stands outside " + each.inside);
    }

    void lanes() {
        int bottom = pool().box.y;
        std::map<std::string, int> homes;
        for (const bpmn_element& each : file_.elements) {
            if (each.type != "lane") continue;
            if (each.box.y != bottom) fault(each, "does not follow the lane above");
            bottom = each.box.bottom();
            for (const std::string& member : each.members) {
                ++homes[member];
                const bpmn_element& node = file_.at(member);
                if (node.type != "subProcess" && node.attached_to.empty() &&
                    !within(node.box, each.box))
                    fault(node, "stands outside its lane");
                if (node.labelled && !within(node.label, pool().box))
                    fault(node, "has a label outside the pool");
            }
        }
        if (bottom != pool().box.bottom()) fault(pool(), "is not filled by its lanes");
        for (const bpmn_element& each : file_.elements)
            if (is_node(each) && homes[each.id] != 1) fault(each, "is not in one lane");
    }

    void labels() {
        for (const bpmn_element& each : file_.elements) {
            if (!each.labelled) continue;
            for (const bpmn_element& other : file_.elements) {
                if (is_node(other) && other.type != "subProcess" && on(each.label, other))
                    fault(each, "has a label on " + other.id);
                if (other.labelled && other.id < each.id && overlap(each.label, other.label))
                    fault(each, "has a label on that of " + other.id);
            }
        }
    }

    const bpmn_file& file_;
    std::ostringstream faults_;
};

// ---- what the process says ---------------------------------------------------------------------

class process_judge {
  public:
    process_judge(const bpmn_file& file, const alur::definition& sop) : file_(file), sop_(sop) {}

    std::string judge() {
        for (const bpmn_element& each : file_.elements)
            if (is_activity(each)) tasks_[number_of(each)].push_back(&each);
        if (tasks_.size() != sop_.rows.size()) faults_ << "rows: " << tasks_.size() << '\n';
        for (std::size_t r = 0; r < sop_.rows.size(); ++r) row(r);
        starts();
        return std::move(faults_).str();
    }

  private:
    static std::string number_of(const bpmn_element& task) {
        return task.name.substr(0, task.name.find(". "));
    }
    std::string office_of(const bpmn_element& task) const {
        for (const bpmn_element& each : file_.elements)
            if (each.type == "lane" &&
                std::count(each.members.begin(), each.members.end(), task.id) > 0)
                return each.name;
        return {};
    }
    std::string name_of(const std::string& code) const {
        for (const alur::performer& each : sop_.performers)
            if (each.code == code) return each.name;
        return {};
    }

    void row(std::size_t r) {
        const alur::row& its = sop_.rows[r];
        const auto& tasks = tasks_[its.number];
        std::vector<std::string> wanted;
        if (its.shared == alur::sharing::any_one)
            wanted = {name_of(its.performers.front())};
        else if (its.shared == alur::sharing::meeting)
            wanted = {name_of(its.performers.back())};
        else
            for (const std::string& code : its.performers) wanted.push_back(name_of(code));
        std::vector<std::string> got;
        for (const bpmn_element* each : tasks) got.push_back(office_of(*each));
        if (got != wanted) faults_ << "row " << its.number << ": other offices\n";
        if (tasks.empty()) return;
        if ((tasks.back()->type == "callActivity") != !its.called_sop.empty())
            faults_ << "row " << its.number << ": calls or does not\n";
        std::set<std::string> ways;
        std::set<std::string> seen;
        follow(*tasks.back(), "", seen, ways);
        const std::set<std::string> meant = ways_of(r);
        // A chain, and those who act before the last one.
        for (std::size_t t = 0; t + 1 < tasks.size(); ++t) {
            std::set<std::string> next;
            std::set<std::string> passed;
            follow(*tasks[t], "", passed, next);
            const bool chained = its.shared == alur::sharing::in_order || !its.answers.empty();
            const std::set<std::string> self{its.number};
            if (next != (chained ? self : meant))
                faults_ << "row " << its.number << ": act " << t << " leads elsewhere\n";
        }
        if (ways == meant) return;
        faults_ << "row " << its.number << ":";
        for (const std::string& each : ways) faults_ << " [" << each << "]";
        faults_ << " instead of";
        for (const std::string& each : meant) faults_ << " [" << each << "]";
        faults_ << '\n';
    }

    // "6", "Ya → 6", "Ya → selesai: ditolak" as the file says it.
    std::set<std::string> ways_of(std::size_t r) const {
        const alur::row& its = sop_.rows[r];
        std::set<std::string> all;
        const bool sent_back = returns(r).size() > 0;
        for (const alur::answer& each : its.answers)
            all.insert(each.label + " → " + goal_of(r, each.leads_to));
        if (its.answers.empty()) {
            std::vector<alur::goal> next = its.next;
            if (next.empty()) next.push_back({});
            for (const alur::goal& each : next)
                all.insert((sent_back ? "Tidak → " : "") + goal_of(r, each));
        }
        for (const std::string& number : returns(r))
            all.insert("Kembali ke langkah " + number + " → " + number);
        return all;
    }
    // `semua` is for the machine to resolve: taken from the file, and only counted here.
    std::set<std::string> returns(std::size_t r) const {
        std::set<std::string> all;
        if (sop_.rows[r].returns_anywhere) {
            for (const bpmn_element& each : file_.elements)
                if (each.type == "sequenceFlow" && each.name.rfind("Kembali ke", 0) == 0 &&
                    row_before(each) == sop_.rows[r].number)
                    all.insert(each.name.substr(19));
            return all;
        }
        for (const std::string& id : sop_.rows[r].returns) all.insert(number_of_row(id));
        return all;
    }
    std::string row_before(const bpmn_element& flow) const {
        const bpmn_element* node = &file_.at(flow.from);
        while (!is_activity(*node)) node = &file_.at(file_.at(node->in.front()).from);
        return number_of(*node);
    }
    std::string number_of_row(const std::string& id) const {
        for (const alur::row& each : sop_.rows)
            if (each.id == id) return each.number;
        return "?";
    }
    std::string goal_of(std::size_t r, const alur::goal& to) const {
        if (to.kind == alur::goal_kind::row) return number_of_row(to.row);
        if (to.kind == alur::goal_kind::next_row && r + 1 < sop_.rows.size())
            return sop_.rows[r + 1].number;
        return to.outcome.empty() ? "Selesai" : "Selesai: " + to.outcome;
    }

    void follow(const bpmn_element& from, const std::string& label, std::set<std::string>& seen,
                std::set<std::string>& ways) const {
        for (const std::string& id : from.out) {
            const bpmn_element& flow = file_.at(id);
            const std::size_t row = flow.documentation.find("ke langkah ");
            if (row != std::string::npos) wanted_ = "L" + flow.documentation.substr(row + 4);
            reach(file_.at(flow.to), flow.name.empty() ? label : flow.name + " → ", seen, ways);
            if (row != std::string::npos) wanted_.clear();
        }
    }
    // A stretch may be walked again from its middle: what leads back says from where.
    void enter(const bpmn_element& start, const std::string& label, std::set<std::string>& seen,
               std::set<std::string>& ways) const {
        const bpmn_element& first = file_.at(file_.at(start.out.front()).to);
        if (first.name != "Mulai dari?") return follow(start, label, seen, ways);
        for (const std::string& id : first.out)
            if (wanted_.empty() ? id == first.out.front() : file_.at(id).name == wanted_)
                return reach(file_.at(file_.at(id).to), label, seen, ways);
    }
    void reach(const bpmn_element& to, const std::string& label, std::set<std::string>& seen,
               std::set<std::string>& ways) const {
        if (!seen.insert(label + to.id).second) return;
        if (is_activity(to)) {
            ways.insert(label + number_of(to));
        } else if (to.type == "subProcess") {
            for (const bpmn_element& each : file_.elements)
                if (each.inside == to.id && each.type == "startEvent")
                    enter(each, label, seen, ways);
        } else if (to.type == "endEvent" && to.event == "escalation") {
            for (const bpmn_element& each : file_.elements)
                if (each.type == "boundaryEvent" && each.refers_to == to.refers_to)
                    follow(each, label, seen, ways);
        } else if (to.type == "endEvent" && file_.at(to.inside).type == "subProcess") {
            follow(file_.at(to.inside), label, seen, ways);
        } else if (to.type == "endEvent") {
            ways.insert(label + to.name);
        } else {
            follow(to, label, seen, ways);
        }
    }

    void starts() {
        std::set<std::string> got;
        for (const bpmn_element& each : file_.elements)
            if (each.type == "startEvent" && file_.at(each.inside).type == "process") {
                std::set<std::string> seen;
                follow(each, each.name + " → ", seen, got);
            }
        std::set<std::string> meant;
        for (const alur::row& each : sop_.rows)
            if (each.trigger) meant.insert(*each.trigger + " → " + each.number);
        if (meant.empty()) meant.insert("Mulai → " + sop_.rows.front().number);
        if (got != meant) faults_ << "other starts\n";
    }

    const bpmn_file& file_;
    const alur::definition& sop_;
    std::map<std::string, std::vector<const bpmn_element*>> tasks_;
    mutable std::string wanted_;
    std::ostringstream faults_;
};

}  // namespace
}  // namespace bpmn_parts

bpmn_file read_bpmn(const std::string& xml) { return bpmn_parts::bpmn_reader().read(xml); }

std::string diagram_faults(const bpmn_file& file) {
    return bpmn_parts::diagram_judge(file).judge();
}

std::string process_faults(const bpmn_file& file, const alur::definition& sop) {
    return file.fault.empty() ? bpmn_parts::process_judge(file, sop).judge() : file.fault;
}

}  // namespace alur_test
