#include "view/task_words.hpp"

#include <fmt/format.h>

namespace alur::drawing {
namespace {

constexpr std::size_t longest_name = 160;

std::string name_of(const std::string& text) { return harmless(cut(text, longest_name)); }

}  // namespace

text_list task_words::offices(int r) const {
    text_list all;
    for (int a = 0; a < flow_.entry(r).act_count; ++a)
        all.push_back(harmless(flow_.sop().sop.performers[at(flow_.office(r, a))].name));
    return all;
}

std::string task_words::task(int r, bool finishes) const {
    const row& its = flow_.written(r);
    std::string name = number(r) + ". " + name_of(its.activity);
    const text_list all = offices(r);
    if (all.size() > 1 && its.shared == sharing::any_one)
        name += " (" + cut(fmt::format("{}", fmt::join(all, " atau ")), longest_name) + ")";
    if (its.shared == sharing::meeting)
        name += " (rapat " + cut(fmt::format("{}", fmt::join(all, ", ")), longest_name) + ")";
    const int returns = flow_.entry(r).return_count;
    if (finishes && returns > flow_.shown_returns(r))
        name += fmt::format(" (dapat dikembalikan ke {} langkah)", returns);
    return name;
}

text_list task_words::about(int r, int act) const {
    text_list lines;
    const text_list all = offices(r);
    switch (flow_.written(r).shared) {
        case sharing::single:
            lines.push_back("Pelaksana: " + all.front());
            break;
        case sharing::all:
            lines.push_back(fmt::format("Pelaksana bersama: {}", fmt::join(all, ", ")));
            break;
        case sharing::in_order:
            lines.push_back(fmt::format("Pelaksana berurutan: {}", fmt::join(all, ", lalu ")));
            if (act > 0) lines.push_back("Dapat dikembalikan kepada " + all[at(act - 1)]);
            break;
        case sharing::any_one:
            lines.push_back(fmt::format("Pelaksana salah satu: {}", fmt::join(all, " atau ")));
            break;
        case sharing::meeting:
            lines.push_back(fmt::format("Rapat: {}", fmt::join(all, ", ")));
            break;
    }
    const auto cell = [&](const char* label, std::size_t which) {
        const text_list& items = texts_[at(r)][which].items;
        if (!items.empty())
            lines.push_back(harmless(fmt::format("{}: {}", label, fmt::join(items, "; "))));
    };
    cell("Kelengkapan", 2);
    cell("Waktu", 3);
    cell("Output", 4);
    cell("Keterangan", 5);
    return lines;
}

std::string task_words::start(int r) const {
    return flow_.written(r).trigger ? name_of(*flow_.written(r).trigger) : "Mulai";
}

std::string task_words::question(int r) const {
    if (!flow_.written(r).question.empty()) return name_of(flow_.written(r).question);
    return flow_.entry(r).decides ? "Keputusan langkah " + number(r) : "Dikembalikan?";
}

std::string task_words::answer(int r, int e) const {
    return name_of(flow_.written(r).answers[at(e)].label);
}

std::string task_words::end(int outcome) const {
    const std::string& its = flow_.sop().outcomes[at(outcome)];
    return its.empty() ? "Selesai" : "Selesai: " + name_of(its);
}

std::string task_words::kind(int stretch) const {
    return harmless(flow_.sop().kinds[index(flow_.is().stretches[at(stretch)].kind)]);
}

std::string task_words::enough(int stretch) const {
    const stretch_entry& its = flow_.is().stretches[at(stretch)];
    if (its.everybody) return {};
    return fmt::format("sedikitnya {}{} {}", its.quorum.amount, its.quorum.percent ? "%" : "",
                       kind(stretch));
}

}  // namespace alur::drawing
