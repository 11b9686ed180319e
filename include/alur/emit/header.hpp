// An SOP as C++: headers for an application that embeds one fixed SOP, without JSON at run time.
//
//   std::ofstream("dumai.hpp") << alur::constexpr_header(machine,
//   alur::namespace_for("dumai.json"));
//
// The first header needs <alur/engine/…> only: enumerations with the official names, the machine as
// constexpr tables, events that do not compile where the SOP never allows them, and a
// `static_assert` that walks through the SOP. The second one adds a Boost.MSM machine over the same
// enumerations. The same machine and names give the same bytes. Guards around the kernel (people,
// papers, time) are not part of either.
// Throws std::bad_alloc. Thread-safety: values.
#pragma once

#include <alur/sop/machine.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace alur {

// The C++ name of what an SOP calls so: "Kabid. Aset" is `kabid_aset`. What C++ keeps for itself
// gets an underscore ("new_"), what starts with a digit the prefix ("langkah_6"); what has no
// letter or digit is the prefix alone.
[[nodiscard]] std::string identifier_for(std::string_view name, std::string_view prefix);

// The namespace for a file's name: without folder and ending.
[[nodiscard]] std::string namespace_for(std::string_view file);

[[nodiscard]] std::string constexpr_header(const machine& sop, std::string_view in_namespace);

// The Boost.MSM header, over the first one, which it includes by that name. It costs a compiler
// about half a second and 20 MB for each of its rows: see docs/embedding.md.
struct msm_header_text {
    std::string text;
    std::size_t states = 0;
    std::size_t rows = 0;  // of the transition table
};
// Parallel work has too many markings.
struct too_many_states {};
[[nodiscard]] std::variant<msm_header_text, too_many_states> msm_header(
    const machine& sop, std::string_view in_namespace, std::string_view constexpr_header_name);

}  // namespace alur
