#include "case/decision_line.hpp"

#include <alur/time/instant_text.hpp>

#include <array>
#include <span>

namespace alur {
namespace {

// Writes members of decisions about one case.
struct decision_writer {
    const machine& sop;
    zone where;
    const case_facts& facts;
    json_line& out;

    void place(row_unit at) const {
        out.key("langkah")
            .text(sop.sop.rows[index(at.row)].id)
            .text_if("unit", unit_name(sop, facts, at));
    }
    void moment(std::string_view key, instant at) const { out.key(key).moment(at, where); }
    void office(std::string_view key, role_id id) const {
        if (id != no_role) out.key(key).text(sop.sop.performers[index(id)].code);
    }
    void due(const due_date& date) const {
        if (date.has_limit()) moment("batas", date.at);
        out.yes_if("sementara", date.has_limit() && date.provisional);
    }
    void thing(measured_thing what, row_unit at) const {
        if (what == measured_thing::service)
            out.yes_if("layanan", true);
        else
            place(at);
        out.yes_if("rentang", what == measured_thing::span);
    }

    template <class List, class F>
    void list(std::string_view key, const List& items, F f) const {
        if (items.empty()) return;
        out.key(key).open('[');
        for (const auto& each : items) {
            out.open('{');
            f(each);
            out.close('}');
        }
        out.close(']');
    }
    void places(std::string_view key, std::span<const row_unit> rows) const {
        list(key, rows, [&](row_unit at) { place(at); });
    }

    void exits(const entry& decided) const {
        const row_entry& row = sop.table.rows[index(decided.at.row)];
        const std::vector<answer>& answers = sop.sop.rows[index(decided.at.row)].answers;
        if (row.decides && decided.taken != no_exit)
            out.key("diambil").text(answers[index(decided.taken)].label);
        if (!row.decides || decided.allowed == 0xffff) return;
        out.key("boleh").open('[');
        for (std::size_t x = 0; x < answers.size(); ++x)
            if ((decided.allowed >> x & 1U) != 0) out.text(answers[x].label);
        out.close(']');
    }

    void flow(const entry& decided) const {
        out.yes_if("mundur", decided.backward);
        if (decided.target != no_step)
            out.key("menuju").text(sop.sop.rows[index(decided.target)].id);
        out.yes_if("tutup", decided.closed.has_value());
        list("buka", decided.opened, [&](const opened_row& each) {
            place(each.at);
            due(each.due);
            out.text_if("sop", sop.sop.rows[index(each.at.row)].called_sop);
        });
        places("tarik", decided.withdrawn);
        places("serah", decided.outputs);
        places("batal_keluaran", decided.void_outputs);
        list("batal_paraf", decided.void_acts, [&](const act_done& each) {
            place(each.at);
            office("jabatan", each.office);
            out.text_if("orang", each.person);
        });
        list("ukur", decided.measured, [&](const measured_time& each) {
            thing(each.what, each.at);
            moment("mulai", each.opened);
            due(each.due);
            out.yes_if("terlambat", each.late).yes_if("luar", each.outside);
        });
        list("pindah", decided.moved, [&](const moved_deadline& each) {
            thing(each.what, each.at);
            due(each.due);
        });
    }
};

constexpr std::array<std::string_view, 14> refusal_words{
    "",        "berubah", "waktu",     "nama",  "status",    "urutan",  "unit",
    "jabatan", "jawaban", "penugasan", "klaim", "pemisahan", "dokumen", "terlambat"};
constexpr std::array<std::string_view, 5> stage_words{"belum mulai", "berjalan", "ditunda",
                                                      "selesai", "dibatalkan"};

}  // namespace

std::string_view word_of(refusal why) noexcept {
    return refusal_words[static_cast<std::size_t>(why)];
}

void write_notice(const machine& sop, zone where, const case_facts& facts, const notice& what,
                  json_line& out) {
    const decision_writer write{sop, where, facts, out};
    out.open('{');
    write.thing(what.what, what.at);
    write.moment("batas", what.due);
    if (what.rung != 0) out.key("jenjang").number(what.rung);
    write.office("kepada", what.office);
    write.moment("diketahui", what.noticed);
    out.close('}');
}

void write_decision(const machine& sop, zone where, const entry& decided, json_line& out) {
    const decision_writer write{sop, where, decided.after, out};
    out.open('{');
    write.office("jabatan", decided.office);
    out.text_if("unit_jabatan", office_unit(decided));
    write.office("pencatat", decided.recorder);
    if (decided.at.row != no_step) {
        write.place(decided.at);
        write.exits(decided);
    }
    write.flow(decided);
    if (!decided.lifted.empty()) {
        out.key("dikecualikan").open('[');
        for (const refusal each : decided.lifted) out.text(word_of(each));
        out.close(']');
    }
    if (decided.after.stage != lifecycle::running)
        out.key("tahap").text(stage_words[static_cast<std::size_t>(decided.after.stage)]);
    if (decided.after.stage == lifecycle::completed)
        out.text_if("hasil", sop.outcomes[decided.after.outcome]);
    out.key("kalender").text(decided.calendar_version).close('}');
}

void write_refusal(const machine& sop, const case_facts& facts, const refused_event& why,
                   json_line& out) {
    out.open('{').key("sebab").text(word_of(why.why));
    if (why.at.row != no_step && index(why.at.row) < sop.sop.rows.size())
        out.key("langkah")
            .text(sop.sop.rows[index(why.at.row)].id)
            .text_if("unit", unit_name(sop, facts, why.at));
    out.close('}');
}

}  // namespace alur
