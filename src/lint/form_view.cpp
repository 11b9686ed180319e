#include "lint/form_view.hpp"

#include "lint/word_list.hpp"
#include "sop/graph.hpp"

#include <alur/sop/codes.hpp>

#include <algorithm>
#include <utility>

namespace alur::lints {
namespace {

// Words of a sentence spelt out one by one, each with the word it came from.
struct spelt_sentence {
    std::vector<std::string> words;
    std::vector<std::size_t> from;
};

spelt_sentence spell(const std::vector<word>& sentence) {
    spelt_sentence out;
    for (std::size_t i = 0; i < sentence.size(); ++i)
        for (std::string& each : spelt_out(sentence[i].low)) {
            out.words.push_back(std::move(each));
            out.from.push_back(i);
        }
    return out;
}

void collect_ways(const resolved& flow, std::size_t row, std::vector<bool>& seen) {
    for (const resolved_exit& exit : flow.rows[row].exits) {
        if (exit.to == no_number || seen[at(exit.to)]) continue;
        seen[at(exit.to)] = true;
        collect_ways(flow, at(exit.to), seen);
    }
}

// Deep chains of rows must not exhaust the stack.
constexpr std::size_t most_rows_for_ways = 1'000;

}  // namespace

form_view::form_view(const definition& of, std::optional<std::chrono::local_days> day,
                     diagnostics& into)
    : sop(of), today(day), found_(into) {
    diagnostics broken;
    flow = resolve(sop, broken);
    flow_known = no_errors(broken) && flow.rows.size() == sop.rows.size();
    if (flow_known) {
        (void)order_rows(flow, loop_choice::first_printed);
        if (sop.rows.size() <= most_rows_for_ways)
            for (std::size_t r = 0; r < sop.rows.size(); ++r) {
                reach_.emplace_back(sop.rows.size());
                collect_ways(flow, r, reach_.back());
            }
    }
    for (std::size_t p = 0; p < sop.performers.size(); ++p) {
        const performer& each = sop.performers[p];
        for (const std::string* text : {&each.name, &each.column})
            offices_.push_back({p, spelt_out(*text)});
        for (const std::string& alias : each.aliases) offices_.push_back({p, spelt_out(alias)});
    }
    for (const std::string* text : {&sop.form.scope, &sop.form.government})
        for (std::string& each : spelt_out(*text)) agency.push_back(std::move(each));
    std::sort(agency.begin(), agency.end());
    for (const row& r : sop.rows) {
        sentences.push_back(words_of(r.activity));
        mentions.push_back(mentions_in(r.activity));
    }
}

std::vector<mention> form_view::mentions_in(std::string_view text) const {
    const std::vector<word> plain = words_of(text);
    const spelt_sentence spelt = spell(plain);
    std::vector<mention> out;
    for (std::size_t i = 0; i < spelt.words.size();) {
        std::size_t longest = 0;
        std::vector<std::size_t> meant;
        for (const office_words& office : offices_) {
            std::size_t same = 0;
            while (same < office.words.size() && i + same < spelt.words.size() &&
                   spelt.words[i + same] == office.words[same])
                ++same;
            // "Kabid" may stand for "Kabid Sarana Desa", but "Penata" not for "Penata Usaha".
            const bool whole = same == office.words.size();
            if (same == 0 || (!whole && !is_office_word(office.words.front()))) continue;
            if (!whole && same == 1 && spelt.words[i] == "kepala") continue;
            if (same > longest) {
                longest = same;
                meant.clear();
            }
            if (same == longest &&
                std::find(meant.begin(), meant.end(), office.performer) == meant.end())
                meant.push_back(office.performer);
        }
        const std::size_t first = spelt.from[i];
        std::size_t last = first;
        if (longest > 0) {
            last = spelt.from[i + longest - 1];
            i += longest;
        } else if (is_office_word(spelt.words[i]) && plain[first].capital) {
            // "Kepala Dinas Kesehatan", as far as the capitals go.
            while (last + 1 < plain.size() && last < first + 3 && plain[last + 1].capital &&
                   !plain[last + 1].after_comma && !plain[last + 1].after_stop &&
                   !is_active_verb(plain[last + 1].low))
                ++last;
            while (i < spelt.from.size() && spelt.from[i] <= last) ++i;
        } else {
            ++i;
            continue;
        }
        if (longest > 0 && !plain[first].capital && plain[first].low.size() < 2) continue;
        const std::size_t end = plain[last].at + plain[last].low.size();
        out.push_back({first, last - first + 1, std::move(meant),
                       std::string(text.substr(plain[first].at, end - plain[first].at))});
    }
    return out;
}

diagnostic& form_view::say(std::string_view code, std::string pointer, bilingual message,
                           bilingual fix) const {
    const code_entry* entry = find_code(code);
    return report(found_, code, entry == nullptr ? severity::warning : entry->level,
                  std::move(pointer), std::move(message), std::move(fix));
}

bool form_view::can_end_at(std::size_t row) const {
    const auto& exits = flow.rows[row].exits;
    return std::any_of(exits.begin(), exits.end(),
                       [](const resolved_exit& exit) { return exit.to == no_number; });
}

bool form_view::leads_to(std::size_t from, std::size_t to) const {
    return from < reach_.size() && reach_[from][to];
}

std::string item_pointer(std::size_t row, std::string_view key, std::size_t item,
                         std::size_t count) {
    const std::string list = below(row_pointer(row), key);
    return count > 1 ? below(list, item) : list;
}

}  // namespace alur::lints
