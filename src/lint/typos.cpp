#include "lint/typos.hpp"

#include "lint/text.hpp"
#include "lint/word_list.hpp"
#include "sop/report.hpp"

#include <algorithm>

namespace alur::lints {
namespace {

std::string like(std::string_view written, std::string_view meant) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto raised = [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    };
    std::string out(meant);
    if (written.size() > 1 && capital(written[0]) && capital(written[1]))
        std::transform(out.begin(), out.end(), out.begin(), raised);
    else if (!written.empty() && capital(written[0]))
        out[0] = raised(out[0]);
    return out;
}

// Bytes of the text that the words of a misprint cover, from word `i` on; 0: they do not stand
// there.
std::size_t extent(const std::vector<word>& words, std::size_t i, std::string_view misprint) {
    std::size_t end = i;
    while (!misprint.empty()) {
        const std::size_t cut = std::min(misprint.find(' '), misprint.size());
        if (end >= words.size() || words[end].low != misprint.substr(0, cut) ||
            (end > i && (words[end].after_comma || words[end].after_stop)))
            return 0;
        misprint.remove_prefix(std::min(cut + 1, misprint.size()));
        ++end;
    }
    return words[end - 1].at + words[end - 1].low.size() - words[i].at;
}

std::string list_place(const char* key, std::size_t i, std::size_t count) {
    return count > 1 ? below(below("", key), i) : below("", key);
}

}  // namespace

void find_typos(std::string_view text, const std::string& pointer, std::vector<typo>& into) {
    const std::vector<word> words = words_of(text);
    const bool titles =
        begins(pointer, "/dasar_hukum");  // a regulation keeps the words of its title
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (const replacement& each : misprints())
            if (const std::size_t bytes = extent(words, i, each.written); bytes > 0) {
                const std::string_view written = text.substr(words[i].at, bytes);
                into.push_back({pointer, std::string(written), like(written, each.meant),
                                typo::kind::misprint});
            }
        for (const replacement& each : old_terms())
            if (const std::size_t bytes = extent(words, i, each.written); bytes > 0 && !titles)
                into.push_back({pointer, std::string(text.substr(words[i].at, bytes)),
                                std::string(each.meant), typo::kind::old_term});
        const bool twice = i > 0 && words[i].low == words[i - 1].low && words[i].low.size() > 2 &&
                           words[i].at == words[i - 1].at + words[i - 1].low.size() + 1;
        if (twice &&
            (words[i].low == "dan" || words[i].low == "yang" || words[i].low == "untuk" ||
             words[i].low == "dari" || words[i].low == "oleh" || words[i].low == "dengan")) {
            const std::size_t from = words[i - 1].at;
            const std::string_view written =
                text.substr(from, words[i].at + words[i].low.size() - from);
            into.push_back({pointer, std::string(written),
                            std::string(written.substr(0, words[i].low.size())),
                            typo::kind::misprint});
        }
    }
    // "mengumpulkan … kepada": one collects from somebody.
    if (!words.empty() && words.front().low == "mengumpulkan")
        for (const word& each : words) {
            if (each.low == "untuk") break;
            if (each.low == "kepada")
                into.push_back({pointer, "kepada", "dari", typo::kind::wrong_word});
        }
}

std::vector<typo> typos_in(const definition& sop) {
    std::vector<typo> out;
    const identity& form = sop.form;
    find_typos(form.title, "/judul", out);
    find_typos(form.work_unit, "/unit_kerja", out);
    const auto box = [&](const text_list& items, const char* key) {
        for (std::size_t i = 0; i < items.size(); ++i)
            find_typos(items[i], list_place(key, i, items.size()), out);
    };
    box(form.legal_basis, "dasar_hukum");
    box(form.related, "keterkaitan");
    box(form.qualification, "kualifikasi");
    box(form.equipment, "peralatan");
    box(form.warning, "peringatan");
    box(form.recording, "pencatatan");
    box(sop.from_outside, "dari_luar");
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        const row& here = sop.rows[r];
        const std::string place = row_pointer(r);
        find_typos(here.activity, below(place, "kegiatan"), out);
        for (std::size_t i = 0; i < here.inputs.size(); ++i)
            for (const std::string& each : here.inputs[i].alternatives) {
                std::string item = below(place, "kelengkapan");
                if (here.inputs.size() > 1) item = below(item, i);
                find_typos(each, item, out);
            }
        for (std::size_t i = 0; i < here.outputs.size(); ++i) {
            std::string item = below(place, "output");
            if (here.outputs.size() > 1) item = below(item, i);
            find_typos(here.outputs[i], item, out);
        }
        find_typos(here.remarks, below(place, "keterangan"), out);
    }
    return out;
}

}  // namespace alur::lints
