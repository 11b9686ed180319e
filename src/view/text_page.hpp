// Tables of text that flow over pages: the identity block, the boxes, the sheet of identification.
#pragma once

#include <string>
#include <vector>

#include "view/headings.hpp"

namespace alur::drawing {

struct text_cell {
    int column = 0;
    int columns = 1;
    std::vector<form_line> lines;
    bool heading = false;
    bool centred = false;
};

// Fills pages from the top; a row that does not fit goes on on the next page.
class text_pages {
  public:
    explicit text_pages(const sheet& on) : on_(on) {}

    static constexpr int size = 12;

    // Begins a table with these column edges, below what is there.
    void table(const std::string& caption, std::vector<int> edges, int gap = 0);
    void add(const std::vector<text_cell>& cells, int least = 0);
    void title(const std::string& text);
    void new_page();

    [[nodiscard]] form_page& page() { return pages_.back(); }
    [[nodiscard]] form_grid& grid() { return page().grids.back(); }
    [[nodiscard]] int y() const { return y_; }
    [[nodiscard]] int width_of(int column, int columns = 1) const {
        return edges_[at(column + columns)] - edges_[at(column)] - 2 * padding;
    }
    [[nodiscard]] std::vector<form_page> take() { return std::move(pages_); }

  private:
    void put(const std::vector<text_cell>& cells, std::size_t first, std::size_t lines, int height);

    sheet on_;
    std::vector<form_page> pages_;
    std::string caption_;
    std::vector<int> edges_;
    int y_ = 0;
};

}  // namespace alur::drawing
