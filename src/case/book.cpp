#include "case/book.hpp"

#include <alur/sop/limits.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <concepts>
#include <type_traits>
#include <utility>

#include "case/book_fields.hpp"
#include "case/data_json.hpp"
#include "case/json_cursor.hpp"
#include "case/moment.hpp"

namespace alur {
namespace {

namespace json = boost::json;

template <class T>
inline constexpr bool is_plain = std::is_enum_v<T> || std::is_integral_v<T>;

struct item_writer {
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
    requires(std::is_class_v<T>) void operator()(const T& x) { fields(*this, x); }
};

// Takes the values of one item in turn.
struct item_reader {
    json_cursor& from;

    void operator()(std::string& x) { from.text(x); }
    void operator()(std::vector<std::string>& x) {
        x.clear();
        from.open('[');
        while (from.more(']')) from.text(x.emplace_back());
        from.close(']');
    }
    void operator()(instant& x) { x = instant{std::chrono::milliseconds{from.number()}}; }
    void operator()(std::chrono::local_days& x) {
        x = std::chrono::local_days{std::chrono::days{from.number_as<int>()}};
    }
    void operator()(std::chrono::milliseconds& x) { x = std::chrono::milliseconds{from.number()}; }
    template <class T>
    requires is_plain<T>
    void operator()(T& x) { x = static_cast<T>(from.number()); }
    template <class T>
    requires(std::is_class_v<T>) void operator()(T& x) { fields(*this, x); }
};

template <class Item>
void read_item(json_cursor& from, Item& item) {
    from.open('[');
    item_reader{from}(item);
    from.close(']');
}

template <class Item>
void write_item(const Item& item, json_line& out) {
    out.open('[');
    item_writer{out}(item);
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
void read_splice(json_cursor& from, List& list) {
    from.open('[');
    const auto front = from.number_as<std::size_t>();
    const auto leave = from.number_as<std::size_t>();
    if (front > list.size() || leave > list.size() - front) return from.fail();
    const auto gone = list.begin() + static_cast<std::ptrdiff_t>(front);
    list.erase(gone, gone + static_cast<std::ptrdiff_t>(leave));
    std::size_t at = front;
    from.open('[');
    while (from.more(']')) {
        typename List::value_type item{};
        read_item(from, item);
        list.insert(list.begin() + static_cast<std::ptrdiff_t>(at++), std::move(item));
    }
    from.close(']');
    from.close(']');
}

// A state of 64-bit words; hexadecimal, since JSON's numbers end at 2^53 for many readers.
void write_words(const std::vector<std::uint64_t>& words, json_line& out) {
    std::string hex;
    for (const std::uint64_t word : words)
        for (int shift = 60; shift >= 0; shift -= 4) hex += "0123456789abcdef"[word >> shift & 15U];
    out.key("tempat").text(hex);
}

void read_words(json_cursor& from, std::vector<std::uint64_t>& words) {
    std::string hex;
    from.text(hex);
    if (hex.size() % 16 != 0) return from.fail();
    words.assign(hex.size() / 16, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char* const begin = hex.data() + i * 16;
        const auto [stop, failed] = std::from_chars(begin, begin + 16, words[i], 16);
        if (failed != std::errc() || stop != begin + 16) return from.fail();
    }
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

std::vector<std::vector<std::string>> read_names(json_cursor& from) {
    std::vector<std::vector<std::string>> lists;
    from.open('[');
    while (from.more(']')) item_reader{from}(lists.emplace_back());
    from.close(']');
    return lists;
}

void write_timetable(const timetable_name& name, json_line& out) {
    out.key("kalender").open('[').text(name.calendar).text(name.version);
    for (const timetable_name::unit& each : name.units) write_item(each, out);
    out.close(']');
}

void read_timetable(json_cursor& from, timetable_name& name) {
    from.open('[');
    from.text(name.calendar);
    from.text(name.version);
    while (from.more(']')) read_item(from, name.units.emplace_back());
    from.close(']');
}

void read_service(json_cursor& from, std::optional<running_clock>& service) {
    if (from.null()) return service.reset();
    read_item(from, service.emplace());
}

// The kernel trusts what it is given: a state of another size is none of this machine's.
bool fits_machine(const machine& sop, const case_facts& facts) {
    if (facts.stage > lifecycle::cancelled || facts.outcome >= sop.outcomes.size()) return false;
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

using member_reader = void (*)(json_cursor&, case_facts&);
constexpr std::pair<std::string_view, member_reader> members_of_facts[] = {
    {"tahap", [](json_cursor& from, case_facts& facts) { item_reader{from}(facts.stage); }},
    {"ditunda",
     [](json_cursor& from, case_facts& facts) { item_reader{from}(facts.suspended_by); }},
    {"hasil", [](json_cursor& from, case_facts& facts) { item_reader{from}(facts.outcome); }},
    {"mulai", [](json_cursor& from, case_facts& facts) { item_reader{from}(facts.started); }},
    {"akhir", [](json_cursor& from, case_facts& facts) { item_reader{from}(facts.last_act); }},
    {"di", [](json_cursor& from, case_facts& facts) { read_item(from, facts.at); }},
    {"tempat", [](json_cursor& from, case_facts& facts) { read_words(from, facts.words); }},
    {"unit",
     [](json_cursor& from, case_facts& facts) {
         unit_names units = *facts.units;
         units.of_kind = read_names(from);
         facts.units = std::move(units);
     }},
    {"unit_berkas",
     [](json_cursor& from, case_facts& facts) {
         unit_names units = *facts.units;
         from.open('[');
         item_reader{from}(units.of_case);
         from.close(']');
         facts.units = std::move(units);
     }},
    {"data",
     [](json_cursor& from, case_facts& facts) {
         std::error_code bad;
         case_data values;
         if (!read_data(json::parse(from.raw(), bad), values)) from.fail();
         facts.data = std::move(values);
     }},
    {"pemanggil",
     [](json_cursor& from, case_facts& facts) {
         calling_row row;
         read_item(from, row);
         facts.caller = std::move(row);
     }},
    {"layanan",
     [](json_cursor& from, case_facts& facts) { read_service(from, facts.ledger.service); }},
    {"dikenal", [](json_cursor& from, case_facts& facts) { read_splice(from, facts.seen); }},
};

// Most names differ in length or at their first letter.
bool same(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && a.front() == b.front() && a == b;
}

// The name of the next member; empty behind the last.
std::string_view next_name(json_cursor& from) {
    return from.more('}') ? from.key() : std::string_view();
}

}  // namespace

void write_book(const case_facts& before, const case_facts& after, const timetable_name* in_force,
                json_line& out) {
    out.open('{');
    if (in_force != nullptr) write_timetable(*in_force, out);
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
    each_list([&](std::string_view name, auto list) {
        write_splice(name, before.ledger.*list, after.ledger.*list, out);
    });
    write_splice("dikenal", before.seen, after.seen, out);
    out.close('}');
}

bool read_book(std::string_view book, const machine& sop, case_facts& facts,
               std::optional<timetable_name>& in_force) {
    json_cursor from{book};
    from.open('{');
    std::string_view name = next_name(from);
    if (name == "kalender") {
        read_timetable(from, in_force.emplace());
        name = next_name(from);
    }
    // In the order in which they are written each is met where it is looked for.
    while (!name.empty()) {
        const char* const before = name.data();
        const auto takes = [&](std::string_view known, auto read) {
            if (name.empty() || !same(known, name)) return;
            read();
            name = next_name(from);
        };
        for (const auto& [known, read] : members_of_facts)
            takes(known, [&, its = read] { its(from, facts); });
        each_list([&](std::string_view known, auto list) {
            takes(known, [&] { read_splice(from, facts.ledger.*list); });
        });
        if (name.data() == before) return false;
    }
    from.close('}');
    return from.ok() && from.at_end() && fits_machine(sop, facts);
}

std::optional<timetable_name> timetable_in(std::string_view book) {
    json_cursor from{book};
    from.open('{');
    if (!from.more('}') || from.key() != "kalender") return std::nullopt;
    timetable_name name;
    read_timetable(from, name);
    return from.ok() ? std::optional(std::move(name)) : std::nullopt;
}

}  // namespace alur
