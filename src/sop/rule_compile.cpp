#include "sop/rule_json.hpp"
#include "sop/rule_program.hpp"
#include "sop/rule_value.hpp"
#include "sop/suggest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

namespace alur {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> other_names{{
    {"=", "=="},
    {"<>", "!="},
    {"=>", ">="},
    {"=<", "<="},
    {"&&", "and"},
    {"||", "or"},
    {"dan", "and"},
    {"atau", "or"},
    {"bukan", "!"},
    {"tidak", "!"},
    {"not", "!"},
    {"jika", "if"},
    {"nilai", "var"},
    {"data", "var"},
    {"kurang", "missing"},
    {"semua", "all"},
    {"dalam", "in"},
    {"contains", "in"},
    {"sum", "+"},
    {"maks", "max"},
    {"date", "tanggal"},
    {"today", "tanggal"},
    {"hari", "hari_antara"},
    {"selisih_hari", "hari_antara"},
}};

std::string_view usual_operation(std::string_view word) {
    std::string wanted{word};
    for (char& c : wanted) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto* found = std::find_if(other_names.begin(), other_names.end(),
                                     [&](const auto& pair) { return pair.first == wanted; });
    if (found != other_names.end()) {
        return found->second;
    }
    // Signs are too short for a nearest one to mean anything.
    std::vector<std::string_view> names;
    for (const rule_operation& each : rule_operations) {
        if (each.name.front() >= 'a' && each.name.front() <= 'z') {
            names.push_back(each.name);
        }
    }
    return word.size() > 1 ? nearest(word, names) : std::string_view{};
}

const rule_operation* operation_named(std::string_view name) {
    const auto* found = std::find_if(rule_operations.begin(), rule_operations.end(),
                                     [&](const rule_operation& each) { return each.name == name; });
    return found == rule_operations.end() ? nullptr : found;
}

// A single argument may stand without brackets.
std::span<const rule_json> arguments_of(const rule_json& operation) {
    const rule_json& given = operation.items.front();
    return given.kind == rule_json_kind::list ? std::span{given.items} : std::span{operation.items};
}

// What a sub-rule certainly yields; anything unless it is known.
enum class yields : std::uint8_t { anything, number, text, date, yes_no, list };

struct compiled {
    std::uint32_t node = 0;
    yields result = yields::anything;
    const rule_json* from = nullptr;
    std::string pointer;
};

bool is_comparison(rule_op op) {
    switch (op) {
        case rule_op::equal:
        case rule_op::strictly_equal:
        case rule_op::unequal:
        case rule_op::strictly_unequal:
        case rule_op::greater:
        case rule_op::greater_equal:
        case rule_op::less:
        case rule_op::less_equal:
            return true;
        default:
            return false;
    }
}

bool is_arithmetic(rule_op op) {
    switch (op) {
        case rule_op::add:
        case rule_op::subtract:
        case rule_op::multiply:
        case rule_op::divide:
        case rule_op::remainder:
        case rule_op::max:
        case rule_op::min:
            return true;
        default:
            return false;
    }
}

yields result_of(rule_op op) {
    if (is_comparison(op)) {
        return yields::yes_no;
    }
    if (is_arithmetic(op)) {
        return yields::number;
    }
    switch (op) {
        case rule_op::negate:
        case rule_op::affirm:
        case rule_op::all:
        case rule_op::none:
        case rule_op::some:
        case rule_op::in:
            return yields::yes_no;
        case rule_op::days_between:
            return yields::number;
        case rule_op::cat:
        case rule_op::substr:
            return yields::text;
        case rule_op::date:
            return yields::date;
        case rule_op::map:
        case rule_op::filter:
        case rule_op::merge:
        case rule_op::missing:
        case rule_op::missing_some:
        case rule_op::list:
            return yields::list;
        default:
            return yields::anything;
    }
}

yields result_of(data_type type) {
    switch (type) {
        case data_type::number:
            return yields::number;
        case data_type::text:
            return yields::text;
        case data_type::date:
            return yields::date;
        case data_type::yes_no:
            return yields::yes_no;
    }
    return yields::anything;
}

class compiler {
  public:
    compiler(const data_types& declared, diagnostics& findings)
        : declared_(declared), findings_(findings) {}

    std::shared_ptr<rule_program> program = std::make_shared<rule_program>();
    std::set<std::string> reads;
    bool reads_date = false;
    bool reads_something = false;

    compiled compile(const rule_json& tree, const std::string& pointer, bool sees_data) {
        if (tree.kind == rule_json_kind::list) {
            std::vector<compiled> items;
            for (std::size_t i = 0; i < tree.items.size(); ++i) {
                items.push_back(compile(tree.items[i], below(pointer, i), sees_data));
            }
            return {add(rule_op::list, items), yields::list, &tree, pointer};
        }
        if (tree.kind != rule_json_kind::object) {
            return {add_literal(literal(tree)), certain(tree), &tree, pointer};
        }
        if (tree.keys.size() != 1) {
            if (const std::string* name = operation_among(tree)) {
                error(
                    "RL09", below(pointer, *name),
                    {fmt::format("Satu objek berisi beberapa kunci, padahal \"{}\" adalah operasi.",
                                 *name),
                     fmt::format("One object has several keys although \"{}\" is an operation.",
                                 *name)},
                    {"Gabungkan dengan \"and\" atau \"or\": {\"and\": [{…}, {…}]}.",
                     "Join them with \"and\" or \"or\": {\"and\": [{…}, {…}]}."});
            }
            return {add_literal(literal(tree)), yields::anything, &tree, pointer};
        }
        return operation(tree, pointer, sees_data);
    }

  private:
    static yields certain(const rule_json& tree) {
        switch (tree.kind) {
            case rule_json_kind::boolean:
                return yields::yes_no;
            case rule_json_kind::number:
                return yields::number;
            case rule_json_kind::text:
                return yields::text;
            default:
                return yields::anything;
        }
    }

    // Null too for a key written twice, which is a finding of its own.
    static const std::string* operation_among(const rule_json& object) {
        if (std::set<std::string_view>(object.keys.begin(), object.keys.end()).size() <
            object.keys.size()) {
            return nullptr;
        }
        const auto found =
            std::find_if(object.keys.begin(), object.keys.end(),
                         [](const std::string& key) { return operation_named(key) != nullptr; });
        return found == object.keys.end() ? nullptr : &*found;
    }

    // Plain data: nothing inside an object with several keys is evaluated.
    static rule_value literal(const rule_json& tree) {
        switch (tree.kind) {
            case rule_json_kind::null:
                return {};
            case rule_json_kind::boolean:
                return {tree.yes};
            case rule_json_kind::number:
                return {tree.number};
            case rule_json_kind::text:
                return {tree.text};
            case rule_json_kind::list: {
                rule_list list;
                for (const rule_json& item : tree.items) {
                    list.items.push_back(literal(item));
                    list.size += static_cast<std::uint32_t>(size_of(list.items.back()));
                    list.depth = std::max(list.depth, 1 + depth_of(list.items.back()));
                }
                return {std::make_shared<const rule_list>(std::move(list))};
            }
            case rule_json_kind::object:
                break;
        }
        rule_object object;
        for (std::size_t i = 0; i < tree.items.size(); ++i) {
            object.members.emplace_back(tree.keys[i], literal(tree.items[i]));
            const rule_value& item = object.members.back().second;
            object.size += static_cast<std::uint32_t>(1 + tree.keys[i].size() / 16 + size_of(item));
            object.depth = std::max(object.depth, 1 + depth_of(item));
        }
        return {std::make_shared<const rule_object>(std::move(object))};
    }

    std::uint32_t add_literal(rule_value value) {
        program->nodes.push_back({rule_op::literal, 0, 0, std::move(value)});
        return static_cast<std::uint32_t>(program->nodes.size() - 1);
    }

    std::uint32_t add(rule_op op, const std::vector<compiled>& arguments) {
        const auto first = static_cast<std::uint32_t>(program->arguments.size());
        for (const compiled& argument : arguments) {
            program->arguments.push_back(argument.node);
        }
        program->nodes.push_back({op, first, static_cast<std::uint32_t>(arguments.size()), {}});
        return static_cast<std::uint32_t>(program->nodes.size() - 1);
    }

    compiled operation(const rule_json& tree, const std::string& pointer, bool sees_data) {
        const std::string& name = tree.keys.front();
        const std::string place = below(pointer, name);
        const rule_operation* const known = operation_named(name);
        if (!known) {
            unknown_operation(name, place);
        }
        const std::span<const rule_json> given = arguments_of(tree);
        if (known && (given.size() < known->least || given.size() > known->most)) {
            wrong_number(*known, given.size(), place);
        }
        const bool bare = tree.items.front().kind != rule_json_kind::list;
        std::vector<compiled> arguments;
        for (std::size_t i = 0; i < given.size(); ++i) {
            const bool inside = known && i == 1 && visits_elements(known->op);
            arguments.push_back(
                compile(given[i], bare ? place : below(place, i), sees_data && !inside));
        }
        if (!known) {
            return {0, yields::anything, &tree, pointer};
        }
        yields result = result_of(known->op);
        if (known->op == rule_op::var) {
            result = check_variable(arguments, sees_data, pointer);
        } else if (known->op == rule_op::missing || known->op == rule_op::missing_some) {
            check_names(arguments, known->op == rule_op::missing ? 0 : 1, sees_data);
        }
        if (known->op == rule_op::date && arguments.empty()) {
            reads_date = reads_something = true;
        }
        check_dates(known->op, arguments);
        return {add(known->op, arguments), result, &tree, pointer};
    }

    void unknown_operation(const std::string& name, const std::string& place) {
        const std::string_view meant = usual_operation(name);
        error("RL01", place,
              {fmt::format("Operasi \"{}\" tidak dikenal.", name),
               fmt::format("The operation \"{}\" is unknown.", name)},
              meant.empty()
                  ? bilingual{"Pakai operasi JsonLogic, \"tanggal\", atau \"hari_antara\".",
                              "Use an operation of JsonLogic, \"tanggal\" or \"hari_antara\"."}
                  : bilingual{fmt::format("Maksudnya \"{}\"?", meant),
                              fmt::format("Did you mean \"{}\"?", meant)});
    }

    void wrong_number(const rule_operation& known, std::size_t given, const std::string& place) {
        std::string id;
        std::string en;
        if (known.most == any_number) {
            id = fmt::format("paling sedikit {}", known.least);
            en = fmt::format("at least {}", known.least);
        } else if (known.least == known.most) {
            id = en = std::to_string(known.least);
        } else {
            id = fmt::format("{} sampai {}", known.least, known.most);
            en = fmt::format("{} to {}", known.least, known.most);
        }
        error("RL02", place,
              {fmt::format("\"{}\" diberi {} nilai; yang benar {}.", known.name, given, id),
               fmt::format("\"{}\" is given {} arguments; it takes {}.", known.name, given, en)},
              {fmt::format("Tulis {} nilai di dalam kurung siku.", id),
               fmt::format("Write {} arguments inside square brackets.", en)});
    }

    // What the name denotes, after noting that it is read.
    yields name_read(const std::string& name, const std::string& place, bool sees_data) {
        const auto found = std::find_if(declared_.begin(), declared_.end(),
                                        [&](const auto& each) { return each.first == name; });
        if (!sees_data) {
            if (found != declared_.end() || name == event_date_name) {
                warn("RL16", place,
                     {fmt::format(
                          "Di sini \"{}\" dibaca dari unsur daftar, bukan dari data berkas.", name),
                      fmt::format(
                          "Here \"{}\" is read from the list's element, not from the case data.",
                          name)},
                     {"Baca datanya di luar map, filter, reduce, all, none, atau some.",
                      "Read the data outside map, filter, reduce, all, none or some."});
            }
            return yields::anything;
        }
        reads_something = true;
        if (name == event_date_name) {
            reads_date = true;
            if (found != declared_.end()) {
                error("RL12", place,
                      {fmt::format("Nama data \"{}\" sudah dipakai untuk tanggal kejadian.", name),
                       fmt::format("The name \"{}\" already stands for the date of the event.",
                                   name)},
                      {"Beri nama lain pada \"data\".", "Choose another name under \"data\"."});
            }
            return yields::date;
        }
        if (found == declared_.end()) {
            unknown_name(name, place);
            return yields::anything;
        }
        reads.insert(name);
        return result_of(found->second);
    }

    void unknown_name(const std::string& name, const std::string& place) {
        std::vector<std::string_view> names{event_date_name};
        for (const auto& each : declared_) {
            names.push_back(each.first);
        }
        const std::string_view meant = nearest(name, names);
        error("RL03", place,
              {fmt::format("Data \"{}\" tidak ada dalam \"data\" SOP ini.", name),
               fmt::format("There is no \"{}\" in this SOP's \"data\".", name)},
              meant.empty()
                  ? bilingual{fmt::format("Tambahkan \"{}\" pada \"data\" beserta jenisnya.", name),
                              fmt::format("Add \"{}\" to \"data\" with its type.", name)}
                  : bilingual{fmt::format("Maksudnya \"{}\"?", meant),
                              fmt::format("Did you mean \"{}\"?", meant)});
    }

    yields check_variable(const std::vector<compiled>& arguments, bool sees_data,
                          const std::string& pointer) {
        const bool whole =
            arguments.empty() || arguments[0].from->kind == rule_json_kind::null ||
            (arguments[0].from->kind == rule_json_kind::text && arguments[0].from->text.empty());
        if (whole) {
            if (sees_data) {
                reads_something = reads_date = true;
                for (const auto& each : declared_) {
                    reads.insert(each.first);
                }
            }
            return yields::anything;
        }
        const rule_json& key = *arguments[0].from;
        if (key.kind == rule_json_kind::list || key.kind == rule_json_kind::object) {
            reads_something = reads_something || sees_data;
            return yields::anything;
        }
        const yields type = name_read(to_text(literal(key)), pointer, sees_data);
        const bool same = arguments.size() < 2 || arguments[1].result == type;
        return same ? type : yields::anything;
    }

    void check_names(const std::vector<compiled>& arguments, std::size_t from, bool sees_data) {
        reads_something = reads_something || (sees_data && !arguments.empty());
        for (std::size_t i = from; i < arguments.size(); ++i) {
            const rule_json& given = *arguments[i].from;
            if (given.kind == rule_json_kind::text) {
                name_read(given.text, arguments[i].pointer, sees_data);
            }
            for (std::size_t j = 0; given.kind == rule_json_kind::list && j < given.items.size();
                 ++j) {
                if (given.items[j].kind == rule_json_kind::text) {
                    name_read(given.items[j].text, below(arguments[i].pointer, j), sees_data);
                }
            }
        }
    }

    void check_dates(rule_op op, const std::vector<compiled>& arguments) {
        if (op == rule_op::date || op == rule_op::days_between) {
            for (const compiled& argument : arguments) {
                must_be_date(argument);
            }
        }
        if (is_arithmetic(op)) {
            for (const compiled& argument : arguments) {
                if (argument.result == yields::date) {
                    date_is_no_number(argument);
                    break;
                }
            }
        }
        for (std::size_t i = 1; is_comparison(op) && i < arguments.size(); ++i) {
            check_pair(arguments[i - 1], arguments[i]);
            check_pair(arguments[i], arguments[i - 1]);
        }
    }

    void must_be_date(const compiled& argument) {
        const bool unreadable =
            argument.from->kind == rule_json_kind::text && !date_from_text(argument.from->text);
        const bool other = argument.result == yields::number || argument.result == yields::yes_no ||
                           argument.result == yields::list ||
                           argument.from->kind == rule_json_kind::null;
        if (!unreadable && !other) {
            return;
        }
        std::string shown;
        print_rule_json(shown, *argument.from);
        error("RL06", argument.pointer,
              {fmt::format("{} bukan tanggal.", shown), fmt::format("{} is not a date.", shown)},
              {"Tulis seperti \"2026-03-31\" atau \"31 Maret 2026\"; tanggal kejadian: {\"var\": "
               "\"pada\"}.",
               "Write it as \"2026-03-31\" or \"31 Maret 2026\"; the event's date is {\"var\": "
               "\"pada\"}."});
    }

    void date_is_no_number(const compiled& argument) {
        error("RL15", argument.pointer,
              {"Tanggal tidak dapat dihitung seperti bilangan.",
               "A date cannot be used as a number."},
              {"Pakai {\"hari_antara\": [awal, akhir]} untuk jumlah hari di antara dua tanggal.",
               "Use {\"hari_antara\": [from, to]} for the number of days between two dates."});
    }

    void check_pair(const compiled& one, const compiled& other) {
        if (one.result == yields::date && other.from->kind == rule_json_kind::text) {
            must_be_date(other);
        } else if (one.result == yields::date &&
                   (other.result == yields::number || other.result == yields::yes_no)) {
            date_is_no_number(one);
        } else if (one.result == yields::yes_no && other.from->kind == rule_json_kind::text) {
            warn("RL13", other.pointer,
                 {"Nilai ya/tidak dibandingkan dengan teks; hasilnya tidak pernah sama.",
                  "A yes/no value is compared with text; they are never equal."},
                 {"Tulis true atau false tanpa tanda petik.",
                  "Write true or false without quotes."});
        }
    }

    void error(const char* code, const std::string& place, bilingual message, bilingual fix) {
        findings_.push_back(
            {code, severity::error, place, std::move(message), std::move(fix), {}, {}});
    }
    void warn(const char* code, const std::string& place, bilingual message, bilingual fix) {
        findings_.push_back(
            {code, severity::warning, place, std::move(message), std::move(fix), {}, {}});
    }

    const data_types& declared_;
    diagnostics& findings_;
};

bool has_error(const diagnostics& findings) {
    return std::any_of(findings.begin(), findings.end(),
                       [](const diagnostic& each) { return each.level == severity::error; });
}

// With no data at all, on any day: what the rule costs whatever the case.
void check_cost(const rule_program& program, const std::string& pointer, diagnostics& findings) {
    const std::chrono::year_month_day any_day{std::chrono::year{2000}, std::chrono::January,
                                              std::chrono::day{1}};
    const rule_result tried = run(program, {}, any_day, nullptr);
    if (tried.outcome == rule_outcome::cost_exceeded) {
        findings.push_back(
            {"RL07",
             severity::error,
             pointer,
             explain(tried),
             {"Kurangi unsur daftar, atau jangan menyarangkan map, filter, dan reduce.",
              "Use fewer list elements, or do not nest map, filter and reduce."},
             {},
             {}});
    }
}

}  // namespace

rule_compiled compile_rule(std::string_view json_text, const data_types& declared,
                           std::string_view pointer) {
    rule_json_read read = read_rule_json(json_text, pointer);
    rule_compiled out;
    out.findings = std::move(read.findings);
    if (!read.complete) {
        return out;
    }
    const std::string place{pointer};
    compiler work{declared, out.findings};
    work.compile(read.tree, place, true);
    if (!has_error(out.findings)) {
        check_cost(*work.program, place, out.findings);
    }
    if (has_error(out.findings)) {
        return out;
    }
    if (!work.reads_something) {
        out.findings.push_back(
            {"RL14",
             severity::warning,
             place,
             {"Aturan ini tidak membaca data maupun tanggal, jadi jawabannya selalu sama.",
              "This rule reads neither data nor the date, so its answer never changes."},
             {"Baca data dengan {\"var\": \"nama\"}, atau hapus \"bila\".",
              "Read data with {\"var\": \"name\"}, or remove \"bila\"."},
             {},
             {}});
    }
    std::string printed;
    print_rule_json(printed, read.tree);
    out.result.emplace(std::move(printed),
                       std::vector<std::string>(work.reads.begin(), work.reads.end()),
                       work.reads_date, std::move(work.program));
    return out;
}

}  // namespace alur
