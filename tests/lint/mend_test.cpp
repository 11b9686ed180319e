#include <alur/lint/mend.hpp>

#include <fstream>
#include <iterator>

#include "whole_sop.hpp"

namespace mend_test {

using namespace alur;
using namespace alur::testing;

namespace {

const std::string written = R"(// kepala berkas
{
  "judul": "Laporan Kineria",   // judul tidak disentuh
  "pelaksana": {"staf": "Staf"},
  /* kineria di dalam komentar */
  "langkah": [
    {"kegiatan": "Menyusun kineria dan  dan Kineria", "pelaksana": "staf",
     "waktu": "1-2 Hari", "output": ["Format /* kineria */", "KINERIA",],
     "sumber": {"waktu": "tersirat: kineria"}},
  ],
}
)";

}  // namespace

TEST_CASE(
    "misprints and bare days are mended in their place; everything else stays, byte for byte") {
    const mended made = mend({"contoh.json", written});
    std::string wanted = written;
    const auto put = [&](const std::string& from, const std::string& to) {
        const std::size_t at = wanted.find(from);
        REQUIRE(at != std::string::npos);
        wanted.replace(at, from.size(), to);
    };
    put("Menyusun kineria dan  dan Kineria", "Menyusun kinerja dan  dan Kinerja");
    put("1-2 Hari", "1-2 Hari kerja");
    put("/* kineria */\"", "/* kinerja */\"");
    put("KINERIA", "KINERJA");
    CHECK(made.text == wanted);
    REQUIRE(made.changes.size() == 5);
    CHECK(made.changes[0].before == "kineria");
    CHECK(made.changes[0].where == position{7, 28});
    CHECK(made.changes[2].code == "WK05");
}

TEST_CASE("mending again changes nothing, also of the four shipped SOPs") {
    for (const std::string name : {"dumai", "jambi", "balangan", "banggai"}) {
        std::ifstream in(ALUR_SOURCE_DIR "/sops/" + name + ".json", std::ios::binary);
        const source from{name, {std::istreambuf_iterator<char>(in), {}}};
        const mended once = mend(from);
        INFO(name << '\n' << once.text);
        CHECK_FALSE(once.changes.empty());
        CHECK(once.text != from.text);
        CHECK(mend({name, once.text}).text == once.text);
        // Only words changed: the SOP is as sound as it was, and nothing new is found.
        const diagnostics before = reviewed(from);
        const diagnostics after = reviewed({name, once.text});
        CHECK(no_errors(after));
        CHECK(after.size() < before.size());
        CHECK(count_of(after, "WK05") == 0);
    }
}

TEST_CASE("what is silenced, broken or whole is left alone") {
    const std::string broken = R"({"judul": "x", "langkah": [}, "kineria")";
    CHECK(mend({"x", broken}).text == broken);
    const std::string whole{whole_sop};
    CHECK(mend({"x", whole}).changes.empty());
    const source silenced = with(R"("peringatan": "kineria", "abaikan": {"TX04": "nama resmi"})");
    CHECK(mend(silenced).text == silenced.text);
    const std::string marked = "\xEF\xBB\xBF" + whole;
    CHECK(mend({"x", marked}).text == whole);
}

}  // namespace mend_test
