#include <alur/author/tidy.hpp>

#include "author/layout.hpp"
#include "sop/json_tree.hpp"
#include "sop/load_reading.hpp"
#include "sop/quoted.hpp"

#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/hours_text.hpp>

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace alur {
namespace authors {
namespace {

// What an object is, and so which keys it has and in which order.
enum class part : std::uint8_t {
    sop,
    rows,
    row,
    offices,
    office,
    approved,
    answers,
    goal,
    hours,
    other
};

part part_below(part of, std::string_view key) {
    switch (of) {
        case part::sop:
            if (key == "langkah") return part::rows;
            if (key == "pelaksana") return part::offices;
            if (key == "disahkan_oleh") return part::approved;
            break;
        case part::rows:
            return part::row;
        case part::row:
            if (key == "cabang") return part::answers;
            break;
        case part::offices:
            return part::office;
        case part::answers:
            return part::goal;
        default:
            return part::other;
    }
    return key == "jam_kerja" ? part::hours : part::other;
}

std::span<const known_key> keys_of(part of) {
    switch (of) {
        case part::sop:
            return sop_keys();
        case part::row:
            return row_keys();
        case part::office:
            return performer_keys();
        case part::approved:
            return approver_keys();
        case part::goal:
            return goal_keys();
        default:
            return {};
    }
}

std::size_t rank(std::span<const known_key> keys, const json_node& member) {
    const auto found = std::find_if(keys.begin(), keys.end(), [&](const known_key& each) {
        return each.name == member.raw_key;
    });
    return static_cast<std::size_t>(found - keys.begin());
}

std::vector<const json_node*> children(const json_tree& tree, const json_node& of) {
    std::vector<const json_node*> out;
    out.reserve(of.count);
    for (const json_node& each : json_children{tree, of}) out.push_back(&each);
    return out;
}

bool is_scalar(const json_node& node) {
    return node.kind != json_kind::list && node.kind != json_kind::object;
}

// The file as it is and as `to_json` has it, walked side by side: order, words and comments come
// from the first, spelling from the second.
class pairing {
  public:
    pairing(const json_tree& written, const json_tree& spelt, all_remarks& said)
        : written_(written), spelt_(spelt), said_(said) {}

    shown run() { return paired(written_.root(), spelt_.root(), part::sop); }

  private:
    [[nodiscard]] remarks& said_at(const json_node& node) {
        return said_.of[static_cast<std::size_t>(&node - written_.nodes.data())];
    }
    [[nodiscard]] bool quiet_inside(const json_node& node) {
        if (!said_at(node).none_inside()) return false;
        for (const json_node& each : json_children{written_, node})
            if (!said_at(each).none_beside() || !quiet_inside(each)) return false;
        return true;
    }
    [[nodiscard]] shown begun(const json_node& node, const json_node* spelling = nullptr) {
        shown out;
        if (const json_node* parent = written_.parent(node);
            parent != nullptr && parent->kind == json_kind::object) {
            const bool same = spelling != nullptr && spelling->key == node.key;
            out.key = quoted(same ? spelling->raw_key : node.key);
        }
        out.object = node.kind == json_kind::object;
        out.said = said_at(node);
        return out;
    }

    // As the canonical text has it, whatever stands there.
    shown copied(const json_node& from) const {
        shown out;
        if (const json_node* parent = spelt_.parent(from);
            parent != nullptr && parent->kind == json_kind::object)
            out.key = quoted(from.raw_key);
        out.object = from.kind == json_kind::object;
        if (is_scalar(from))
            out.word = compact_json(spelt_, from);
        else
            for (const json_node& each : json_children{spelt_, from})
                out.items.push_back(copied(each));
        return out;
    }

    // What the canonical text leaves out, being blank or what holds anyway.
    shown kept(const json_node& node) {
        shown out = begun(node);
        if (node.kind == json_kind::text)
            out.word = quoted(trimmed(node.text));
        else if (is_scalar(node))
            out.word = compact_json(written_, node);
        else
            for (const json_node& each : json_children{written_, node})
                out.items.push_back(kept(each));
        return out;
    }

    shown replaced(const json_node& node, const json_node& by) {
        shown out = copied(by);
        shown own = begun(node, &by);
        out.key = std::move(own.key);
        out.said = std::move(own.said);
        return out;
    }

    shown paired(const json_node& node, const json_node& spelling, part of) {
        if (is_scalar(node)) return replaced(node, spelling);
        if (node.kind == json_kind::list) return paired_list(node, spelling, of);
        if (of == part::hours) return paired_hours(node, spelling);
        if (spelling.kind == json_kind::object) return paired_object(node, spelling, of);
        // {"nama": "Staf"} is "Staf", if nothing else is said there.
        if (node.count == 1 && quiet_inside(node)) return replaced(node, spelling);
        shown out = begun(node);
        for (const json_node* each : in_order(node, of))
            out.items.push_back(is_main(each->raw_key) ? paired(*each, spelling, part::other)
                                                       : kept(*each));
        return out;
    }
    static bool is_main(std::string_view key) {
        return key == "nama" || key == "jabatan" || key == "ke" || key == "salah_satu";
    }

    [[nodiscard]] std::vector<const json_node*> in_order(const json_node& node, part of) const {
        std::vector<const json_node*> out = children(written_, node);
        if (const std::span<const known_key> keys = keys_of(of); !keys.empty())
            std::stable_sort(out.begin(), out.end(), [&](const json_node* a, const json_node* b) {
                return rank(keys, *a) < rank(keys, *b);
            });
        return out;
    }

    shown paired_object(const json_node& node, const json_node& spelling, part of) {
        shown out = begun(node, &spelling);
        out.tall = of == part::sop;
        const std::vector<const json_node*> spellings = children(spelt_, spelling);
        for (const json_node* each : in_order(node, of)) {
            // Conditions may say a key twice; they are in one order in both.
            const bool same_place =
                each->index < spellings.size() && spellings[each->index]->key == each->key;
            const json_node* other =
                same_place ? spellings[each->index] : spelt_.child(spelling, each->key);
            out.items.push_back(other != nullptr
                                    ? paired(*each, *other, part_below(of, each->raw_key))
                                    : kept(*each));
        }
        return out;
    }

    shown paired_list(const json_node& node, const json_node& spelling, part of) {
        if (spelling.kind != json_kind::list) {
            if (node.count != 1) return kept(node);
            const json_node& only = *written_.first_child(node);
            if (quiet_inside(node)) return replaced(node, spelling);
            shown out = begun(node);
            out.items.push_back(paired(only, spelling, part_below(of, {})));
            return out;
        }
        if (node.count != spelling.count) return kept(node);
        shown out = begun(node);
        out.tall = of == part::rows;
        std::vector<const json_node*> spellings = children(spelt_, spelling);
        std::vector<const json_node*> own = children(written_, node);
        // "semua" is written first, wherever it stood.
        if (node.raw_key == "kembali")
            std::stable_partition(own.begin(), own.end(), [](const json_node* each) {
                return trimmed(each->text) == "semua";
            });
        for (std::size_t i = 0; i < own.size(); ++i)
            out.items.push_back(paired(*own[i], *spellings[i], part_below(of, {})));
        return out;
    }

    // Days are grouped anew; what is said at one stays with its first day.
    shown paired_hours(const json_node& node, const json_node& spelling) {
        shown out = begun(node);
        if (spelling.kind != json_kind::object) return kept(node);
        for (const json_node& each : json_children{spelt_, spelling})
            out.items.push_back(copied(each));
        for (const json_node& each : json_children{written_, node}) {
            remarks& said = said_at(each);
            const parsed<day_set> days = parse_days(each.key);
            std::size_t first = 0;
            while (days && first < 6 && !days->has(first)) ++first;
            std::size_t at = 0;
            for (const json_node& group : json_children{spelt_, spelling}) {
                if (const parsed<day_set> grouped = parse_days(group.key);
                    grouped && grouped->has(first))
                    break;
                ++at;
            }
            remarks& to = out.items[std::min(at, out.items.size() - 1)].said;
            to.blank_before |= said.blank_before;
            const auto add = [](const comments& from, comments& into) {
                into.insert(into.end(), from.begin(), from.end());
            };
            add(said.before, to.before);
            // Of several on one line only the last may end it.
            add(said.after,
                to.after.empty() || !to.after.back().ends_line() ? to.after : to.before);
        }
        return out;
    }

    const json_tree& written_;
    const json_tree& spelt_;
    all_remarks& said_;
};

}  // namespace
}  // namespace authors

tidied tidy(const source& from) {
    using namespace authors;
    tidied out;
    const loaded read = load(from);
    out.problems = read.problems;
    if (!read.sop || !no_errors(read.problems)) return out;
    const std::string canonical = to_json(*read.sop);
    json_tree written;
    json_tree spelt;
    diagnostics ignored;
    if (!read_json_tree(written, from.text, ignored) || !read_json_tree(spelt, canonical, ignored))
        return out;
    all_remarks said = find_remarks(from.text);
    const std::vector<std::string> comments_before = every_comment(said);
    std::string text = laid_out(pairing{written, spelt, said}.run(), said.footer);
    const loaded again = load({from.name, text});
    if (!again.sop || *again.sop != *read.sop ||
        every_comment(find_remarks(text)) != comments_before)
        return out;
    out.text = std::move(text);
    return out;
}

}  // namespace alur
