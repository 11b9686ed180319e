#include "case/book.hpp"

#include <alur/sop/limits.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <concepts>
#include <type_traits>
#include <utility>

#include "case/book_fields.hpp"
#include "case/data_json.hpp"
#include "case/moment.hpp"

namespace alur {
namespace {

namespace json = boost::json;

template <class T>
inline constexpr bool is_plain = std::is_enum_v<T> || std::is_integral_v<T>;

struct writer {
    json_line& out;

    void operator()(const std::string& x) { out.text(x); }
    void operator()(instant x) { out.number(x.time_since_epoch().count()); }
    void operator()(std::chrono::local_days x) { out.number(x.time_since_epoch().count()); }
    void operator()(std::chrono::milliseconds x) { out.number(x.count()); }
    void operator()(const std::vector<std::string>& x) {
        out.open('[');
        for (const std::string& each : x) out.text(each);
        out.close(']');
    }
    template <class T>
    requires is_plain<T>
    void operator()(T x) { out.number(static_cast<std::int64_t>(x)); }
    template <class T>
    requires(std::is_class_v<T>) void operator()(const T& x) {
        T copy = x;
        fields(*this, copy);
    }
};

// Takes the values of one item in turn; `ok` falls once something is not what it should be.
struct reader {
    const json::array& from;
    std::size_t next = 0;
    bool ok = true;

    [[nodiscard]] const json::value* take() {
        if (next >= from.size()) {
            ok = false;
            return nullptr;
        }
        return &from[next++];
    }
    std::int64_t integer() {
        const json::value* v = take();
        if (v != nullptr && v->is_int64()) return v->get_int64();
        ok = false;
        return 0;
    }
    void operator()(std::string& x) {
        const json::value* v = take();
        if (v == nullptr || !v->is_string())
            ok = false;
        else
            x = std::string(v->get_string());
    }
    void operator()(std::vector<std::string>& x) {
        const json::value* v = take();
        ok = ok && v != nullptr && v->is_array();
        if (!ok) return;
        for (const json::value& each : v->get_array()) {
            ok = ok && each.is_string();
            if (ok) x.emplace_back(each.get_string());
        }
    }
    void operator()(instant& x) { x = instant{std::chrono::milliseconds{integer()}}; }
    void operator()(std::chrono::local_days& x) {
        x = std::chrono::local_days{std::chrono::days{integer()}};
    }
    void operator()(std::chrono::milliseconds& x) { x = std::chrono::milliseconds{integer()}; }
    template <class T>
    requires is_plain<T>
    void operator()(T& x) { x = static_cast<T>(integer()); }
    template <class T>
    requires(std::is_class_v<T>) void operator()(T& x) { fields(*this, x); }
};

template <class Item>
void write_item(const Item& item, json_line& out) {
    out.open('[');
    writer{out}(item);
    out.close(']');
}

template <class List>
void write_splice(std::string_view name, const List& before, const List& after, json_line& out) {
    if (before == after) return;
    const auto [left, right] =
        std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto front = left - before.begin();
    auto tail = std::ptrdiff_t{0};
    while (tail < before.end() - left && tail < after.end() - right &&
           *(before.end() - tail - 1) == *(after.end() - tail - 1))
        ++tail;
    out.key(name).open('[').number(front).number(before.end() - left - tail).open('[');
    for (auto at = right; at != after.end() - tail; ++at) write_item(*at, out);
    out.close(']').close(']');
}

template <class List>
bool read_splice(const json::value& splice, List& list) {
    if (!splice.is_array() || splice.get_array().size() != 3) return false;
    const json::array& parts = splice.get_array();
    if (!parts[0].is_int64() || !parts[1].is_int64() || !parts[2].is_array()) return false;
    const std::int64_t front = parts[0].get_int64();
    const std::int64_t leave = parts[1].get_int64();
    const auto size = static_cast<std::int64_t>(list.size());
    if (front < 0 || leave < 0 || front > size || leave > size - front) return false;
    List items;
    for (const json::value& each : parts[2].get_array()) {
        if (!each.is_array()) return false;
        typename List::value_type item{};
        reader from{each.get_array()};
        from(item);
        if (!from.ok || from.next != each.get_array().size()) return false;
        items.push_back(std::move(item));
    }
    const auto at = list.erase(list.begin() + front, list.begin() + front + leave);
    list.insert(at, std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    return true;
}

template <class T>
bool read_number(const json::object& from, std::string_view name, T& into) {
    const json::value* v = from.if_contains(name);
    if (v == nullptr) return true;
    if (!v->is_int64()) return false;
    into = static_cast<T>(v->get_int64());
    return true;
}

bool read_instant(const json::object& from, std::string_view name, instant& into) {
    std::int64_t ms = into.time_since_epoch().count();
    if (!read_number(from, name, ms)) return false;
    into = instant{std::chrono::milliseconds{ms}};
    return true;
}

// A state of 64-bit words; hexadecimal, since JSON's numbers end at 2^53 for many readers.
void write_words(const std::vector<std::uint64_t>& words, json_line& out) {
    std::string hex;
    for (const std::uint64_t word : words)
        for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[word >> shift & 15U];
    out.key("tempat").text(hex);
}

bool read_words(const json::value& from, std::vector<std::uint64_t>& words) {
    if (!from.is_string() || from.get_string().size() % 16 != 0) return false;
    words.assign(from.get_string().size() / 16, 0);
    std::size_t at = 0;
    for (const char c : from.get_string()) {
        const auto digit = c >= '0' && c <= '9'   ? c - '0'
                           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                                  : -1;
        if (digit < 0) return false;
        std::uint64_t& word = words[at++ / 16];
        word = word << 4U | static_cast<std::uint64_t>(digit);
    }
    return true;
}

void write_names(std::string_view name, const std::vector<std::vector<std::string>>& lists,
                 json_line& out) {
    out.key(name).open('[');
    for (const auto& list : lists) {
        out.open('[');
        for (const std::string& each : list) out.text(each);
        out.close(']');
    }
    out.close(']');
}

bool read_names(const json::value& from, std::vector<std::vector<std::string>>& lists) {
    if (!from.is_array()) return false;
    lists.clear();
    for (const json::value& list : from.get_array()) {
        if (!list.is_array()) return false;
        std::vector<std::string> names;
        for (const json::value& each : list.get_array()) {
            if (!each.is_string()) return false;
            names.emplace_back(each.get_string());
        }
        lists.push_back(std::move(names));
    }
    return true;
}

bool read_units(const json::object& from, case_facts& facts) {
    const json::value* repeated = from.if_contains("unit");
    if (repeated == nullptr) return true;
    unit_names units;
    std::vector<std::vector<std::string>> own;
    const json::value* of_case = from.if_contains("unit_berkas");
    if (!read_names(*repeated, units.of_kind) || of_case == nullptr || !read_names(*of_case, own) ||
        own.size() > 1)
        return false;
    if (!own.empty()) units.of_case = std::move(own.front());
    facts.units = std::move(units);
    return true;
}

bool read_caller(const json::object& from, case_facts& facts) {
    const json::value* caller = from.if_contains("pemanggil");
    if (caller == nullptr) return true;
    if (!caller->is_array()) return false;
    calling_row row;
    reader in{caller->get_array()};
    in(row);
    facts.caller = std::move(row);
    return in.ok && in.next == caller->get_array().size();
}

bool read_service(const json::object& from, case_facts& facts) {
    const json::value* service = from.if_contains("layanan");
    if (service == nullptr) return true;
    facts.ledger.service.reset();
    if (service->is_null()) return true;
    if (!service->is_array()) return false;
    running_clock clock;
    reader in{service->get_array()};
    in(clock);
    facts.ledger.service = clock;
    return in.ok && in.next == service->get_array().size();
}

// The kernel trusts what it is given: a state of another size is none of this machine's.
bool fits_machine(const machine& sop, const case_facts& facts) {
    if (facts.stage == lifecycle::not_started) return true;
    if (facts.units->of_kind.size() != sop.kinds.size() ||
        facts.units->of_case.size() != sop.case_kinds.size())
        return false;
    std::size_t units = 0;
    for (const auto& kind : facts.units->of_kind) {
        if (kind.empty() || kind.size() > max_units) return false;
        units = std::max(units, kind.size());
    }
    const machine_view view = sop.view();
    if (view.sequential) return facts.at.row == no_step || index(facts.at.row) < view.rows.size();
    if (facts.words.size() != layout_of(view, *facts.units).words) return false;
    const auto known = [&](row_unit at) {
        return index(at.row) < view.rows.size() && (at.unit == no_unit || index(at.unit) < units);
    };
    return std::all_of(facts.ledger.open.begin(), facts.ledger.open.end(),
                       [&](const open_row& o) { return known(o.at); });
}

}  // namespace

void write_book(const case_facts& before, const case_facts& after, json_line& out) {
    out.open('{');
    if (before.stage != after.stage) out.key("tahap").number(static_cast<int>(after.stage));
    if (before.suspended_by != after.suspended_by) out.key("ditunda").number(after.suspended_by);
    if (before.outcome != after.outcome) out.key("hasil").number(after.outcome);
    if (before.started != after.started)
        out.key("mulai").number(after.started.time_since_epoch().count());
    if (before.last_act != after.last_act)
        out.key("akhir").number(after.last_act.time_since_epoch().count());
    if (!(before.at == after.at))
        out.key("di")
            .open('[')
            .number(static_cast<std::int64_t>(index(after.at.row)))
            .number(after.at.acted)
            .close(']');
    if (before.words != after.words) write_words(after.words, out);
    if (!(before.units == after.units)) {
        write_names("unit", after.units->of_kind, out);
        write_names("unit_berkas", {after.units->of_case}, out);
    }
    if (!(before.data == after.data)) write_data("data", *after.data, out);
    if (!(before.caller == after.caller)) {
        out.key("pemanggil");
        write_item(*after.caller, out);
    }
    if (before.ledger.service != after.ledger.service) {
        out.key("layanan");
        if (after.ledger.service)
            write_item(*after.ledger.service, out);
        else
            out.raw("null");
    }
    each_list(after.ledger, [&](std::string_view name, const auto& list) {
        each_list(before.ledger, [&](std::string_view other, const auto& old) {
            if constexpr (std::is_same_v<decltype(list), decltype(old)>)
                if (name == other) write_splice(name, old, list, out);
        });
    });
    write_splice("dikenal", *before.seen, *after.seen, out);
    out.close('}');
}

bool read_book(const json::value& book, const machine& sop, case_facts& facts) {
    if (!book.is_object()) return false;
    const json::object& from = book.get_object();
    if (!read_number(from, "tahap", facts.stage) || facts.stage > lifecycle::cancelled ||
        !read_number(from, "ditunda", facts.suspended_by) ||
        !read_number(from, "hasil", facts.outcome) || facts.outcome >= sop.outcomes.size() ||
        !read_instant(from, "mulai", facts.started) || !read_instant(from, "akhir", facts.last_act))
        return false;
    if (const json::value* at = from.if_contains("di")) {
        if (!at->is_array()) return false;
        reader in{at->get_array()};
        in(facts.at.row);
        in(facts.at.acted);
        if (!in.ok) return false;
    }
    if (const json::value* words = from.if_contains("tempat"))
        if (!read_words(*words, facts.words)) return false;
    if (!read_units(from, facts)) return false;
    if (const json::value* data = from.if_contains("data")) {
        case_data values;
        if (!read_data(*data, values)) return false;
        facts.data = std::move(values);
    }
    if (!read_caller(from, facts) || !read_service(from, facts)) return false;
    bool ok = true;
    each_list(facts.ledger, [&](std::string_view name, auto& list) {
        const json::value* splice = from.if_contains(name);
        ok = ok && (splice == nullptr || read_splice(*splice, list));
    });
    if (const json::value* seen = from.if_contains("dikenal"); ok && seen != nullptr) {
        std::vector<seen_event> all = *facts.seen;
        ok = read_splice(*seen, all);
        facts.seen = std::move(all);
    }
    return ok && fits_machine(sop, facts);
}

}  // namespace alur
