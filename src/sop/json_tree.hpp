// A JSON document as a light tree: nodes in one array in the order of the text, texts as views into
// the source where they hold no escape. It lives while the document is read and no longer.
#pragma once

#include <alur/sop/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

enum class json_kind : std::uint8_t { null, boolean, number, text, list, object };

struct json_node {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    json_kind kind = json_kind::null;
    bool yes = false;        // a boolean's value
    bool duplicate = false;  // a sibling before it has the same key
    std::uint32_t parent = none;
    std::uint32_t first = none;  // child
    std::uint32_t next = none;   // sibling
    std::uint32_t index = 0;     // among its siblings
    std::uint32_t count = 0;     // of its children
    std::string_view text;       // of a text; a number as it is spelt
    std::string_view key;        // in an object, without outer and repeated spaces
    std::string_view raw_key;    // as it is written
};

struct json_tree {
    std::string_view source;
    std::vector<json_node> nodes;   // the first one is the document
    std::deque<std::string> texts;  // those that are not in the source as they are

    [[nodiscard]] const json_node& root() const { return nodes.front(); }
    [[nodiscard]] const json_node* first_child(const json_node& of) const { return at(of.first); }
    [[nodiscard]] const json_node* sibling(const json_node& of) const { return at(of.next); }
    [[nodiscard]] const json_node* parent(const json_node& of) const { return at(of.parent); }

    // The first member of that name; null if there is none.
    [[nodiscard]] const json_node* child(const json_node& of, std::string_view key) const;

    [[nodiscard]] std::string pointer(const json_node& to) const;

  private:
    [[nodiscard]] const json_node* at(std::uint32_t id) const {
        return id == json_node::none ? nullptr : &nodes[id];
    }
};

// Children of a node, for range-for.
class json_children {
  public:
    struct iterator {
        const json_tree* tree;
        const json_node* node;
        const json_node& operator*() const { return *node; }
        iterator& operator++() {
            node = tree->sibling(*node);
            return *this;
        }
        friend bool operator!=(const iterator& a, const iterator& b) { return a.node != b.node; }
    };
    json_children(const json_tree& tree, const json_node& of)
        : tree_(&tree), first_(tree.first_child(of)) {}
    [[nodiscard]] iterator begin() const { return {tree_, first_}; }
    [[nodiscard]] iterator end() const { return {tree_, nullptr}; }

  private:
    const json_tree* tree_;
    const json_node* first_;
};

// False if reading stopped; `problems` then says why, and the tree means nothing. Duplicate keys
// and forbidden characters are reported without stopping.
[[nodiscard]] bool read_json_tree(json_tree& into, std::string_view source, diagnostics& problems);

}  // namespace alur
