#include <alur/analysis/sample_log.hpp>
#include <alur/case/open_case.hpp>
#include <alur/time/instant_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "analysis/written.hpp"
#include "case/guards.hpp"
#include "case/moment.hpp"
#include "case/observed.hpp"

namespace alur {
namespace {

using std::chrono::milliseconds;

// The same on every machine: splitmix64.
class dice {
  public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t under(std::uint64_t below) { return next() % below; }
    bool chance(std::uint64_t percent) { return under(100) < percent; }

  private:
    std::uint64_t state_;
};

// A delay is planted while the case is walked, the others into its lines.
constexpr std::array<deviation_kind, 5> kinds_planted{
    deviation_kind::skipped, deviation_kind::repetition, deviation_kind::wrong_office,
    deviation_kind::same_person, deviation_kind::unknown_activity};

// A row that is being worked on, and when it will be done.
struct in_hand {
    row_unit at;
    instant done_at{};
};

class walker {
  public:
    walker(const machine& sop, const timetable& times, const sample_options& how,
           std::uint64_t seed)
        : sop_(sop), times_(times), how_(how), random_(seed), calendar_(times.calendar()) {}

    // One case, from its beginning to its end.
    std::vector<sample_line> walk(std::string name, bool faulty,
                                  std::vector<planted_fault>& planted) {
        name_ = std::move(name);
        const bool delays = faulty && random_.chance(20);
        if (delays) until_delay_ = random_.under(sop_.sop.rows.size());
        begin();
        while (facts_.stage == lifecycle::running && lines_.size() < most_lines) finish_next();
        if (delayed_ != no_step)
            planted.push_back({deviation_kind::late, name_, delayed_});
        else if (faulty)
            plant(planted);
        return std::move(lines_);
    }

  private:
    static constexpr std::size_t most_lines = 2'000;

    void begin() {
        const std::uint64_t span = std::uint64_t{how_.days} * 86'400'000U;
        const instant anyhow =
            how_.from + milliseconds{random_.under(std::max<std::uint64_t>(span, 1))};
        const instant at =
            std::chrono::floor<std::chrono::minutes>(calendar_.next_opening(anyhow)) +
            std::chrono::minutes{random_.under(60)};
        open_case fresh(sop_, times_);
        event opening;
        opening.at = at;
        events::start what;
        what.row = sop_.sop.rows[index(sop_.table.starts.front())].id;
        what.units = how_.units;
        std::erase_if(what.units, [&](const events::units_of_kind& each) {
            return sop_.find_kind(each.kind) == no_kind &&
                   std::find(sop_.case_kinds.begin(), sop_.case_kinds.end(), each.kind) ==
                       sop_.case_kinds.end();
        });
        for (events::units_of_kind& each : what.units)  // a case belongs to one of them
            if (sop_.find_kind(each.kind) == no_kind && each.names.size() > 1)
                each.names = {each.names[random_.under(each.names.size())]};
        opening.what = std::move(what);
        judgement answer = fresh.judge(std::move(opening));
        if (!answer) throw std::invalid_argument(answer.refused().message.en);
        facts_ = std::move(answer.decided().after);
        add("MULAI", at, {}, {}, {}, {});
        take_up(at);
    }

    void add(std::string activity, instant at, std::string office, std::string person,
             std::string unit, std::string answer) {
        lines_.push_back({name_, std::move(activity), at, std::move(office), std::move(person),
                          std::move(unit), std::move(answer)});
    }

    // Rows that have opened get a time of completion; what was withdrawn is dropped.
    void take_up(instant now) {
        const auto& open = facts_.ledger.open;
        std::erase_if(hands_, [&](const in_hand& each) {
            return std::none_of(open.begin(), open.end(),
                                [&](const open_row& o) { return o.at == each.at; });
        });
        for (const open_row& each : open)
            if (std::none_of(hands_.begin(), hands_.end(),
                             [&](const in_hand& h) { return h.at == each.at; }))
                hands_.push_back({each.at, time_of_completion(each, now)});
    }

    // Most use a part of their time; without a limit it is up to four hours of work.
    instant time_of_completion(const open_row& of, instant now) {
        const work_calendar& calendar = measured_by(sop_, times_, facts_, of.at);
        const instant start = calendar.at(calendar.clock_start(now));
        std::int64_t budget = std::int64_t{4} * 3'600'000;
        if (of.clock.due.has_limit())
            budget = std::max<std::int64_t>(
                60'000, calendar.working_time_between(start, of.clock.due.at).count());
        // the middle of three, so that a part of the time is likelier than nothing or all of it
        std::array<std::uint64_t, 3> parts{random_.under(950), random_.under(950),
                                           random_.under(950)};
        std::sort(parts.begin(), parts.end());
        const std::int64_t used = budget / 1'000 * static_cast<std::int64_t>(parts[1] + 20);
        if (until_delay_ && of.clock.due.has_limit() && !of.outside && (*until_delay_)-- == 0) {
            until_delay_.reset();
            delayed_ = of.at.row;
            return calendar.add_working_time(of.clock.due.at,
                                             std::chrono::minutes{30 + random_.under(600)});
        }
        const instant done = std::max(calendar.add_working_time(start, milliseconds{used}), now);
        return of.clock.due.has_limit() ? std::min(done, std::max(of.clock.due.at, now)) : done;
    }

    void finish_next() {
        const auto next =
            std::min_element(hands_.begin(), hands_.end(), [](const auto& a, const auto& b) {
                return std::tie(a.done_at, a.at) < std::tie(b.done_at, b.at);
            });
        const in_hand now = *next;
        const row_entry& entry = sop_.table.rows[index(now.at.row)];
        const row& written = sop_.sop.rows[index(now.at.row)];
        const exit_id answer = entry.decides ? choose_exit(entry) : no_exit;
        const role_id office = signer(entry);
        const std::string person = somebody(now.at, office);
        auto decided = close_as_observed(sop_, times_, facts_,
                                         {now.at, answer, now.done_at, office, person, {}});
        if (!decided) throw std::logic_error("an open row does not close");
        add(written.id, now.done_at, sop_.sop.performers[index(office)].name, person,
            unit_name(sop_, facts_, now.at),
            entry.decides ? written.answers[index(answer)].label : std::string());
        facts_ = std::move(decided->after);
        hands_.erase(next);
        take_up(now.done_at);
    }

    // Backward answers are rare, and rarer the longer the case is.
    exit_id choose_exit(const row_entry& entry) {
        std::vector<std::uint8_t> forward;
        std::vector<std::uint8_t> backward;
        for (std::uint8_t i = 0; i < entry.exit_count; ++i)
            (sop_.table.exits[entry.first_exit + i].backward ? backward : forward).push_back(i);
        const std::uint64_t back_percent = lines_.size() > 200 ? 0 : 15;
        const bool back = forward.empty() || (!backward.empty() && random_.chance(back_percent));
        const auto& from = back ? backward : forward;
        return static_cast<exit_id>(from[random_.under(from.size())]);
    }
    role_id signer(const row_entry& entry) {
        if (entry.mode != act_mode::one)
            return sop_.table.acts[entry.first_act + entry.act_count - 1U];
        std::vector<role_id> able;
        for (std::size_t r = 0; r < sop_.sop.performers.size(); ++r)
            if ((entry.deciders & only(static_cast<role_id>(r))) != 0)
                able.push_back(static_cast<role_id>(r));
        return able[random_.under(able.size())];
    }
    // Of those who hold the office one whom `beda_orang` does not bar, if there is one.
    std::string somebody(row_unit at, role_id office) {
        const std::uint64_t first = random_.under(how_.persons);
        std::string name;
        for (std::uint32_t i = 0; i < how_.persons; ++i) {
            name = fmt::format("{}{}-{}", sop_.sop.performers[index(office)].code,
                               unit_name(sop_, facts_, at), (first + i) % how_.persons + 1);
            if (act_that_bars(sop_, facts_, at, name) == nullptr) break;
        }
        return name;
    }

    // ---- faults

    void plant(std::vector<planted_fault>& planted) {
        const std::uint64_t first = random_.under(kinds_planted.size());
        for (std::size_t i = 0; i < kinds_planted.size(); ++i) {
            const deviation_kind kind = kinds_planted[(first + i) % kinds_planted.size()];
            if (const auto row = try_plant(kind)) {
                planted.push_back({kind, name_, *row});
                return;
            }
        }
    }
    step_id row_of(std::size_t line) const { return sop_.find_row(lines_[line].activity); }

    // The row it concerns; nothing if the case has no place for such a fault.
    std::optional<step_id> try_plant(deviation_kind kind) {
        if (lines_.size() < 4) return std::nullopt;
        const std::size_t line =
            1 + random_.under(lines_.size() - 2);  // neither the first nor the last
        const step_id row = row_of(line);
        const row_entry& entry = sop_.table.rows[index(row)];
        switch (kind) {
            case deviation_kind::skipped:
                // one after which only its own follower can come
                if (!sop_.table.sequential || entry.decides || goes_back_to(row))
                    return std::nullopt;
                lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(line));
                return row;
            case deviation_kind::repetition:
                if (!sop_.table.sequential || entry.decides || entry.mode != act_mode::one ||
                    row_of(line + 1) == row)
                    return std::nullopt;
                lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(line), lines_[line]);
                return row;
            case deviation_kind::wrong_office:
                return plant_office(line, row, entry);
            case deviation_kind::same_person:
                return plant_person(line, row);
            case deviation_kind::unknown_activity:
                lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(line), lines_[line]);
                lines_[line].activity = "Rapat koordinasi tambahan";
                return no_step;
            default:
                return std::nullopt;
        }
    }
    bool goes_back_to(step_id row) const {
        return std::any_of(sop_.table.exits.begin(), sop_.table.exits.end(),
                           [&](const exit_cell& e) {
                               return e.backward && static_cast<std::size_t>(e.goal) == index(row);
                           });
    }
    std::optional<step_id> plant_office(std::size_t line, step_id row, const row_entry& entry) {
        role_set able = entry.deciders;
        for (std::size_t i = 0; i < entry.act_count; ++i)
            able |= only(sop_.table.acts[entry.first_act + i]);
        for (std::size_t r = 0; r < sop_.sop.performers.size(); ++r)
            if ((able & only(static_cast<role_id>(r))) == 0) {
                lines_[line].office = sop_.sop.performers[r].name;
                return row;
            }
        return std::nullopt;
    }
    std::optional<step_id> plant_person(std::size_t line, step_id row) {
        const auto& others = sop_.demands[index(row)].other_than;
        for (std::size_t i = line; i-- > 1;)
            if (std::find(others.begin(), others.end(), row_of(i)) != others.end() &&
                lines_[i].unit == lines_[line].unit) {
                lines_[line].person = lines_[i].person;
                return row;
            }
        return std::nullopt;
    }

    const machine& sop_;
    const timetable& times_;
    const sample_options& how_;
    dice random_;
    const work_calendar& calendar_;
    std::string name_;
    case_facts facts_;
    std::vector<in_hand> hands_;
    std::vector<sample_line> lines_;
    std::optional<std::uint64_t> until_delay_;  // rows with a limit before the one that is late
    step_id delayed_ = no_step;
};

}  // namespace

sample sample_log(const machine& sop, const timetable& times, const sample_options& how) {
    if (how.persons == 0) throw std::invalid_argument("an office needs at least one person");
    sample made;
    dice seeds(how.seed);
    const std::size_t digits = std::to_string(how.cases).size();
    for (std::uint32_t i = 0; i < how.cases; ++i) {
        walker one(sop, times, how, seeds.next());
        const bool faulty = seeds.chance(how.faulty_percent);
        std::vector<sample_line> lines =
            one.walk(fmt::format("{:0{}}", i + 1, digits), faulty, made.planted);
        std::move(lines.begin(), lines.end(), std::back_inserter(made.lines));
    }
    std::stable_sort(made.lines.begin(), made.lines.end(),
                     [](const sample_line& a, const sample_line& b) { return a.at < b.at; });
    return made;
}

std::string to_csv(const sample& made, zone where) {
    using analysis::csv_cell;
    std::string out =
        "case:concept:name,concept:name,time:timestamp,org:role,org:resource,org:group,answer\n";
    for (const sample_line& each : made.lines)
        out +=
            fmt::format("{},{},{},{},{},{},{}\n", csv_cell(each.of_case), csv_cell(each.activity),
                        print_instant(each.at, where), csv_cell(each.office), csv_cell(each.person),
                        csv_cell(each.unit), csv_cell(each.answer));
    return out;
}

}  // namespace alur
