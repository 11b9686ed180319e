// `alur explain KODE`: the rule behind a code, why it exists, an example.
#include <alur/lint/explain.hpp>

#include <fmt/format.h>

#include <array>
#include <ostream>

#include "command/options.hpp"
#include "sop/quoted.hpp"

namespace alur::command {
namespace {

constexpr std::array<const char*, 3> level_names{"error", "warning", "info"};

void tell_in_words(const explanation& of, const page& to) {
    const severity level = of.entry->level;
    const char* word = level == severity::error     ? to.say("kesalahan", "error")
                       : level == severity::warning ? to.say("peringatan", "warning")
                                                    : to.say("catatan", "note");
    const tone colour = level == severity::error     ? tone::bad
                        : level == severity::warning ? tone::warn
                                                     : tone::accent;
    const std::string_view title =
        to.lang == language::id ? of.entry->title.id : of.entry->title.en;
    to.out << to.paint(colour, of.entry->code) << ' ' << to.paint(tone::bold, title) << " (" << word
           << ")\n";
    if (!of.called.empty())
        to.out << "  " << fmt::format(fmt::runtime(to.say("dahulu {}", "formerly {}")), of.called)
               << '\n';
    const auto part = [&](const char* head, std::string_view text) {
        if (text.empty()) return;
        to.out << '\n' << to.paint(tone::bold, head) << '\n';
        for (const std::string& line : wrapped(text, to.width - 2)) to.out << "  " << line << '\n';
    };
    part(to.say("Aturan", "Rule"), of.rule.in(to.lang));
    part(to.say("Mengapa", "Why"), of.why.in(to.lang));
    part(to.say("Sumber", "Source"), of.source);
    part(to.say("Contoh yang ditemukan", "An example that is found"), of.bad);
    part(to.say("Contoh yang benar", "The same, mended"), of.good);
}

std::string in_json(const explanation& of) {
    const auto both = [](std::string_view id, std::string_view en) {
        return fmt::format(R"({{"id":{},"en":{}}})", alur::quoted(id), alur::quoted(en));
    };
    return fmt::format(
        R"({{"kode":{},"tingkat":{},"nama":{},"aturan":{},"mengapa":{},"sumber":{},"contoh":{},"benar":{}}})",
        alur::quoted(of.entry->code),
        alur::quoted(level_names.at(static_cast<std::size_t>(of.entry->level))),
        both(of.entry->title.id, of.entry->title.en), both(of.rule.id, of.rule.en),
        both(of.why.id, of.why.en), alur::quoted(of.source), alur::quoted(of.bad),
        alur::quoted(of.good));
}

}  // namespace

int explain_codes(const options& asked, const console& at) {
    const page to = page_of(asked, at);
    int code = exit_ok;
    std::string json;
    bool first = true;
    for (const std::string& each : asked.codes) {
        const std::optional<explanation> found = explain(each);
        if (!found) {
            const std::string near = nearest_code(each);
            const std::string id = near.empty() ? "" : fmt::format("; maksudnya {}?", near);
            const std::string en = near.empty() ? "" : fmt::format("; is {} meant?", near);
            complain(asked, at,
                     {fmt::format("tidak ada kode \"{}\"{}", each, id),
                      fmt::format("there is no code \"{}\"{}", each, en)});
            code = exit_usage;
            continue;
        }
        if (asked.json) {
            json += (json.empty() ? "" : ",\n ") + in_json(*found);
        } else {
            if (!first) at.out << '\n';
            tell_in_words(*found, to);
            first = false;
        }
    }
    if (asked.json) at.out << '[' << json << "]\n";
    return code;
}

}  // namespace alur::command
