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

#include "case/clerk.hpp"
#include "case/support.hpp"

namespace refusals_test {

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
    {refusal::exit, "cannot name the unit"},
    {refusal::exit, "is not finished by this act: whoever acts last names"},
    {refusal::exit, "names nobody: leave the naming out"},
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

}  // namespace refusals_test
