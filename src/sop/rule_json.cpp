#include "sop/rule_json.hpp"

#include "sop/json_events.hpp"
#include "sop/quoted.hpp"
#include "sop/rule_value.hpp"

#include <alur/sop/rule.hpp>

#include <fmt/format.h>
#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace alur {
namespace {

// Which error code stops the parser does not matter, since the finding is written here.
class rule_builder : public json_events {
  public:
    explicit rule_builder(std::string_view pointer) : pointer_(pointer) {}

    rule_json_read out;
    bool stopped = false;

    bool on_object_begin(code& ec) { return open(rule_json_kind::object, ec); }
    bool on_array_begin(code& ec) { return open(rule_json_kind::list, ec); }
    bool on_object_end(std::size_t, code& ec) { return close(ec); }
    bool on_array_end(std::size_t, code& ec) { return close(ec); }

    bool on_key(text_view part, std::size_t, code&) {
        gather(part);
        rule_json& object = open_.back();
        const bool again =
            std::find(object.keys.begin(), object.keys.end(), parts) != object.keys.end();
        object.keys.push_back(std::exchange(parts, {}));
        if (again) {
            const std::string& key = object.keys.back();
            report("RL10",
                   {fmt::format("Kunci \"{}\" tertulis dua kali.", key),
                    fmt::format("The key \"{}\" is written twice.", key)},
                   {"Hapus salah satunya.", "Remove one of them."});
        }
        return true;
    }
    bool on_string(text_view part, std::size_t, code& ec) {
        gather(part);
        rule_json value;
        value.kind = rule_json_kind::text;
        value.text = std::exchange(parts, {});
        return add(std::move(value), ec);
    }
    bool on_int64(std::int64_t number, text_view, code& ec) {
        parts.clear();
        return add_number(static_cast<double>(number), ec);
    }
    bool on_uint64(std::uint64_t number, text_view, code& ec) {
        parts.clear();
        return add_number(static_cast<double>(number), ec);
    }
    // Boost 1.81 may miss the nearest double by one unit in the last place; so it is read again.
    bool on_double(double, text_view part, code& ec) {
        gather(part);
        return add_number(to_number({std::exchange(parts, {})}), ec);
    }
    bool on_bool(bool yes, code& ec) {
        rule_json value;
        value.kind = rule_json_kind::boolean;
        value.yes = yes;
        return add(std::move(value), ec);
    }
    bool on_null(code& ec) { return add({}, ec); }

  private:
    bool stop(code& ec) {
        stopped = true;
        ec = boost::json::error::too_deep;
        return false;
    }

    bool counts(code& ec) {
        if (++count_ <= max_rule_nodes) {
            return true;
        }
        open_.clear();
        report("RL05",
               {fmt::format("Aturan terlalu panjang: lebih dari {} nilai.", max_rule_nodes),
                fmt::format("The rule is too long: more than {} values.", max_rule_nodes)},
               {"Sederhanakan, atau hitung sebagian di luar dan berikan sebagai data.",
                "Simplify it, or compute a part outside and give it as data."});
        return stop(ec);
    }

    bool open(rule_json_kind kind, code& ec) {
        if (!counts(ec)) {
            return false;
        }
        if (open_.size() == max_rule_nesting) {
            report("RL04",
                   {fmt::format("Aturan bersarang lebih dari {} tingkat.", max_rule_nesting),
                    fmt::format("The rule is nested deeper than {} levels.", max_rule_nesting)},
                   {"Ratakan: satu \"and\" atau \"or\" boleh berisi banyak syarat.",
                    "Flatten it: one \"and\" or \"or\" may hold many conditions."});
            return stop(ec);
        }
        open_.emplace_back().kind = kind;
        return true;
    }

    bool close(code&) {
        rule_json done = std::move(open_.back());
        open_.pop_back();
        (open_.empty() ? out.tree : open_.back().items.emplace_back()) = std::move(done);
        return true;
    }

    bool add(rule_json value, code& ec) {
        if (!counts(ec)) {
            return false;
        }
        (open_.empty() ? out.tree : open_.back().items.emplace_back()) = std::move(value);
        return true;
    }

    bool add_number(double number, code& ec) {
        if (!std::isfinite(number)) {
            report("RL11", {"Bilangan ini terlalu besar.", "This number is too large."},
                   {"Tulis bilangan di bawah 1e308.", "Write a number below 1e308."});
        }
        rule_json value;
        value.kind = rule_json_kind::number;
        value.number = number;
        return add(std::move(value), ec);
    }

    void report(const char* finding, bilingual message, bilingual fix) {
        std::string place = pointer_;
        for (const rule_json& within : open_) {
            place = within.kind == rule_json_kind::object ? below(place, within.keys.back())
                                                          : below(place, within.items.size());
        }
        out.findings.push_back({finding,
                                severity::error,
                                std::move(place),
                                std::move(message),
                                std::move(fix),
                                {},
                                {}});
    }

    std::string pointer_;
    std::vector<rule_json> open_;
    std::size_t count_ = 0;
};

// Nothing inside an object with several keys is evaluated: it is data, every list of it as it
// stands.
void print(std::string& out, const rule_json& tree, bool is_data) {
    switch (tree.kind) {
        case rule_json_kind::null:
            out += "null";
            return;
        case rule_json_kind::boolean:
            out += tree.yes ? "true" : "false";
            return;
        case rule_json_kind::number:
            out += number_to_text(tree.number);
            return;
        case rule_json_kind::text:
            out += quoted(tree.text);
            return;
        case rule_json_kind::list:
            break;
        case rule_json_kind::object: {
            const bool holds_data = is_data || tree.items.size() != 1;
            out += '{';
            for (std::size_t i = 0; i < tree.items.size(); ++i) {
                out += i == 0 ? "" : ",";
                out += quoted(tree.keys[i]);
                out += ':';
                const rule_json& value = tree.items[i];
                const bool bare = !holds_data && value.kind == rule_json_kind::list &&
                                  value.items.size() == 1 &&
                                  value.items[0].kind != rule_json_kind::list;
                print(out, bare ? value.items[0] : value, holds_data);
            }
            out += '}';
            return;
        }
    }
    out += '[';
    for (std::size_t i = 0; i < tree.items.size(); ++i) {
        out += i == 0 ? "" : ",";
        print(out, tree.items[i], is_data);
    }
    out += ']';
}

}  // namespace

rule_json_read read_rule_json(std::string_view text, std::string_view pointer) {
    boost::json::basic_parser<rule_builder> parser(json_options(max_rule_nesting + 1), pointer);
    boost::json::error_code ec;
    const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
    rule_builder& built = parser.handler();
    built.out.complete = !ec && used == text.size();
    if (!built.out.complete && !built.stopped) {
        diagnostic finding;
        finding.code = "RL08";
        finding.pointer = pointer;
        finding.message = {fmt::format("Aturan bukan JSON yang benar (pada bita {}).", used),
                           fmt::format("The rule is not valid JSON (at byte {}).", used)};
        finding.fix = {"Periksa tanda kurung, koma, dan tanda petik di sekitarnya.",
                       "Check the brackets, commas and quotes around it."};
        if (pointer.empty()) {
            finding.offset = used;
        }
        built.out.findings.push_back(std::move(finding));
    }
    return std::move(built.out);
}

void print_rule_json(std::string& out, const rule_json& tree) { print(out, tree, false); }

}  // namespace alur
