#include "small_sop.hpp"

namespace machine_test {

using namespace alur;
using alur::testing::machine_of;

TEST_CASE(
    "rows, offices, kinds and answers are found by the words people use, and nothing else is") {
    const machine m = machine_of(R"(
      {"id": "awal", "no": "1a", "mulai": "Surat Sekda", "kegiatan": "1", "pelaksana": "a",
       "cabang": {"Ya": "lanjut", "Tidak": "selesai"}},
      {"kegiatan": "2", "pelaksana": "u", "setiap": "bidang"})");
    CHECK(m.find_row("awal") == step_id{0});
    CHECK(m.find_row(" 1a ") == step_id{0});
    CHECK(m.find_row("surat sekda") == step_id{0});
    CHECK(m.find_row("2") == step_id{1});
    CHECK(m.find_row("3") == no_step);
    CHECK(m.find_role("X") == role_id{4});
    CHECK(m.find_role("") == no_role);
    CHECK(m.find_kind(" Bidang ") == kind_id{0});
    CHECK(m.find_kind("seksi") == no_kind);
    CHECK(m.find_answer(step_id{0}, "TIDAK") == exit_id{1});
    CHECK(m.find_answer(step_id{0}, "Mungkin") == no_exit);
    CHECK(m.kind_of(step_id{0}) == no_kind);
    CHECK(m.kind_of(step_id{1}) == kind_id{0});
}

}  // namespace machine_test
