#include "command/play.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "case/decision_line.hpp"
#include "command/phrases.hpp"
#include "sop/spelling.hpp"

namespace alur::command {
namespace {

bilingual expected_but(std::string_view expected, std::string_view got) {
    return {fmt::format("diharapkan {}, ternyata {}", expected, got),
            fmt::format("expected {}, but it was {}", expected, got)};
}

const char* lateness_word(std::optional<bool> late) {
    return !late ? "tidak diukur" : *late ? "terlambat" : "tepat waktu";
}

template <class Rows, class Label>
std::string listed(const Rows& rows, const Label& label) {
    std::vector<std::string> labels;
    for (const auto& each : rows) labels.push_back(label(each));
    return fmt::format("{}", fmt::join(labels, ", "));
}

bool as_expected(const open_case& of, const std::vector<expected_row>& expected) {
    const auto is = [&](const expected_row& wanted, const open_row& open) {
        return wanted.row == open.at.row &&
               (wanted.unit.empty() ||
                same_name(wanted.unit, unit_name(of.sop(), of.facts(), open.at)));
    };
    const auto open = of.open_rows();
    return std::all_of(open.begin(), open.end(),
                       [&](const open_row& each) {
                           return std::any_of(
                               expected.begin(), expected.end(),
                               [&](const expected_row& wanted) { return is(wanted, each); });
                       }) &&
           std::all_of(expected.begin(), expected.end(), [&](const expected_row& wanted) {
               return std::any_of(open.begin(), open.end(),
                                  [&](const open_row& each) { return is(wanted, each); });
           });
}

bilingual open_instead(const open_case& of, const std::vector<expected_row>& expected) {
    const std::string wanted = listed(expected, [&](const expected_row& each) {
        const std::string& number = of.sop().sop.rows[index(each.row)].number;
        return each.unit.empty() ? number : number + ' ' + each.unit;
    });
    const std::string got =
        listed(of.open_rows(), [&](const open_row& each) { return row_label(of, each.at); });
    const auto or_none = [](const std::string& rows, const char* none) {
        return rows.empty() ? none : rows.c_str();
    };
    return {fmt::format("diharapkan terbuka: {}; ternyata: {}", or_none(wanted, "tidak ada"),
                        or_none(got, "tidak ada")),
            fmt::format("expected to be open: {}; but it was: {}", or_none(wanted, "nothing"),
                        or_none(got, "nothing"))};
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
        if (std::holds_alternative<events::tick>(each.given.what) && !why)
            late = timeliness(berkas, each.given.at) == punctuality::late;
        if (why != each.refused)
            unmet(each.pointer,
                  expected_but(refusal_or_accepted(each.refused), refusal_or_accepted(why)));
        else if (each.late && each.late != late)
            unmet(each.pointer, expected_but(lateness_word(each.late), lateness_word(late)));
        if (each.open && !as_expected(berkas, *each.open))
            unmet(each.pointer, open_instead(berkas, *each.open));
    }
    if (ending_of(berkas) != what.ending)
        unmet("/berakhir", expected_but(what.ending, ending_of(berkas)));
    to.end(berkas, counted);
    return counted;
}

}  // namespace alur::command
