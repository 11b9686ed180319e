// `alur test`: plays the scenarios of SOPs and says which expectation was not met, and what no
// scenario has walked yet.
#include <fmt/format.h>
#include <alur/sop/compile.hpp>

#include <filesystem>
#include <ostream>
#include <utility>

#include "command/files.hpp"
#include "command/found_tests.hpp"
#include "command/play.hpp"
#include "command/test_record.hpp"
#include "sop/quoted.hpp"

namespace alur::command {
namespace {

struct played_scenario {
    source text;
    std::string title;
    std::vector<unmet_expectation> faults;
};

struct played_sop {
    source text;
    std::string title;
    std::vector<played_scenario> scenarios;
    std::vector<unwalked> missing;
};

struct test_results {
    std::vector<played_sop> sops;
    bool trouble = false;
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t untested = 0;  // SOPs
    std::size_t missing = 0;
};

// Nothing, and a complaint, if it cannot be played.
std::optional<played_scenario> played(const machine& sop, const source& text, walked_ways& ways,
                                      const options& asked, const console& at) {
    scenario_loaded read = read_scenario(text, sop);
    print_findings(text, read.problems, asked, at);
    if (!read.play) return std::nullopt;
    const std::optional<work_calendar> calendar = find_calendar(read.play->calendar, asked, at);
    if (!calendar) return std::nullopt;
    const timetable times = make_timetable(sop, *calendar);
    kept_case berkas(sop, times);
    test_record record(ways);
    (void)play(berkas, *read.play, record);
    return played_scenario{text, read.play->title, std::move(record.faults)};
}

void play_all(const tested_sop& of, const std::vector<definition>& others, test_results& into,
              options asked, const console& at) {
    compiled made = compile(of.sop, others);
    if (!made.machine) {
        print_findings(of.text, made.problems, asked, at);
        into.trouble = true;
        return;
    }
    asked.files = {of.text.name};  // calendars are looked for beside it
    walked_ways ways(*made.machine);
    played_sop all{of.text, of.sop.form.title, {}, {}};
    for (const source& each : of.scenarios) {
        std::optional<played_scenario> one = played(*made.machine, each, ways, asked, at);
        if (!one) {
            into.trouble = true;
            continue;
        }
        ++(one->faults.empty() ? into.passed : into.failed);
        all.scenarios.push_back(*std::move(one));
    }
    if (of.scenarios.empty())
        ++into.untested;
    else
        all.missing = ways.missing();
    into.missing += all.missing.size();
    into.sops.push_back(std::move(all));
}

// ---- for people --------------------------------------------------------------------------------

class test_page {
  public:
    explicit test_page(const page& to) : to_(to) {}

    void write(const test_results& all) {
        for (const played_sop& each : all.sops) write(each);
        to_.out << in_all(all) << '\n';
    }

  private:
    template <class... Values>
    std::string say(const char* id, const char* en, const Values&... values) const {
        return fmt::format(fmt::runtime(to_.say(id, en)), values...);
    }
    void lines(std::size_t column, const std::string& text, tone colour) {
        const std::size_t width = to_.width > column + 20 ? to_.width - column : 20;
        for (const std::string& line : wrapped(text, width))
            to_.out << std::string(column, ' ') << to_.paint(colour, line) << '\n';
    }

    void write(const played_sop& sop) {
        to_.out << to_.paint(tone::bold, sop.text.name) << "  " << sop.title << '\n';
        if (sop.scenarios.empty() && sop.missing.empty())
            lines(2, say("belum ada skenario", "no scenarios yet"), tone::warn);
        for (const played_scenario& each : sop.scenarios) write(each);
        for (const unwalked& each : sop.missing) lines(2, never(each), tone::warn);
        to_.out << '\n';
    }
    void write(const played_scenario& one) {
        const bool good = one.faults.empty();
        to_.out << "  " << to_.paint(good ? tone::good : tone::bad, good ? "✔" : "✘") << ' '
                << one.text.name << "  " << one.title << '\n';
        for (const unmet_expectation& each : one.faults) {
            const position where = one.text.locate(each.place);
            lines(4,
                  fmt::format("{}:{}:{}: {}", one.text.name, where.line, where.column,
                              each.what.in(to_.lang)),
                  tone::bad);
            lines(6, std::string(each.happened.in(to_.lang)), tone::plain);
        }
    }
    std::string never(const unwalked& each) const {
        if (!each.answer.empty())
            return say("langkah {} cabang {} belum pernah diuji",
                       "step {}, answer {}: never tested", each.row, each.answer);
        if (!each.back_to.empty())
            return say("langkah {} kembali ke langkah {} belum pernah diuji",
                       "step {}, back to step {}: never tested", each.row, each.back_to);
        return say("langkah {} belum pernah diuji", "step {}: never tested", each.row);
    }
    std::string in_all(const test_results& all) const {
        const auto many = [](std::size_t n) { return n == 1 ? "" : "s"; };
        std::string text = say("{} skenario lulus, {} gagal", "{0} scenario{2} passed, {1} failed",
                               all.passed, all.failed, many(all.passed));
        text += say("; {} SOP", "; {} SOP{}", all.sops.size(), many(all.sops.size()));
        if (all.untested > 0)
            text += say(", {} tanpa skenario", ", {} without scenarios", all.untested);
        if (all.missing > 0)
            text += say("; {} langkah atau cabang belum pernah diuji",
                        "; {0} step{1} or answer{1} never tested", all.missing, many(all.missing));
        const bool good = all.failed == 0 && !all.trouble && all.passed > 0;
        return to_.paint(good ? tone::good : tone::bad, text);
    }

    page to_;
};

// ---- for programs ------------------------------------------------------------------------------

template <class List, class Each>
std::string json_list(const List& list, const Each& each) {
    std::vector<std::string> texts;
    for (const auto& one : list) texts.push_back(each(one));
    return fmt::format("[{}]", fmt::join(texts, ","));
}

std::string json_of(const bilingual& both) {
    return fmt::format(R"({{"id":{},"en":{}}})", alur::quoted(both.id), alur::quoted(both.en));
}

std::string json_of(const unwalked& each) {
    std::string text = fmt::format(R"({{"langkah":{})", alur::quoted(each.id));
    if (!each.answer.empty()) text += fmt::format(R"(,"cabang":{})", alur::quoted(each.answer));
    if (!each.back_to.empty()) text += fmt::format(R"(,"kembali":{})", alur::quoted(each.back_to));
    return text + "}";
}

std::string json_of(const played_scenario& one) {
    return fmt::format(R"({{"berkas":{},"judul":{},"lulus":{},"tidak_sesuai":{}}})",
                       alur::quoted(one.text.name), alur::quoted(one.title), one.faults.empty(),
                       json_list(one.faults, [&](const unmet_expectation& each) {
                           const position where = one.text.locate(each.place);
                           return fmt::format(
                               R"({{"tempat":{},"baris":{},"kolom":{},"pesan":{},"ternyata":{}}})",
                               alur::quoted(each.place), where.line, where.column,
                               json_of(each.what), json_of(each.happened));
                       }));
}

std::string json_of(const test_results& all) {
    return fmt::format(
        R"({{"sop":{},"lulus":{},"gagal":{},"tanpa_skenario":{}}})",
        json_list(all.sops,
                  [](const played_sop& each) {
                      return fmt::format(
                          R"({{"berkas":{},"judul":{},"skenario":{},"belum_diuji":{}}})",
                          alur::quoted(each.text.name), alur::quoted(each.title),
                          json_list(each.scenarios,
                                    [](const played_scenario& one) { return json_of(one); }),
                          json_list(each.missing,
                                    [](const unwalked& one) { return json_of(one); }));
                  }),
        all.passed, all.failed, all.untested);
}

}  // namespace

int test_files(const options& asked, const console& at) {
    const found_tests found =
        find_tests(asked.files.empty() ? std::vector<std::string>{"."} : asked.files, asked, at);
    const sops_read library = read_sops(asked.sops, asked, at);
    test_results all;
    all.trouble = found.trouble || library.code != exit_ok;
    for (const tested_sop& each : found.sops) {
        std::vector<definition> others = library.sops;
        for (const tested_sop& other : found.sops)
            if (&other != &each) others.push_back(other.sop);
        play_all(each, others, all, asked, at);
    }
    const page to = page_of(asked, at);
    if (asked.json)
        at.out << json_of(all) << '\n';
    else if (!all.sops.empty())
        test_page(to).write(all);
    if (all.passed + all.failed == 0 && !all.trouble) {
        complain(asked, at, {"tidak ada skenario untuk dimainkan", "there is no scenario to play"});
        all.trouble = true;
    }
    if (all.trouble) return exit_trouble;
    return all.failed == 0 ? exit_ok : exit_findings;
}

}  // namespace alur::command
