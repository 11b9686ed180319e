// Any text: load neither crashes nor hangs, its findings can be shown, and what it gives survives
// being written.
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

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
    (void)to_text(from, read.problems, language::id);
    (void)to_json(from, read.problems);
    for (const diagnostic& each : read.problems)
        demand(!each.code.empty() && !each.message.empty() && from.where(each).line >= 1);
    demand(read.sop || !no_errors(read.problems));
    if (!read.sop || !no_errors(read.problems)) return 0;

    const std::string json = to_json(*read.sop);
    const loaded again = load({"written.json", json});
    demand(no_errors(again.problems) && again.sop && *again.sop == *read.sop);
    demand(to_json(*again.sop) == json);
    return 0;
}
