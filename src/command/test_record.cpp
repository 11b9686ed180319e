#include "command/test_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

// "langkah 6 (Memeriksa rekapitulasi)"
std::string row_in_words(const open_case& of, row_unit at, const char* word) {
    constexpr std::size_t most = 60;
    return fmt::format("{} {} ({})", word, row_label(of, at),
                       cut(of.sop().sop.rows[index(at.row)].activity, most));
}

bilingual where_it_stands(const open_case& of) {
    if (of.stage() == lifecycle::completed || of.stage() == lifecycle::cancelled) {
        const std::string how = ending_of(of);
        return {fmt::format("berkas {}", how), fmt::format("the case is: {}", how)};
    }
    std::vector<std::string> id;
    std::vector<std::string> en;
    for (const open_row& each : of.open_rows()) {
        id.push_back(row_in_words(of, each.at, "langkah"));
        en.push_back(row_in_words(of, each.at, "step"));
    }
    if (id.empty()) return {"tidak ada langkah yang terbuka", "no row is open"};
    return {fmt::format("terbuka: {}", fmt::join(id, "; ")),
            fmt::format("open: {}", fmt::join(en, "; "))};
}

}  // namespace

walked_ways::walked_ways(const machine& sop) : sop_(sop) {
    for (std::size_t r = 0; r < sop.sop.rows.size(); ++r) {
        exits_.emplace_back(std::max<std::size_t>(sop.sop.rows[r].answers.size(), 1), false);
        returns_.emplace_back(sop.table.rows[r].return_count, false);
    }
}

void walked_ways::walk(const entry& decided) {
    if (decided.at.row == no_step) return;
    const std::size_t r = index(decided.at.row);
    if (decided.taken != no_exit)
        exits_[r][std::min(index(decided.taken), exits_[r].size() - 1)] = true;
    if (!std::holds_alternative<events::send_back>(decided.given.what)) return;
    const row_entry& row = sop_.table.rows[r];
    for (std::size_t t = 0; t < row.return_count; ++t)
        if (sop_.table.returns[row.first_return + t] == decided.target) returns_[r][t] = true;
}

std::vector<unwalked> walked_ways::missing() const {
    std::vector<unwalked> all;
    for (std::size_t r = 0; r < exits_.size(); ++r) {
        const row& its = sop_.sop.rows[r];
        const auto walked = [](const std::vector<bool>& ways) {
            return std::find(ways.begin(), ways.end(), true) != ways.end();
        };
        if (!walked(exits_[r])) {
            all.push_back({its.number, its.id, {}, {}});
            continue;
        }
        for (std::size_t e = 0; e < its.answers.size(); ++e)
            if (!exits_[r][e]) all.push_back({its.number, its.id, its.answers[e].label, {}});
        const std::uint32_t first = sop_.table.rows[r].first_return;
        const auto goal = [&](std::size_t t) {
            return sop_.sop.rows[index(sop_.table.returns[first + t])].number;
        };
        // Of `semua`, one return is enough.
        if (its.returns_anywhere) {
            if (!returns_[r].empty() && !walked(returns_[r]))
                all.push_back({its.number, its.id, {}, goal(0)});
            continue;
        }
        for (std::size_t t = 0; t < returns_[r].size(); ++t)
            if (!returns_[r][t]) all.push_back({its.number, its.id, {}, goal(t)});
    }
    return all;
}

void test_record::accepted(const open_case& of, const entry& decided) {
    ways_.walk(decided);
    last_ = {"diterima", "accepted"};
    for (const measured_time& each : decided.measured) {
        if (each.what == measured_thing::service || !each.due.has_limit()) continue;
        const auto limit = [&](language lang) {  // with its day, whatever the act's is
            return due_text(each.due, of.times().where(), std::chrono::local_days{}, lang);
        };
        last_.id += "; batas " + limit(language::id);
        last_.en += "; due " + limit(language::en);
    }
    const bilingual now = where_it_stands(of);
    last_.id += "; " + now.id;
    last_.en += "; " + now.en;
}

void test_record::refused(const open_case&, const event&, const refused_event& why, bool) {
    last_ = why.message;
}

void test_record::known(const open_case&, const event&, std::uint64_t sequence) {
    last_ = {fmt::format("sudah dicatat pada baris {}", sequence),
             fmt::format("recorded already, in line {}", sequence)};
}

void test_record::unmet(const open_case& of, const std::string& place, const bilingual& what) {
    faults.push_back({place, what, place == "/berakhir" ? where_it_stands(of) : last_});
}

}  // namespace alur::command
