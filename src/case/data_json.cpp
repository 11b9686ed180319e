#include "case/data_json.hpp"

#include <fmt/format.h>
#include <alur/time/date.hpp>

#include <boost/json.hpp>

namespace alur {
namespace {

namespace json = boost::json;

struct value_writer {
    json_line& out;
    void operator()(std::monostate) const { out.raw("null"); }
    void operator()(double x) const { out.raw(fmt::format("{}", x)); }
    void operator()(bool x) const { out.raw(x ? "true" : "false"); }
    void operator()(const std::string& x) const { out.text(x); }
    void operator()(std::chrono::year_month_day x) const {
        out.open('{').key("tanggal").text(print_iso_date(x)).close('}');
    }
};

bool read_value(const json::value& from, data_value& into) {
    if (from.is_null())
        into = std::monostate{};
    else if (from.is_bool())
        into = from.get_bool();
    else if (from.is_string())
        into = std::string(from.get_string());
    else if (from.is_number())
        into = from.to_number<double>();
    else {
        const json::value* day =
            from.is_object() ? from.get_object().if_contains("tanggal") : nullptr;
        if (day == nullptr || !day->is_string()) return false;
        const auto read = parse_iso_date(std::string_view(day->get_string()));
        if (!read) return false;
        into = *read;
    }
    return true;
}

}  // namespace

void write_data(std::string_view name, const case_data& data, json_line& out) {
    out.key(name).open('{');
    for (const auto& [key, value] : data) {
        out.any_key(key);
        std::visit(value_writer{out}, value);
    }
    out.close('}');
}

bool read_data(const json::value& from, case_data& into) {
    if (!from.is_object()) return false;
    for (const auto& [key, value] : from.get_object()) {
        data_value read;
        if (!read_value(value, read)) return false;
        into.insert_or_assign(std::string(key), std::move(read));
    }
    return true;
}

}  // namespace alur
