// An SOP as its file says it: plain values, in the form's order, nothing resolved.
//
// References (row ids, office codes, unit kinds) are the texts the author wrote; `check` and
// `compile` resolve them. Keys and their meaning: docs/format.md. Strings are UTF-8, trimmed.
// Empty text or list means "not given" unless a member says otherwise.
//
// Thread-safety: plain values.
#pragma once

#include <alur/sop/data.hpp>
#include <alur/time/hours.hpp>
#include <alur/time/time_limit.hpp>
#include <alur/time/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace alur {

using text_list = std::vector<std::string>;
// Keeps the document's order; keys are unique after `load`.
using text_map = std::vector<std::pair<std::string, std::string>>;

// `disahkan_oleh`
struct approver {
    std::string office;
    std::string name;
    std::string rank;
    std::string staff_number;
    friend bool operator==(const approver&, const approver&) = default;
};

// One entry of `pelaksana`: an office, which may share its printed column with others.
struct performer {
    std::string code;
    std::string name;
    std::string column;  // `kolom`; equals `name` when not given
    text_list aliases;
    std::string per_unit;  // `setiap`: a unit kind, or empty
    bool outside = false;  // `luar`
    friend bool operator==(const performer&, const performer&) = default;
};

// How the offices of a row share its act.
enum class sharing : std::uint8_t { single, all, in_order, any_one, meeting };

// One item of `kelengkapan`: any one of the alternatives suffices.
struct input_document {
    text_list alternatives;
    friend bool operator==(const input_document&, const input_document&) = default;
};

enum class goal_kind : std::uint8_t { next_row, row, end };

struct goal {
    goal_kind kind = goal_kind::next_row;
    std::string row;      // an id, for goal_kind::row
    std::string outcome;  // for goal_kind::end; may be empty
    friend bool operator==(const goal&, const goal&) = default;
};

// One entry of `cabang`.
struct answer {
    std::string label;
    goal leads_to;
    std::string rule;  // `bila`: the JsonLogic expression as compact JSON, or empty
    friend bool operator==(const answer&, const answer&) = default;
};

struct quorum {
    std::uint32_t amount = 0;
    bool percent = false;
    friend bool operator==(const quorum&, const quorum&) = default;
};

enum class lateness_kind : std::uint8_t { record, reason, refuse, escalate, deemed };

// One item of `terlambat`.
struct lateness {
    lateness_kind kind = lateness_kind::record;
    std::optional<amounts> after;  // escalate
    std::string office;            // escalate
    std::string answer;            // deemed
    friend bool operator==(const lateness&, const lateness&) = default;
};

struct row {
    std::string number;  // `no`, always filled by `load`
    std::string id;      // `id`, else the number
    bool has_id = false;
    std::string phase;                   // `tahap`
    std::optional<std::string> trigger;  // `mulai`
    std::string activity;                // `kegiatan`

    sharing shared = sharing::single;
    text_list performers;     // office codes
    std::string per_unit;     // `setiap`
    std::string assigned_at;  // `ditunjuk`

    std::vector<input_document> inputs;  // `kelengkapan`
    std::optional<time_limit> time;      // `waktu`
    std::string until;                   // `sampai`
    text_list outputs;                   // `output`
    std::string remarks;                 // `keterangan`

    std::string question;         // `keputusan`
    std::vector<answer> answers;  // `cabang`
    std::vector<goal> next;       // `lanjut`; empty: the next row
    text_list returns;            // `kembali`
    bool returns_anywhere = false;

    std::string called_sop;      // `sop`
    text_list different_person;  // `beda_orang`
    bool definitive_only = false;
    std::optional<quorum> enough;      // `kuorum`
    std::optional<extension> extends;  // `perpanjangan`
    std::vector<lateness> when_late;   // empty: the SOP's
    std::optional<weekly_hours> hours;
    std::optional<bool> evidence_required;  // `wajib`

    text_map readings;  // `sumber`
    text_list notes;    // `catatan`
    text_map silenced;  // `abaikan`
    friend bool operator==(const row&, const row&) = default;
};

struct unit_kind {
    std::string kind;
    text_list names;
    friend bool operator==(const unit_kind&, const unit_kind&) = default;
};

// The identity block and the six boxes, as printed.
struct identity {
    std::string title;
    std::string number;
    std::string government;
    std::string work_unit;
    std::string created, revised, effective, approved;  // dates as printed
    approver approved_by;
    text_list legal_basis, related, qualification, equipment, warning, recording;
    std::string activity_kind;  // `jenis_kegiatan`
    std::string product_owner, activity_owner, scope;
    friend bool operator==(const identity&, const identity&) = default;
};

struct definition {
    // Set by `load` when something in the document could not be read: good enough to be checked,
    // refused by `compile`.
    bool faulty = false;
    identity form;
    std::string schema;  // `$schema`

    std::optional<zone> local_zone;
    std::optional<weekly_hours> hours;
    std::optional<time_limit> service_time;  // `waktu` of the whole run
    std::vector<performer> performers;
    std::vector<unit_kind> units;
    text_list from_outside;  // `dari_luar`
    bool evidence_required = false;
    data_types data;
    text_list controllers;            // `pengendali`; empty: the first row's offices
    std::vector<lateness> when_late;  // empty: record
    std::vector<row> rows;

    text_map readings;
    text_list notes;
    text_map silenced;
    friend bool operator==(const definition&, const definition&) = default;
};

}  // namespace alur
