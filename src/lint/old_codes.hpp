// Why the codes exist that are no rules of the form. Private to src/lint.
#pragma once

#include <alur/time/reason.hpp>

#include <span>
#include <string_view>

namespace alur::lints {

struct old_code {
    std::string_view code;
    sentence why;
    std::string_view bad;
};
[[nodiscard]] std::span<const old_code> old_codes() noexcept;

}  // namespace alur::lints
