#include <fmt/format.h>
#include <alur/view/form.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "command/files.hpp"
#include "command/keep_file.hpp"
#include "command/options.hpp"
#include "view/picture.hpp"

namespace alur::command {
namespace {

// Empty if none is asked for; nothing, and a complaint, if it cannot be used.
std::optional<std::string> logo_asked(const options& asked, const console& at) {
    if (asked.logo.empty()) return std::string();
    const std::optional<source> read = read_file(asked.logo, asked, at);
    if (!read) return std::nullopt;
    std::string uri = logo_uri(read->text);
    if (!uri.empty()) return uri;
    complain(
        asked, at,
        {fmt::format("{}: logo harus gambar PNG, JPEG, atau SVG, paling besar 4 MiB", asked.logo),
         fmt::format("{}: a logo must be a PNG, JPEG or SVG picture of at most 4 MiB",
                     asked.logo)});
    return std::nullopt;
}

picture bytes_of(const official_form& form, const std::string& ending) {
    if (ending == ".svg") return form_svg(form);
    if (ending == ".html") return form_html(form);
    if (ending == ".pdf") return form_pdf(form);
    return form_png(form);
}

bool refuse(const options& asked, const console& at, const bilingual& why) {
    complain(asked, at, why);
    return false;
}

bool can_write(const options& asked, const console& at, const std::string& ending) {
    constexpr std::array<std::string_view, 4> known{".svg", ".html", ".pdf", ".png"};
    if (std::find(known.begin(), known.end(), ending) == known.end())
        return refuse(asked, at,
                      {fmt::format("{}: nama berkas harus berakhir .svg, .html, .pdf, atau .png",
                                   asked.output),
                       fmt::format("{}: the file's name must end in .svg, .html, .pdf or .png",
                                   asked.output)});
    if (same_file(asked.output, asked.files.front()) || same_file(asked.output, asked.logo))
        return refuse(asked, at,
                      {"SOP atau logo dan berkas yang ditulis harus berbeda",
                       "the SOP or logo and what is written must be different files"});
    return true;
}

}  // namespace

int render_file(const options& asked, const console& at) {
    const std::string ending = std::filesystem::path(asked.output).extension().string();
    if (!can_write(asked, at, ending)) return exit_usage;
    const compiled_file read = read_alone(asked, at);
    if (!read.sop) return read.code;
    std::optional<std::string> logo = logo_asked(asked, at);
    if (!logo) return exit_unreadable;
    const form_wishes wishes{asked.f4 ? paper::f4 : paper::a4, asked.identification,
                             *std::move(logo)};
    const picture made = bytes_of(draw_form(read.sop->sop, wishes), ending);
    if (const auto* why = std::get_if<bilingual>(&made)) {
        complain(asked, at, *why);
        return exit_unwritable;
    }
    if (replace_file(asked.output, std::get<std::string>(made))) return exit_ok;
    complain(asked, at,
             {fmt::format("{} tidak dapat ditulis", asked.output),
              fmt::format("{} cannot be written", asked.output)});
    return exit_unwritable;
}

}  // namespace alur::command
