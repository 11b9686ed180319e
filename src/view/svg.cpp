#include <fmt/format.h>
#include <alur/view/form.hpp>

#include <iterator>

#include "view/marks.hpp"
#include "view/text.hpp"

namespace alur {
namespace {

constexpr int gap = 16;  // between pages of one picture

const char* paper_width(paper on) { return on == paper::a4 ? "297mm" : "330mm"; }
const char* paper_height(paper on) { return on == paper::a4 ? "210mm" : "215mm"; }

std::string opening(const official_form& form, const std::string& size, int height,
                    const std::string& about) {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" {} "
        "viewBox=\"0 0 {} {}\" role=\"img\" "
        "font-family=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n{}",
        size, form.width, height, drawing::font_family, drawing::escaped("SOP " + form.title),
        drawing::escaped(about), drawing::definitions());
}

}  // namespace

std::string form_page_svg(const official_form& form, std::size_t page) {
    std::string out = opening(
        form,
        fmt::format("width=\"{}\" height=\"{}\"", paper_width(form.on), paper_height(form.on)),
        form.height, drawing::description(form, page));
    fmt::format_to(std::back_inserter(out), "<rect width=\"{}\" height=\"{}\" fill=\"#fff\"/>\n",
                   form.width, form.height);
    drawing::draw_page(form, form.pages[page], true, out);
    return out + "</svg>\n";
}

std::string form_svg(const official_form& form) {
    if (form.pages.size() == 1) return form_page_svg(form, 0);
    const int pages = drawing::count(form.pages.size());
    const int height = pages * form.height + (pages - 1) * gap;
    const double scale = (form.on == paper::a4 ? 1122.0 : 1247.0) / form.width;
    std::string out = opening(form,
                              fmt::format("width=\"{}\" height=\"{:.0f}\"",
                                          form.on == paper::a4 ? 1122 : 1247, height * scale),
                              height, fmt::format("{} halaman, satu di bawah yang lain.", pages));
    fmt::format_to(std::back_inserter(out), "<rect width=\"{}\" height=\"{}\" fill=\"#ccc\"/>\n",
                   form.width, height);
    for (std::size_t p = 0; p < form.pages.size(); ++p) {
        fmt::format_to(
            std::back_inserter(out),
            "<g transform=\"translate(0 {})\"><desc>{}</desc>\n<rect width=\"{}\" height=\"{}\" "
            "fill=\"#fff\"/>\n",
            drawing::count(p) * (form.height + gap),
            drawing::escaped(drawing::description(form, p)), form.width, form.height);
        drawing::draw_page(form, form.pages[p], true, out);
        out += "</g>\n";
    }
    return out + "</svg>\n";
}

}  // namespace alur
