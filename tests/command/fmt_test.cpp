#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "command/keep_file.hpp"
#include "command/support.hpp"

namespace fmt_test {

using namespace alur_test;
using Catch::Matchers::Contains;

namespace {

const std::string untidy =
    "{\"langkah\": [{\"pelaksana\": \"a\", \"kegiatan\": \"y\"}], // baris\n"
    "\"pelaksana\": {\"a\": \"A\"}, \"judul\": \"x\"}";
const std::string tidy = R"({
  "judul": "x",
  "pelaksana": {"a": "A"},
  "langkah": [
    {"kegiatan": "y", "pelaksana": "a"}
  ] // baris
}
)";

}  // namespace

TEST_CASE("fmt tidies a file in its place, once") {
    const folder at;
    const std::string file = at / "sop.json";
    put(file, untidy);
    ::chmod(file.c_str(), 0640);
    const said first = command({"fmt", file});
    CHECK(first.code == 0);
    CHECK(first.out == "✔ " + file + ": dirapikan\n");
    CHECK(file_text(file) == tidy);
    struct stat like {};
    REQUIRE(::stat(file.c_str(), &like) == 0);
    CHECK((like.st_mode & 0777U) == 0640U);
    const said again = command({"fmt", file, "--lang", "en"});
    CHECK(again.out == "✔ " + file + ": is tidy\n");
    CHECK(file_text(file) == tidy);
    CHECK(std::distance(std::filesystem::directory_iterator(at.path()), {}) == 1);
}

TEST_CASE("fmt --check only says which files are not tidy") {
    const temporary_file bad(untidy);
    const temporary_file good(tidy);
    const said told = command({"fmt", "--check", bad.path(), good.path()});
    CHECK(told.code == 1);
    CHECK(told.out == "✘ " + bad.path() + ": belum rapi; rapikan dengan: alur fmt\n");
    CHECK(file_text(bad.path()) == untidy);
    CHECK(command({"fmt", "--check", good.path()}).code == 0);
    CHECK(command({"fmt", "--check", bad.path(), "--format", "json"}).out ==
          "[{\"berkas\":\"" + bad.path() + "\",\"rapi\":false,\"ditulis\":false}]\n");
    CHECK(command({"fmt", "--check", "-"}, untidy).code == 1);
}

TEST_CASE("fmt - goes from the standard input to the standard output") {
    const said told = command({"fmt", "-"}, untidy);
    CHECK(told.code == 0);
    CHECK(told.out == tidy);
    CHECK(command({"fmt", "-", "--format", "json"}, untidy).out == tidy);
    const said broken = command({"fmt", "-"}, "{\"judul\": ");
    CHECK(broken.code == 1);
    CHECK(broken.out.empty());
    CHECK_THAT(broken.err, Contains("JS05"));
}

TEST_CASE("fmt leaves alone what cannot be read, and goes on with the others") {
    const std::string unknown = "{\"judul\": \"x\", \"waktuu\": 1}";
    const temporary_file bad(unknown);
    const temporary_file other(untidy);
    const said told = command({"fmt", bad.path(), "tidak-ada.json", other.path()});
    CHECK(told.code == 3);
    CHECK_THAT(told.err, Contains("JS10") && Contains("tidak-ada.json: berkas tidak ada"));
    CHECK(file_text(bad.path()) == unknown);
    CHECK(file_text(other.path()) == tidy);
    CHECK(command({"fmt", bad.path()}).code == 1);
}

TEST_CASE("a file is replaced only if it is what was read, and made only where there is none") {
    using namespace alur::command;
    const folder at;
    const std::string file = at / "a.json";
    CHECK(make_file(file, "satu").empty());
    CHECK_THAT(make_file(file, "dua").id, Contains("sudah ada"));
    CHECK_THAT(keep_file(file, "lain", "dua").id, Contains("berubah"));
    CHECK(file_text(file) == "satu");
    CHECK(keep_file(file, "satu", "dua").empty());
    CHECK(file_text(file) == "dua");
    CHECK(replace_file(file, "tiga"));
    CHECK(file_text(file) == "tiga");
    CHECK_FALSE(replace_file(at / "tidak/ada.json", "x"));
    CHECK_FALSE(make_file(at / "tidak/ada.json", "x").empty());
    CHECK_FALSE(replace_file(at.path(), "x"));
    std::filesystem::create_symlink(file, at / "b.json");
    CHECK(replace_file(at / "b.json", "empat"));
    CHECK(std::filesystem::is_symlink(at / "b.json"));
    CHECK(file_text(file) == "empat");
    CHECK(std::distance(std::filesystem::directory_iterator(at.path()), {}) == 2);
}

}  // namespace fmt_test
