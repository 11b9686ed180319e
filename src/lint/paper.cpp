#include "lint/paper.hpp"

#include "lint/word_list.hpp"
#include "sop/document_name.hpp"
#include "sop/suggest.hpp"

#include <algorithm>
#include <utility>

namespace alur::lints {
namespace {

constexpr std::size_t most_papers = 600;

bool has_figure(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// "kinerja" and "kinerha"; but "masuk" and "keluar" are two words, and so are I and II.
bool slip_of_the_hand(const std::string& a, const std::string& b) {
    const std::size_t length = std::min(a.size(), b.size());
    const std::size_t longer = std::max(a.size(), b.size());
    if (length < 6 || longer > length + 1 || has_figure(a) || has_figure(b)) return false;
    return edit_distance(a, b, 1) <= 1;
}

std::string run_together(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& each : words) out += each;
    return out;
}

}  // namespace

paper paper_named(std::string_view text) {
    paper out;
    out.text = std::string(text);
    out.folded = folded_name(text);
    out.words = spelt_out(text);
    out.joined = run_together(out.words);
    out.core = out.words;
    const auto clause = std::find(out.core.begin(), out.core.end(), "yang");
    if (clause != out.core.end()) {
        out.state = paper::progress::beyond;
        out.core.erase(clause, out.core.end());
    }
    if (!out.core.empty() && out.core.front() == "draft") {
        out.state = paper::progress::draft;
        out.core.erase(out.core.begin());
    }
    if (!out.core.empty() && is_container(out.core.front())) out.core.erase(out.core.begin());
    return out;
}

std::vector<paper> papers_of(const form_view& view) {
    std::vector<paper> out;
    const auto add = [&](const std::string& text, std::string pointer, std::size_t row,
                         bool output) {
        paper next = paper_named(text);
        next.pointer = std::move(pointer);
        next.row = row;
        next.output = output;
        out.push_back(std::move(next));
    };
    for (std::size_t r = 0; r < view.sop.rows.size(); ++r) {
        const row& here = view.sop.rows[r];
        for (std::size_t i = 0; i < here.inputs.size(); ++i)
            for (const std::string& each : here.inputs[i].alternatives)
                add(each, item_pointer(r, "kelengkapan", i, here.inputs.size()), r, false);
        for (std::size_t i = 0; i < here.outputs.size(); ++i)
            add(here.outputs[i], item_pointer(r, "output", i, here.outputs.size()), r, true);
    }
    // Names are compared in pairs; a form has some dozens.
    if (out.size() > most_papers) out.resize(most_papers);
    return out;
}

bool same_but_spelling(const paper& a, const paper& b) {
    if (a.folded == b.folded) return false;
    if (a.joined == b.joined) return true;
    if (a.words.size() != b.words.size()) return false;
    std::size_t slips = 0;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
        if (a.words[i] == b.words[i]) continue;
        if (!slip_of_the_hand(a.words[i], b.words[i])) return false;
        ++slips;
    }
    return slips == 1;
}

bool one_says_more(const paper& a, const paper& b) {
    const std::vector<std::string>& less = a.core.size() <= b.core.size() ? a.core : b.core;
    const std::vector<std::string>& more = a.core.size() <= b.core.size() ? b.core : a.core;
    if (less.empty() || less.front() != more.front()) return false;
    return std::all_of(less.begin(), less.end(), [&](const std::string& each) {
        return std::find(more.begin(), more.end(), each) != more.end();
    });
}

}  // namespace alur::lints
