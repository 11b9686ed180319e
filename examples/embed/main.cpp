// An application that lets alur decide: it loads an SOP, opens a case, and asks before every act.
#include <alur/case/open_case.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main() {
    std::ifstream file("izin.json");
    const alur::source text{"izin.json", {std::istreambuf_iterator<char>(file), {}}};
    const alur::loaded read = alur::load(text);
    if (!read.sop) return std::cerr << to_text(text, read.problems, alur::language::id), 1;
    const alur::compiled made = alur::compile(*read.sop);
    if (!made.machine) return std::cerr << to_text(text, made.problems, alur::language::id), 1;

    alur::calendar_data office;  // a real one is read by alur::load_calendar
    office.hours = alur::default_hours();
    const alur::timetable times = make_timetable(*made.machine, *alur::make_calendar(office));
    alur::open_case berkas(*made.machine, times);

    const auto happens = [&](const char* when, alur::actor who, auto what) {
        alur::judgement answer = berkas.judge({*alur::parse_instant(when), who, "", what});
        if (!answer) {
            std::cout << who.id << ": " << answer.refused().message.id << '\n';
            return;
        }
        berkas.apply(answer.decided());  // a real one writes answer.decided() down first
        std::cout << who.id << ": diterima\n";
    };
    using namespace alur::events;
    const alur::actor siti{"siti", {{"loket"}}};
    const alur::actor budi{"budi", {{"kepala"}}};
    happens("2026-01-05T08:00+07:00", siti, start{});
    happens("2026-01-05T08:10+07:00", siti, complete{.row = "2", .answer = "Setuju"});
    happens("2026-01-05T08:20+07:00", siti, complete{.row = "1"});
    happens("2026-01-05T08:30+07:00", siti, complete{.row = "2", .answer = "Setuju"});
    happens("2026-01-06T09:00+07:00", budi, complete{.row = "2", .answer = "Setuju"});
    std::cout << "Hasil: " << berkas.outcome() << '\n';
}
