// What a reader of a small file asks of its JSON: the right kind of value, the keys it knows, none
// of them twice. Whatever is wrong is reported with the reader's own codes.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "json_tree.hpp"

namespace alur {

struct shape_codes {
    std::string_view unknown_key;
    std::string_view duplicate_key;
    std::string_view missing_key;
    std::string_view wrong_value;  // of the wrong kind, or empty
};

class json_shape {
  public:
    json_shape(const json_tree& tree, diagnostics& findings, const shape_codes& codes)
        : tree_(tree), findings_(findings), codes_(codes) {}

    diagnostic& report(std::string_view code, severity level, const json_node& at,
                       bilingual message, bilingual fix) const;
    // The name somebody probably meant, as a fix; else `otherwise`.
    [[nodiscard]] bilingual meant(std::string_view given, std::span<const std::string_view> known,
                                  bilingual otherwise) const;

    [[nodiscard]] const json_node* child(const json_node& of, std::string_view key) const {
        return tree_.child(of, key);
    }
    [[nodiscard]] json_children children(const json_node& of) const { return {tree_, of}; }
    [[nodiscard]] std::string pointer(const json_node& of) const { return tree_.pointer(of); }

    // Null, and reported, if the key is not there.
    const json_node* needed(const json_node& of, std::string_view key,
                            std::string_view example) const;

    // False, and reported, if it is not of that kind. Any keys; or these ones, none of them twice.
    bool object(const json_node& at, const bilingual& what) const;
    bool object(const json_node& at, const bilingual& what,
                std::span<const std::string_view> keys) const;
    bool list(const json_node& at) const;

    // Without outer and repeated spaces; empty, and reported, if it is not a text or says nothing.
    std::string text(const json_node& at) const;
    std::string needed_text(const json_node& of, std::string_view key,
                            std::string_view example) const;

  private:
    void duplicates(const json_node& at) const;

    const json_tree& tree_;
    diagnostics& findings_;
    shape_codes codes_;
};

}  // namespace alur
