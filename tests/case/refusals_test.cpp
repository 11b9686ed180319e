// Every refusal a case can give is given many times over, and none of them changes the case.
#include "generator/random.hpp"
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

#include <alur/sop/limits.hpp>
#include <alur/sop/write.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <optional>

#include "case/support.hpp"

using namespace alur_test;
using alur::refusal;
using alur::generate::dice;
namespace events = alur::events;

namespace {

struct explanation {
    refusal why;
    std::string_view says;  // found in this one's English message and in no other's
};

const std::vector<explanation> explanations{
    {refusal::time_order, "is before the last act of this case"},
    {refusal::unknown_name, "This SOP has no step"},
    {refusal::unknown_name, "This SOP has no office"},
    {refusal::unknown_name, "knows no answer"},
    {refusal::unknown_name, "This SOP knows no units, so no"},
    {refusal::unknown_name, "This SOP knows no units of the kind"},
    {refusal::unknown_name, "This SOP has no listed "},  // see `signature`
    {refusal::unknown_name, "Say which start is meant"},
    {refusal::unknown_name, "is not a start; a case opens at"},
    {refusal::unknown_name, "This SOP reads no data"},
    {refusal::unknown_name, "This SOP knows no data"},
    {refusal::unknown_name, "\" must be "},
    {refusal::lifecycle, "has not started: open it first"},
    {refusal::lifecycle, "has started already"},
    {refusal::lifecycle, "is running, not suspended"},
    {refusal::lifecycle, "is suspended: only"},
    {refusal::lifecycle, "is completed: open a new one"},
    {refusal::lifecycle, "is cancelled: open a new one"},
    {refusal::row_not_open, "is done and not open any more"},
    {refusal::row_not_open, "has not come to its turn"},
    {refusal::unit, ", not to "},
    {refusal::unit, "is done once for all: do not name a unit"},
    {refusal::unit, ": say which; open for"},
    {refusal::unit, "\" in this case; "},
    {refusal::unit, "; it is open for"},
    {refusal::unit, "are named only on the way back"},
    {refusal::unit, "so none can be sent back"},
    {refusal::unit, "only those that have can be sent back"},
    {refusal::unit, "This case belongs to one "},
    {refusal::unit, "that takes part in this case"},
    {refusal::unit, "is blank or named twice"},
    {refusal::unit, "Too many units of the kind"},
    {refusal::unit, "its unit cannot be changed"},
    {refusal::unit, "takes part already, has no name"},
    {refusal::unit, "or is the last one"},
    {refusal::office, " belongs to "},
    {refusal::office, " now waits for "},
    {refusal::office, " is done; it now waits for "},
    {refusal::office, "You do not hold the office"},
    {refusal::office, "is not an outsider: it does"},
    {refusal::office, ", an outsider; "},
    {refusal::office, "You could act here in several offices"},
    {refusal::office, "Only a controller, that is"},
    {refusal::office, "Only holders of an office of this SOP"},
    {refusal::exit, "cannot be answered yet: others must act first"},
    {refusal::exit, "asks nothing: complete it without an answer"},
    {refusal::exit, "must be answered"},
    {refusal::exit, "do not allow the answer"},
    {refusal::exit, "Give a reason: a step back"},
    {refusal::exit, "is not part of this meeting"},
    {refusal::exit, ": name a "},
    {refusal::exit, " is no office of "},
    {refusal::exit, " is named twice"},
    {refusal::exit, "is a meeting: list who was there"},
    {refusal::exit, "is still with its first office"},
    {refusal::exit, "may not be sent back: the SOP does not say"},
    {refusal::exit, "may only be sent back to step"},
    {refusal::exit, "Give a reason"},
};

// Nothing gives these yet: several people at one case, who is named for a row, who must not be the
// same, what has to be enclosed, and what lateness forbids.
constexpr std::array not_given_yet{refusal::stale_head, refusal::assignment, refusal::claim,
                                   refusal::separation, refusal::evidence,   refusal::lateness};

constexpr std::array<std::string_view, 14> words{
    "none",   "stale head", "time order", "unknown name", "lifecycle",  "row not open", "unit",
    "office", "exit",       "assignment", "claim",        "separation", "evidence",     "lateness"};

using tally = std::map<const explanation*, std::size_t>;

// The units of the SOP's list are named by their kind, which stands where "step" and "office" do.
std::string signature(const std::string& message) {
    for (const char* kind : {"bidang", "seksi", "wilayah"}) {
        const std::string begins = std::string("This SOP has no ") + kind + " ";
        if (message.rfind(begins, 0) == 0) return "This SOP has no listed " + message;
    }
    return message;
}

// The one that fits; of two, the longer. "Give a reason" alone is also how a longer one begins.
const explanation* which(const alur::refused_event& refused) {
    const std::string message = signature(refused.message.en);
    const explanation* found = nullptr;
    for (const explanation& each : explanations)
        if (each.why == refused.why && message.find(each.says) != std::string::npos &&
            (found == nullptr || each.says.size() > found->says.size()))
            found = &each;
    return found;
}

// Somebody who knows the SOP well enough to be right, and is wrong in every way now and then.
class clerk {
  public:
    clerk(dice& d, const alur::machine& sop, const alur::open_case& of)
        : d_(d), sop_(sop), case_(of) {}

    alur::event next(alur::instant now) {
        alur::event e;
        e.at = now;
        if (d_.chance(3)) e.at -= std::chrono::hours{24 * 400};
        if (case_.stage() == alur::lifecycle::not_started ? d_.chance(70) : d_.chance(2))
            return start(e);
        if (case_.stage() == alur::lifecycle::suspended && d_.chance(50))
            return control(e, events::resume{});
        const int roll = d_.under(100);
        if (roll < 3) return control(e, events::suspend{reason()});
        if (roll < 4) return control(e, events::cancel{reason()});
        if (roll < 7) return control(e, events::resume{reason()});
        if (roll < 17) return unit_change(e);
        if (roll < 26) return data(e);
        if (last_ && d_.chance(8)) {  // once more, as if the button had been pressed twice
            alur::event again = *last_;
            again.at = now;
            return again;
        }
        return row(e);
    }
    void accepted(const alur::event& e) { last_ = e; }

  private:
    const alur::definition& text() const { return sop_.sop; }
    const alur::case_facts& facts() const { return case_.facts(); }
    std::string reason() { return d_.chance(70) ? "alasan" : ""; }
    bool wrong() { return d_.chance(6); }

    const alur::row& any_row() { return d_.pick(text().rows); }
    std::string any_office() { return d_.pick(text().performers).code; }
    std::string any_unit() {
        std::vector<std::string> names{"U0", "U1", "entah", ""};
        for (const auto& of_kind : facts().units->of_kind)
            names.insert(names.end(), of_kind.begin(), of_kind.end());
        return d_.pick(names);
    }
    std::string any_kind() {
        std::vector<std::string> kinds = sop_.kinds;
        kinds.insert(kinds.end(), sop_.case_kinds.begin(), sop_.case_kinds.end());
        if (kinds.empty() || d_.chance(5)) return "jenis";
        return d_.pick(kinds);
    }

    // The unit that the holder of an office names when acting on a row.
    std::string unit_of(const std::string& office, alur::row_unit at) {
        const std::string& kind = text().performers[alur::index(sop_.find_role(office))].per_unit;
        if (kind.empty()) return {};
        for (std::size_t k = 0; k < sop_.case_kinds.size(); ++k)
            if (sop_.case_kinds[k] == kind && k < facts().units->of_case.size())
                return facts().units->of_case[k];
        if (at.row != alur::no_step && sop_.kind_of(at.row) == sop_.find_kind(kind))
            return alur::unit_name(sop_, facts(), at);
        const alur::kind_id of = sop_.find_kind(kind);
        if (of == alur::no_kind || alur::index(of) >= facts().units->of_kind.size()) return "U0";
        return d_.pick(facts().units->of_kind[alur::index(of)]);
    }
    alur::seat seat_of(const std::string& office, alur::row_unit at) {
        return {office, unit_of(office, at)};
    }

    std::vector<std::string> codes(alur::role_set set) const {
        std::vector<std::string> list;
        for (std::size_t r = 0; r < text().performers.size(); ++r)
            if ((set >> r & 1U) != 0) list.push_back(text().performers[r].code);
        return list;
    }

    // ---- opening
    // ---------------------------------------------------------------------------------

    alur::event start(alur::event e) {
        events::start what;
        what.row = d_.chance(80)   ? text().rows[alur::index(d_.pick(sop_.table.starts))].id
                   : d_.chance(50) ? any_row().id
                                   : "";
        for (const std::string& kind : sop_.kinds)
            if (d_.chance(95)) what.units.push_back({kind, unit_list(kind, d_.between(1, 4))});
        for (const std::string& kind : sop_.case_kinds)
            if (d_.chance(95)) what.units.push_back({kind, unit_list(kind, d_.chance(90) ? 1 : 2)});
        if (wrong()) what.units.push_back({"jenis", {"Satu"}});
        e.by = {"pembuka", {}};
        e.what = what;
        return e;
    }
    std::vector<std::string> unit_list(const std::string& kind, int count) {
        std::vector<std::string> names;
        for (int i = 0; i < count; ++i) names.push_back("U" + std::to_string(i));
        for (const alur::unit_kind& listed : text().units)
            if (listed.kind == kind) {
                names = listed.names;
                names.resize(std::min<std::size_t>(names.size(), static_cast<std::size_t>(count)));
            }
        switch (d_.under(30)) {
            case 0:
                names.push_back(names.front());
                break;
            case 1:
                names.push_back(" ");
                break;
            case 2:
                names.push_back("entah");
                break;
            case 3:
                names.clear();
                break;
            case 4:
                while (names.size() <= alur::max_units)
                    names.push_back("V" + std::to_string(names.size()));
                break;
            default:
                break;
        }
        return names;
    }

    // ---- what controllers do
    // ---------------------------------------------------------------------

    void as_controller(alur::event& e) {
        for (const std::string& code : codes(sop_.controllers))
            if (e.by.seats.empty() || d_.chance(30)) e.by.seats.push_back(seat_of(code, {}));
        e.by.id = e.by.seats.empty() ? "p" : "p-" + e.by.seats.front().office;
        if (e.by.seats.size() > 1 && d_.chance(60)) e.as = e.by.seats.front().office;
        bend_person(e, {});
    }
    alur::event control(alur::event e, events::suspend what) { return by_chief(e, what); }
    alur::event control(alur::event e, events::resume what) { return by_chief(e, what); }
    alur::event control(alur::event e, events::cancel what) { return by_chief(e, what); }
    template <class What>
    alur::event by_chief(alur::event e, What what) {
        e.what = what;
        as_controller(e);
        return e;
    }
    alur::event unit_change(alur::event e) {
        const std::string kind = any_kind();
        if (d_.chance(60))
            return by_chief(e,
                            events::add_unit{kind, d_.chance(50) ? "Baru" : any_unit(), reason()});
        return by_chief(e, events::remove_unit{kind, any_unit(), reason()});
    }

    alur::event data(alur::event e) {
        events::set_data what;
        for (const auto& [name, type] : text().data) {
            if (d_.chance(40)) continue;
            if (type == alur::data_type::number && !wrong())
                what.values[name] = static_cast<double>(d_.under(100));
            else if (type == alur::data_type::yes_no && !wrong())
                what.values[name] = d_.chance(50);
            else
                what.values[name] = std::string("teks");
        }
        if (wrong() || text().data.empty()) what.values["entah"] = true;
        e.what = what;
        e.by = {"p", {{any_office(), any_unit()}}};
        bend_person(e, {});
        if (d_.chance(10)) e.by.seats.clear();
        return e;
    }

    // ---- rows
    // ------------------------------------------------------------------------------------

    alur::event row(alur::event e) {
        const auto open = case_.open_rows();
        alur::row_unit at{sop_.find_row(any_row().id), alur::no_unit};
        if (!open.empty() && d_.chance(85))
            at = open[static_cast<std::size_t>(d_.under(static_cast<int>(open.size())))].at;
        const std::vector<std::string> able = codes(alur::may_act(sop_, facts(), at));
        const std::string office = able.empty() ? any_office() : d_.pick(able);
        const bool outside = text().performers[alur::index(sop_.find_role(office))].outside;
        e.by = {"p-" + office, {seat_of(office, at)}};
        std::string for_whom;
        if (outside && d_.chance(60)) {  // somebody inside records it
            const std::string own = any_office();
            e.by = {"p-" + own, {seat_of(own, at)}};
            for_whom = office;
        }
        if (wrong()) for_whom = any_office();
        bend_person(e, at);

        const alur::row& here = text().rows[alur::index(at.row)];
        const std::string unit = wrong() ? any_unit() : alur::unit_name(sop_, facts(), at);
        const std::string name = d_.chance(98) ? here.id : "entah";
        std::vector<std::string> back_for;
        for (int i = d_.chance(12) ? d_.between(1, 2) : 0; i > 0; --i)
            back_for.push_back(any_unit());
        if (d_.chance(here.returns.empty() && !here.returns_anywhere ? 6 : 25)) {
            const std::string to = !here.returns.empty() && d_.chance(80) ? d_.pick(here.returns)
                                   : here.shared == alur::sharing::in_order && d_.chance(60)
                                       ? here.id
                                       : any_row().id;
            e.what = events::send_back{
                name, d_.chance(98) ? to : "entah", reason(), unit, back_for, for_whom};
            return e;
        }
        e.what = events::complete{name,           unit,     answer_on(at), reason(),
                                  attendants(at), back_for, for_whom};
        return e;
    }

    std::string answer_on(alur::row_unit at) {
        const alur::row& here = text().rows[alur::index(at.row)];
        const auto done = std::count_if(facts().ledger.acts.begin(), facts().ledger.acts.end(),
                                        [&](const alur::act_done& a) { return a.at == at; });
        const bool shared =
            here.shared == alur::sharing::all || here.shared == alur::sharing::in_order;
        const bool finishes =
            !shared || static_cast<std::size_t>(done) + 1 >= here.performers.size();
        if (wrong()) return "entah";
        return !here.answers.empty() && finishes != wrong() ? d_.pick(here.answers).label : "";
    }

    std::vector<alur::seat> attendants(alur::row_unit at) {
        const alur::row& here = text().rows[alur::index(at.row)];
        std::vector<alur::seat> there;
        if (here.shared != alur::sharing::meeting) return there;
        for (const std::string& office : here.performers) {
            const std::string& kind =
                text().performers[alur::index(sop_.find_role(office))].per_unit;
            const alur::kind_id of = kind.empty() ? alur::no_kind : sop_.find_kind(kind);
            if (of == alur::no_kind || of == sop_.kind_of(at.row)) {
                there.push_back(seat_of(office, at));
                continue;
            }
            const auto& units = facts().units->of_kind;
            for (std::size_t u = 0;
                 alur::index(of) < units.size() && u < units[alur::index(of)].size(); ++u)
                if (alur::is_active(sop_, facts(), of, static_cast<alur::unit_id>(u)))
                    there.push_back({office, units[alur::index(of)][u]});
        }
        switch (d_.under(20)) {
            case 0:
                there.push_back(there.front());
                break;
            case 1:
                there.clear();
                break;
            case 2:
                there.push_back({any_office(), any_unit()});
                break;
            case 3:
                d_.shuffle(there);
                there.front().unit = any_unit();
                break;
            default:
                break;
        }
        return there;
    }

    void bend_person(alur::event& e, alur::row_unit at) {
        switch (d_.under(40)) {
            case 0:
                e.by.seats.clear();
                break;
            case 1:
                e.by.seats = {{any_office(), any_unit()}};
                break;
            case 2:
            case 3:
                for (const alur::performer& each : text().performers)
                    e.by.seats.push_back(seat_of(each.code, at));
                break;
            case 4:
                e.as = any_office();
                break;
            case 5:
                e.as = "entah";
                break;
            default:
                break;
        }
    }

    dice& d_;
    const alur::machine& sop_;
    const alur::open_case& case_;
    std::optional<alur::event> last_;
};

struct walked {
    tally given;
    std::array<std::size_t, words.size()> reasons{};
    std::size_t accepted = 0;
};

void judge(alur::open_case& berkas, clerk& who, const alur::event& e, walked& sum) {
    const alur::open_case before = berkas;
    alur::judgement answer = berkas.judge(e);
    REQUIRE(before == berkas);
    if (answer) {
        berkas.apply(answer.decided());
        who.accepted(e);
        ++sum.accepted;
        return;
    }
    const alur::refused_event& refused = answer.refused();
    ++sum.reasons[static_cast<std::size_t>(refused.why)];
    INFO(refused.message.en << " / " << refused.message.id);
    const explanation* known = which(refused);
    REQUIRE(known != nullptr);
    ++sum.given[known];
    REQUIRE_FALSE(refused.message.id.empty());
    // Asked again, the case says the same: nothing of the first time is left.
    REQUIRE(berkas.judge(e).refused() == refused);
}

void walk(dice& d, const alur::machine& sop, walked& sum) {
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    alur::open_case berkas(sop, times);
    clerk who(d, sop, berkas);
    alur::instant now = at("08:00");
    int after_the_end = 0;
    for (int i = 0; i < 120 && after_the_end < 6; ++i) {
        now += std::chrono::minutes{d.under(200)};
        judge(berkas, who, who.next(now), sum);
        if (berkas.stage() == alur::lifecycle::completed ||
            berkas.stage() == alur::lifecycle::cancelled)
            ++after_the_end;
    }
}

}  // namespace

TEST_CASE("every refusal is given and explained, and changes nothing") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t wanted = std::max<std::size_t>(300, alur::oracle::cases(2'000));
    dice d(seed << 32U);
    walked sum;
    for (std::size_t sops = 0; sops < wanted;) {
        const alur::definition text =
            alur::generate::sop(d.next(), alur::generate::mode::compiling);
        if (text.rows.size() > 12) continue;
        const alur::compiled made = alur::compile(text);
        if (!made.machine) continue;
        ++sops;
        INFO("seed " << seed << ", SOP " << sops << "\n" << alur::to_json(text));
        for (int cases = 0; cases < 3; ++cases) walk(d, *made.machine, sum);
    }

    std::cout << "refusals from seed " << seed << ", " << wanted << " SOPs, " << sum.accepted
              << " events accepted\n";
    for (std::size_t why = 1; why < words.size(); ++why) {
        const bool given = std::find(not_given_yet.begin(), not_given_yet.end(),
                                     static_cast<refusal>(why)) == not_given_yet.end();
        std::cout << "  " << words[why] << ' ' << sum.reasons[why]
                  << (given ? "\n" : ", not given yet\n");
        INFO(words[why]);
        CHECK((given ? sum.reasons[why] >= 100 : sum.reasons[why] == 0));
    }
    for (const explanation& each : explanations) {
        std::cout << "    " << words[static_cast<std::size_t>(each.why)] << ": " << each.says << ' '
                  << sum.given[&each] << '\n';
        INFO(each.says);
        CHECK(sum.given[&each] > 0);
    }
}
