#include <alur/emit/header.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "command/files.hpp"
#include "command/keep_file.hpp"
#include "command/options.hpp"

namespace alur::command {
namespace {

int write_header(const std::string& path, std::string_view text, const options& asked,
                 const console& at) {
    if (replace_file(path, text)) return exit_ok;
    complain(
        asked, at,
        {fmt::format("{} tidak dapat ditulis", path), fmt::format("{} cannot be written", path)});
    return exit_unwritable;
}

// A compiler needs half a second and 20 MB for each row of the table.
constexpr std::size_t slow_rows = 40;

// Nothing if the machine would be too large for Boost.MSM.
std::optional<std::string> msm_text(const machine& sop, const options& asked, const console& at) {
    const auto made = msm_header(sop, namespace_for(asked.files.front()),
                                 std::filesystem::path(asked.output).filename().string());
    const auto* text = std::get_if<msm_header_text>(&made);
    if (text == nullptr) {
        complain(asked, at,
                 {"terlalu banyak keadaan untuk mesin Boost.MSM; pakai tabel constexpr saja",
                  "too many states for a Boost.MSM machine; use the constexpr tables alone"});
        return std::nullopt;
    }
    if (text->rows > asked.msm_rows) {
        complain(asked, at,
                 {fmt::format("mesin Boost.MSM-nya {0} baris, lebih dari {1}: kompilatornya perlu "
                              "menit dan gigabita; bila memang dikehendaki: --msm-rows {0}",
                              text->rows, asked.msm_rows),
                  fmt::format("its Boost.MSM machine has {0} rows, more than {1}: a compiler needs "
                              "minutes and gigabytes for it; if you want that: --msm-rows {0}",
                              text->rows, asked.msm_rows)});
        return std::nullopt;
    }
    if (text->rows > slow_rows)
        complain(asked, at,
                 {fmt::format("peringatan: mesin Boost.MSM {} baris lama dikompilasi", text->rows),
                  fmt::format("warning: a Boost.MSM machine of {} rows is slow to compile",
                              text->rows)});
    return text->text;
}

// A slip of the hand must not cost anybody an SOP, nor the second header the first.
bool overwrites(const options& asked) {
    const std::string& sop = asked.files.front();
    return same_file(asked.output, sop) ||
           (!asked.msm.empty() &&
            (same_file(asked.msm, sop) || same_file(asked.msm, asked.output)));
}

}  // namespace

int compile_file(const options& asked, const console& at) {
    if (overwrites(asked)) {
        complain(asked, at,
                 {"SOP dan berkas yang ditulis harus berbeda",
                  "the SOP and what is written must be different files"});
        return exit_usage;
    }
    const compiled_file read = read_machine(asked, at);
    if (!read.sop) return read.code;
    std::optional<std::string> msm;
    if (!asked.msm.empty()) {
        msm = msm_text(*read.sop, asked, at);
        if (!msm) return exit_findings;
    }
    const std::string text = constexpr_header(*read.sop, namespace_for(asked.files.front()));
    if (const int code = write_header(asked.output, text, asked, at); code != exit_ok) return code;
    return msm ? write_header(asked.msm, *msm, asked, at) : exit_ok;
}

}  // namespace alur::command
