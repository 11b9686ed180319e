#include "sop/json_tree.hpp"

#include "sop/json_events.hpp"
#include "sop/json_scan.hpp"
#include "sop/load_syntax.hpp"
#include "sop/report.hpp"

#include <alur/sop/limits.hpp>
#include <alur/time/text.hpp>

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cstring>
#include <functional>
#include <optional>
#include <utility>

namespace alur {
namespace {

bool has_odd_spaces(std::string_view key) {
    const auto plain = [](char c) { return static_cast<unsigned char>(c) - 0x21U < 0x5EU; };
    if (std::all_of(key.begin(), key.end(), plain)) return false;
    return single_spaced(key) != key;
}

// True if all eight bytes are printable ASCII.
bool eight_plain(const char* bytes) {
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (((word - 0x20 * each) | word | (word + each)) & (0x80 * each)) == 0;
}

// The code point of a control or bidirectional formatting character that begins `text`, if any.
// Line breaks and tabs may stand in a text.
std::optional<unsigned> forbidden_at(std::string_view text) {
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned c = byte(0);
    if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F) return c;
    if (c == 0xC2 && byte(1) < 0xA0) return byte(1);
    if (c != 0xE2) return std::nullopt;
    if (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 0x2000U | (byte(2) & 0x3FU);
    if (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9) return 0x2040U | (byte(2) & 0x3FU);
    return std::nullopt;
}

std::optional<unsigned> forbidden_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (text.size() - i >= 8 && eight_plain(text.data() + i)) {
            i += 8;
            continue;
        }
        const bool plain = static_cast<unsigned char>(text[i]) - 0x20U < 0x5FU;
        if (!plain)
            if (const std::optional<unsigned> found = forbidden_at(text.substr(i))) return found;
        ++i;
    }
    return std::nullopt;
}

// Which error code stops the parser does not matter, since the finding is written here.
class tree_builder : public json_events {
  public:
    tree_builder(json_tree& tree, diagnostics& problems) : tree_(tree), problems_(problems) {}

    bool stopped = false;

    bool on_object_begin(code& ec) { return open(json_kind::object, ec); }
    bool on_array_begin(code& ec) { return open(json_kind::list, ec); }
    bool on_object_end(std::size_t, code&) {
        mark_duplicates();
        open_.pop_back();
        return true;
    }
    bool on_array_end(std::size_t, code&) {
        open_.pop_back();
        return true;
    }

    bool on_key(text_view part, std::size_t, code&) {
        raw_key_ = whole(part);
        key_ =
            has_odd_spaces(raw_key_) ? tree_.texts.emplace_back(single_spaced(raw_key_)) : raw_key_;
        return true;
    }
    bool on_string(text_view part, std::size_t, code& ec) {
        const std::string_view text = whole(part);
        json_node* node = add(json_kind::text, ec);
        if (node == nullptr) return false;
        node->text = text;
        check_characters(*node, text);
        return true;
    }
    bool on_int64(std::int64_t, text_view part, code& ec) { return number(part, ec); }
    bool on_uint64(std::uint64_t, text_view part, code& ec) { return number(part, ec); }
    bool on_double(double, text_view part, code& ec) { return number(part, ec); }
    bool on_bool(bool yes, code& ec) {
        json_node* node = add(json_kind::boolean, ec);
        if (node != nullptr) node->yes = yes;
        return node != nullptr;
    }
    bool on_null(code& ec) { return add(json_kind::null, ec) != nullptr; }

  private:
    struct open_value {
        std::uint32_t id;
        std::uint32_t last;  // child
    };

    [[nodiscard]] bool is_source(text_view part) const {
        const std::less_equal<const char*> not_after;
        const std::string_view all = tree_.source;
        return not_after(all.data(), part.data()) &&
               not_after(part.data() + part.size(), all.data() + all.size());
    }

    std::string_view whole(text_view part) {
        if (parts.empty() && is_source(part)) return {part.data(), part.size()};
        gather(part);
        tree_.texts.push_back(std::exchange(parts, {}));
        return tree_.texts.back();
    }

    bool number(text_view part, code& ec) {
        const std::string_view spelling = whole(part);
        json_node* node = add(json_kind::number, ec);
        if (node != nullptr) node->text = spelling;
        return node != nullptr;
    }

    bool stop(const char* finding, bilingual message, bilingual fix, code& ec) {
        diagnostic problem;
        problem.code = finding;
        problem.message = std::move(message);
        problem.fix = std::move(fix);
        problem.pointer =
            open_.empty() ? std::string{} : tree_.pointer(tree_.nodes[open_.back().id]);
        problems_.push_back(std::move(problem));
        stopped = true;
        ec = boost::json::error::too_deep;
        return false;
    }

    bool open(json_kind kind, code& ec) {
        if (open_.size() == max_nesting)
            return stop(
                "JS07",
                {fmt::format("Daftar dan kelompok bersarang lebih dari {} tingkat.", max_nesting),
                 fmt::format("Lists and objects are nested deeper than {} levels.", max_nesting)},
                {"Tidak ada bagian SOP yang bersarang sedalam ini; periksa kurungnya.",
                 "No part of an SOP is nested this deep; check the brackets."},
                ec);
        if (add(kind, ec) == nullptr) return false;
        open_.push_back({static_cast<std::uint32_t>(tree_.nodes.size() - 1), json_node::none});
        return true;
    }

    json_node* add(json_kind kind, code& ec) {
        if (tree_.nodes.size() == max_values) {
            stop("JS17",
                 {fmt::format("Dokumen ini berisi lebih dari {} nilai.", max_values),
                  fmt::format("The document holds more than {} values.", max_values)},
                 {"Bagi menjadi beberapa SOP.", "Split it into several SOPs."}, ec);
            return nullptr;
        }
        const auto id = static_cast<std::uint32_t>(tree_.nodes.size());
        json_node& node = tree_.nodes.emplace_back();
        node.kind = kind;
        if (open_.empty()) return &node;
        open_value& within = open_.back();
        json_node& parent = tree_.nodes[within.id];
        node.parent = within.id;
        node.index = parent.count++;
        (within.last == json_node::none ? parent.first : tree_.nodes[within.last].next) = id;
        within.last = id;
        if (parent.kind == json_kind::object) {
            node.key = key_;
            node.raw_key = raw_key_;
            check_characters(node, raw_key_);
        }
        return &node;
    }

    void check_characters(const json_node& node, std::string_view text) {
        const std::optional<unsigned> found = forbidden_character(text);
        if (!found || problems_.size() >= max_findings) return;
        diagnostic problem;
        problem.code = "JS15";
        problem.pointer = tree_.pointer(node);
        problem.message = {
            fmt::format("Teks ini berisi karakter yang tidak terlihat (U+{:04X}).", *found),
            fmt::format("This text holds a character that cannot be seen (U+{:04X}).", *found)};
        problem.fix = {"Hapus karakter itu; ketik ulang teksnya bila perlu.",
                       "Remove the character; retype the text if need be."};
        problems_.push_back(std::move(problem));
    }

    void mark_duplicates() {
        const json_node& object = tree_.nodes[open_.back().id];
        if (object.count < 2) return;
        if (object.count <= 32) {
            for (std::uint32_t b = tree_.nodes[object.first].next; b != json_node::none;
                 b = tree_.nodes[b].next)
                for (std::uint32_t a = object.first; a != b; a = tree_.nodes[a].next)
                    if (tree_.nodes[a].key == tree_.nodes[b].key) {
                        tree_.nodes[b].duplicate = true;
                        break;
                    }
            return;
        }
        sorted_.clear();
        for (std::uint32_t i = object.first; i != json_node::none; i = tree_.nodes[i].next)
            sorted_.push_back(i);
        std::sort(sorted_.begin(), sorted_.end(), [this](std::uint32_t a, std::uint32_t b) {
            const int order = tree_.nodes[a].key.compare(tree_.nodes[b].key);
            return order != 0 ? order < 0 : a < b;
        });
        for (std::size_t i = 1; i < sorted_.size(); ++i)
            if (tree_.nodes[sorted_[i]].key == tree_.nodes[sorted_[i - 1]].key)
                tree_.nodes[sorted_[i]].duplicate = true;
    }

    json_tree& tree_;
    diagnostics& problems_;
    std::string_view key_;
    std::string_view raw_key_;
    std::vector<open_value> open_;
    std::vector<std::uint32_t> sorted_;
};

}  // namespace

const json_node* json_tree::child(const json_node& of, std::string_view key) const {
    for (const json_node& each : json_children{*this, of})
        if (each.key == key && !each.duplicate) return &each;
    return nullptr;
}

std::string json_tree::pointer(const json_node& to) const {
    std::vector<const json_node*> path;
    for (const json_node* each = &to; each->parent != json_node::none; each = parent(*each))
        path.push_back(each);
    std::reverse(path.begin(), path.end());
    std::string out;
    for (const json_node* each : path) {
        const bool member = parent(*each)->kind == json_kind::object;
        out = member ? below(out, each->raw_key) : below(out, std::size_t{each->index});
    }
    return out;
}

bool read_json_tree(json_tree& into, std::string_view source, diagnostics& problems) {
    into.source = source;
    into.nodes.reserve(std::min(source.size() / 16 + 16, max_values));
    const std::size_t start = source.substr(0, 3) == byte_order_mark ? 3 : 0;

    boost::json::basic_parser<tree_builder> parser(json_options(max_nesting + 1), into, problems);
    boost::json::error_code ec;
    const std::size_t used =
        start + parser.write_some(false, source.data() + start, source.size() - start, ec);
    if (parser.handler().stopped) return false;
    if (ec || skip_blanks(source, used) != source.size()) {
        problems = {explain_syntax(source, used)};
        return false;
    }
    return true;
}

}  // namespace alur
