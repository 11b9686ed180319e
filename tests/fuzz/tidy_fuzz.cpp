// Any text: what is tidied means the same, stays tidy, and differs from nothing.
#include <alur/author/differences.hpp>
#include <alur/author/tidy.hpp>
#include <alur/sop/load.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace alur;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const source from{"fuzz.json", std::string{data, data + size}};
    const loaded read = load(from);
    const tidied made = tidy(from);
    demand(made.text.has_value() == (read.sop && no_errors(read.problems)));
    if (!made.text) return 0;
    const loaded again = load({"tidy.json", *made.text});
    demand(again.sop == read.sop);
    demand(tidy({"tidy.json", *made.text}).text == made.text);
    demand(differences(*read.sop, *again.sop).empty());
    return 0;
}
