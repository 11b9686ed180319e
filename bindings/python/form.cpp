// The official form of an SOP as a drawing.

#include <alur/view/form.hpp>

#include <memory>
#include <string>
#include <vector>

#include "definition_members.hpp"
#include "topics.hpp"

namespace alur::python {
namespace {

official_form drawn(const definition& sop, bool f4, bool identification, const std::string& logo,
                    const std::vector<std::string>& done,
                    const std::vector<std::vector<std::string>>& answered) {
    form_wishes wishes{f4 ? paper::f4 : paper::a4, identification, logo_uri(logo)};
    if (!logo.empty() && wishes.logo.empty())
        throw py::value_error("a logo is a PNG, JPEG or SVG picture of at most 4 MiB");
    for (std::size_t r = 0; r < done.size(); ++r)
        wishes.counts.push_back({done[r], answered.at(r)});
    const py::gil_scoped_release others_may_run;
    return draw_form(sop, wishes);
}

}  // namespace

void init_form(py::module_& m) {
    using handle = const official_form;
    py::class_<official_form, std::shared_ptr<official_form>>(m, "Form")
        .def_property_readonly("title", [](handle& f) { return f.title; })
        .def_property_readonly("pages", [](handle& f) { return f.pages.size(); })
        .def("svg", [](handle& f) { return form_svg(f); })
        .def(
            "page_svg", [](handle& f, std::size_t page) { return form_page_svg(f, page); },
            py::arg("page"))
        .def("html", [](handle& f) { return form_html(f); })
        .def("fragment", [](handle& f) { return form_fragment(f); });
    m.def("form", &drawn, py::arg("definition"), py::arg("f4"), py::arg("identification"),
          py::arg("logo"), py::arg("done"), py::arg("answered"));
}

}  // namespace alur::python
