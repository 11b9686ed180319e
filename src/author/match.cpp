#include "author/match.hpp"

#include "lint/text.hpp"
#include "sop/document_name.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace alur::authors {
namespace {

constexpr std::size_t most_pairs = 1'000'000;

std::vector<std::string> roots_of(const std::string& sentence) {
    std::vector<std::string> out;
    for (const std::string& each : lints::spelt_out(sentence)) out.push_back(lints::root_of(each));
    std::sort(out.begin(), out.end());
    return out;
}

std::size_t in_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::size_t found = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (*left < *right) {
            ++left;
        } else if (*right < *left) {
            ++right;
        } else {
            ++found;
            ++left;
            ++right;
        }
    }
    return found;
}

// Whether at least half of what both say beside the sentence is the same.
bool alike_otherwise(const row& a, const row& b) {
    int same = 0;
    int said = 0;
    const auto judge = [&](bool given, bool equal) {
        said += given ? 1 : 0;
        same += given && equal ? 1 : 0;
    };
    judge(true, a.performers == b.performers && a.shared == b.shared);
    judge(a.time || b.time, a.time == b.time);
    judge(!a.inputs.empty() || !b.inputs.empty(), a.inputs == b.inputs);
    judge(!a.outputs.empty() || !b.outputs.empty(), a.outputs == b.outputs);
    judge(!a.answers.empty() || !b.answers.empty(), a.answers == b.answers);
    return 2 * same >= said;
}

class row_matcher {
  public:
    row_matcher(const definition& before, const definition& after)
        : before_(before.rows), after_(after.rows) {
        out_.to_after.assign(before_.size(), unmatched);
        out_.to_before.assign(after_.size(), unmatched);
    }

    matching run() {
        by_id();
        by_sentence();
        by_likeness();
        by_place();
        return std::move(out_);
    }

  private:
    void match(std::size_t a, std::size_t b) {
        out_.to_after[a] = b;
        out_.to_before[b] = a;
    }

    void by_id() {
        std::unordered_map<std::string, std::size_t> ids;
        for (std::size_t b = 0; b < after_.size(); ++b)
            if (after_[b].has_id) ids.emplace(after_[b].id, b);
        for (std::size_t a = 0; a < before_.size(); ++a) {
            if (!before_[a].has_id) continue;
            const auto found = ids.find(before_[a].id);
            if (found != ids.end()) match(a, found->second);
        }
    }

    void by_sentence() {
        std::unordered_map<std::string, std::vector<std::size_t>> sentences;
        for (std::size_t b = 0; b < after_.size(); ++b)
            if (out_.to_before[b] == unmatched)
                sentences[folded_name(after_[b].activity)].push_back(b);
        std::size_t expected = 0;
        for (std::size_t a = 0; a < before_.size(); ++a) {
            if (out_.to_after[a] == unmatched) {
                const auto found = sentences.find(folded_name(before_[a].activity));
                if (found != sentences.end() && !found->second.empty()) {
                    std::vector<std::size_t>& places = found->second;
                    const auto distance = [&](std::size_t b) {
                        return b < expected ? expected - b : b - expected;
                    };
                    const auto best = std::min_element(
                        places.begin(), places.end(),
                        [&](auto left, auto right) { return distance(left) < distance(right); });
                    match(a, *best);
                    places.erase(best);
                }
            }
            if (out_.to_after[a] != unmatched) expected = out_.to_after[a] + 1;
        }
    }

    void by_likeness() {
        const auto left_over = [](const std::vector<std::size_t>& side) {
            std::vector<std::size_t> out;
            for (std::size_t i = 0; i < side.size(); ++i)
                if (side[i] == unmatched) out.push_back(i);
            return out;
        };
        const std::vector<std::size_t> old = left_over(out_.to_after);
        const std::vector<std::size_t> fresh = left_over(out_.to_before);
        if (old.size() * fresh.size() > most_pairs) return;
        std::vector<std::vector<std::string>> words;
        for (const std::size_t b : fresh) words.push_back(roots_of(after_[b].activity));
        struct pair {
            std::size_t likeness;  // of a million
            std::size_t apart;
            std::size_t a;
            std::size_t b;
        };
        std::vector<pair> pairs;
        for (const std::size_t a : old) {
            const std::vector<std::string> own = roots_of(before_[a].activity);
            for (std::size_t i = 0; i < fresh.size(); ++i) {
                const std::size_t both = own.size() + words[i].size();
                const std::size_t common = in_common(own, words[i]);
                if (both == 0 || 4 * common < both) continue;
                const std::size_t b = fresh[i];
                pairs.push_back({2'000'000 * common / both, a < b ? b - a : a - b, a, b});
            }
        }
        std::sort(pairs.begin(), pairs.end(), [](const pair& left, const pair& right) {
            return std::tuple(right.likeness, left.apart, left.a, left.b) <
                   std::tuple(left.likeness, right.apart, right.a, right.b);
        });
        for (const pair& each : pairs)
            if (out_.to_after[each.a] == unmatched && out_.to_before[each.b] == unmatched)
                match(each.a, each.b);
    }

    // Gaps of the same length between neighbours that are neighbours still.
    void by_place() {
        std::size_t a = 0;
        while (a < before_.size()) {
            if (out_.to_after[a] != unmatched) {
                ++a;
                continue;
            }
            std::size_t end = a;
            while (end < before_.size() && out_.to_after[end] == unmatched) ++end;
            const std::size_t b = a == 0 ? 0 : out_.to_after[a - 1] + 1;
            std::size_t end_b = b;
            while (end_b < after_.size() && out_.to_before[end_b] == unmatched) ++end_b;
            const bool closes =
                end == before_.size() ? end_b == after_.size() : out_.to_after[end] == end_b;
            if (closes && end_b - b == end - a)
                for (std::size_t i = 0; i < end - a; ++i)
                    if (alike_otherwise(before_[a + i], after_[b + i])) match(a + i, b + i);
            a = end;
        }
    }

    const std::vector<row>& before_;
    const std::vector<row>& after_;
    matching out_;
};

}  // namespace

matching match_rows(const definition& before, const definition& after) {
    return row_matcher(before, after).run();
}

matching match_offices(const definition& before, const definition& after) {
    const std::vector<performer>& old = before.performers;
    const std::vector<performer>& fresh = after.performers;
    matching out;
    out.to_after.assign(old.size(), unmatched);
    out.to_before.assign(fresh.size(), unmatched);
    const auto match_by = [&](auto same) {
        for (std::size_t a = 0; a < old.size(); ++a)
            for (std::size_t b = 0; b < fresh.size(); ++b)
                if (out.to_after[a] == unmatched && out.to_before[b] == unmatched &&
                    same(old[a], fresh[b])) {
                    out.to_after[a] = b;
                    out.to_before[b] = a;
                }
    };
    match_by([](const performer& a, const performer& b) { return a.code == b.code; });
    match_by([](const performer& a, const performer& b) {
        return folded_name(a.name) == folded_name(b.name);
    });
    return out;
}

std::vector<bool> moved(const matching& of) {
    // The longest increasing run of places, by its shortest ends.
    std::vector<std::size_t> ends;  // in `of.to_after`, per length
    std::vector<std::size_t> previous(of.to_after.size(), unmatched);
    for (std::size_t a = 0; a < of.to_after.size(); ++a) {
        const std::size_t place = of.to_after[a];
        if (place == unmatched) continue;
        const auto at = std::lower_bound(
            ends.begin(), ends.end(), place,
            [&](std::size_t end, std::size_t wanted) { return of.to_after[end] < wanted; });
        if (at != ends.begin()) previous[a] = *(at - 1);
        if (at == ends.end())
            ends.push_back(a);
        else
            *at = a;
    }
    std::vector<bool> out(of.to_after.size());
    for (std::size_t a = 0; a < out.size(); ++a) out[a] = of.to_after[a] != unmatched;
    for (std::size_t a = ends.empty() ? unmatched : ends.back(); a != unmatched; a = previous[a])
        out[a] = false;
    return out;
}

}  // namespace alur::authors
