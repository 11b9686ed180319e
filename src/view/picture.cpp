#include "view/picture.hpp"

#ifdef ALUR_HAS_RSVG

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace alur {
namespace {

template <auto Free>
struct freed {
    template <typename T>
    void operator()(T* what) const {
        Free(what);
    }
};
using surface = std::unique_ptr<cairo_surface_t, freed<cairo_surface_destroy>>;
using canvas = std::unique_ptr<cairo_t, freed<cairo_destroy>>;
using drawing_handle = std::unique_ptr<RsvgHandle, freed<g_object_unref>>;

const bilingual cannot_draw{"gambarnya tidak dapat dibuat oleh librsvg",
                            "librsvg could not draw it"};

cairo_status_t append(void* to, const unsigned char* data, unsigned int size) {
    try {
        static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), size);
    } catch (...) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

bool draw(const std::string& svg, cairo_t* on, double width, double height) {
    const drawing_handle read(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()),
                                                        svg.size(), nullptr));
    if (!read) return false;
    const RsvgRectangle area{0, 0, width, height};
    return rsvg_handle_render_document(read.get(), on, &area, nullptr) != 0;
}

}  // namespace

bool can_draw_pictures() noexcept { return true; }

picture form_pdf(const official_form& form) {
    constexpr double points = 72 / 25.4;  // in a millimetre
    const bool a4 = form.on == paper::a4;
    const double width = (a4 ? 297 : 330) * points;
    const double height = (a4 ? 210 : 215) * points;
    std::string bytes;
    const surface pdf(cairo_pdf_surface_create_for_stream(append, &bytes, width, height));
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, form.title.c_str());
    const canvas on(cairo_create(pdf.get()));
    for (std::size_t p = 0; p < form.pages.size(); ++p) {
        if (!draw(form_page_svg(form, p), on.get(), width, height)) return cannot_draw;
        cairo_show_page(on.get());
    }
    cairo_surface_finish(pdf.get());
    if (cairo_surface_status(pdf.get()) != CAIRO_STATUS_SUCCESS) return cannot_draw;
    return bytes;
}

picture form_png(const official_form& form) {
    constexpr int gap = 24;
    const bool a4 = form.on == paper::a4;
    const int width = a4 ? 1684 : 1871;
    const int height = a4 ? 1191 : 1219;
    const int pages = static_cast<int>(form.pages.size());
    constexpr int tallest = 32767;  // of a picture of cairo's
    if (pages > tallest / (height + gap))
        return bilingual{"halamannya terlalu banyak untuk satu PNG; pakai PDF",
                         "too many pages for one PNG; use PDF"};
    const surface sheet(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, pages * height + (pages - 1) * gap));
    const canvas on(cairo_create(sheet.get()));
    cairo_set_source_rgb(on.get(), 0.8, 0.8, 0.8);
    cairo_paint(on.get());
    for (int p = 0; p < pages; ++p) {
        if (!draw(form_page_svg(form, static_cast<std::size_t>(p)), on.get(), width, height))
            return cannot_draw;
        cairo_translate(on.get(), 0, height + gap);
    }
    std::string bytes;
    if (cairo_surface_write_to_png_stream(sheet.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
        return cannot_draw;
    return bytes;
}

}  // namespace alur

#else

namespace alur {
namespace {

const bilingual not_built{
    "PDF dan PNG tidak dapat dibuat: alur ini dibangun tanpa librsvg; pasang librsvg2-dev lalu "
    "bangun "
    "lagi, atau tulis SVG atau HTML dan cetak dari peramban",
    "no PDF or PNG: this alur was built without librsvg; install librsvg2-dev and build again, or "
    "write "
    "SVG or HTML and print it from a browser"};

}  // namespace

bool can_draw_pictures() noexcept { return false; }
picture form_pdf(const official_form&) { return not_built; }
picture form_png(const official_form&) { return not_built; }

}  // namespace alur

#endif
