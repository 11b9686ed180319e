// Regulations that an SOP cites, and those that hold no longer. Private to src/lint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace alur::lints {

enum class instrument { law, government, president, home_affairs, state_apparatus };

struct citation {
    instrument kind = instrument::law;
    int number = 0;
    int year = 0;
    friend bool operator==(const citation&, const citation&) = default;
};

// "Peraturan Pemerintah Nomor 58 Tahun 2005 tentang …", "Permendagri 52/2011"; nothing for what
// is not one of these five kinds of instrument.
[[nodiscard]] std::optional<citation> citation_in(std::string_view text);

struct repealed {
    citation old;
    int since;                  // the year in which it lost its force
    std::string_view replaced;  // by what
};
[[nodiscard]] const repealed* repeal_of(const citation& cited) noexcept;

}  // namespace alur::lints
