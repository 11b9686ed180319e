// Lines, batches and folders for tests of journals.
#pragma once

#include <alur/case/chain.hpp>
#include <alur/case/journal.hpp>

#include "case/file_calls.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace alur_test {

inline std::string content_of(std::uint64_t number, std::string_view rest) {
    return "{\"n\":" + std::to_string(number) + "," + std::string(rest);
}

inline alur::sealed_line sealed(std::string_view content, const alur::journal_head& before,
                                alur::batch_place place = alur::batch_place::last) {
    alur::sealing made = alur::seal(content, before, place);
    if (const auto* no = std::get_if<alur::chain_fault>(&made)) FAIL(no->message.en);
    return std::get<alur::sealed_line>(std::move(made));
}

// One batch of so many lines.
inline std::vector<alur::sealed_line> batch_after(alur::journal_head before, std::size_t lines,
                                                  std::string_view rest = "\"apa\":\"selesai\"") {
    std::vector<alur::sealed_line> out;
    for (std::size_t i = 1; i <= lines; ++i) {
        out.push_back(
            sealed(content_of(before.count + 1, rest), before,
                   i == lines ? alur::batch_place::last : alur::batch_place::more_follow));
        before = alur::advanced(before, out.back());
    }
    return out;
}

inline std::string file_bytes(const std::string& path) {
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    std::string text(none ? 0 : static_cast<std::size_t>(size), '\0');
    std::ifstream(path, std::ios::binary)
        .read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

inline void put_file(const std::string& path, std::string_view text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(text.data(), static_cast<std::streamsize>(text.size()));
}

// For tests that do not cut the power: synchronising a thousand files takes minutes.
struct unsynced_calls : alur::file_calls {
    int sync_data(int) override { return 0; }
    int sync(int) override { return 0; }
};

inline alur::file_calls& without_sync() {
    static unsynced_calls calls;
    return calls;
}

// A folder that goes away with it.
struct folder {
    std::string path;

    folder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "alur-journal-XXXXXX").string();
        if (::mkdtemp(name.data()) != nullptr) path = name;
        REQUIRE_FALSE(path.empty());
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    [[nodiscard]] std::string operator/(std::string_view name) const {
        return path + "/" + std::string(name);
    }
};

}  // namespace alur_test
