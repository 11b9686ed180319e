#include "view/diagram_tracks.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "view/text.hpp"

namespace alur::drawing {
namespace {

// A piece on a track, and where its ends go on: to smaller or larger places (or heights).
struct tracked {
    int flow = 0;
    straight* piece = nullptr;
    int low = 0;
    int high = 0;
    bool low_to_less = false;  // its end at `low` goes on to the left, or upwards
    bool high_to_less = false;
};

class track_maker {
  public:
    track_maker(const process& of, flow_ways& ways) : of_(of), ways_(ways) {}

    void make() {
        std::map<std::pair<bool, int>, std::vector<tracked>> all;
        for (int f = 0; f < count(ways_.of_flow.size()); ++f) collect(f, all);
        ways_.gutter_tracks.assign(at(of_.columns) + 1, 0);
        ways_.channel_tracks.assign(of_.lanes.size() * bands, 0);
        for (auto& [where, pieces] : all) {
            const int tracks = spread(pieces);
            if (where.first)
                ways_.gutter_tracks[at(where.second / 2)] = tracks;
            else
                ways_.channel_tracks[at(where.second / prongs)] = tracks;
        }
    }

  private:
    void collect(int f, std::map<std::pair<bool, int>, std::vector<tracked>>& all) {
        std::vector<straight>& pieces = ways_.of_flow[at(f)].pieces;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            straight& piece = pieces[i];
            const bool in_track =
                piece.upright ? piece.along % 2 == 0 : band_of(piece.along) != band::centre;
            if (!in_track) continue;
            // The place or height that the neighbouring piece comes from or goes to.
            const int before = i > 0 ? pieces[i - 1].from : piece.along;
            const int after = i + 1 < pieces.size() ? pieces[i + 1].to : piece.along;
            tracked one;
            one.flow = f;
            one.piece = &piece;
            one.low = std::min(piece.from, piece.to);
            one.high = std::max(piece.from, piece.to);
            const bool down = piece.from <= piece.to;
            one.low_to_less = (down ? before : after) < piece.along;
            one.high_to_less = (down ? after : before) < piece.along;
            all[{piece.upright, piece.along}].push_back(one);
        }
    }

    // Where an end goes on along a middle, which has no tracks.
    static bool untracked(const tracked& one, int end) {
        return one.piece->upright ? band_of(end) == band::centre : end % 2 == 1;
    }

    // How bad it is if `a` lies left of (above) `b`: lines cross, or lie on each other.
    static int harm(const tracked& a, const tracked& b) {
        int sum = 0;
        const auto meets = [&](int end, bool to_less, const tracked& other, bool wrong) {
            if (to_less != wrong || end < other.low || end > other.high) return;
            const bool opposite_end = (end == other.low && other.low_to_less != wrong) ||
                                      (end == other.high && other.high_to_less != wrong);
            sum += opposite_end && untracked(a, end) ? 100 : 1;
        };
        meets(a.low, a.low_to_less, b, false);
        meets(a.high, a.high_to_less, b, false);
        meets(b.low, b.low_to_less, a, true);
        meets(b.high, b.high_to_less, a, true);
        return sum;
    }

    // The prongs of a gateway are told apart to their ends.
    bool share(const tracked& a, const tracked& b) const {
        const process_flow& x = of_.flows[at(a.flow)];
        const process_flow& y = of_.flows[at(b.flow)];
        if (x.to != y.to && ways_.of_flow[at(a.flow)].prong > 0) return false;
        return same_end(of_, a.flow, ways_.of_flow[at(a.flow)], b.flow, ways_.of_flow[at(b.flow)]);
    }

    // Neighbours change places while that helps; then whatever would lie on something behind it
    // goes behind that.
    static void order(std::vector<tracked>& pieces) {
        for (std::size_t round = 0; round < pieces.size(); ++round) {
            bool swapped = false;
            for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
                if (harm(pieces[i + 1], pieces[i]) < harm(pieces[i], pieces[i + 1])) {
                    std::swap(pieces[i], pieces[i + 1]);
                    swapped = true;
                }
            if (!swapped) break;
        }
        for (std::size_t moves = 0; moves < 4 * pieces.size(); ++moves)
            if (!mend(pieces)) break;
    }
    static bool mend(std::vector<tracked>& pieces) {
        for (std::size_t i = 0; i < pieces.size(); ++i)
            for (std::size_t j = i + 1; j < pieces.size(); ++j)
                if (harm(pieces[i], pieces[j]) >= 100 && harm(pieces[j], pieces[i]) < 100) {
                    const auto begin = pieces.begin();
                    std::rotate(begin + static_cast<std::ptrdiff_t>(i),
                                begin + static_cast<std::ptrdiff_t>(i + 1),
                                begin + static_cast<std::ptrdiff_t>(j + 1));
                    return true;
                }
        return false;
    }

    int spread(std::vector<tracked>& pieces) const {
        std::stable_sort(pieces.begin(), pieces.end(), [](const tracked& a, const tracked& b) {
            return a.high - a.low < b.high - b.low;
        });
        if (pieces.size() <= 200) order(pieces);
        int tracks = 0;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            int track = 0;
            for (std::size_t j = 0; j < i; ++j) {
                if (pieces[j].high < pieces[i].low || pieces[i].high < pieces[j].low) continue;
                const int other = pieces[j].piece->track;
                track = std::max(track, share(pieces[i], pieces[j]) ? other : other + 1);
            }
            pieces[i].piece->track = track;
            tracks = std::max(tracks, track + 1);
        }
        return tracks;
    }

    const process& of_;
    flow_ways& ways_;
};

}  // namespace

bool same_end(const process& of, int a, const flow_way& way_a, int b, const flow_way& way_b) {
    const process_flow& x = of.flows[at(a)];
    const process_flow& y = of.flows[at(b)];
    return (x.from == y.from && way_a.out == way_b.out) || (x.to == y.to && way_a.in == way_b.in);
}

void assign_tracks(const process& of, flow_ways& ways) { track_maker(of, ways).make(); }

}  // namespace alur::drawing
