// A counter's terminal for one SOP, Dumai's, which is compiled in (see CMakeLists.txt): reads
// events, one in a line, and says whether they stand.
//
//   buka 3                      a run with three bidang
//   6 sekretaris Tidak alasan   row, office, answer and a reason; a unit as "3/2" for bidang 2
#include "dumai.hpp"

#include <charconv>
#include <iostream>
#include <sstream>
#include <string>

namespace {

std::string_view why(alur::refusal reason) {
    switch (reason) {
        case alur::refusal::row_not_open:
            return "langkah itu belum atau tidak lagi terbuka";
        case alur::refusal::unit:
            return "bukan untuk bidang itu";
        case alur::refusal::office:
            return "bukan giliran jabatan itu";
        default:
            return "jawaban atau alasannya kurang";
    }
}

// Nothing if a word is none of this SOP's.
std::optional<alur::step_event> read(const std::string& row, std::istream& words) {
    std::string office;
    std::string answer;
    std::string reason;
    words >> office >> answer >> reason;
    const std::size_t slash = row.find('/');
    const auto step = dumai::find_step(row.substr(0, slash));
    const auto role = dumai::find_role(office);
    if (!step || !role) return std::nullopt;
    alur::particulars given;
    given.reasoned = !reason.empty();
    if (slash != std::string::npos) {
        std::uint16_t number = 0;
        std::from_chars(row.data() + slash + 1, row.data() + row.size(), number);
        if (number == 0) return std::nullopt;
        given.unit = static_cast<alur::unit_id>(number - 1);
    }
    const auto id = static_cast<alur::step_id>(*step);
    alur::exit_id exit = alur::no_exit;
    if (const auto branch = dumai::find_branch(answer))
        exit = alur::exit_of<dumai::branch>(dumai::machine, dumai::tables::answers, id, *branch);
    return alur::completing(id, static_cast<alur::role_id>(*role), alur::no_role, exit, given);
}

}  // namespace

int main() {
    dumai::flow at;
    std::cout << dumai::title << '\n';
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string first;
        words >> first;
        if (first == "buka") {
            std::uint16_t units = 1;
            words >> units;
            at = dumai::flow({units});
            std::cout << "✔ dibuka untuk " << units << " bidang\n";
            continue;
        }
        const std::optional<alur::step_event> event = read(first, words);
        if (!event) {
            std::cout << "✘ " << line << ": tidak dikenal\n";
            continue;
        }
        const alur::verdict said = at.take(*event);
        std::cout << (said.accepted() ? "✔ " : "✘ ") << line;
        if (!said.accepted()) std::cout << ": " << why(said.why);
        if (said.backward) std::cout << ": kembali";
        if (said.result == alur::progress::case_ended) std::cout << ": SELESAI";
        std::cout << '\n';
    }
}
