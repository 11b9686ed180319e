// Documents with one thing wrong in them, as people, editors and programs get them wrong.
//
// One edit, picked at random among the named ones that fit: of the text, of a JSON value, or of the
// definition before it is written. Not every edit does harm; whoever asks counts what it did.
// The same dice give the same document.
#pragma once

#include "generator/json_value.hpp"
#include "generator/random.hpp"

#include <alur/sop/definition.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace alur::generate {

struct spoiled {
    std::string_view edit;  // its name
    std::string text;
};

[[nodiscard]] spoiled spoil_sop(dice& d, const definition& sop);
[[nodiscard]] spoiled spoil_calendar(dice& d, const std::string& text);
[[nodiscard]] spoiled spoil_json(dice& d, const std::string& text);  // whatever it says

// What only a program can get wrong: `load` would never give such a definition. Names the edit.
std::string_view spoil_definition(dice& d, definition& sop);

// The parts. An edit says false, and does nothing, where it does not fit.
struct text_edit {
    std::string_view name;
    bool (*apply)(dice& d, std::string& text);
};
struct value_edit {
    std::string_view name;
    bool (*apply)(dice& d, json_value& document);
};
[[nodiscard]] const std::vector<text_edit>& text_edits();    // of any text
[[nodiscard]] const std::vector<value_edit>& value_edits();  // of any JSON
[[nodiscard]] const std::vector<value_edit>& flow_edits();   // of an SOP: where rows lead
[[nodiscard]] const std::vector<value_edit>& row_edits();    // of an SOP: everything else
[[nodiscard]] const std::vector<value_edit>& rule_edits();   // of an SOP: `data`, `bila`
[[nodiscard]] const std::vector<value_edit>& size_edits();   // of an SOP: too much of something
// Of an SOP; the compiler looks at it for seconds, so `spoil_sop` leaves them out.
[[nodiscard]] const std::vector<value_edit>& slow_edits();
[[nodiscard]] const std::vector<value_edit>& calendar_edits();

// Values of the document, the whole included, that fit.
template <class Fits>
void values_in(json_value& value, const Fits& fits, std::vector<json_value*>& found) {
    if (fits(value)) found.push_back(&value);
    for (json_value& item : value.items) values_in(item, fits, found);
}
// One of them, or null.
template <class Fits>
json_value* some_value(dice& d, json_value& value, const Fits& fits) {
    std::vector<json_value*> found;
    values_in(value, fits, found);
    return found.empty() ? nullptr : d.pick(found);
}
[[nodiscard]] json_value* some_item(dice& d, json_value* value);
[[nodiscard]] json_value* some_row(dice& d, json_value& sop);
// A row that has the key.
[[nodiscard]] json_value* some_row_with(dice& d, json_value& sop, std::string_view key);
// Ids of its rows, codes of its offices, kinds of its units.
[[nodiscard]] std::vector<std::string> ids_of(json_value& sop);
[[nodiscard]] std::vector<std::string> offices_of(json_value& sop);
[[nodiscard]] std::vector<std::string> kinds_of(json_value& sop);
// The word with a letter lost, doubled or exchanged.
[[nodiscard]] std::string misspelt(dice& d, std::string word);

}  // namespace alur::generate
