// Calls the command as main() does and keeps what it says.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "command/options.hpp"

namespace alur_test {

struct said {
    int code = 0;
    std::string out;
    std::string err;
};

inline std::string in_source(const std::string& path) {
    return std::string(ALUR_SOURCE_DIR) + "/" + path;
}

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

inline const std::string calendar = in_source("sops/calendars/id.json");

}  // namespace alur_test
