// What is wrong with a drawing, measured: nothing here knows how it was made.
#pragma once

#include <alur/sop/definition.hpp>
#include <alur/view/form.hpp>

#include <string>

namespace alur_test {

// Empty if every text is in its cell, every arrow where it should be, nothing over anything else;
// else one line per fault.
[[nodiscard]] std::string geometry_faults(const alur::official_form& form);

// Empty if the arrows, followed over pages by the letters of connectors, lead exactly where the
// exits of the SOP's rows lead, and every word of its rows stands in the tables.
[[nodiscard]] std::string content_faults(const alur::official_form& form,
                                         const alur::definition& sop);

}  // namespace alur_test
