// An application that keeps its cases in a folder, one journal per case, and serves work lists.
//
//   cases FOLDER < requests.txt
//
// One request per line: its id, the time, a person, then `buka CASE`, `selesai CASE ROW [ANSWER]`
// or `tugas`. It may be killed at any moment. Whoever does not know whether a request was taken
// sends it once more: by its id it is known, and nothing happens twice.
#include <alur/case/journal_file.hpp>
#include <alur/case/record.hpp>
#include <alur/case/register.hpp>
#include <alur/case/work_list.hpp>
#include <alur/sop/calendar_file.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>

namespace {

struct kept_case {
    alur::open_case berkas;
    std::unique_ptr<alur::journal_file> journal;
};

class office {
  public:
    office(const alur::machine& sop, const alur::timetable& times,
           const alur::office_register& people, std::string folder)
        : sop_(sop), times_(times), people_(people), folder_(std::move(folder)) {
        for (const auto& each : std::filesystem::directory_iterator(folder_))
            if (each.path().extension() == ".jsonl") open(each.path().stem().string());
        std::cout << cases_.size() << " berkas dibaca\n";
    }

    void answer(const std::string& request) {
        std::istringstream words(request);
        std::string id, time, person, verb, name, row, label;
        words >> id >> time >> person >> verb >> name >> row >> label;
        const alur::instant at = *alur::parse_instant(time);
        alur::event given;
        given.id = id;
        given.at = at;
        given.by = actor_at(people_, person, at, times_.where());
        if (verb == "buka") given.what = alur::events::start{};
        if (verb == "selesai") given.what = alur::events::complete{.row = row, .answer = label};
        std::cout << id << ' ';
        if (verb == "tugas")
            list(given.by, at);
        else
            happens(name, given);
    }

  private:
    // What the journal holds is the case; an interrupted last write is moved aside on opening.
    kept_case& open(const std::string& name) {
        if (const auto found = cases_.find(name); found != cases_.end()) return found->second;
        auto opening =
            alur::open_journal(folder_ + "/" + name + ".jsonl", alur::if_missing::create);
        if (const auto* error = std::get_if<alur::journal_error>(&opening))
            throw std::runtime_error(error->message.id);
        auto& opened = std::get<alur::journal_opened>(opening);
        const alur::timetable* const times = &times_;
        auto made = rebuild(sop_, {&times, 1}, opened.text, alur::hashing::skip);
        if (const auto* error = std::get_if<alur::replay_error>(&made))
            throw std::runtime_error(name + ": " + error->message.id);
        auto& berkas = std::get<alur::rebuilt_case>(made).berkas;
        return cases_.emplace(name, kept_case{std::move(berkas), std::move(opened.file)})
            .first->second;
    }

    // Judged, written down, and only then applied.
    void happens(const std::string& name, const alur::event& given) {
        kept_case& kept = open(name);
        alur::judgement answer = kept.berkas.judge(given);
        if (answer.known()) {
            std::cout << "sudah tercatat\n";
            return;
        }
        if (!answer) {
            std::cout << "ditolak: " << answer.refused().message.id << '\n';
            return;
        }
        const auto lines = record(kept.berkas, answer.decided(), name);
        const auto stored = kept.journal->append(head_of(kept.berkas), lines);
        if (const auto* error = std::get_if<alur::journal_error>(&stored))
            throw std::runtime_error(error->message.id);
        kept.berkas.apply(answer.decided());
        std::cout << "diterima\n";
    }

    void list(const alur::actor& who, alur::instant now) {
        std::vector<const alur::open_case*> all;
        std::vector<std::string> names;
        for (const auto& [name, kept] : cases_) {
            all.push_back(&kept.berkas);
            names.push_back(name);
        }
        const std::vector<alur::task> tasks = todo(all, who, now);
        std::cout << tasks.size() << " pekerjaan bagi " << who.id << '\n';
        for (const alur::task& each : tasks) {
            const alur::row& row = sop_.sop.rows[alur::index(each.at.row)];
            std::cout << "    " << names[each.which] << ": " << row.activity << ", batas "
                      << alur::print_instant(each.due.at, times_.where())
                      << (each.stands == alur::punctuality::late ? ", LEWAT" : "")
                      << (each.somebody_else ? ", harus orang lain" : "") << '\n';
        }
    }

    const alur::machine& sop_;
    const alur::timetable& times_;
    const alur::office_register& people_;
    std::string folder_;
    std::map<std::string, kept_case> cases_;
};

alur::source text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {path, {std::istreambuf_iterator<char>(file), {}}};
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return std::cerr << "cases FOLDER < requests.txt\n", 2;
    const alur::loaded read = alur::load(text_of("izin.json"));
    const alur::compiled made = alur::compile(read.sop.value());
    const alur::register_loaded people = alur::load_register(text_of("pejabat.json"));
    alur::calendars_loaded calendars =
        alur::load_calendars(text_of("../../sops/calendars/id.json"));
    const alur::timetable times = make_timetable(
        made.machine.value(), alur::make_calendar(calendars.calendars.at(0)).value());
    try {
        office here(*made.machine, times, people.people.value(), words[1]);
        for (std::string line; std::getline(std::cin, line); std::cout.flush()) here.answer(line);
    } catch (const std::exception& what) {
        return std::cerr << what.what() << '\n', 1;
    }
}
