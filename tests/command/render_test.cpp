// `alur render`: what it writes, what it refuses, and that nothing is lost.
#include <catch2/catch.hpp>

#include <filesystem>

#include "command/support.hpp"
#include "view/picture.hpp"

namespace render_test {

using namespace alur_test;
using Catch::Contains;

namespace {

const std::string dumai = in_source("sops/dumai.json");

bool begins(const std::string& text, const std::string& with) {
    return text.compare(0, with.size(), with) == 0;
}

std::size_t times(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the ending of the file says what is written") {
    const folder to;
    for (const std::string ending : {"svg", "html"}) {
        const said done = command({"render", dumai, "-o", to / "form." + ending});
        CHECK(done.code == 0);
        CHECK(done.out.empty());
        CHECK(done.err.empty());
    }
    CHECK(file_text(to / "form.svg") == file_text(in_source("tests/golden/form_dumai.svg")));
    CHECK(begins(file_text(to / "form.html"), "<!DOCTYPE html>"));
    const said other = command({"render", dumai, "-o", to / "form.doc"});
    CHECK(other.code == 2);
    CHECK_THAT(other.err, Contains(".svg, .html, .pdf, atau .png"));
    CHECK_FALSE(std::filesystem::exists(to / "form.doc"));
}

TEST_CASE("PDF and PNG are written, or it is said what is missing") {
    const folder to;
    const said pdf = command({"render", dumai, "-o", to / "form.pdf"});
    const said png = command({"render", dumai, "-o", to / "form.png"});
    if (alur::can_draw_pictures()) {
        CHECK(pdf.code == 0);
        CHECK(begins(file_text(to / "form.pdf"), "%PDF-"));
        CHECK(png.code == 0);
        CHECK(begins(file_text(to / "form.png"), "\x89PNG"));
    } else {
        for (const said& each : {pdf, png}) {
            CHECK(each.code == 4);
            CHECK_THAT(each.err, Contains("librsvg2-dev"));
        }
        CHECK_FALSE(std::filesystem::exists(to / "form.pdf"));
    }
}

TEST_CASE("paper, identification sheet and logo are as asked for") {
    const folder to;
    put(to / "logo.dat", "\x89PNG\r\n\x1A\n not much of a picture");
    REQUIRE(command({"render", dumai, "-o", to / "form.html", "--paper", "f4", "--identification",
                     "--logo", to / "logo.dat"})
                .code == 0);
    const std::string text = file_text(to / "form.html");
    CHECK_THAT(text, Contains("size:330mm 215mm"));
    CHECK_THAT(text, Contains("IDENTIFIKASI KEGIATAN"));
    CHECK_THAT(text,
               Contains("href=\"data:image/png;base64,iVBORw0KGgogbm90IG11Y2ggb2YgYSBwaWN0dXJl\""));
    CHECK(times(text, "class=\"alur-page\"") == 3);
    CHECK(command({"render", dumai, "-o", to / "form.html", "--paper", "a5"}).code == 2);
}

TEST_CASE("a logo that is no picture is refused, and the old form stays") {
    const folder to;
    put(to / "form.svg", "old");
    put(to / "logo.png", "<script>alert(1)</script>");
    const said no = command({"render", dumai, "-o", to / "form.svg", "--logo", to / "logo.png"});
    CHECK(no.code == 3);
    CHECK_THAT(no.err, Contains("PNG, JPEG, atau SVG"));
    CHECK(command({"render", dumai, "-o", to / "form.svg", "--logo", to / "none.png"}).code == 3);
    CHECK(file_text(to / "form.svg") == "old");
}

TEST_CASE("an SOP with errors is not drawn, one with warnings is") {
    const folder to;
    put(to / "sop.json", R"({"judul": "Uji", "pelaksana": {"a": "A"},
  "langkah": [{"kegiatan": "L", "pelaksana": "b"}]})");
    const said refused = command({"render", to / "sop.json", "-o", to / "form.svg"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("RU01"));
    CHECK_FALSE(std::filesystem::exists(to / "form.svg"));
    put(to / "sop.json", "\xFF\x00 not JSON");
    CHECK(command({"render", to / "sop.json", "-o", to / "form.svg"}).code == 1);
    CHECK(command({"render", to / "none.json", "-o", to / "form.svg"}).code == 3);
    CHECK(command({"render", in_source("sops/balangan.json"), "-o", to / "form.svg"}).code == 0);
}

TEST_CASE("neither the SOP nor the logo is drawn over") {
    const folder to;
    to.copy("sops/dumai.json", "sop.svg");
    std::filesystem::create_symlink(to / "sop.svg", to / "link.svg");
    const std::string text = file_text(to / "sop.svg");
    for (const std::string name : {"sop.svg", "./sop.svg", "link.svg"})
        CHECK(command({"render", to / "sop.svg", "-o", to / name}).code == 2);
    CHECK(file_text(to / "sop.svg") == text);
    put(to / "logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    CHECK(command({"render", dumai, "-o", to / "logo.svg", "--logo", to / "logo.svg"}).code == 2);
    CHECK(file_text(to / "logo.svg").size() == 41);
}

TEST_CASE("a form that cannot be written is said, and leaves nothing behind") {
    const folder to;
    std::filesystem::create_directory(to / "taken.svg");
    const said answer = command({"render", dumai, "-o", to / "taken.svg"});
    CHECK(answer.code == 4);
    CHECK_THAT(answer.err, Contains("tidak dapat ditulis"));
    CHECK(command({"render", dumai, "-o", to / "none/form.svg"}).code == 4);
    CHECK(std::filesystem::is_empty(to / "taken.svg"));
    CHECK_FALSE(std::filesystem::exists(to / "taken.svg.baru"));
}

}  // namespace render_test
