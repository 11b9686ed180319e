#include "view/sheet.hpp"

#include <algorithm>
#include <numeric>

namespace alur::drawing {
namespace {

int lane_room(int lanes) { return lanes == 0 ? 5 : lanes * lane_step + lane_step; }

struct text_demand {
    std::array<int, text_cells> least{};
    std::array<int, text_cells> all{};  // the longest text in one line
};

text_demand demand_of(const std::vector<row_text>& texts) {
    constexpr std::array<int, text_cells> least{20, 130, 84, 52, 84, 60};
    constexpr std::array<int, text_cells> most{60, 200, 130, 90, 130, 120};
    text_demand out;
    for (std::size_t c = 0; c < text_cells; ++c) {
        int word = widest_word(text_headings[c], in_heading);
        for (const row_text& row : texts) {
            int all = text_width(harmless(row[c].more), in_table);
            for (const std::string& each : row[c].items) {
                const std::string safe = harmless(each);
                word =
                    std::max(word, widest_word(safe, in_table) + (row[c].items.size() > 1 ? 8 : 0));
                // "480 menit" is read as one.
                if (c == 3) word = std::max(word, std::min(72, text_width(safe, in_table)));
                all += text_width(safe, in_table);
            }
            out.all[c] = std::max(out.all[c], std::min(all, 1'000'000));
        }
        out.least[c] = std::clamp(word, least[c], most[c]) + 2 * padding;
    }
    return out;
}

// The rest goes to whichever column makes a row tall.
std::array<int, text_cells> share(const text_demand& demand, int width) {
    std::array<int, text_cells> wide = demand.least;
    for (int rest = width - std::accumulate(wide.begin(), wide.end(), 0); rest > 0; --rest) {
        std::size_t neediest = 1;
        for (std::size_t c = 2; c < text_cells; ++c)
            if (std::int64_t{demand.all[c]} * wide[neediest] >
                std::int64_t{demand.all[neediest]} * wide[c])
                neediest = c;
        ++wide[neediest];
    }
    return wide;
}

}  // namespace

sheet paper_sheet(paper on) {
    // A pixel less than the paper, or browsers print an empty page after every page.
    return on == paper::a4 ? sheet{1122, 793} : sheet{1247, 812};
}

bool chart_room::cover(const chart_room& page) {
    bool enough = true;
    const auto enlarge = [&](std::vector<int>& mine, const std::vector<int>& its) {
        for (std::size_t i = 0; i < mine.size(); ++i) {
            enough = enough && its[i] <= mine[i];
            mine[i] = std::max(mine[i], its[i]);
        }
    };
    enlarge(left_lanes, page.left_lanes);
    enlarge(right_lanes, page.right_lanes);
    enlarge(left, page.left);
    enlarge(right, page.right);
    return enough;
}

table_columns columns_for(const flow& sop, const std::vector<row_text>& texts,
                          const chart_room& room, const sheet& on) {
    const std::size_t performers = sop.columns.size();
    table_columns out;
    for (std::size_t k = 0; k <= performers; ++k) {
        out.left_room.push_back(lane_room(room.left_lanes[k]));
        out.right_room.push_back(lane_room(room.right_lanes[k]));
    }
    std::vector<int> least(performers);
    std::vector<int> roomy(performers);
    for (std::size_t c = 0; c < performers; ++c) {
        least[c] = out.right_room[c] + room.left[c] + room.right[c] + out.left_room[c + 1];
        roomy[c] =
            std::max(least[c], widest_word(harmless(sop.columns[c]), in_heading) + 2 * padding);
    }
    const text_demand demand = demand_of(texts);
    const int text = std::accumulate(demand.least.begin(), demand.least.end(), 0);
    const int wanted = std::accumulate(roomy.begin(), roomy.end(), 0);
    const bool tight = text + wanted > on.inner_width();
    for (std::size_t c = 0; c < performers; ++c)
        out.upright.push_back(tight && roomy[c] > least[c]);
    const std::vector<int>& wide = tight ? least : roomy;
    const int chart = std::accumulate(wide.begin(), wide.end(), 0);
    out.needed_width = text + chart + 2 * margin;
    const std::array<int, text_cells> texts_wide =
        share(demand, std::max(on.inner_width() - chart, text));

    int x = margin;
    const auto add = [&](int width) {
        out.edges.push_back(x);
        x += width;
    };
    add(texts_wide[0]);
    add(texts_wide[1]);
    for (std::size_t c = 0; c < performers; ++c) {
        const int spare = wide[c] - least[c];
        out.middle.push_back(x + out.right_room[c] + spare / 2 + room.left[c]);
        add(wide[c]);
    }
    for (std::size_t c = 2; c < text_cells; ++c) add(texts_wide[c]);
    out.edges.push_back(x);
    return out;
}

}  // namespace alur::drawing
