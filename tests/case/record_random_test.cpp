// Random SOPs with people, papers and time, random events: what is written is what is.
#include "generator/sop.hpp"
#include "oracle/cases.hpp"

#include <alur/case/record.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/time_limit_text.hpp>

#include <array>
#include <iostream>

#include "case/clerk.hpp"
#include "case/support.hpp"

namespace record_random_test {

using namespace alur_test;
using alur::refusal;

namespace {

alur::amounts hours(std::uint32_t n) {
    alur::amounts length;
    length[alur::time_unit::hour] = n;
    return length;
}

// Gives a generated SOP what it may ask of people, papers and time.
void ask_for_more(dice& d, alur::definition& sop) {
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        alur::row& row = sop.rows[r];
        if (d.chance(25))
            row.different_person = {
                sop.rows[static_cast<std::size_t>(d.under(static_cast<int>(sop.rows.size())))].id};
        row.definitive_only = d.chance(10);
        if (d.chance(25) && row.inputs.empty()) {
            row.evidence_required = true;
            if (row.outputs.empty() && d.chance(60)) row.outputs = {"Naskah " + row.id};
        }
        if (!row.time || !row.time->has_limit()) continue;
        if (d.chance(30))
            row.extends = alur::extension{static_cast<std::uint32_t>(d.between(1, 2)), hours(2)};
        row.when_late.clear();
        if (d.chance(20)) row.when_late.push_back({alur::lateness_kind::reason, {}, "", ""});
        if (d.chance(12)) row.when_late.push_back({alur::lateness_kind::refuse, {}, "", ""});
        for (std::uint32_t i = 1; d.chance(30) && i < 4; ++i)
            row.when_late.push_back(
                {alur::lateness_kind::escalate, hours(3 * i), d.pick(sop.performers).code, ""});
        if (!row.answers.empty() && d.chance(40))
            row.when_late.push_back(
                {alur::lateness_kind::deemed, {}, "", d.pick(row.answers).label});
    }
}

// A clerk among few people who hold many offices, by letter or not, with papers.
class busy_clerk {
  public:
    busy_clerk(dice& d, const alur::machine& sop, const alur::open_case& of)
        : d_(d), sop_(sop), case_(of), base_(d, sop, of) {}

    alur::event next(alur::instant now) {
        alur::event e = d_.chance(25) ? people(now) : base_.next(now);
        if (d_.chance(70)) e.by.id = "p" + std::to_string(d_.under(4));
        for (alur::seat& each : e.by.seats)
            if (d_.chance(20)) each.capacity = alur::capacity::plh, each.letter = "ST/1";
        if (auto* what = std::get_if<events::complete>(&e.what)) dress(*what);
        if (d_.chance(20)) e.id = "e" + std::to_string(d_.under(400));
        if (d_.chance(20))
            e.head = d_.chance(90) ? alur::to_hex(case_.facts().head) : std::string(64, '0');
        if (d_.chance(5)) e.recorded = e.at + std::chrono::hours{1};
        return e;
    }

  private:
    void dress(events::complete& what) {
        const alur::step_id id = sop_.find_row(what.row);
        if (id == alur::no_step) return;
        const alur::row& row = sop_.sop.rows[alur::index(id)];
        for (const std::string& output : row.outputs)
            if (d_.chance(75))
                what.documents.push_back(
                    {output, "R/1", d_.chance(30) ? std::string(64, 'c') : ""});
        if (d_.chance(3)) what.documents.push_back({"Surat", "", "xyz"});
        if (d_.chance(60)) what.late_reason = "menunggu";
        what.by_silence = d_.chance(8);
    }
    alur::event people(alur::instant now) {
        alur::event e;
        e.at = now;
        const alur::row& row = d_.pick(sop_.sop.rows);
        std::string name = row.id;
        std::string unit;
        if (const auto open = case_.open_rows(); !open.empty() && d_.chance(90)) {
            const alur::row_unit at =
                open[static_cast<std::size_t>(d_.under(static_cast<int>(open.size())))].at;
            name = sop_.sop.rows[alur::index(at.row)].id;
            unit = alur::unit_name(sop_, case_.facts(), at);
        }
        for (const alur::performer& each : sop_.sop.performers)
            if (d_.chance(60)) e.by.seats.push_back({each.code, unit});
        if (d_.chance(70) && !e.by.seats.empty()) e.as = d_.pick(e.by.seats).office;
        const std::string person = "p" + std::to_string(d_.under(4));
        static constexpr std::array words{"jabatan", "pemisahan", "bukti", "keterlambatan",
                                          "urutan"};
        switch (d_.under(7)) {
            case 0:
                e.what = events::claim{name, unit};
                break;
            case 1:
                e.what = events::release{name, unit, "lama"};
                break;
            case 2:
                e.what = events::assign{name, unit, person, ""};
                break;
            case 3:
                e.what = events::extend{name, unit, "banyak"};
                break;
            case 4:
                e.what = events::note{"catatan"};
                break;
            case 5:
                e.what = events::tick{};
                break;
            default:
                e.what = events::except{name,
                                        unit,
                                        words[static_cast<std::size_t>(d_.under(5))],
                                        person,
                                        d_.pick(sop_.sop.performers).code,
                                        "darurat",
                                        "800/1"};
        }
        return e;
    }

    dice& d_;
    const alur::machine& sop_;
    const alur::open_case& case_;
    clerk base_;
};

struct counted {
    std::array<std::size_t, 14> refused{};
    std::array<std::size_t, std::variant_size_v<decltype(alur::event::what)>> accepted{};
    std::size_t events = 0;
    std::size_t lines = 0;
};

// One random case, every step written; what is written is read again after every step.
void walk(dice& d, const alur::machine& sop, counted& sum) {
    const alur::timetable times = alur::make_timetable(sop, national_calendar());
    const alur::timetable* all[] = {&times};
    alur::open_case berkas(sop, times);
    busy_clerk who(d, sop, berkas);
    std::string journal;
    alur::instant now = at("08:00");
    for (int i = 0; i < 60; ++i) {
        now += std::chrono::minutes{d.under(200)};
        const alur::event e = who.next(now);
        const alur::open_case before = berkas;
        alur::judgement answer = berkas.judge(e);
        ++sum.events;
        if (answer.known()) continue;
        alur::entry decided =
            answer ? std::move(answer.decided()) : alur::attempt(berkas, e, answer.refused());
        if (decided.refused) {
            ++sum.refused[static_cast<std::size_t>(decided.refused->why)];
            REQUIRE(before == berkas);
            if (!d.chance(20)) continue;
        } else {
            ++sum.accepted[e.what.index()];
        }
        for (const alur::sealed_line& line : alur::record(berkas, decided, "B")) {
            journal += line.text + "\n";
            ++sum.lines;
        }
        berkas.apply(decided);
        INFO(journal);
        const auto again = alur::rebuild(sop, all, journal, alur::hashing::skip);
        if (const auto* error = std::get_if<alur::replay_error>(&again)) FAIL(error->message.en);
        REQUIRE(std::get<alur::rebuilt_case>(again).berkas == berkas);
    }
    INFO(journal);
    const auto wrong = alur::verify(sop, all, journal);
    INFO((wrong ? wrong->message.en : ""));
    REQUIRE_FALSE(wrong);
}

alur::machine random_machine(dice& d) {
    for (;;) {
        alur::definition text = alur::generate::sop(d.next(), alur::generate::mode::compiling);
        if (text.rows.size() > 10) continue;
        ask_for_more(d, text);
        if (alur::compiled made = alur::compile(text); made.machine)
            return *std::move(made.machine);
    }
}

}  // namespace

TEST_CASE("random cases with people, papers and time are rebuilt after every event and verify") {
    const std::uint64_t seed = alur::oracle::first_seed();
    const std::size_t sops = std::max<std::size_t>(60, alur::oracle::cases(1'000));
    dice d(seed << 32U);
    counted sum;
    for (std::size_t i = 0; i < sops; ++i) {
        const alur::machine sop = random_machine(d);
        INFO("seed " << seed << ", SOP " << i << "\n" << alur::to_json(sop.sop));
        for (int n = 0; n < 2; ++n) walk(d, sop, sum);
    }
    std::cout << "journals from seed " << seed << ": " << sum.events << " events, " << sum.lines
              << " lines; accepted by kind";
    for (const std::size_t n : sum.accepted) std::cout << ' ' << n;
    std::cout << "; refused by reason";
    for (std::size_t why = 1; why < sum.refused.size(); ++why) std::cout << ' ' << sum.refused[why];
    std::cout << '\n';
    for (std::size_t why = 1; why < sum.refused.size(); ++why) {
        INFO("refusal " << why);
        CHECK(sum.refused[why] > 0);
    }
    // All but the calendar, which has its own test.
    for (std::size_t kind = 0; kind + 1 < sum.accepted.size(); ++kind) {
        INFO("kind " << kind);
        CHECK(sum.accepted[kind] > 0);
    }
}

// Ticking more often changes no state and no line but when it was noticed, its place and its hash.
TEST_CASE("three ways of ticking give one journal") {
    const std::uint64_t seed = alur::oracle::first_seed();
    dice d(seed << 32U | 7U);
    for (int i = 0; i < 60; ++i) {
        const alur::machine sop = random_machine(d);
        const alur::timetable times = alur::make_timetable(sop, national_calendar());
        alur::open_case leader(sop, times);
        busy_clerk who(d, sop, leader);
        std::vector<alur::event> accepted;
        alur::instant now = at("08:00");
        for (int n = 0; n < 50; ++n) {
            now += std::chrono::minutes{d.under(300)};
            alur::event e = who.next(now);
            e.head.clear();
            alur::judgement answer = leader.judge(e);
            if (!answer || std::holds_alternative<events::tick>(e.what)) continue;
            leader.apply(answer.decided());
            accepted.push_back(e);
        }
        const auto lines = [&](std::chrono::minutes every) {
            alur::open_case berkas(sop, times);
            std::vector<std::string> told;
            const auto keep = [&](const alur::event& e) {
                alur::judgement answer = berkas.judge(e);
                REQUIRE(answer);
                for (const alur::notice& each : answer.decided().notices)
                    told.push_back(alur::print_instant(each.due, alur::zone::WIB) + " " +
                                   std::to_string(alur::index(each.at.row)) + " " +
                                   std::to_string(alur::index(each.at.unit)) + " " +
                                   std::to_string(each.rung));
                for (const alur::opened_row& each : answer.decided().opened)
                    told.push_back("open " + std::to_string(alur::index(each.at.row)));
                if (!std::holds_alternative<events::tick>(e.what)) told.push_back("event");
                berkas.apply(answer.decided());
            };
            alur::instant clock = at("08:00");
            for (const alur::event& e : accepted) {
                for (; every.count() > 0 && clock < e.at; clock += every)
                    keep({clock, {}, {}, events::tick{}});
                keep(e);
            }
            return std::pair{told, berkas.facts()};
        };
        const auto never = lines(std::chrono::minutes{0});
        INFO("seed " << seed << ", SOP " << i << "\n" << alur::to_json(sop.sop));
        for (const int every : {37, 1440}) {
            const auto often = lines(std::chrono::minutes{every});
            CHECK(often.first == never.first);
            CHECK(often.second == never.second);
        }
    }
}

}  // namespace record_random_test
