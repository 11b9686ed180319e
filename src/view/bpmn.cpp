#include <fmt/format.h>
#include <alur/view/graph.hpp>

#include <algorithm>
#include <iterator>
#include <set>

#include "view/diagram.hpp"
#include "view/marks.hpp"
#include "view/process.hpp"
#include "view/text.hpp"

namespace alur {
namespace {

using drawing::at;
using drawing::count;
using drawing::node_is;
using drawing::process_flow;
using drawing::process_node;

class bpmn_writer {
  public:
    explicit bpmn_writer(const machine& sop)
        : is_(drawing::process_of(sop)), drawn_(drawing::diagram_of(is_)) {
        in_.resize(is_.nodes.size());
        out_.resize(is_.nodes.size());
        for (int f = 0; f < count(is_.flows.size()); ++f) {
            out_[at(is_.flows[at(f)].from)].push_back(f);
            in_[at(is_.flows[at(f)].to)].push_back(f);
        }
    }

    std::string write() {
        text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        put("<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" "
            "xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" "
            "xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" "
            "xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" id=\"Definitions\" "
            "targetNamespace=\"urn:alur:sop\" exporter=\"alur\">\n");
        put("<bpmn:collaboration id=\"Collaboration\">\n"
            "<bpmn:participant id=\"Participant\" name=\"{}\" processRef=\"{}\"/>\n"
            "</bpmn:collaboration>\n",
            quoted(is_.participant), is_.id);
        signals();
        resources();
        put("<bpmn:process id=\"{}\" name=\"{}\" isExecutable=\"false\">\n", is_.id,
            quoted(is_.title));
        documentation(is_.about);
        lanes();
        content(-1);
        put("</bpmn:process>\n");
        picture();
        put("</bpmn:definitions>\n");
        return std::move(text_);
    }

  private:
    template <class... Values>
    void put(fmt::format_string<Values...> text, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), text, std::forward<Values>(values)...);
    }
    static std::string quoted(std::string_view text) {
        std::string made = drawing::escaped(text);
        std::replace(made.begin(), made.end(), '\n', ' ');
        return made;
    }

    void documentation(const text_list& lines) {
        if (lines.empty()) return;
        put("<bpmn:documentation>{}</bpmn:documentation>\n",
            drawing::escaped(fmt::format("{}", fmt::join(lines, "\n"))));
    }

    // ---- what stands beside the process --------------------------------------------------------

    void signals() {
        std::set<std::string> told;
        for (const process_node& each : is_.nodes)
            if (!each.signal.empty() && told.insert(each.signal).second)
                put("<bpmn:escalation id=\"{}\" name=\"{}\" escalationCode=\"{}\"/>\n", each.signal,
                    quoted(each.name), each.signal);
    }
    static std::string resource_id(const std::string& office) {
        return "Resource_" + drawing::id_part(office);
    }
    void resources() {
        std::set<std::string> told;
        for (const process_node& each : is_.nodes)
            for (const std::string& office : each.any_of)
                if (told.insert(office).second)
                    put("<bpmn:resource id=\"{}\" name=\"{}\"/>\n", resource_id(office),
                        quoted(office));
    }

    void lanes() {
        put("<bpmn:laneSet id=\"LaneSet\">\n");
        for (int l = 0; l < count(is_.lanes.size()); ++l) {
            put("<bpmn:lane id=\"Lane_{}\" name=\"{}\">\n", is_.lane_ids[at(l)],
                quoted(is_.lanes[at(l)]));
            for (const process_node& each : is_.nodes)
                if (each.lane == l) put("<bpmn:flowNodeRef>{}</bpmn:flowNodeRef>\n", each.id);
            put("</bpmn:lane>\n");
        }
        put("</bpmn:laneSet>\n");
    }

    // ---- flow elements -------------------------------------------------------------------------

    // A boundary event stands beside its stretch, not inside it.
    int container_of(int n) const {
        const process_node& node = is_.nodes[at(n)];
        return node.kind == node_is::left ? -1 : node.inside;
    }
    void content(int inside) {
        for (int n = 0; n < count(is_.nodes.size()); ++n)
            if (container_of(n) == inside) element(n);
        for (int f = 0; f < count(is_.flows.size()); ++f)
            if (container_of(is_.flows[at(f)].from) == inside) flow(is_.flows[at(f)]);
    }

    static const char* tag(const process_node& node) {
        switch (node.kind) {
            case node_is::start:
                return "startEvent";
            case node_is::end:
            case node_is::leave:
                return "endEvent";
            case node_is::task:
                return "userTask";
            case node_is::call:
                return "callActivity";
            case node_is::decide:
            case node_is::merge:
                return "exclusiveGateway";
            case node_is::split:
            case node_is::join:
                return "parallelGateway";
            case node_is::stretch:
                return "subProcess";
            case node_is::left:
                break;
        }
        return "boundaryEvent";
    }

    void element(int n) {
        const process_node& node = is_.nodes[at(n)];
        put("<bpmn:{} id=\"{}\"", tag(node), node.id);
        if (!node.name.empty()) put(" name=\"{}\"", quoted(node.name));
        attributes(n);
        put(">\n");
        documentation(node.about);
        for (const int f : in_[at(n)])
            put("<bpmn:incoming>{}</bpmn:incoming>\n", is_.flows[at(f)].id);
        for (const int f : out_[at(n)])
            put("<bpmn:outgoing>{}</bpmn:outgoing>\n", is_.flows[at(f)].id);
        for (const std::string& office : node.any_of)
            put("<bpmn:potentialOwner><bpmn:resourceRef>{}</bpmn:resourceRef>"
                "</bpmn:potentialOwner>\n",
                resource_id(office));
        if (node.kind == node_is::leave || node.kind == node_is::left)
            put("<bpmn:escalationEventDefinition id=\"{}.tanda\" escalationRef=\"{}\"/>\n", node.id,
                node.signal);
        if (node.terminates) put("<bpmn:terminateEventDefinition id=\"{}.semua\"/>\n", node.id);
        if (several_starts_ && node.kind == node_is::start && node.inside < 0)
            put("<bpmn:messageEventDefinition id=\"{}.pesan\"/>\n", node.id);
        if (!node.per_unit.empty()) repeated(node);
        if (node.kind == node_is::stretch) content(n);
        put("</bpmn:{}>\n", tag(node));
    }
    void attributes(int n) {
        const process_node& node = is_.nodes[at(n)];
        if (node.kind == node_is::left)
            put(" attachedToRef=\"{}\" cancelActivity=\"true\"", is_.nodes[at(node.inside)].id);
        if (node.kind == node_is::call)
            put(" calledElement=\"Process_{}\"", drawing::id_part(node.calls));
        for (const int f : out_[at(n)])
            if (is_.flows[at(f)].otherwise) put(" default=\"{}\"", is_.flows[at(f)].id);
    }
    void repeated(const process_node& node) {
        if (node.enough.empty()) {
            put("<bpmn:multiInstanceLoopCharacteristics isSequential=\"false\"/>\n");
            return;
        }
        put("<bpmn:multiInstanceLoopCharacteristics isSequential=\"false\">\n"
            "<bpmn:completionCondition "
            "xsi:type=\"bpmn:tExpression\">{}</bpmn:completionCondition>\n"
            "</bpmn:multiInstanceLoopCharacteristics>\n",
            drawing::escaped(node.enough));
    }

    void flow(const process_flow& its) {
        put("<bpmn:sequenceFlow id=\"{}\"", its.id);
        if (!its.name.empty()) put(" name=\"{}\"", quoted(its.name));
        put(" sourceRef=\"{}\" targetRef=\"{}\"", is_.nodes[at(its.from)].id,
            is_.nodes[at(its.to)].id);
        if (its.about.empty() && its.rule.empty() && its.when.empty()) {
            put("/>\n");
            return;
        }
        put(">\n");
        documentation(its.about);
        if (!its.rule.empty())
            put("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" "
                "language=\"https://jsonlogic.com\">{}</bpmn:conditionExpression>\n",
                drawing::escaped(drawing::harmless(its.rule)));
        if (!its.when.empty())
            put("<bpmn:conditionExpression xsi:type=\"bpmn:tExpression\">{}"
                "</bpmn:conditionExpression>\n",
                drawing::escaped(its.when));
        put("</bpmn:sequenceFlow>\n");
    }

    // ---- the diagram ---------------------------------------------------------------------------

    void bounds(const form_box& box) {
        put("<dc:Bounds x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", box.left, box.top,
            box.right - box.left, box.bottom - box.top);
    }
    void label(const drawing::diagram_label& its) {
        if (!its.there) return;
        put("<bpmndi:BPMNLabel>\n");
        bounds(its.box);
        put("</bpmndi:BPMNLabel>\n");
    }
    void picture() {
        put("<bpmndi:BPMNDiagram id=\"Diagram\">\n"
            "<bpmndi:BPMNPlane id=\"Plane\" bpmnElement=\"Collaboration\">\n");
        put("<bpmndi:BPMNShape id=\"Participant_di\" bpmnElement=\"Participant\" "
            "isHorizontal=\"true\">\n");
        bounds(drawn_.pool);
        put("</bpmndi:BPMNShape>\n");
        for (int l = 0; l < count(is_.lanes.size()); ++l) {
            put("<bpmndi:BPMNShape id=\"Lane_{0}_di\" bpmnElement=\"Lane_{0}\" "
                "isHorizontal=\"true\">\n",
                is_.lane_ids[at(l)]);
            bounds(drawn_.lanes[at(l)]);
            put("</bpmndi:BPMNShape>\n");
        }
        for (int n = 0; n < count(is_.nodes.size()); ++n) shape(n);
        for (int f = 0; f < count(is_.flows.size()); ++f) edge(f);
        put("</bpmndi:BPMNPlane>\n</bpmndi:BPMNDiagram>\n");
    }
    void shape(int n) {
        const process_node& node = is_.nodes[at(n)];
        const char* more = "";
        if (node.kind == node_is::stretch) more = " isExpanded=\"true\"";
        if (node.kind == node_is::decide || node.kind == node_is::merge)
            more = " isMarkerVisible=\"true\"";
        put("<bpmndi:BPMNShape id=\"{0}_di\" bpmnElement=\"{0}\"{1}>\n", node.id, more);
        bounds(drawn_.nodes[at(n)]);
        label(drawn_.labels[at(n)]);
        put("</bpmndi:BPMNShape>\n");
    }
    void edge(int f) {
        const std::string& id = is_.flows[at(f)].id;
        put("<bpmndi:BPMNEdge id=\"{0}_di\" bpmnElement=\"{0}\">\n", id);
        for (const form_point& each : drawn_.flows[at(f)].points)
            put("<di:waypoint x=\"{}\" y=\"{}\"/>\n", each.x, each.y);
        label(drawn_.flows[at(f)].label);
        put("</bpmndi:BPMNEdge>\n");
    }

    drawing::process is_;
    drawing::diagram drawn_;
    std::vector<std::vector<int>> in_, out_;
    bool several_starts_ =
        std::count_if(is_.nodes.begin(), is_.nodes.end(), [](const process_node& each) {
            return each.kind == node_is::start && each.inside < 0;
        }) > 1;
    std::string text_;
};

}  // namespace

std::string graph_bpmn(const machine& sop) { return bpmn_writer(sop).write(); }

}  // namespace alur
