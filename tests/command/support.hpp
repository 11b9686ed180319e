// Calls the command as main() does and keeps what it says.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "command/options.hpp"

namespace alur_test {

struct said {
    int code = 0;
    std::string out;
    std::string err;
};

inline std::string in_source(const std::string& path) { return ALUR_SOURCE_DIR "/" + path; }

inline std::string file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

inline said command(const std::vector<std::string>& arguments, const std::string& input = {},
                    alur::language lang = alur::language::id) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const alur::command::console at{in, out, err, {}, 100, false, false};
    const int code = alur::command::run_command(arguments, lang, at);
    return {code, std::move(out).str(), std::move(err).str()};
}

// A file that lives as long as the test.
class temporary_file {
  public:
    explicit temporary_file(const std::string& text) {
        static int number = 0;
        path_ = "alur_test_" + std::to_string(++number) + ".json";
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~temporary_file() { std::remove(path_.c_str()); }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

inline void put(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

inline void check_golden(const std::string& got, const std::string& name) {
    const std::string path = in_source("tests/golden/" + name);
    if (std::getenv("ALUR_WRITE_GOLDEN") != nullptr) put(path, got);
    INFO(name << ":\n" << got);
    CHECK(got == file_text(path));
}

// A folder that goes away with the test.
class folder {
  public:
    folder() {
        std::string name = (std::filesystem::temp_directory_path() / "alur-verbs-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return path_ + "/" + name;
    }
    [[nodiscard]] const std::string& path() const { return path_; }

    void copy(const std::string& from, const std::string& as) const {
        std::filesystem::copy_file(in_source(from), *this / as,
                                   std::filesystem::copy_options::overwrite_existing);
    }

  private:
    std::string path_;
};

inline const std::string calendar = in_source("sops/calendars/id.json");

}  // namespace alur_test
