#include <alur/analysis/log_words.hpp>

#include <algorithm>
#include <map>
#include <string_view>

#include "sop/spelling.hpp"
#include "sop/suggest.hpp"

namespace alur {
namespace {

using column = understood_word::column;

// Lower case, letters and digits only, one blank between words.
std::string plain(std::string_view text) {
    std::string out;
    bool gap = false;
    for (const char c : text) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          static_cast<unsigned char>(c) >= 0x80;
        if (!kept) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

// What may be meant by name. What was added first counts; a name that means two things in one round
// of adding means neither.
class names {
  public:
    void add(std::string_view name, std::size_t meaning) {
        const std::string key = plain(name);
        if (key.empty()) return;
        const auto [at, fresh] = of_.try_emplace(key, spelled{meaning, round_});
        if (!fresh && at->second.round == round_ && at->second.meaning != meaning)
            at->second.meaning = nothing;
    }
    void next_round() { ++round_; }

    struct found {
        std::size_t meaning = nothing;
        word_match how = word_match::unknown;
    };
    [[nodiscard]] found find(std::string_view word) const {
        const std::string key = plain(word);
        if (const auto at = of_.find(key); at != of_.end())
            return at->second.meaning == nothing ? found{}
                                                 : found{at->second.meaning, word_match::exact};
        return similar(key);
    }

  private:
    static constexpr std::size_t nothing = static_cast<std::size_t>(-1);
    struct spelled {
        std::size_t meaning;
        int round;
    };

    // One edit for every eight letters, and no other meaning as near.
    [[nodiscard]] found similar(const std::string& key) const {
        std::size_t best = key.size() / 8;
        std::size_t meaning = nothing;
        bool found_any = false;
        for (const auto& [name, is] : of_) {
            const std::size_t distance = edit_distance(key, name, best);
            if (distance > best) continue;
            if (distance < best || !found_any)
                meaning = is.meaning;
            else if (meaning != is.meaning)
                meaning = nothing;
            best = distance;
            found_any = true;
        }
        return meaning == nothing ? found{} : found{meaning, word_match::similar};
    }

    std::map<std::string, spelled> of_;
    int round_ = 0;
};

std::vector<std::uint64_t> counted(const text_column& of) {
    std::vector<std::uint64_t> rows(of.words.size());
    for (const std::int32_t code : of.codes)
        if (code >= 0) ++rows[static_cast<std::size_t>(code)];
    return rows;
}

}  // namespace

log_words understand(const machine& sop, const event_log& log,
                     const std::vector<std::pair<std::string, std::string>>& renamed) {
    require_well_formed(log);
    const auto read_as = [&](std::string_view word) {
        for (const auto& [from, to] : renamed)
            if (same_name(from, word)) return std::string_view(to);
        return word;
    };
    log_words made;
    const auto list = [&](column in, std::string_view word, std::string meaning, word_match how,
                          std::uint64_t rows) {
        made.listed.push_back({in, std::string(word), std::move(meaning), how, rows});
    };

    const std::vector<row>& rows = sop.sop.rows;
    names of_rows;
    for (std::size_t r = 0; r < rows.size(); ++r) of_rows.add(rows[r].id, r);
    of_rows.next_round();
    for (std::size_t r = 0; r < rows.size(); ++r) of_rows.add(rows[r].number, r);
    of_rows.next_round();
    for (std::size_t r = 0; r < rows.size(); ++r) of_rows.add(rows[r].activity, r);
    const auto begins = [&](std::string_view word) {
        return plain(word) == "mulai" || std::any_of(rows.begin(), rows.end(), [&](const row& r) {
                   return r.trigger && !blank(*r.trigger) && plain(*r.trigger) == plain(word);
               });
    };
    std::vector<std::uint64_t> times = counted(log.activities);
    for (std::size_t w = 0; w < log.activities.words.size(); ++w) {
        const std::string_view word = read_as(log.activities.words[w]);
        log_words::activity is;
        const names::found found = of_rows.find(word);
        if (found.how == word_match::exact || !begins(word)) {
            if (found.how != word_match::unknown) is.row = static_cast<step_id>(found.meaning);
            list(column::activity, log.activities.words[w],
                 is.row == no_step ? std::string() : rows[found.meaning].id, found.how, times[w]);
        } else {
            is.begins_case = true;
            list(column::activity, log.activities.words[w], "MULAI", word_match::exact, times[w]);
        }
        made.activities.push_back(is);
    }

    names of_offices;
    for (std::size_t p = 0; p < sop.sop.performers.size(); ++p)
        of_offices.add(sop.sop.performers[p].code, p);
    of_offices.next_round();
    for (std::size_t p = 0; p < sop.sop.performers.size(); ++p) {
        of_offices.add(sop.sop.performers[p].name, p);
        for (const std::string& alias : sop.sop.performers[p].aliases) of_offices.add(alias, p);
    }
    times = counted(log.offices);
    for (std::size_t w = 0; w < log.offices.words.size(); ++w) {
        const names::found found = of_offices.find(read_as(log.offices.words[w]));
        const bool known = found.how != word_match::unknown;
        made.offices.push_back(known ? static_cast<role_id>(found.meaning) : no_role);
        list(column::office, log.offices.words[w],
             known ? sop.sop.performers[found.meaning].code : std::string(), found.how, times[w]);
    }

    names of_answers;
    std::vector<std::string> labels;
    for (const row& each : rows)
        for (const answer& a : each.answers) {
            of_answers.add(a.label, labels.size());
            of_answers.next_round();  // the same answer may be given at several rows
            labels.push_back(a.label);
        }
    times = counted(log.answers);
    for (std::size_t w = 0; w < log.answers.words.size(); ++w) {
        const names::found found = of_answers.find(read_as(log.answers.words[w]));
        const bool known = found.how != word_match::unknown;
        const std::string label = known ? labels[found.meaning] : std::string();
        std::vector<exit_id> exits(rows.size(), no_exit);
        for (std::size_t r = 0; known && r < rows.size(); ++r)
            for (std::size_t a = 0; a < rows[r].answers.size(); ++a)
                if (plain(rows[r].answers[a].label) == plain(label))
                    exits[r] = static_cast<exit_id>(a);
        made.answers.push_back(std::move(exits));
        list(column::answer, log.answers.words[w], label, found.how, times[w]);
    }
    return made;
}

}  // namespace alur
