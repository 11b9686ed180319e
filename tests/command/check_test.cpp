// `alur check` and `alur explain` as people and programs see them.
#include <sys/stat.h>

#include "command/support.hpp"

namespace check_test {

using namespace alur_test;
using Catch::Matchers::Contains;

TEST_CASE("the findings of the four shipped SOPs") {
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        folder in;
        in.copy("sops/" + name + ".json", name + ".json");
        std::string out = command({"check", in / (name + ".json"), "--at", "2026-11-20"}).out;
        for (std::size_t at = 0; (at = out.find(in.path() + '/')) != std::string::npos;)
            out.erase(at, in.path().size() + 1);
        check_golden(out, "check_" + name + ".txt");
    }
}

TEST_CASE("findings for GitHub and for programs have no verdict between them") {
    const std::string dumai = in_source("sops/dumai.json");
    const said github = command({"check", dumai, "--format", "github"}, {}, alur::language::en);
    CHECK(github.code == 0);
    std::istringstream lines(github.out);
    for (std::string line; std::getline(lines, line);) CHECK(line.substr(0, 2) == "::");
    CHECK_THAT(github.out, Contains("::warning file=") && Contains("title=FL07::"));
    CHECK_THAT(command({"check", dumai, "--format", "json"}).out, Contains("\"FL07\""));
    CHECK(command({"show", dumai, "--format", "github"}).code == 2);
}

TEST_CASE("--fix mends the file, says what it changed, and has nothing to do the second time") {
    folder in;
    in.copy("sops/jambi.json", "jambi.json");
    const std::string file = in / "jambi.json";
    const std::string before = file_text(file);
    ::chmod(file.c_str(), 0640);
    const said first = command({"check", file, "--fix"});
    CHECK(first.code == 0);
    CHECK_THAT(first.out, Contains("diperbaiki: TX04: \"memeriukan\" → \"memerlukan\"") &&
                              Contains("diperbaiki: WK05: \"hari\" → \"hari kerja\"") &&
                              !Contains("peringatan: WK05"));
    const std::string after = file_text(file);
    CHECK(after != before);
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0640U);
    const said second = command({"check", file, "--fix"});
    CHECK_THAT(second.out, !Contains("diperbaiki"));
    CHECK(file_text(file) == after);
    // Nothing is left beside it, and a link stays one.
    std::filesystem::create_symlink(file, in / "tautan.json");
    in.copy("sops/jambi.json", "jambi.json");
    CHECK(command({"check", in / "tautan.json", "--fix", "--format", "json"}).out.substr(0, 1) ==
          "[");
    CHECK(std::filesystem::is_symlink(in / "tautan.json"));
    CHECK(file_text(file) == after);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& each : std::filesystem::directory_iterator(in.path()))
        ++files;
    CHECK(files == 2);
}

TEST_CASE("a file that may not be written stays as it was, and that is said") {
    folder in;
    in.copy("sops/jambi.json", "jambi.json");
    const std::string file = in / "jambi.json";
    const std::string before = file_text(file);
    ::chmod(file.c_str(), 0440);
    const said refused = command({"check", file, "--fix"});
    CHECK(refused.code == 4);
    CHECK_THAT(refused.err, Contains("isinya tidak berubah"));
    CHECK(file_text(file) == before);
    CHECK(command({"check", "-", "--fix"}, before).code == 2);
}

TEST_CASE("explain tells the rule, why it exists and an example; of an unknown code the nearest") {
    const said told = command({"explain", "FL07"});
    CHECK(told.code == 0);
    CHECK_THAT(told.out, Contains("FL07 pemeriksaan atau syarat tanpa keputusan (peringatan)") &&
                             Contains("Mengapa") && Contains("Contoh yang ditemukan"));
    CHECK_THAT(command({"explain", "RU01", "DK01"}, {}, alur::language::en).out,
               Contains("RU01 an unknown office (error)") && Contains("formerly DK01"));
    CHECK_THAT(command({"explain", "FL07", "--format", "json"}).out, Contains("\"kode\":\"FL07\""));
    const said unknown = command({"explain", "FL70"});
    CHECK(unknown.code == 2);
    CHECK(unknown.err == "alur: tidak ada kode \"FL70\"; maksudnya FL07?\n");
}

}  // namespace check_test
