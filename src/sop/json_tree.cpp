#include "sop/json_tree.hpp"

#include "sop/json_scan.hpp"
#include "sop/load_syntax.hpp"
#include "sop/rule_json.hpp"

#include <alur/sop/limits.hpp>
#include <alur/time/text.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

namespace alur {
namespace {

bool has_odd_spaces(std::string_view key) {
    if (key.empty()) return false;
    bool after_space = true;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool plain = static_cast<unsigned char>(key[i]) - 0x21U < 0x5EU;
        if (!plain && key[i] != ' ' && space_length(key.substr(i)) != 0) return true;
        if (after_space && key[i] == ' ') return true;
        after_space = key[i] == ' ';
    }
    return after_space;
}

// The code point of a control or bidirectional formatting character in the text; 0 if there is none.
// Line breaks and tabs may stand in a text.
unsigned forbidden_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x7F) continue;
        if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7F) return c == 0 ? 0x2400 : c;
        if (c == 0xC2 && i + 1 < text.size()) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            if (second < 0xA0) return second;
        }
        if (c == 0xE2 && i + 2 < text.size()) {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            const auto third = static_cast<unsigned char>(text[i + 2]);
            if (second == 0x80 && third >= 0xAA && third <= 0xAE) return 0x2000U | (third & 0x3FU);
            if (second == 0x81 && third >= 0xA6 && third <= 0xA9) return 0x2040U | (third & 0x3FU);
        }
    }
    return 0;
}

// Receives the parser's events. A handler that returns false must set an error code; which one does
// not matter, since the finding is written here.
class tree_builder {
  public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    using text_view = boost::json::string_view;
    using code = boost::json::error_code;

    tree_builder(json_tree& tree, diagnostics& problems) : tree_(tree), problems_(problems) {}

    bool stopped = false;

    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
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

    bool on_key_part(text_view part, std::size_t, code&) { return gather(part); }
    bool on_key(text_view part, std::size_t, code&) {
        raw_key_ = whole(part);
        key_ = has_odd_spaces(raw_key_) ? tree_.texts.emplace_back(single_spaced(raw_key_)) : raw_key_;
        return true;
    }
    bool on_string_part(text_view part, std::size_t, code&) { return gather(part); }
    bool on_string(text_view part, std::size_t, code& ec) {
        const std::string_view text = whole(part);
        json_node* node = add(json_kind::text, ec);
        if (node == nullptr) return false;
        node->text = text;
        check_characters(*node, text);
        return true;
    }
    bool on_number_part(text_view part, code&) { return gather(part); }
    bool on_int64(std::int64_t, text_view part, code& ec) { return number(part, ec); }
    bool on_uint64(std::uint64_t, text_view part, code& ec) { return number(part, ec); }
    bool on_double(double, text_view part, code& ec) { return number(part, ec); }
    bool on_bool(bool yes, code& ec) {
        json_node* node = add(json_kind::boolean, ec);
        if (node != nullptr) node->yes = yes;
        return node != nullptr;
    }
    bool on_null(code& ec) { return add(json_kind::null, ec) != nullptr; }
    bool on_comment_part(text_view, code&) { return true; }
    bool on_comment(text_view, code&) { return true; }

  private:
    struct open_value {
        std::uint32_t id;
        std::uint32_t last;  // child
    };

    bool gather(text_view part) {
        parts_.append(part.data(), part.size());
        return true;
    }

    [[nodiscard]] bool is_source(text_view part) const {
        const std::less_equal<const char*> not_after;
        const std::string_view all = tree_.source;
        return not_after(all.data(), part.data()) &&
               not_after(part.data() + part.size(), all.data() + all.size());
    }

    std::string_view whole(text_view part) {
        if (parts_.empty() && is_source(part)) return {part.data(), part.size()};
        parts_.append(part.data(), part.size());
        tree_.texts.push_back(std::exchange(parts_, {}));
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
        problem.pointer = open_.empty() ? std::string{} : tree_.pointer(tree_.nodes[open_.back().id]);
        problems_.push_back(std::move(problem));
        stopped = true;
        ec = boost::json::error::too_deep;
        return false;
    }

    bool open(json_kind kind, code& ec) {
        if (open_.size() == max_nesting)
            return stop("JS07",
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
        const unsigned found = forbidden_character(text);
        if (found == 0 || problems_.size() >= max_findings) return;
        const unsigned shown = found == 0x2400 ? 0 : found;
        diagnostic problem;
        problem.code = "JS15";
        problem.pointer = tree_.pointer(node);
        problem.message = {
            fmt::format("Teks ini berisi karakter yang tidak terlihat (U+{:04X}).", shown),
            fmt::format("This text holds a character that cannot be seen (U+{:04X}).", shown)};
        problem.fix = {"Hapus karakter itu; ketik ulang teksnya bila perlu.",
                       "Remove the character; retype the text if need be."};
        problems_.push_back(std::move(problem));
    }

    void mark_duplicates() {
        const json_node& object = tree_.nodes[open_.back().id];
        if (object.count < 2) return;
        if (object.count <= 32) {
            for (std::uint32_t b = tree_.nodes[object.first].next; b != json_node::none; b = tree_.nodes[b].next)
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
    std::string parts_;
    std::string_view key_;
    std::string_view raw_key_;
    std::vector<open_value> open_;
    std::vector<std::uint32_t> sorted_;
};

}  // namespace

std::string json_tree::pointer(const json_node& to) const {
    std::vector<const json_node*> path;
    for (const json_node* each = &to; each->parent != json_node::none; each = parent(*each))
        path.push_back(each);
    std::string out;
    for (auto each = path.rbegin(); each != path.rend(); ++each) {
        const bool member = parent(**each)->kind == json_kind::object;
        out = member ? below(out, (*each)->raw_key) : below(out, std::size_t{(*each)->index});
    }
    return out;
}

bool read_json_tree(json_tree& into, std::string_view source, diagnostics& problems) {
    into.source = source;
    into.nodes.reserve(std::min(source.size() / 16 + 16, max_values));
    const std::size_t start = source.substr(0, 3) == byte_order_mark ? 3 : 0;

    boost::json::parse_options options;
    options.allow_comments = true;
    options.allow_trailing_commas = true;
    options.max_depth = max_nesting + 1;
    boost::json::basic_parser<tree_builder> parser(options, into, problems);
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
