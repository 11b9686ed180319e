// Where does a log leave its SOP? Sent back once and never archived, with an errand in between.
#include <alur/analysis/align.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>

#include <fstream>
#include <iostream>
#include <iterator>

int main() {
    std::ifstream file("laporan.json");
    const alur::source text{"laporan.json", {std::istreambuf_iterator<char>(file), {}}};
    const alur::loaded read = alur::load(text);
    if (!read.sop) return std::cerr << to_text(text, read.problems, alur::language::id), 1;
    const alur::compiled made = alur::compile(*read.sop);
    if (!made.machine) return std::cerr << to_text(text, made.problems, alur::language::id), 1;
    const alur::machine& sop = *made.machine;

    std::vector<alur::log_event> trace;
    for (const char* activity : {"susun", "periksa", "susun", "foto kopi", "periksa"})
        trace.push_back({sop.find_row(activity)});

    alur::aligner compare(sop.view());
    const alur::alignment found = compare.align({trace});
    for (const alur::align_move& each : found.moves) {
        const char* row = each.row == alur::no_step
                              ? "(tidak dikenal)"
                              : sop.sop.rows[index(each.row)].activity.c_str();
        const char* said[] = {"sesuai        ", "hanya di log  ", "dilewati      "};
        std::cout << said[static_cast<int>(each.kind)] << row << '\n';
    }
    std::cout << "Penyimpangan: " << found.cost << '\n';
}
