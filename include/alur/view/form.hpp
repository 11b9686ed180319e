// The official form of an SOP as a drawing: identity block, boxes, and the table in whose performer
// columns the flow chart runs.
//
//   const official_form form = draw_form(sop, {});
//   std::ofstream("dumai.svg") << form_svg(form);
//
// `draw_form` decides everything: where a line breaks, where a page ends, which way an arrow takes.
// What is written from it (SVG, HTML) only spells it out, so that every output shows the same form
// and a test can measure it. What holds for every drawing, whatever the SOP says:
//
// - no arrow crosses a symbol, a label or a text; a corner is a right angle;
// - a line of text is inside its cell, a label apart from every other one;
// - an arrow ends at the symbols it names; one that leaves its page ends in a connector whose
// letter
//   stands again where it goes on;
// - a row stands on one page, unless it is taller than any: then its text goes on on the next page
// and its
//   symbols stand with the beginning.
//
// Texts are measured by the widest of the common fonts, so they fit in any of them. An SOP too wide
// for its paper is drawn on a larger sheet and scaled down.
//
// Unit: CSS pixel (1/96 inch), y downwards. References that lead nowhere are not drawn.
// Complexity: linear in the rows, about cubic in the arrows of one page. Throws std::bad_alloc
// only. Thread-safety: pure functions. The same SOP gives the same bytes.
#pragma once

#include <alur/sop/definition.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

enum class paper : std::uint8_t { a4, f4 };  // landscape; F4 is 330 × 215 mm

// What stands in the symbols of a row and after its answers: how often each was done, say. Of a
// text the first twelve characters are drawn.
struct row_count {
    std::string done;
    std::vector<std::string> answers;  // in the order of the row's
};

struct form_wishes {
    paper on = paper::a4;
    bool identification = false;         // the sheet "identifikasi kegiatan" at the end
    std::string logo;                    // a picture as `data:` URI; none: the slot stays empty
    std::vector<row_count> counts = {};  // by row; none on the form that is signed
};

// The `data:` URI of a PNG, JPEG or SVG picture of at most 4 MiB, known by its first bytes; empty
// if it is none.
[[nodiscard]] std::string logo_uri(std::string_view picture);

struct form_point {
    int x = 0;
    int y = 0;
    friend bool operator==(const form_point&, const form_point&) = default;
};

struct form_box {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
};

// What stood between a line and the one above it.
enum class form_break : std::uint8_t { paragraph, space, inside_word };

struct form_line {
    std::string text;  // nothing in it that a screen would hide or turn round
    form_break before = form_break::paragraph;
    int x = 0;  // left edge, or middle where its cell is centred
    int baseline = 0;
    int width = 0;   // at most
    int indent = 0;  // of the further lines of a list's item
    bool bold = false;
    bool italic = false;
};

enum class cell_role : std::uint8_t { data, column_heading, row_heading };

struct form_cell {
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
    form_box box;
    cell_role role = cell_role::data;
    std::vector<form_line> lines;
    int size = 11;  // of the font
    bool centred = false;
    bool upright = false;  // text runs upwards
    bool guessed = false;  // `dugaan`: framed by a dashed line
    std::string spoken;    // what a screen reader says of the symbols drawn in it
};

struct form_grid {
    std::string caption;
    std::vector<int> columns;  // edges, one more than there are columns
    std::vector<int> rows;
    int headings = 0;  // rows of headings at the top
    std::vector<form_cell> cells;
};

// The official five are these and the arrow.
enum class form_symbol_kind : std::uint8_t { terminator, process, decision, connector };

struct form_symbol {
    form_symbol_kind kind = form_symbol_kind::process;
    form_box box;
    bool guessed = false;
    std::string about;
    std::vector<form_line> text;
    int row = -1;  // of the SOP; none: a connector
};

struct form_arrow {
    std::vector<form_point> points;
    // Symbols of this page, or -1 - n for its label n: an answer that found no corner of its
    // diamond stands in the middle of its arrow.
    int from = 0;
    int to = 0;
    bool head = true;   // offices of which any one acts are joined by a plain line,
    bool both = false;  // those that act together by a double arrow
    bool guessed = false;
    std::string about;
};

// The answer at an exit of a decision, or a page number at a connector.
struct form_label {
    form_box box;
    std::vector<form_line> lines;
    int size = 10;
};

struct form_page {
    std::vector<form_grid> grids;
    std::vector<form_symbol> symbols;
    std::vector<form_arrow> arrows;
    std::vector<form_label> labels;
    std::vector<form_label> notes;  // outside the tables
    bool has_logo = false;
    form_box logo;
};

struct official_form {
    paper on = paper::a4;
    int width = 0;  // of each page, in pixels; more than the paper's where it is scaled down
    int height = 0;
    std::string title;
    std::string logo;
    std::vector<form_page> pages;
};

[[nodiscard]] official_form draw_form(const definition& sop, const form_wishes& wishes = {});

// All pages, one below the other; or one of them, which fills the sheet.
[[nodiscard]] std::string form_svg(const official_form& form);
[[nodiscard]] std::string form_page_svg(const official_form& form, std::size_t page);

// A document that prints page by page; or its part inside <body>, with its style, for a notebook.
// Texts are cells of tables, the chart lies over them.
[[nodiscard]] std::string form_html(const official_form& form);
[[nodiscard]] std::string form_fragment(const official_form& form);

}  // namespace alur
