// Reads BPMN 2.0 as any program would, and says what is wrong with it: nothing here knows how it
// was made.
#pragma once

#include <alur/sop/definition.hpp>

#include <map>
#include <string>
#include <vector>

namespace alur_test {

struct bpmn_box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    [[nodiscard]] int right() const { return x + width; }
    [[nodiscard]] int bottom() const { return y + height; }
};

struct bpmn_element {
    std::string id;
    std::string type;  // "userTask", "sequenceFlow", …
    std::string name;
    std::string inside;    // the process or sub-process
    std::string from, to;  // of a flow
    std::string attached_to;
    std::string event;  // "terminate", "escalation", "message"
    std::string refers_to;
    std::string documentation;
    std::string calls;
    bool repeated = false;
    std::vector<std::string> in, out;
    std::vector<std::string> members;  // of a lane
    bool drawn = false;
    bpmn_box box;
    bool labelled = false;
    bpmn_box label;
    std::vector<std::pair<int, int>> points;
};

struct bpmn_file {
    std::string fault;                   // of the XML
    std::vector<bpmn_element> elements;  // in the order of the file
    std::map<std::string, std::size_t> by_id;
    [[nodiscard]] const bpmn_element& at(const std::string& id) const {
        return elements.at(by_id.at(id));
    }
};

[[nodiscard]] bpmn_file read_bpmn(const std::string& xml);

// One line per fault: ids, references, incoming and outgoing, what is drawn where.
[[nodiscard]] std::string diagram_faults(const bpmn_file& file);

// One line per row whose tasks, lanes or ways on are not those of the SOP.
[[nodiscard]] std::string process_faults(const bpmn_file& file, const alur::definition& sop);

}  // namespace alur_test
