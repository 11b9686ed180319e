#include "view/identity.hpp"

#include <algorithm>

namespace alur::drawing {
namespace {

constexpr int logo_size = 84;
constexpr int signature = 62;

void append(std::vector<form_line>& to, const std::vector<form_line>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

class identity_drawer {
  public:
    identity_drawer(const definition& sop, const sheet& on) : form_(sop.form), pages_(on) {
        const int half = margin + on.inner_width() / 2;
        block_ = {margin, half, half + 150, margin + on.inner_width()};
        boxes_ = {margin, half, margin + on.inner_width()};
    }

    std::vector<form_page> draw() {
        pages_.table("Identitas SOP", block_);
        agency_ = agency_lines();
        rows();
        pages_.table("Kotak di bawah identitas", boxes_);
        box_row("Dasar hukum", form_.legal_basis, "Kualifikasi pelaksana", form_.qualification);
        box_row("Keterkaitan", form_.related, "Peralatan/perlengkapan", form_.equipment);
        box_row("Peringatan", form_.warning, "Pencatatan dan pendataan", form_.recording);
        return pages_.take();
    }

  private:
    std::vector<form_line> agency_lines() {
        std::vector<form_line> lines = wrap(form_.government, pages_.width_of(0), bold_on_page);
        append(lines, wrap(form_.work_unit, pages_.width_of(0), bold_on_page));
        return lines;
    }

    // The fields stand at the right; the agency's cell at the left is as high as all of them.
    void rows() {
        const std::size_t grid = pages_.page().grids.size() - 1;
        field("Nomor SOP", form_.number);
        field("Tanggal pembuatan", form_.created);
        field("Tanggal revisi", form_.revised);
        field("Tanggal efektif", form_.effective);
        if (!form_.approved.empty()) field("Tanggal pengesahan", form_.approved);
        const int agency =
            logo_size + 3 * padding + 8 + count(agency_.size()) * line_height(text_pages::size);
        const std::vector<form_line> name = wrap(form_.title, pages_.width_of(2), bold_on_page);
        const int last = count(name.size()) * line_height(text_pages::size) + 2 * padding + 2;
        const int so_far = pages_.y() - margin;
        pages_.add({{1, 1, wrap("Disahkan oleh", pages_.width_of(1), on_page), true},
                    {2, 1, approval(), false}},
                   std::max(0, agency - so_far - last));
        pages_.add(
            {{1, 1, wrap("Nama SOP", pages_.width_of(1), on_page), true}, {2, 1, name, false}});
        place_agency(grid);
    }
    void field(const char* label, const std::string& text) {
        pages_.add({{1, 1, wrap(label, pages_.width_of(1), on_page), true},
                    {2, 1, wrap(text, pages_.width_of(2), on_page), false}});
    }
    // Office, room for a signature and a stamp, and whom the document names.
    std::vector<form_line> approval() {
        const approver& by = form_.approved_by;
        std::vector<form_line> lines = wrap(by.office, pages_.width_of(2), on_page);
        for (int room = 0; room < signature; room += line_height(text_pages::size))
            lines.emplace_back();
        append(lines, wrap(by.name, pages_.width_of(2), bold_on_page));
        append(lines, wrap(by.rank, pages_.width_of(2), on_page));
        if (!by.staff_number.empty())
            append(lines, wrap("NIP " + by.staff_number, pages_.width_of(2), on_page));
        return lines;
    }

    void place_agency(std::size_t index) {
        form_page& page = pages_.page();
        form_grid& grid = page.grids[std::min(index, page.grids.size() - 1)];
        form_cell cell;
        cell.rows = count(grid.rows.size()) - 1;
        cell.size = text_pages::size;
        cell.centred = true;
        cell.box = {grid.columns[0], grid.rows.front(), grid.columns[1], grid.rows.back()};
        const int most = (cell.box.bottom - cell.box.top - logo_size - 3 * padding) /
                         line_height(text_pages::size);
        cell.lines = agency_;
        if (count(cell.lines.size()) > most) cell.lines.resize(at(std::max(most, 0)));
        const int high = count(cell.lines.size()) * line_height(text_pages::size);
        const int top = cell.box.top + (cell.box.bottom - cell.box.top - high - logo_size - 8) / 2;
        const int middle = (cell.box.left + cell.box.right) / 2;
        page.has_logo = true;
        page.logo = {middle - logo_size / 2, top, middle + logo_size / 2, top + logo_size};
        place_lines(cell.lines, middle, top + logo_size + 8, text_pages::size);
        grid.cells.insert(grid.cells.begin(), std::move(cell));
    }

    std::vector<form_line> box(const char* title, const text_list& items, int column) {
        std::vector<form_line> lines =
            wrap(std::string(title) + ":", pages_.width_of(column), bold_on_page);
        append(lines, wrap_list(items, pages_.width_of(column), on_page, bullets::numbers));
        return lines;
    }
    void box_row(const char* left, const text_list& left_items, const char* right,
                 const text_list& right_items) {
        pages_.add({{0, 1, box(left, left_items, 0)}, {1, 1, box(right, right_items, 1)}}, 46);
    }

    const identity& form_;
    text_pages pages_;
    std::vector<int> block_;
    std::vector<int> boxes_;
    std::vector<form_line> agency_;
};

}  // namespace

std::vector<form_page> draw_identity(const definition& sop, const sheet& on) {
    return identity_drawer(sop, on).draw();
}

}  // namespace alur::drawing
