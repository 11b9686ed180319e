#include <alur/sop/fingerprint.hpp>
#include <alur/sop/write.hpp>

#include <string>
#include <utility>

namespace alur {

digest document_hash(const definition& sop) { return sha256(to_json(sop)); }

digest machine_hash(const machine& sop) {
    definition core = sop.sop;
    text_list equipment = std::move(core.form.equipment);
    core.form = {};
    core.form.title = "-";
    core.form.equipment = std::move(equipment);
    core.schema.clear();
    core.readings.clear();
    core.notes.clear();
    core.silenced.clear();
    for (performer& each : core.performers) each.column = each.name;
    for (row& each : core.rows) {
        each.phase.clear();
        each.question.clear();
        each.remarks.clear();
        each.readings.clear();
        each.notes.clear();
        each.silenced.clear();
    }
    std::string text = to_json(core);
    for (std::size_t r = 0; r < sop.demands.size(); ++r) {
        const std::optional<called_sop>& calls = sop.demands[r].calls;
        if (!calls) continue;
        text += '\n';
        text += core.rows[r].id;
        for (const std::string& outcome : calls->outcomes) {
            text += '\0';
            text += outcome;
        }
    }
    return sha256(text);
}

}  // namespace alur
