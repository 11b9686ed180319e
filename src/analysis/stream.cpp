#include <alur/analysis/stream.hpp>

#include <map>
#include <string>
#include <utility>

#include "analysis/lines.hpp"

namespace alur {

struct log_stream::state {
    const machine& sop;
    const timetable& times;
    replay_options how;
    std::map<std::string, past_case, std::less<>> cases;

    past_case& of(std::string_view name) {
        const auto known = cases.find(name);
        if (known != cases.end()) return known->second;
        return cases.try_emplace(std::string(name), sop, times, units()).first->second;
    }
    [[nodiscard]] case_units units() const {
        case_units made;
        const auto known = [&](const std::string& kind) {
            const std::vector<std::string>* names = units_known(sop, how, kind);
            return names == nullptr ? std::vector<std::string>() : *names;
        };
        for (const std::string& kind : sop.kinds) made.repeated.push_back(known(kind));
        for (const std::string& kind : sop.case_kinds) {
            const std::vector<std::string> names = known(kind);
            made.own.push_back(names.size() == 1 ? names.front() : std::string());
        }
        return made;
    }
};

log_stream::log_stream(const machine& sop, const timetable& times, replay_options how)
    : state_(std::make_unique<state>(state{sop, times, std::move(how), {}})) {}
log_stream::~log_stream() = default;
log_stream::log_stream(log_stream&&) noexcept = default;
log_stream& log_stream::operator=(log_stream&&) noexcept = default;

judged_rows log_stream::take(const event_log& batch, const log_words& words) {
    require_well_formed(batch);
    judged_rows made;
    made.events.resize(batch.size());
    for (std::size_t r = 0; r < batch.size(); ++r) {
        log_row is = kind_of(batch, words, r);
        if (is > log_row::began_work) {
            made.events[r].is = is;
            continue;
        }
        past_case& past = state_->of(batch.cases.word(r));
        if (past.is_over(batch.times[r])) {
            made.events[r].is = log_row::too_early;
            continue;
        }
        made.events[r] = give(batch, words, r, is, past, made.deviations);
    }
    return made;
}

std::vector<judged_case> log_stream::cases() const {
    std::vector<judged_case> list;
    for (const auto& [name, past] : state_->cases) {
        list.push_back(past.result());
        list.back().name = name;
    }
    return list;
}

std::vector<pending_row> log_stream::pending() const {
    std::vector<pending_row> list;
    std::uint32_t number = 0;
    for (const auto& [name, past] : state_->cases) past.add_pending(number++, list);
    return list;
}

}  // namespace alur
