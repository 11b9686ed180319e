#include "command/play.hpp"

#include <fmt/format.h>

#include "case/decision_line.hpp"

namespace alur::command {
namespace {

bilingual expected_but(std::string_view expected, std::string_view got) {
    return {fmt::format("diharapkan {}, ternyata {}", expected, got),
            fmt::format("expected {}, but it was {}", expected, got)};
}

std::string refusal_or_accepted(const std::optional<refusal>& why) {
    return why ? fmt::format("ditolak: {}", word_of(*why)) : "diterima";
}

}  // namespace

tally play(kept_case& kept, const scenario& what, narrator& to) {
    tally counted;
    const open_case& berkas = kept.is();
    const auto unmet = [&](const std::string& place, const bilingual& text) {
        ++counted.unmet;
        to.unmet(berkas, place, text);
    };
    to.begin(berkas, &what);
    for (const scenario_event& each : what.events) {
        std::optional<judgement> judged = kept.happens(each.given);
        if (!judged) break;
        judgement& answer = *judged;
        std::optional<refusal> why;
        std::optional<bool> late;
        if (answer) {
            entry& decided = answer.decided();
            late = was_late(decided);
            count(counted, decided);
            to.accepted(berkas, decided);
        } else if (answer.known()) {
            to.known(berkas, each.given, std::get<known_event>(answer.is).sequence);
        } else {
            why = answer.refused().why;
            count(counted, answer.refused());
            to.refused(berkas, each.given, answer.refused(), why == each.refused);
        }
        if (why != each.refused)
            unmet(each.pointer,
                  expected_but(refusal_or_accepted(each.refused), refusal_or_accepted(why)));
        else if (each.late && each.late != late)
            unmet(each.pointer,
                  expected_but(*each.late ? "terlambat" : "tepat waktu", !late   ? "tidak diukur"
                                                                         : *late ? "terlambat"
                                                                                 : "tepat waktu"));
    }
    if (ending_of(berkas) != what.ending)
        unmet("/berakhir", expected_but(what.ending, ending_of(berkas)));
    to.end(berkas, counted);
    return counted;
}

}  // namespace alur::command
