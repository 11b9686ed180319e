// `alur compile`: the headers, whom they refuse, and that nothing is lost where they cannot be
// made.
#include <alur/emit/header.hpp>

#include <catch2/catch.hpp>

#include <filesystem>

#include "command/support.hpp"
#include "emit/identifiers.hpp"

namespace compile_test {

using namespace alur_test;
using Catch::Contains;

namespace {

// Rows one after another; each may be sent back to every earlier one.
std::string long_sop(int rows) {
    std::string text = R"({"judul": "Uji", "pelaksana": {"a": "A"}, "langkah": [)";
    for (int i = 0; i < rows; ++i)
        text += std::string(i == 0 ? "" : ", ") +
                R"({"kegiatan": "L", "pelaksana": "a", "kembali": "semua"})";
    return text + "]}";
}

}  // namespace

TEST_CASE("the headers of two SOPs are as before") {
    const folder to;
    for (const std::string name : {"dumai", "balangan"}) {
        const said done = command({"compile", in_source("sops/" + name + ".json"), "-o",
                                   to / "one.hpp", "--msm", to / "two.hpp"});
        CHECK(done.code == 0);
        CHECK(done.out.empty());
        CHECK(done.err.empty());
        check_golden(file_text(to / "one.hpp"), "compile_" + name + ".hpp.txt");
        check_golden(file_text(to / "two.hpp"), "compile_" + name + "_msm.hpp.txt");
    }
}

TEST_CASE("how the SOP is spaced does not change a byte") {
    const folder to;
    put(to / "sop.json", R"({"judul":"Uji","pelaksana":{"a":"A"},"langkah":[)"
                         R"({"kegiatan":"L","pelaksana":"a"}]})");
    REQUIRE(command({"compile", to / "sop.json", "-o", to / "one.hpp"}).code == 0);
    put(to / "sop.json",
        "{\"judul\": \"Uji\",\n \"pelaksana\": {\"a\": \"A\"},\n"
        "\"langkah\": [{\"kegiatan\": \"L\", \"pelaksana\": \"a\"}]}\n");
    REQUIRE(command({"compile", to / "sop.json", "-o", to / "two.hpp"}).code == 0);
    CHECK(file_text(to / "one.hpp") == file_text(to / "two.hpp"));
}

TEST_CASE("what an SOP is called cannot leave its comment or its string") {
    const folder to;
    put(to / "sop.json",
        "{\"judul\": \"Uji \\\"x\\\" \\\\\", \"pelaksana\": {\"a\": \"A\"}, "
        "\"langkah\": [{\"kegiatan\": \"L\\n#define\", \"pelaksana\": \"a\"}]}");
    REQUIRE(command({"compile", to / "sop.json", "-o", to / "one.hpp"}).code == 0);
    const std::string text = file_text(to / "one.hpp");
    CHECK_THAT(text, Contains("// Uji \"x\"  \n#pragma once"));
    CHECK_THAT(text, Contains("\"Uji \\\"x\\\" \\\\\""));
    CHECK_THAT(text, Contains("\"L\\n#define\""));
}

TEST_CASE("a faulty SOP leaves the old header as it was, and says where it is faulty") {
    const folder to;
    put(to / "old.hpp", "old");
    put(to / "sop.json", R"({"judul": "Uji", "pelaksana": {"a": "A"},
  "langkah": [{"kegiatan": "L", "pelaksana": "b"}]})");
    const said refused = command({"--lang", "en", "compile", to / "sop.json", "-o", to / "old.hpp",
                                  "--msm", to / "msm.hpp"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains(to / "sop.json:2:46: error: RU01: "));
    CHECK(file_text(to / "old.hpp") == "old");
    CHECK_FALSE(std::filesystem::exists(to / "msm.hpp"));
}

TEST_CASE("neither the SOP nor the first header is written over") {
    const folder to;
    const std::string text = long_sop(2);
    put(to / "sop.json", text);
    CHECK(command({"compile", to / "sop.json", "-o", to / "./sop.json"}).code == 2);
    CHECK(
        command({"compile", to / "sop.json", "-o", to / "a.hpp", "--msm", to / "sop.json"}).code ==
        2);
    CHECK(command({"compile", to / "sop.json", "-o", to / "a.hpp", "--msm", to / "a.hpp"}).code ==
          2);
    CHECK(file_text(to / "sop.json") == text);
    CHECK_FALSE(std::filesystem::exists(to / "a.hpp"));
}

TEST_CASE("a header that cannot be written is said, and what was there stays") {
    const folder to;
    put(to / "sop.json", long_sop(2));
    std::filesystem::create_directory(to / "taken");
    const said answer = command({"compile", to / "sop.json", "-o", to / "taken"});
    CHECK(answer.code == 4);
    CHECK_THAT(answer.err, Contains("tidak dapat ditulis"));
    CHECK(command({"compile", to / "sop.json", "-o", to / "none/one.hpp"}).code == 4);
    for (const auto& each : std::filesystem::directory_iterator(to.path()))
        CHECK_THAT(each.path().filename().string(), !Contains("baru"));
}

TEST_CASE("a large Boost.MSM machine is warned of, a very large one has to be asked for") {
    const folder to;
    const auto compile = [&](int rows, std::vector<std::string> more) {
        put(to / "sop.json", long_sop(rows));
        std::vector<std::string> all{"compile",      to / "sop.json", "-o",
                                     to / "one.hpp", "--msm",         to / "two.hpp"};
        all.insert(all.end(), more.begin(), more.end());
        return command(all);
    };
    CHECK(compile(7, {}).err.empty());  // 7 rows on, 21 back, one start
    const said slow = compile(10, {});
    CHECK(slow.code == 0);
    CHECK_THAT(slow.err, Contains("56 baris"));
    std::filesystem::remove(to / "one.hpp");
    const said refused = compile(20, {});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("--msm-rows 211"));
    CHECK_FALSE(std::filesystem::exists(to / "one.hpp"));
    CHECK(compile(20, {"--msm-rows", "211"}).code == 0);
    CHECK(command({"compile", to / "sop.json", "-o", to / "one.hpp", "--msm-rows", "9"}).code == 2);
}

TEST_CASE("parallel work beyond what can be tried out gets no Boost.MSM machine", "[long]") {
    const folder to;
    std::string text = R"({"judul": "Uji", "pelaksana": {"a": "A"}, "langkah": [
        {"kegiatan": "Bagi", "pelaksana": "a", "lanjut": [)";
    std::string rows;
    for (int i = 0; i < 18; ++i) {  // 2^18 states: `check` looks through them
        const std::string id = "r" + std::to_string(i);
        text += (i == 0 ? "\"" : ", \"") + id + '"';
        rows += R"(, {"id": ")" + id + R"(", "kegiatan": "L", "pelaksana": "a", "lanjut": "temu"})";
    }
    put(to / "sop.json",
        text + "]}" + rows + R"(, {"id": "temu", "kegiatan": "Temu", "pelaksana": "a"}]})");
    REQUIRE(command({"check", to / "sop.json"}).code == 0);
    const said answer =
        command({"compile", to / "sop.json", "-o", to / "one.hpp", "--msm", to / "two.hpp"});
    CHECK(answer.code == 1);
    CHECK_THAT(answer.err, Contains("constexpr"));
}

TEST_CASE("names become identifiers that can be read") {
    const auto name = [](std::string_view text) { return alur::identifier_for(text, "langkah"); };
    CHECK(name("rekap") == "rekap");
    CHECK(name("Kabid. Aset & Keuangan") == "kabid_aset_keuangan");
    CHECK(name("6") == "langkah_6");
    CHECK(name("6a") == "langkah_6a");
    CHECK(name("new") == "new_");
    CHECK(name("XOR") == "xor_");
    CHECK(name("linux") == "linux_");
    CHECK(name("Boost") == "boost_");
    CHECK(name("__x__") == "x");
    CHECK(name("Kecamatan Ngão Ñu") == "kecamatan_ngao_nu");
    CHECK(name("Žižek") == "zizek");
    CHECK(name("部長") == "langkah");
    CHECK(name("") == "langkah");
    CHECK(name("\xff\xc3") == "langkah");  // no letters at all
    CHECK(alur::namespace_for("/a/b/SOP Dumai-2024.json") == "sop_dumai_2024");
    CHECK(alur::namespace_for("2024.json") == "sop_2024");
    CHECK(alur::namespace_for("std.json") == "std_");
    CHECK(alur::namespace_for("-") == "sop");
}

TEST_CASE("names that would be alike are told apart, the same way every time") {
    const std::vector<std::string_view> names{"a b", "a-b", "a.b", "a_b_2", "int", "int_"};
    const std::vector<std::string> made = alur::identifiers_for(names, "x");
    CHECK(made == std::vector<std::string>{"a_b", "a_b_3", "a_b_4", "a_b_2", "int_", "int_2"});
}

}  // namespace compile_test
