#include <algorithm>

#include "view/flow.hpp"
#include "view/identity.hpp"
#include "view/row_text.hpp"

namespace alur::drawing {
namespace {

// The phase of every row. Where none is named the first row is the beginning, the last one the end.
std::vector<std::string> phases_of(const definition& sop) {
    std::vector<std::string> phases;
    const bool named = std::any_of(sop.rows.begin(), sop.rows.end(),
                                   [](const row& r) { return !r.phase.empty(); });
    std::string phase;
    for (std::size_t r = 0; r < sop.rows.size(); ++r) {
        if (named && !sop.rows[r].phase.empty()) phase = sop.rows[r].phase;
        if (!named)
            phase = r == 0                     ? "Langkah Awal"
                    : r + 1 == sop.rows.size() ? "Langkah Akhir"
                                               : "Langkah Utama";
        phases.push_back(phase);
    }
    return phases;
}

class identification_drawer {
  public:
    identification_drawer(const definition& sop, const sheet& on)
        : sop_(sop), on_(on), pages_(on) {}

    std::vector<form_page> draw() {
        pages_.title("LEMBAR KERJA IDENTIFIKASI KEGIATAN");
        pages_.title("A. Data Kegiatan");
        const identity& form = sop_.form;
        fields({{"1. Judul SOP", form.title},
                {"2. Jenis Kegiatan", form.activity_kind},
                {"3a. Penanggung Jawab Produk", form.product_owner},
                {"3b. Penanggung Jawab Kegiatan", form.activity_owner},
                {"4. Ruang Lingkup", form.scope}});
        pages_.title("B. Identifikasi Kegiatan");
        fields({{"Judul Kegiatan", form.title},
                {"Langkah Awal", sop_.rows.empty() ? "" : sop_.rows.front().activity},
                {"Langkah Utama", between()},
                {"Langkah Akhir", sop_.rows.empty() ? "" : sop_.rows.back().activity}});
        pages_.title("C. Identifikasi Langkah");
        steps();
        return pages_.take();
    }

  private:
    std::string between() const {
        const std::size_t rows = sop_.rows.size();
        if (rows < 3) return {};
        const std::string first = sop_.rows[1].number;
        return rows == 3 ? "Langkah " + first
                         : "Langkah " + first + " sampai " + sop_.rows[rows - 2].number;
    }

    void fields(const std::vector<std::pair<std::string, std::string>>& list) {
        pages_.table("Identifikasi kegiatan", {margin, margin + 220, margin + on_.inner_width()});
        for (const auto& [label, text] : list)
            pages_.add({{0, 1, wrap(label, pages_.width_of(0), on_page), true},
                        {1, 1, wrap(text, pages_.width_of(1), on_page)}});
    }

    void steps() {
        const int w = on_.inner_width();
        pages_.table("Identifikasi langkah",
                     {margin, margin + 110, margin + 160, margin + w * 50 / 100,
                      margin + w * 70 / 100, margin + w * 82 / 100, margin + w});
        std::vector<text_cell> headings;
        const std::vector<const char*> names{"Tahap",       "No",    "Langkah",
                                             "Kelengkapan", "Waktu", "Output"};
        for (int c = 0; c < count(names.size()); ++c)
            headings.push_back(
                {c, 1, wrap(names[at(c)], pages_.width_of(c), bold_on_page), true, true});
        pages_.add(headings);
        const std::vector<row_text> texts = row_texts(sop_);
        const std::vector<std::string> phases = phases_of(sop_);
        for (std::size_t r = 0; r < sop_.rows.size(); ++r) {
            const bool begins = r == 0 || phases[r] != phases[r - 1];
            const auto list = [&](std::size_t text, int column) {
                return wrap_list(texts[r][text].items, pages_.width_of(column), on_page,
                                 bullets::dashes);
            };
            pages_.add({{0, 1, wrap(begins ? phases[r] : "", pages_.width_of(0), on_page), true},
                        {1, 1, list(0, 1), false, true},
                        {2, 1, list(1, 2)},
                        {3, 1, list(2, 3)},
                        {4, 1, list(3, 4), false, true},
                        {5, 1, list(4, 5)}});
        }
    }

    const definition& sop_;
    sheet on_;
    text_pages pages_;
};

}  // namespace

std::vector<form_page> draw_identification(const definition& sop, const sheet& on) {
    return identification_drawer(sop, on).draw();
}

}  // namespace alur::drawing
