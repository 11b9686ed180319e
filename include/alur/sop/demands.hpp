// What a row asks of people, papers and time beside order and office, its names resolved.
//
// Thread-safety: plain values.
#pragma once

#include <alur/engine/ids.hpp>
#include <alur/time/time_limit.hpp>

#include <optional>
#include <string>
#include <vector>

namespace alur {

// `terlambat: "1 hari: kepala"`: that long after the deadline, that office learns of it.
struct escalation {
    amounts after;
    role_id office = no_role;
    friend bool operator==(const escalation&, const escalation&) = default;
};

// What happens when time is up: the row's `terlambat`, else the SOP's.
struct lateness_policy {
    bool wants_reason = false;       // `alasan`
    bool refuses = false;            // `tolak`
    exit_id deemed = no_exit;        // `dianggap`: the answer that silence gives
    role_set deemed_by = 0;          // who may enter it
    std::vector<escalation> ladder;  // as written
    friend bool operator==(const lateness_policy&, const lateness_policy&) = default;
};

// `sop`: the row runs another SOP as a case of its own, whose outcome is the row's answer.
struct called_sop {
    std::vector<std::string> outcomes;  // the other SOP's; "" is a plain `selesai`
    std::vector<exit_id> answers;       // per outcome, where the row decides
    friend bool operator==(const called_sop&, const called_sop&) = default;
};

struct row_demands {
    bool definitive = false;          // `definitif`: closed to Plt. and Plh.
    bool evidence = false;            // `wajib`
    bool names_others = false;        // some row is `ditunjuk` here
    step_id named_at = no_step;       // `ditunjuk`
    std::vector<step_id> other_than;  // `beda_orang`, in both directions: rows done by others
    lateness_policy late;
    std::optional<called_sop> calls;  // where the other SOP is known; else it is done by hand
    friend bool operator==(const row_demands&, const row_demands&) = default;
};

}  // namespace alur
