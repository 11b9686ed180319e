#include <alur/author/differences.hpp>

#include "author/items.hpp"
#include "author/match.hpp"

#include <alur/sop/write.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace alur {
namespace authors {
namespace {

std::string with_blanks(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    std::replace(text.begin(), text.end(), '.', ' ');
    return text;
}

// Sentences in quotation marks, times and names as they are.
std::string as_said(const std::string& text, change_part part) {
    const bool plain =
        part == change_part::people || part == change_part::time || part == change_part::flow;
    return plain ? text : '"' + text + '"';
}

text_list without(const text_list& list, text_list others) {
    text_list out;
    for (const std::string& each : list) {
        const auto there = std::find(others.begin(), others.end(), each);
        if (there == others.end())
            out.push_back(each);
        else
            others.erase(there);
    }
    return out;
}

std::string quoted_list(const text_list& list) {
    std::string out;
    for (const std::string& each : list) out += (out.empty() ? "\"" : ", \"") + each + '"';
    return out;
}

struct place {
    std::string row;
    bilingual where;  // "langkah 5: "
    std::string key_prefix;
};

class comparison {
  public:
    comparison(const definition& before, const definition& after)
        : rows_(match_rows(before, after)),
          offices_(match_offices(before, after)),
          old_(before, &rows_, &offices_),
          new_(after, nullptr, nullptr) {}

    std::vector<sop_change> run() {
        if (old_.canonical() == new_.canonical()) return {};
        if (old_.readable() && new_.readable()) {
            compare_items({}, old_.of_sop(), new_.of_sop());
            compare_offices();
            compare_rows();
        }
        std::stable_sort(out_.begin(), out_.end(),
                         [](const sop_change& a, const sop_change& b) { return a.part < b.part; });
        // Nothing is inert: what differs is said, if only that it does.
        if (out_.empty())
            add({}, "langkah", change_part::wording, change_kind::changed, {}, {},
                {"isi berbeda dalam hal yang tidak diuraikan", "the content differs otherwise"});
        return std::move(out_);
    }

  private:
    void add(const place& at, const std::string& key, change_part part, change_kind kind,
             std::string before, std::string after, const bilingual& what) {
        out_.push_back({part,
                        kind,
                        at.row,
                        at.key_prefix + key,
                        std::move(before),
                        std::move(after),
                        {at.where.id + what.id, at.where.en + what.en}});
    }

    static const item* find(const std::vector<item>& list, const std::string& key) {
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const item& each) { return each.key == key; });
        return found == list.end() ? nullptr : &*found;
    }

    void compare_items(const place& at, const std::vector<item>& before,
                       const std::vector<item>& after) {
        for (const item& each : after) {
            const item* old = find(before, each.key);
            if (each.key.back() == '.') {
                if (old != nullptr) compare_order(at, *old, each);
            } else if (old == nullptr || old->compared != each.compared) {
                say_item(at, old, &each);
            }
        }
        for (const item& each : before)
            if (each.key.back() != '.' && find(after, each.key) == nullptr)
                say_item(at, &each, nullptr);
    }

    // Of what stands on both sides.
    void compare_order(const place& at, const item& before, const item& after) {
        const text_list gone = without(before.list, after.list);
        const text_list fresh = without(after.list, before.list);
        if (without(before.list, gone) == without(after.list, fresh)) return;
        const std::string key = before.key.substr(0, before.key.size() - 1);
        const std::string label = with_blanks(key);
        add(at, key, part_of(key), change_kind::moved, before.shown, after.shown,
            {fmt::format("urutan {}: {} → {}", label, before.shown, after.shown),
             fmt::format("order of {}: {} → {}", label, before.shown, after.shown)});
    }

    void say_item(const place& at, const item* before, const item* after) {
        const std::string& key = before != nullptr ? before->key : after->key;
        // One number may name two rows: the one it was, and the one it is.
        const bool unclear = before != nullptr && after != nullptr && before->shown == after->shown;
        const auto words = [&](const item* from) {
            if (from == nullptr) return std::string();
            return unclear ? from->in_full : from->shown;
        };
        const std::string was = words(before);
        const std::string is = words(after);
        const std::string label = with_blanks(key);
        const change_part part = part_of(key);
        const bool given = !was.empty();
        const bool gives = !is.empty();
        change_kind kind = change_kind::changed;
        bilingual what;
        if (given && gives) {
            const bool list = before->list.size() > 1 || after->list.size() > 1;
            const text_list gone = without(before->list, after->list);
            const text_list fresh = without(after->list, before->list);
            if (list && part != change_part::time && (gone.empty() || fresh.empty())) {
                what = list_words(label, fresh, gone, was, is);
            } else {
                const std::string both =
                    fmt::format("{} {} → {}", label, as_said(was, part), as_said(is, part));
                what = {both, both};
            }
        } else if (gives) {
            kind = change_kind::added;
            what = {fmt::format("{} ditambah: {}", label, as_said(is, part)),
                    fmt::format("{} added: {}", label, as_said(is, part))};
        } else if (given) {
            kind = change_kind::removed;
            what = {fmt::format("{} dihapus: {}", label, as_said(was, part)),
                    fmt::format("{} removed: {}", label, as_said(was, part))};
        } else {
            // Given without words: "mulai": "".
            kind = after != nullptr ? change_kind::added : change_kind::removed;
            what = {label + (after != nullptr ? " ditambah" : " dihapus"),
                    label + (after != nullptr ? " added" : " removed")};
        }
        add(at, key, part, kind, was, is, what);
    }

    static bilingual list_words(const std::string& label, const text_list& fresh,
                                const text_list& gone, const std::string& was,
                                const std::string& is) {
        if (fresh.empty() && gone.empty())
            return {fmt::format("urutan {}: {} → {}", label, was, is),
                    fmt::format("order of {}: {} → {}", label, was, is)};
        const std::string names = quoted_list(gone.empty() ? fresh : gone);
        if (gone.empty())
            return {fmt::format("{} ditambah {}", label, names),
                    fmt::format("{}: {} added", label, names)};
        return {fmt::format("{} tanpa {} lagi", label, names),
                fmt::format("{}: {} removed", label, names)};
    }

    void compare_offices() {
        const std::vector<performer>& before = old_.sop().performers;
        const std::vector<performer>& after = new_.sop().performers;
        for (std::size_t b = 0; b < after.size(); ++b) {
            const std::size_t a = offices_.to_before[b];
            if (a == unmatched) {
                add({}, "pelaksana." + after[b].code, change_part::people, change_kind::added, {},
                    after[b].name,
                    {fmt::format("pelaksana ditambah: {}", after[b].name),
                     fmt::format("performer added: {}", after[b].name)});
                continue;
            }
            place at{{}, {}, "pelaksana." + after[b].code + '.'};
            at.where.id = fmt::format("pelaksana {}: ", after[b].name);
            at.where.en = fmt::format("performer {}: ", after[b].name);
            compare_items(at, old_.of_office(a), new_.of_office(b));
        }
        for (std::size_t a = 0; a < before.size(); ++a)
            if (offices_.to_after[a] == unmatched)
                add({}, "pelaksana." + before[a].code, change_part::people, change_kind::removed,
                    before[a].name, {},
                    {fmt::format("pelaksana dihapus: {}", before[a].name),
                     fmt::format("performer removed: {}", before[a].name)});
        item was{"pelaksana.", {}, {}, {}, {}};
        item is = was;
        const auto list = [](item& into, const std::vector<performer>& from, auto counts) {
            for (std::size_t i = 0; i < from.size(); ++i) {
                const std::size_t id = counts(i);
                if (id == unmatched) continue;
                into.list.push_back(std::to_string(id));
                into.shown += (into.shown.empty() ? "" : ", ") + from[i].name;
            }
        };
        list(was, before, [&](std::size_t a) { return offices_.to_after[a]; });
        list(is, after,
             [&](std::size_t b) { return offices_.to_before[b] == unmatched ? unmatched : b; });
        compare_order({}, was, is);
    }

    [[nodiscard]] std::string row_words(const side& of, std::size_t at) const {
        const row& from = of.sop().rows[at];
        std::string out = '"' + from.activity + '"';
        std::string names;
        for (const std::string& code : from.performers)
            for (const performer& each : of.sop().performers)
                if (each.code == code) names += (names.empty() ? "" : ", ") + each.name;
        return names.empty() ? out : out + " (" + names + ')';
    }

    void compare_rows() {
        const std::vector<bool> is_moved = moved(rows_);
        const std::vector<row>& before = old_.sop().rows;
        const std::vector<row>& after = new_.sop().rows;
        std::size_t next_old = 0;
        // A removed row is told where it stood: before the first row that follows it still.
        const auto tell_removed = [&](std::size_t until) {
            for (; next_old < until; ++next_old) {
                if (rows_.to_after[next_old] != unmatched) continue;
                const std::string& number = before[next_old].number;
                const std::string words = row_words(old_, next_old);
                add({number, {}, {}}, "langkah", change_part::flow, change_kind::removed,
                    before[next_old].activity, {},
                    {fmt::format("langkah {} dihapus: {}", number, words),
                     fmt::format("row {} removed: {}", number, words)});
            }
        };
        for (std::size_t b = 0; b < after.size(); ++b) {
            const std::size_t a = rows_.to_before[b];
            const std::string& number = after[b].number;
            if (a == unmatched) {
                const std::string words = row_words(new_, b);
                add({number, {}, {}}, "langkah", change_part::flow, change_kind::added, {},
                    after[b].activity,
                    {fmt::format("langkah {} ditambah: {}", number, words),
                     fmt::format("row {} added: {}", number, words)});
                continue;
            }
            if (!is_moved[a]) tell_removed(a);
            compare_row(a, b, is_moved[a]);
        }
        tell_removed(before.size());
    }

    void compare_row(std::size_t a, std::size_t b, bool is_moved) {
        const row& before = old_.sop().rows[a];
        const row& after = new_.sop().rows[b];
        place at{after.number, {"langkah " + after.number, "row " + after.number}, {}};
        if (is_moved)
            add({after.number, {}, {}}, "langkah", change_part::flow, change_kind::moved,
                before.number, after.number,
                {fmt::format("langkah {} dipindah menjadi langkah {}: \"{}\"", before.number,
                             after.number, after.activity),
                 fmt::format("row {} moved, now row {}: \"{}\"", before.number, after.number,
                             after.activity)});
        if (before.number != after.number) {
            at.where.id += " (dulu " + before.number + ')';
            at.where.en += " (was " + before.number + ')';
        }
        at.where.id += ": ";
        at.where.en += ": ";
        // Numbers that follow from the order are told by what changed the order.
        if (before.number != after.number && (old_.says_number(a) || new_.says_number(b)))
            add(at, "no", change_part::wording, change_kind::changed, before.number, after.number,
                {fmt::format("nomor {} → {}", before.number, after.number),
                 fmt::format("number {} → {}", before.number, after.number)});
        compare_items(at, old_.of_row(a), new_.of_row(b));
    }
    matching rows_;
    matching offices_;
    side old_;
    side new_;
    std::vector<sop_change> out_;
};

}  // namespace
}  // namespace authors

std::vector<sop_change> differences(const definition& before, const definition& after) {
    return authors::comparison(before, after).run();
}

bilingual title_of(change_part part) {
    switch (part) {
        case change_part::people:
            return {"Siapa", "Who"};
        case change_part::time:
            return {"Waktu", "Time"};
        case change_part::flow:
            return {"Alur", "Flow"};
        case change_part::papers:
            return {"Dokumen", "Documents"};
        case change_part::wording:
            break;
    }
    return {"Kata-kata", "Wording"};
}

std::string_view word_of(change_part part) noexcept {
    constexpr std::array<std::string_view, 5> words{"siapa", "waktu", "alur", "dokumen", "kata"};
    return words[static_cast<std::size_t>(part)];
}

std::string_view word_of(change_kind kind) noexcept {
    constexpr std::array<std::string_view, 4> words{"diubah", "ditambah", "dihapus", "dipindah"};
    return words[static_cast<std::size_t>(kind)];
}

}  // namespace alur
