#include "sop/rule_program.hpp"
#include "sop/rule_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <span>

namespace alur {
namespace {

using date = std::chrono::year_month_day;
using arguments = std::vector<rule_value>;

rule_value from_data(const data_value& value) {
    struct {
        rule_value operator()(std::monostate) const { return {}; }
        rule_value operator()(double number) const { return {number}; }
        rule_value operator()(bool yes) const { return {yes}; }
        rule_value operator()(const std::string& text) const { return {text}; }
        rule_value operator()(date day) const { return {day}; }
    } const convert{};
    return std::visit(convert, value);
}

bool continues_code_point(char c) noexcept {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Not a number counts as 0; the result lies within [-limit, limit].
std::ptrdiff_t whole(double number, std::size_t limit) noexcept {
    const auto bound = static_cast<double>(limit);
    return std::isnan(number)
               ? 0
               : static_cast<std::ptrdiff_t>(std::clamp(std::trunc(number), -bound, bound));
}

std::string part_of(const std::string& text, double from, std::optional<double> length) {
    std::vector<std::size_t> starts;  // of the code points, and the end
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!continues_code_point(text[i])) {
            starts.push_back(i);
        }
    }
    const std::size_t count = starts.size();
    starts.push_back(text.size());
    const auto size = static_cast<std::ptrdiff_t>(count);
    std::ptrdiff_t begin = whole(from, count);
    if (begin < 0) {
        begin = std::max<std::ptrdiff_t>(0, size + begin);
    }
    std::ptrdiff_t end = size;
    if (length) {
        const std::ptrdiff_t asked = whole(*length, count);
        end = *length < 0 ? size + asked : std::min(size, begin + asked);
    }
    if (end <= begin) {
        return {};
    }
    const std::size_t at = starts[static_cast<std::size_t>(begin)];
    return text.substr(at, starts[static_cast<std::size_t>(end)] - at);
}

class evaluation {
  public:
    evaluation(const rule_program& program, const case_data& data, date today)
        : program_(program), data_(data), today_(today) {}

    rule_result result(const rule_value* element) {
        rule_result out;
        const auto root = static_cast<std::uint32_t>(program_.nodes.size() - 1);
        out.value = value_of(root, element);
        out.steps = max_rule_steps - left_;
        if (exceeded_) {
            out.value = {};
            out.outcome = rule_outcome::cost_exceeded;
        }
        out.is_true = truthy(out.value);
        out.not_given.assign(not_given_.begin(), not_given_.end());
        return out;
    }

  private:
    bool spend(std::size_t steps) noexcept {
        if (steps > left_) {
            exceeded_ = true;
            left_ = 0;
            return false;
        }
        left_ -= static_cast<std::uint32_t>(steps);
        return !exceeded_;
    }

    // Copying a list is free, copying a text is not.
    bool spend_copy(const rule_value& value) noexcept {
        const auto* text = std::get_if<std::string>(&value.is);
        return spend(text ? text->size() / 16 : 0);
    }

    template <class Compound>
    rule_value bounded(Compound compound) {
        if (compound.size > max_rule_steps || compound.depth > max_rule_value_depth) {
            spend(left_ + std::size_t{1});
            return {};
        }
        return {std::make_shared<const Compound>(std::move(compound))};
    }

    rule_value list_of(std::vector<rule_value> items) {
        rule_list list;
        std::size_t size = 1;
        for (const rule_value& item : items) {
            size += size_of(item);
            list.depth = std::max(list.depth, 1 + depth_of(item));
        }
        list.size = static_cast<std::uint32_t>(std::min<std::size_t>(size, max_rule_steps + 1));
        list.items = std::move(items);
        return bounded(std::move(list));
    }

    rule_value object_of(std::vector<std::pair<std::string, rule_value>> members) {
        rule_object object;
        std::size_t size = 1;
        for (const auto& [name, item] : members) {
            size += 1 + name.size() / 16 + size_of(item);
            object.depth = std::max(object.depth, 1 + depth_of(item));
        }
        object.size = static_cast<std::uint32_t>(std::min<std::size_t>(size, max_rule_steps + 1));
        object.members = std::move(members);
        return bounded(std::move(object));
    }

    std::uint32_t argument(const rule_node& node, std::size_t i) const {
        return program_.arguments[node.first + i];
    }

    rule_value value_of(std::uint32_t index, const rule_value* element) {
        if (!spend(1)) {
            return {};
        }
        const rule_node& node = program_.nodes[index];
        switch (node.op) {
            case rule_op::literal:
                return spend_copy(node.value) ? node.value : rule_value{};
            case rule_op::choose:
                return chosen(node, element);
            case rule_op::either:
            case rule_op::both:
                return first_deciding(node, element);
            case rule_op::map:
            case rule_op::filter:
                return collected(node, element);
            case rule_op::all:
            case rule_op::none:
            case rule_op::some:
                return quantified(node, element);
            case rule_op::reduce:
                return reduced(node, element);
            default:
                break;
        }
        arguments values;
        values.reserve(node.count);
        std::size_t touched = 0;
        for (std::size_t i = 0; i < node.count; ++i) {
            values.push_back(value_of(argument(node, i), element));
            touched += size_of(values.back());
            if (exceeded_) {
                return {};
            }
        }
        if (node.op == rule_op::list) {
            return list_of(std::move(values));
        }
        if (!spend(touched)) {
            return {};
        }
        return applied(node.op, std::move(values), element);
    }

    rule_value chosen(const rule_node& node, const rule_value* element) {
        std::size_t i = 0;
        for (; i + 1 < node.count; i += 2) {
            if (truthy(value_of(argument(node, i), element))) {
                return value_of(argument(node, i + 1), element);
            }
        }
        return i < node.count ? value_of(argument(node, i), element) : rule_value{};
    }

    rule_value first_deciding(const rule_node& node, const rule_value* element) {
        rule_value value;
        for (std::size_t i = 0; i < node.count; ++i) {
            value = value_of(argument(node, i), element);
            if (exceeded_ || truthy(value) == (node.op == rule_op::either)) {
                break;
            }
        }
        return value;
    }

    rule_value::list elements(const rule_node& node, const rule_value* element) {
        const rule_value over = value_of(argument(node, 0), element);
        const auto* list = std::get_if<rule_value::list>(&over.is);
        return list ? *list : nullptr;
    }

    rule_value collected(const rule_node& node, const rule_value* element) {
        const rule_value::list over = elements(node, element);
        std::vector<rule_value> kept;
        for (const rule_value& item :
             over ? std::span{over->items} : std::span<const rule_value>{}) {
            rule_value value = value_of(argument(node, 1), &item);
            if (exceeded_) {
                return {};
            }
            if (node.op == rule_op::map) {
                kept.push_back(std::move(value));
            } else if (truthy(value) && spend_copy(item)) {
                kept.push_back(item);
            }
        }
        return list_of(std::move(kept));
    }

    rule_value quantified(const rule_node& node, const rule_value* element) {
        const rule_value::list over = elements(node, element);
        if (!over || over->items.empty()) {
            return {node.op == rule_op::none};
        }
        const bool until = node.op != rule_op::all;  // the answer that ends the search
        for (const rule_value& item : over->items) {
            const bool yes = truthy(value_of(argument(node, 1), &item));
            if (exceeded_) {
                return {};
            }
            if (yes == until) {
                return {node.op == rule_op::some};
            }
        }
        return {node.op != rule_op::some};
    }

    rule_value reduced(const rule_node& node, const rule_value* element) {
        const rule_value::list over = elements(node, element);
        rule_value so_far = node.count > 2 ? value_of(argument(node, 2), element) : rule_value{};
        for (const rule_value& item :
             over ? std::span{over->items} : std::span<const rule_value>{}) {
            if (!spend_copy(item)) {
                return {};
            }
            const rule_value both =
                object_of({{"current", item}, {"accumulator", std::move(so_far)}});
            so_far = value_of(argument(node, 1), &both);
            if (exceeded_) {
                return {};
            }
        }
        return so_far;
    }

    rule_value applied(rule_op op, arguments values, const rule_value* element) {
        switch (op) {
            case rule_op::var:
                return variable(values, element);
            case rule_op::missing:
                return missing(values, element);
            case rule_op::missing_some:
                return missing_some(values, element);
            case rule_op::equal:
                return {loosely_equal(values[0], values[1])};
            case rule_op::unequal:
                return {!loosely_equal(values[0], values[1])};
            case rule_op::strictly_equal:
                return {strictly_equal(values[0], values[1])};
            case rule_op::strictly_unequal:
                return {!strictly_equal(values[0], values[1])};
            case rule_op::negate:
                return {!truthy(values[0])};
            case rule_op::affirm:
                return {truthy(values[0])};
            case rule_op::greater:
                return {compare(values[0], values[1]) > 0};
            case rule_op::greater_equal:
                return {compare(values[0], values[1]) >= 0};
            case rule_op::less:
                return {compare(values[0], values[1]) < 0 &&
                        (values.size() < 3 || compare(values[1], values[2]) < 0)};
            case rule_op::less_equal:
                return {compare(values[0], values[1]) <= 0 &&
                        (values.size() < 3 || compare(values[1], values[2]) <= 0)};
            case rule_op::max:
            case rule_op::min:
                return {extreme(values, op == rule_op::max)};
            case rule_op::add: {
                double sum = 0;
                for (const rule_value& value : values) {
                    sum += leading_number(value);
                }
                return {sum};
            }
            case rule_op::multiply: {
                if (values.size() == 1) {
                    return std::move(values[0]);
                }
                double product = 1;
                for (const rule_value& value : values) {
                    product *= leading_number(value);
                }
                return {product};
            }
            case rule_op::subtract:
                return {values.size() == 1 ? -to_number(values[0])
                                           : to_number(values[0]) - to_number(values[1])};
            case rule_op::divide:
                return {to_number(values[0]) / to_number(values[1])};
            case rule_op::remainder:
                return {std::fmod(to_number(values[0]), to_number(values[1]))};
            case rule_op::merge:
                return merged(std::move(values));
            case rule_op::in:
                return {contains(values[1], values[0])};
            case rule_op::cat:
                return joined(values);
            case rule_op::substr:
                return {part_of(
                    to_text(values[0]), to_number(values[1]),
                    values.size() > 2 ? std::optional{to_number(values[2])} : std::nullopt)};
            case rule_op::log:
                return std::move(values[0]);
            case rule_op::date: {
                const auto day = values.empty() ? std::optional{today_} : to_date(values[0]);
                return day ? rule_value{*day} : rule_value{};
            }
            case rule_op::days_between: {
                const auto from = to_date(values[0]);
                const auto to = to_date(values[1]);
                if (!from || !to) {
                    return {std::numeric_limits<double>::quiet_NaN()};
                }
                const auto days = std::chrono::sys_days{*to} - std::chrono::sys_days{*from};
                return {static_cast<double>(days.count())};
            }
            default:
                return {};
        }
    }

    // Nothing if there is no such thing; a text or number has no members.
    std::optional<rule_value> read(const rule_value& key, const rule_value* element) {
        const auto* text = std::get_if<std::string>(&key.is);
        if (key.is.index() == 0 || (text && text->empty())) {
            return element ? *element : everything();
        }
        const std::string name = to_text(key);
        if (element) {
            return member(*element, name);
        }
        if (name == event_date_name) {
            return rule_value{today_};
        }
        const auto found = data_.find(name);
        if (found == data_.end() || found->second.index() == 0) {
            return std::nullopt;
        }
        const auto* long_text = std::get_if<std::string>(&found->second);
        return spend(long_text ? long_text->size() / 16 : 0) ? from_data(found->second)
                                                             : rule_value{};
    }

    std::optional<rule_value> member(const rule_value& of, std::string_view path) {
        const rule_value* at = &of;
        for (;;) {
            const std::size_t dot = path.find('.');
            const std::string_view name = path.substr(0, dot);
            at = child(*at, name);
            if (!at) {
                return std::nullopt;
            }
            if (dot == std::string_view::npos) {
                return spend_copy(*at) ? *at : rule_value{};
            }
            path.remove_prefix(dot + 1);
        }
    }

    const rule_value* child(const rule_value& of, std::string_view name) {
        if (const auto* object = std::get_if<rule_value::object>(&of.is)) {
            for (const auto& [key, value] : (*object)->members) {
                if (!spend(1)) {
                    return nullptr;
                }
                if (key == name) {
                    return &value;
                }
            }
        }
        if (const auto* list = std::get_if<rule_value::list>(&of.is)) {
            std::size_t index = 0;
            const bool canonical =
                !name.empty() && name.size() < 8 && (name == "0" || name[0] != '0');
            for (const char c : name) {
                if (c < '0' || c > '9' || !canonical) {
                    return nullptr;
                }
                index = index * 10 + static_cast<std::size_t>(c - '0');
            }
            if (canonical && index < (*list)->items.size()) {
                return &(*list)->items[index];
            }
        }
        return nullptr;
    }

    rule_value everything() {
        std::vector<std::pair<std::string, rule_value>> members;
        for (const auto& [name, value] : data_) {
            const auto* text = std::get_if<std::string>(&value);
            if (!spend(1 + name.size() / 16 + (text ? text->size() / 16 : 0))) {
                return {};
            }
            if (value.index() != 0 && name != event_date_name) {
                members.emplace_back(name, from_data(value));
            }
        }
        members.emplace_back(event_date_name, rule_value{today_});
        return object_of(std::move(members));
    }

    rule_value variable(const arguments& values, const rule_value* element) {
        const rule_value whole_scope;
        const rule_value& key = values.empty() ? whole_scope : values[0];
        if (auto found = read(key, element)) {
            return std::move(*found);
        }
        if (values.size() > 1) {
            return values[1];
        }
        if (!element) {
            not_given_.insert(to_text(key));
        }
        return {};
    }

    rule_value missing(const arguments& values, const rule_value* element) {
        const auto* list = values.empty() ? nullptr : std::get_if<rule_value::list>(&values[0].is);
        std::vector<rule_value> absent;
        for (const rule_value& key : list ? (*list)->items : values) {
            const auto found = read(key, element);
            const auto* text = found ? std::get_if<std::string>(&found->is) : nullptr;
            if (!spend(1) || !spend_copy(key)) {
                return {};
            }
            if (!found || found->is.index() == 0 || (text && text->empty())) {
                absent.push_back(key);
            }
        }
        return list_of(std::move(absent));
    }

    rule_value missing_some(const arguments& values, const rule_value* element) {
        const auto* list = std::get_if<rule_value::list>(&values[1].is);
        const double asked = list ? static_cast<double>((*list)->items.size()) : 1;
        rule_value absent = missing({values[1]}, element);
        if (exceeded_) {
            return {};
        }
        const auto count = static_cast<double>(std::get<rule_value::list>(absent.is)->items.size());
        return asked - count >= to_number(values[0]) ? list_of({}) : absent;
    }

    static double extreme(const arguments& values, bool largest) {
        double best = largest ? -std::numeric_limits<double>::infinity()
                              : std::numeric_limits<double>::infinity();
        for (const rule_value& value : values) {
            const double number = to_number(value);
            if (std::isnan(number)) {
                return number;
            }
            best = largest ? std::max(best, number) : std::min(best, number);
        }
        return best;
    }

    rule_value merged(arguments values) {
        std::vector<rule_value> items;
        for (rule_value& value : values) {
            if (const auto* list = std::get_if<rule_value::list>(&value.is)) {
                items.insert(items.end(), (*list)->items.begin(), (*list)->items.end());
            } else {
                items.push_back(std::move(value));
            }
        }
        return list_of(std::move(items));
    }

    bool contains(const rule_value& where, const rule_value& what) {
        if (const auto* list = std::get_if<rule_value::list>(&where.is)) {
            return std::any_of((*list)->items.begin(), (*list)->items.end(),
                               [&](const rule_value& item) { return strictly_equal(item, what); });
        }
        const auto* text = std::get_if<std::string>(&where.is);
        if (!text || text->empty()) {
            return false;
        }
        // std::string::find may take the product of both lengths.
        const std::string sought = to_text(what);
        return spend(text->size() / 16 * (sought.size() / 16)) &&
               text->find(sought) != std::string::npos;
    }

    rule_value joined(const arguments& values) {
        std::string out;
        for (const rule_value& value : values) {
            if (value.is.index() != 0) {
                out += to_text(value);
            }
        }
        rule_value text{std::move(out)};
        return spend_copy(text) ? text : rule_value{};
    }

    const rule_program& program_;
    const case_data& data_;
    date today_;
    std::uint32_t left_ = max_rule_steps;
    bool exceeded_ = false;
    std::set<std::string> not_given_;
};

std::string names(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& name : list) {
        out += out.empty() ? "\"" : ", \"";
        out += name + '"';
    }
    return out;
}

}  // namespace

rule_result run(const rule_program& program, const case_data& data, date local_date,
                const rule_value* element) {
    return evaluation{program, data, local_date}.result(element);
}

rule_result evaluate(const rule& from, const case_data& data, date local_date) {
    return from.program() ? run(*from.program(), data, local_date, nullptr) : rule_result{};
}

bilingual explain(const rule_result& result) {
    if (result.outcome == rule_outcome::cost_exceeded) {
        return {
            fmt::format("Aturan berhenti setelah {} langkah hitungan dan dianggap tidak terpenuhi; "
                        "sederhanakan aturannya.",
                        max_rule_steps),
            fmt::format("The rule was stopped after {} steps and counts as not met; simplify it.",
                        max_rule_steps)};
    }
    if (!result.is_true && !result.not_given.empty()) {
        const std::string list = names(result.not_given);
        return {fmt::format("Data {} belum diisi; isi dahulu.", list),
                fmt::format("Data {} not given yet; give it first.", list)};
    }
    return {};
}

}  // namespace alur
