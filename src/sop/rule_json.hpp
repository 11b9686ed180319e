// A rule's JSON as a tree that keeps the order of keys, and what is wrong with it as JSON.
#pragma once

#include "report.hpp"

#include <alur/sop/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

enum class rule_json_kind : std::uint8_t { null, boolean, number, text, list, object };

struct rule_json {
    rule_json_kind kind = rule_json_kind::null;
    bool yes = false;
    double number = 0;
    std::string text;
    std::vector<std::string> keys;  // of an object, beside its items
    std::vector<rule_json> items;
};

struct rule_json_read {
    rule_json tree;
    bool complete = false;  // false if reading stopped: the tree means nothing
    diagnostics findings;   // RL04, RL05, RL08, RL10, RL11
};

[[nodiscard]] rule_json_read read_rule_json(std::string_view text, std::string_view pointer);

// In one spelling: no spaces, an operation's single argument without brackets where it may be.
void print_rule_json(std::string& out, const rule_json& tree);

}  // namespace alur
