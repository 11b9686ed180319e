// Any bytes: a table is read or refused, and what is drafted from it without answers has no errors
// of reading.
#include <alur/author/draft.hpp>
#include <alur/author/form_table.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

using namespace alur;

namespace {

class nobody : public draft_answers {
  public:
    std::optional<std::string> answer(const draft_question&) override { return std::nullopt; }
    void refuse(const bilingual&) override {}
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const form_table table = read_form_table(std::string{data, data + size});
    if (table.fault || table.offices.size() > 32 || table.rows.size() > 1000) return 0;
    nobody none;
    const drafted made = draft_sop(table, none);
    const loaded read = load({"draft.json", to_json(made.sop)});
    if (!no_errors(read.problems) || read.sop != made.sop) std::abort();
    return 0;
}
