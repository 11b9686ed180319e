#include "small_sop.hpp"

#include <algorithm>

namespace compile_test {

using namespace alur;
using testing::machine_of;
using testing::refuses;
using testing::sop_of;

namespace {

std::vector<std::string> codes_of(const diagnostics& list) {
    std::vector<std::string> codes;
    for (const diagnostic& d : list) codes.push_back(d.code);
    return codes;
}

}  // namespace

TEST_CASE("rows without exits of their own follow each other in print") {
    const machine m =
        machine_of(R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b"})");
    CHECK(m.table.sequential);
    CHECK(m.table.exits[0].next == step_id{1});
    CHECK(m.table.exits[1].next == no_step);
}

TEST_CASE("an exit to an earlier printed row is forward unless a run comes from there") {
    const machine m = machine_of(R"(
      {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "r"},
      {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "selesai"},
      {"id": "r", "kegiatan": "3", "pelaksana": "c", "lanjut": "q"})");
    CHECK_FALSE(m.table.exits[2].backward);
}

TEST_CASE("an answer that leads back into its own past is backward") {
    const machine m = machine_of(R"(
      {"id": "p", "kegiatan": "1", "pelaksana": "a"},
      {"kegiatan": "2", "pelaksana": "b", "cabang": {"Ya": "lanjut", "Tidak": "p"}})");
    CHECK_FALSE(m.table.exits[1].backward);
    CHECK(m.table.exits[2].backward);
}

TEST_CASE("a loop that is entered at two rows by choice has no certain way back") {
    refuses(R"(
      {"kegiatan": "0", "pelaksana": "a", "cabang": {"Satu": "p", "Dua": "q"}},
      {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "q"},
      {"id": "q", "kegiatan": "2", "pelaksana": "b", "cabang": {"Ya": "selesai", "Tidak": "p"}})",
            "AL20", "/langkah/2/cabang/Tidak");
}

TEST_CASE("a loop that parallel branches enter at two rows begins where the fork leads") {
    for (const char* rows : {// the branch that is gone back to stands first …
                             R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
                {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "j"},
                {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "j"},
                {"id": "j", "kegiatan": "3", "pelaksana": "c", "cabang": {"Ya": "selesai", "Tidak": "p"}})",
                             // … and after the row that goes back
                             R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
                {"id": "j", "kegiatan": "3", "pelaksana": "c", "cabang": {"Ya": "selesai", "Tidak": "p"}},
                {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "j"},
                {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "j"})"}) {
        const machine m = machine_of(rows);
        const step_id j = m.find_row("j");
        const exit_cell& no = m.table.exits[m.table.rows[index(j)].first_exit + 1];
        CHECK(no.backward);
        CHECK(no.next == m.find_row("p"));
    }
}

TEST_CASE("branches meet at the nearest row that all their ways pass, not the nearest in print") {
    const machine m = machine_of(R"(
      {"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
      {"id": "p", "kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "s", "Tidak": "z"}},
      {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "z"},
      {"id": "z", "kegiatan": "3", "pelaksana": "c", "lanjut": "selesai"},
      {"id": "s", "kegiatan": "4", "pelaksana": "d", "lanjut": "z"})");
    CHECK(m.table.goals[m.table.forks[0].then].kind == goal_kind_tag::open);
    CHECK(m.table.goals[m.table.forks[0].then].at == index(m.find_row("z")));
}

TEST_CASE("branches that lead nowhere else meet at the end") {
    const machine m = machine_of(R"(
      {"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
      {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "selesai: jadi"},
      {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "selesai: jadi"})");
    const goal_cell& then = m.table.goals[m.table.forks[0].then];
    CHECK(then.kind == goal_kind_tag::end);
    CHECK(m.outcomes[then.at] == "jadi");
}

TEST_CASE("rows that cannot be reached, or cannot end, are named") {
    refuses(
        R"({"kegiatan": "1", "pelaksana": "a", "lanjut": "selesai"}, {"kegiatan": "2", "pelaksana": "b"})",
        "FL03", "/langkah/1");
    refuses(
        R"({"id": "p", "kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "lanjut", "Tidak": "selesai"}},
               {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "q"})",
        "FL03", "/langkah/1");
    refuses(
        R"({"id": "p", "kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "lanjut": "p"})",
        "FL01", "/langkah");
}

TEST_CASE("selesai in one branch is a way out for all of them") {
    const machine m = machine_of(R"(
      {"id": "r2", "kegiatan": "1", "pelaksana": "a", "lanjut": ["r4", "r6"]},
      {"id": "r4", "kegiatan": "2", "pelaksana": "a", "lanjut": "r3"},
      {"id": "r3", "kegiatan": "3", "pelaksana": "a", "cabang": {"Ya": "r1", "Tidak": "selesai: ditolak"}},
      {"id": "r6", "kegiatan": "4", "pelaksana": "b", "lanjut": "r1"},
      {"id": "r1", "kegiatan": "5", "pelaksana": "b", "lanjut": "r0"},
      {"id": "r0", "kegiatan": "6", "pelaksana": "b", "lanjut": "r2"})");
    CHECK(m.table.forks.size() == 1);
}

TEST_CASE("parallel work that can only go round is named with the way there") {
    refuses(R"(
      {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": ["l", "r"]},
      {"id": "l", "kegiatan": "2", "pelaksana": "a", "lanjut": "z"},
      {"id": "r", "kegiatan": "3", "pelaksana": "b", "cabang": {"Lagi": "r", "Ulang": "p"}},
      {"id": "z", "kegiatan": "4", "pelaksana": "c"})",
            "AL30", "/langkah");
}

TEST_CASE("a document that breaks a rule of the format is refused at its place") {
    refuses(R"({"kegiatan": "1", "pelaksana": "z"})", "RU01", "/langkah/0/pelaksana");
    refuses(R"({"kegiatan": "1", "pelaksana": "a", "lanjut": "tidak ada"})", "RU02",
            "/langkah/0/lanjut");
    refuses(R"({"kegiatan": "1", "pelaksana": "a"})", "RU03", "/unit/seksi",
            R"("unit": {"seksi": ["P"]},)");
    refuses(R"({"kegiatan": "1", "pelaksana": {"bersama": ["a", "a"]}})", "RU07",
            "/langkah/0/pelaksana");
    refuses(R"({"kegiatan": "1", "pelaksana": "x"})", "RU12", "/pelaksana");
    refuses(R"({"kegiatan": "1", "pelaksana": "a"})", "RU10", "/pengendali",
            R"("pengendali": "x",)");
    refuses(
        R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang"}, {"kegiatan": "2", "pelaksana": "v"})",
        "UN02", "/langkah/1/pelaksana");
    refuses(R"({"kegiatan": "1", "pelaksana": "a", "kuorum": 2})", "UN03", "/langkah/0/kuorum");
    refuses(R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "kuorum": 2},
               {"kegiatan": "2", "pelaksana": "u", "setiap": "bidang", "kuorum": 1})",
            "UN04", "/langkah/0/kuorum");
    refuses(R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
               {"kegiatan": "2", "pelaksana": {"rapat": ["a", "u"]}, "cabang": {"Ya": "lanjut", "Tidak": "selesai"}},
               {"kegiatan": "3", "pelaksana": "a"})",
            "UN06", "/langkah/1/cabang");
    refuses(R"({"kegiatan": "1", "pelaksana": "a", "keputusan": "Benar?"})", "AL08",
            "/langkah/0/keputusan");
    refuses(
        R"({"kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "lanjut", "Tidak": "selesai"}, "lanjut": "q"},
               {"id": "q", "kegiatan": "2", "pelaksana": "a"})",
        "AL03", "/langkah/0/lanjut");
    refuses(
        R"({"id": "p", "kegiatan": "1", "pelaksana": {"berurutan": ["a", "b"]}, "kembali": "p"})",
        "AL05", "/langkah/0/kembali");
    refuses(
        R"({"kegiatan": "1", "pelaksana": "a", "sampai": "q"}, {"id": "q", "kegiatan": "2", "pelaksana": "b"})",
        "AL08", "/langkah/0/sampai");
    refuses(R"({"id": "p", "kegiatan": "1", "pelaksana": "a"},
               {"kegiatan": "2", "pelaksana": "b", "waktu": "1 jam", "sampai": "p"})",
            "WK20", "/langkah/1/sampai");
    refuses(R"({"kegiatan": "1", "pelaksana": "a", "waktu": "1 jam", "sampai": "q"},
               {"id": "q", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"})",
            "WK21", "/langkah/0/sampai");
    refuses(R"({"kegiatan": "1", "pelaksana": "a", "sumber": {"cabang.Ya": "dugaan: x"}})", "SB02",
            "/langkah/0/sumber/cabang.Ya");
}

TEST_CASE("data called as the event's date is refused where it is declared, read or not") {
    const std::string_view declared = R"("data": {"nilai": "angka", "pada": "tanggal"},)";
    refuses(R"({"kegiatan": "1", "pelaksana": "a"})", "RL12", "/data/pada", declared);
    const std::string_view reads_it = R"({"id": "p", "kegiatan": "1", "pelaksana": "a", "cabang":
      {"Ya": {"ke": "selesai", "bila": {"<": [{"var": "pada"}, "2026-01-01"]}}, "Tidak": "p"}})";
    refuses(reads_it, "RL12", "/data/pada", declared);
    const diagnostics found = check(sop_of(reads_it, declared));
    CHECK(std::count_if(found.begin(), found.end(),
                        [](const diagnostic& each) { return each.code == "RL12"; }) == 1);
}

TEST_CASE("a definition that was not loaded from a file is checked all the same") {
    definition sop = sop_of(
        R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang"}, {"kegiatan": "2", "pelaksana": "a"})");
    sop.units = {{"bidang", {"P", "P"}}};
    CHECK(codes_of(compile(sop).problems) == std::vector<std::string>{"UN01"});
    sop.units.clear();
    sop.rows[1].id = sop.rows[0].id;
    CHECK(codes_of(compile(sop).problems) == std::vector<std::string>{"RU05"});
    sop.rows[1].id = "selesai";
    CHECK(codes_of(compile(sop).problems) == std::vector<std::string>{"RU06"});
    sop.rows[1].id = "2";
    sop.rows[1].readings = {{"waktu", "katanya"}};
    CHECK(codes_of(compile(sop).problems) == std::vector<std::string>{"SB01"});
    sop.rows[1].readings.clear();
    sop.rows[1].answers = {{"Ya", {}, ""}};
    CHECK(codes_of(compile(sop).problems) == std::vector<std::string>{"FL04"});
    sop.rows.clear();
    CHECK_FALSE(compile(sop).machine);
}

TEST_CASE("parallel work that does not nest is refused") {
    // two entries, two meeting rows, mixed branches, an empty branch, unequal ends, a jump over the
    // meeting
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "cabang": {"Ya": "p", "Tidak": "q"}},
               {"id": "p", "kegiatan": "1", "pelaksana": "u", "setiap": "bidang"},
               {"id": "q", "kegiatan": "2", "pelaksana": "u", "setiap": "bidang"})",
            "AL10", "/langkah/2");
    refuses(
        R"({"kegiatan": "1", "pelaksana": "u", "setiap": "bidang", "cabang": {"Ya": "lanjut", "Tidak": "q"}},
               {"kegiatan": "2", "pelaksana": "a", "lanjut": "selesai"},
               {"id": "q", "kegiatan": "3", "pelaksana": "a"})",
        "AL11", "/langkah/0/cabang/Tidak");
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
               {"id": "p", "kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "q", "Tidak": "z"}},
               {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "z"},
               {"id": "z", "kegiatan": "3", "pelaksana": "a"})",
            "AL12", "/langkah/2");
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "z"]},
               {"id": "p", "kegiatan": "1", "pelaksana": "a"},
               {"id": "z", "kegiatan": "2", "pelaksana": "b"})",
            "AL04", "/langkah/0/lanjut/1");
    refuses(R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "q"]},
               {"id": "p", "kegiatan": "1", "pelaksana": "a", "lanjut": "selesai: jadi"},
               {"id": "q", "kegiatan": "2", "pelaksana": "b", "lanjut": "selesai: batal"})",
            "AL14", "/langkah/2/lanjut");
    refuses(
        R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "selesai"]}, {"id": "p", "kegiatan": "1", "pelaksana": "a"})",
        "AL01", "/langkah/0/lanjut/1");
    refuses(
        R"({"kegiatan": "0", "pelaksana": "a", "lanjut": ["p", "p"]}, {"id": "p", "kegiatan": "1", "pelaksana": "a"})",
        "AL02", "/langkah/0/lanjut/1");
}

TEST_CASE("what a row asks of people, papers and time is in the machine") {
    const machine made = machine_of(
        R"({"id": "p", "kegiatan": "1", "pelaksana": "a", "waktu": "1 hari", "output": "Nota"},
           {"kegiatan": "2", "pelaksana": {"salah_satu": ["b", "c"]}, "beda_orang": "p", "definitif": true,
            "ditunjuk": "p", "waktu": "1 hari", "perpanjangan": "1 hari", "wajib": true,
            "terlambat": ["alasan", "tolak", "1 hari: a", "dianggap: Ya"],
            "cabang": {"Ya": "selesai", "Tidak": "p"}})");
    CHECK(made.demands[0].names_others);
    CHECK_FALSE(made.demands[0].evidence);
    CHECK(made.demands[0].late == lateness_policy{});
    const row_demands& asks = made.demands[1];
    CHECK(asks.definitive);
    CHECK(asks.evidence);
    CHECK(asks.named_at == step_id{0});
    CHECK(asks.other_than == std::vector<step_id>{step_id{0}});
    CHECK(made.demands[0].other_than == std::vector<step_id>{step_id{1}});
    CHECK(asks.late.wants_reason);
    CHECK(asks.late.refuses);
    CHECK(asks.late.deemed == exit_id{0});
    REQUIRE(asks.late.ladder.size() == 1);
    CHECK(asks.late.ladder[0].office == role_id{0});
}

TEST_CASE("lateness that is only recorded is enforced already") {
    CHECK(machine_of(
              R"({"kegiatan": "1", "pelaksana": "a", "waktu": "1 hari", "terlambat": "catat"})")
              .table.rows.size() == 1);
}

TEST_CASE("abaikan silences a warning on its row or in the whole document, and never an error") {
    const char* row = R"({"kegiatan": "1", "pelaksana": "a", "sumber": {"waktu": "dugaan: x"}})";
    CHECK(codes_of(check(sop_of(row))) == std::vector<std::string>{"SB03"});
    CHECK(
        check(
            sop_of(
                R"({"kegiatan": "1", "pelaksana": "a", "sumber": {"waktu": "dugaan: x"}, "abaikan": {"SB03": "sudah"}})"))
            .empty());
    CHECK(check(sop_of(row, R"("abaikan": {"SB03": "sudah"},)")).empty());
    refuses(R"({"kegiatan": "1", "pelaksana": "z", "abaikan": {"RU01": "sudah"}})", "RU01",
            "/langkah/0/pelaksana");
}

TEST_CASE("a document is at hand when every way produced it, or it comes from outside") {
    const auto problems = [](std::string_view rows, std::string_view more = "") {
        return codes_of(check(sop_of(rows, more)));
    };
    CHECK(
        problems(
            R"({"kegiatan": "1", "pelaksana": "a", "output": "Nota"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "nota "})")
            .empty());
    CHECK(
        problems(
            R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota"})") ==
        std::vector<std::string>{"MB02"});
    CHECK(
        problems(
            R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota"})",
            R"("dari_luar": "Nota",)")
            .empty());
    CHECK(
        problems(
            R"({"kegiatan": "1", "pelaksana": "a", "kelengkapan": "Surat"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Surat"})")
            .empty());
    CHECK(
        problems(
            R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "x", "kelengkapan": "Nota"})")
            .empty());
    CHECK(problems(R"({"kegiatan": "1", "pelaksana": "a", "output": "KTP"},
                      {"kegiatan": "2", "pelaksana": "b", "kelengkapan": {"salah_satu": ["Akta", "KTP"]}})")
              .empty());
    // one of two ways is not every way
    CHECK(problems(R"({"kegiatan": "1", "pelaksana": "a", "cabang": {"Ya": "lanjut", "Tidak": "z"}},
                      {"kegiatan": "2", "pelaksana": "b", "output": "Nota"},
                      {"id": "z", "kegiatan": "3", "pelaksana": "c", "kelengkapan": "Nota"})") ==
          std::vector<std::string>{"MB02"});
    // both branches of a fork are
    CHECK(problems(R"({"kegiatan": "1", "pelaksana": "a", "lanjut": ["p", "q"]},
                      {"id": "p", "kegiatan": "2", "pelaksana": "b", "output": "Nota", "lanjut": "z"},
                      {"id": "q", "kegiatan": "3", "pelaksana": "b", "lanjut": "z"},
                      {"id": "z", "kegiatan": "4", "pelaksana": "c", "kelengkapan": "Nota"})")
              .empty());
}

TEST_CASE("where documents are enforced a missing one is an error") {
    // a row may be set free from what holds for all
    const diagnostics free = check(sop_of(
        R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota", "wajib": false})",
        R"("wajib": true,)"));
    CHECK(codes_of(free) == std::vector<std::string>{"MB02"});
    const diagnostics found = check(sop_of(
        R"({"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b", "kelengkapan": "Nota", "wajib": true})"));
    const auto codes = codes_of(found);
    CHECK(std::count(codes.begin(), codes.end(), "DK02") == 1);
}

TEST_CASE("an alias means one office only, and finds it") {
    const machine m = machine_of(R"({"kegiatan": "1", "pelaksana": "a"})");
    CHECK(m.find_role("A") == role_id{0});
    CHECK(m.find_role(" a ") == role_id{0});
    CHECK(m.find_role("tidak ada") == no_role);
    const source twice{
        "t",
        R"({"judul": "T", "pelaksana": {"a": {"nama": "A", "alias": "Sekdis"}, "b": {"nama": "B", "alias": "sekdis"}},
      "langkah": [{"kegiatan": "1", "pelaksana": "a"}, {"kegiatan": "2", "pelaksana": "b"}]})"};
    loaded read = load(twice);
    REQUIRE(read.sop);
    CHECK(codes_of(compile(*read.sop).problems) == std::vector<std::string>{"RU11"});
}

TEST_CASE("hostile parallelism is refused within its bounds") {
    std::string rows = R"({"kegiatan": "0", "pelaksana": "a", "lanjut": [)";
    for (int i = 0; i < 60; ++i) rows += (i == 0 ? "\"p" : ", \"p") + std::to_string(i) + "\"";
    rows += "]}";
    for (int i = 0; i < 60; ++i)
        rows += ", {\"id\": \"p" + std::to_string(i) +
                "\", \"kegiatan\": \"x\", \"pelaksana\": \"a\", \"lanjut\": \"z\"}";
    rows += R"(, {"id": "z", "kegiatan": "9", "pelaksana": "b"})";
    refuses(rows, "AL33", "/langkah");
}

TEST_CASE(
    "a document with an unreadable time is checked whole, and never compiled without the time") {
    const source from =
        testing::document(R"({"kegiatan": "1", "pelaksana": "a", "waktu": "sebentar"})");
    const loaded read = load(from);
    CHECK(codes_of(read.problems) == std::vector<std::string>{"WK01"});
    REQUIRE(read.sop);
    CHECK(no_errors(check(*read.sop)));
    const compiled made = compile(*read.sop);
    CHECK_FALSE(made.machine);
    CHECK(codes_of(made.problems) == std::vector<std::string>{"JS23"});
}

}  // namespace compile_test
