#include "case/event_line.hpp"

#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "case/data_json.hpp"
#include "case/event_fields.hpp"
#include "case/json_cursor.hpp"

namespace alur {
namespace {

struct event_writer {
    json_line& out;
    zone where;

    void always(std::string_view name, const std::string& x) { out.key(name).text(x); }
    void always(std::string_view name, instant x) { out.key(name).moment(x, where); }
    void always(std::string_view name, const case_data& x) { write_data(name, x, out); }

    void operator()(std::string_view name, const std::string& x) { out.text_if(name, x); }
    void operator()(std::string_view name, bool x) { out.yes_if(name, x); }
    void operator()(std::string_view key, capacity x) {
        if (x != capacity::definitive) out.key(key).text(alur::name(x));
    }
    void operator()(std::string_view name, const std::optional<instant>& x) {
        if (x) always(name, *x);
    }
    void operator()(std::string_view name, const calling_row& x) {
        if (x == calling_row{}) return;
        out.key(name);
        item(x);
    }
    void operator()(std::string_view name, const shared_value<called_case>& x) {
        if (x->id.empty()) return;
        out.key(name);
        item(*x);
    }
    void operator()(std::string_view name, const std::vector<events::units_of_kind>& x) {
        if (x.empty()) return;
        out.key(name).open('{');
        for (const events::units_of_kind& each : x) {
            out.any_key(each.kind);
            list(each.names);
        }
        out.close('}');
    }
    template <class Item>
    void operator()(std::string_view name, const std::vector<Item>& x) {
        (*this)(name, std::span<const Item>(x));
    }
    template <class Item>
    void operator()(std::string_view name, std::span<const Item> x) {
        if (x.empty()) return;
        out.key(name);
        list(x);
    }

    template <class List>
    void list(const List& x) {
        out.open('[');
        for (const auto& each : x) item(each);
        out.close(']');
    }
    void item(const std::string& x) { out.text(x); }
    template <class Object>
    void item(const Object& x) {
        out.open('{');
        members(*this, x);
        out.close('}');
    }
};

// Reads members in the order in which they are written; any other order is not ours.
class event_reader {
  public:
    explicit event_reader(json_cursor& from) : in_(from) {
        in_.open('{');
        go_on();
    }

    // The name of the next member; empty behind the last.
    [[nodiscard]] std::string_view next() const noexcept { return name_; }
    [[nodiscard]] bool done() {
        end();
        return in_.ok();
    }

    template <class X>
    void always(std::string_view name, X& x) {
        if (name_ != name) return in_.fail();
        read(x);
        go_on();
    }
    template <class X>
    void operator()(std::string_view name, X& x) {
        if (name_ == name) always(name, x);
    }

  private:
    void go_on() { name_ = in_.more('}') ? in_.key() : std::string_view(); }
    void end() {
        if (!name_.empty()) in_.fail();
        in_.close('}');
    }

    void read(std::string& x) { in_.text(x); }
    void read(bool& x) { x = in_.yes(); }
    void read(instant& x) {
        const auto moment = parse_instant(in_.plain_text());
        if (!moment) return in_.fail();
        x = *moment;
    }
    void read(std::optional<instant>& x) { read(x.emplace()); }
    void read(capacity& x) {
        const auto held = parse_capacity(in_.plain_text());
        if (!held) return in_.fail();
        x = *held;
    }
    void read(case_data& x) {
        std::error_code bad;
        const boost::json::value parsed = boost::json::parse(in_.raw(), bad);
        if (bad || !read_data(parsed, x)) in_.fail();
    }
    void read(shared_value<called_case>& x) {
        called_case called;
        read(called);
        x = std::move(called);
    }
    void read(std::vector<events::units_of_kind>& x) {
        in_.open('{');
        while (in_.more('}')) {
            events::units_of_kind& each = x.emplace_back();
            in_.any_key(each.kind);
            read(each.names);
        }
        in_.close('}');
    }
    template <class Item>
    void read(std::vector<Item>& x) {
        in_.open('[');
        while (in_.more(']')) read(x.emplace_back());
        in_.close(']');
    }
    template <class Object>
    void read(Object& x) {
        in_.open('{');
        go_on();
        members(*this, x);
        end();
    }

    json_cursor& in_;
    std::string_view name_;
};

// Reads the kind whose member comes next; false if it is none.
template <class... Kind>
bool read_kind(event_reader& from, std::variant<Kind...>& into) {
    const std::string_view name = from.next();
    return ((name == kind_key<Kind> && (members(from, into.template emplace<Kind>()), true)) ||
            ...);
}

}  // namespace

void write_event(const event& given, std::span<const seat> seats, zone where, json_line& out) {
    event_writer write{out, where};
    out.open('{');
    members(write, given, seats);
    std::visit([&](const auto& what) { members(write, what); }, given.what);
    out.close('}');
}

std::optional<event> read_event(std::string_view text) {
    json_cursor in{text};
    event_reader from{in};
    std::optional<event> e{std::in_place};
    members(from, *e, e->by.seats);
    if (!read_kind(from, e->what) || !from.done()) e.reset();
    return e;
}

}  // namespace alur
