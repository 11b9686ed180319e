// Rows that call other SOPs: what is found about them when all are at hand.
#include <alur/sop/compile.hpp>
#include <alur/sop/fingerprint.hpp>
#include <alur/sop/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace calls_test {

namespace {

alur::definition sop(const std::string& title, const std::string& row,
                     const std::string& more = "") {
    const alur::source from{
        "t", R"({"judul": ")" + title + R"(", "pelaksana": {"a": "A"}, )" + more +
                 R"("langkah": [{"kegiatan": "Meminta", "pelaksana": "a"}, )" +
                 R"({"id": "panggil", "kegiatan": "Memanggil", "pelaksana": "a")" + row + "}]}"};
    alur::loaded read = alur::load(from);
    INFO(alur::to_text(from, read.problems, alur::language::en));
    REQUIRE(read.sop);
    return *std::move(read.sop);
}

alur::definition plain() { return sop("Biasa", "", R"("nomor": "7/2026", )"); }
alur::definition deciding() {
    return sop("Menilai",
               R"(, "cabang": {"Baik": "selesai: diterima", "Buruk": "selesai: ditolak"})");
}

std::vector<std::string> codes(const alur::diagnostics& list) {
    std::vector<std::string> all;
    for (const alur::diagnostic& each : list) all.emplace_back(each.code);
    std::sort(all.begin(), all.end());
    return all;
}

using names = std::vector<std::string>;

}  // namespace

TEST_CASE("a called SOP is found by its title or its number, however it is spelt", "[calls]") {
    for (const char* name : {"Biasa", "biasa ", "7/2026"}) {
        const auto made = alur::compile(sop("Induk", R"(, "sop": ")" + std::string(name) + "\""),
                                        std::vector{plain(), deciding()});
        REQUIRE(made.machine);
        CHECK(made.problems.empty());
        REQUIRE(made.machine->demands[1].calls);
        CHECK(made.machine->demands[1].calls->outcomes == names{""});
        CHECK_FALSE(made.machine->demands[0].calls);
    }
}

TEST_CASE("a called SOP that is not at hand is done by hand, with a warning", "[calls]") {
    const auto made = alur::compile(sop("Induk", R"(, "sop": "Lain")"), std::vector{plain()});
    REQUIRE(made.machine);
    CHECK(codes(made.problems) == names{"AL40"});
    CHECK(made.problems.front().level == alur::severity::warning);
    CHECK(made.problems.front().pointer == "/langkah/1/sop");
    CHECK_FALSE(made.machine->demands[1].calls);
}

TEST_CASE("outcomes of a called SOP pick the answer of that name", "[calls]") {
    const auto made = alur::compile(
        sop("Induk",
            R"(, "sop": "Menilai", "cabang": {"Ditolak": "selesai: gagal", "Diterima": "selesai"})"),
        std::vector{deciding()});
    REQUIRE(made.machine);
    CHECK(made.problems.empty());
    const alur::called_sop& call = *made.machine->demands[1].calls;
    CHECK(call.outcomes == names{"diterima", "ditolak"});
    CHECK(call.answers == std::vector{alur::exit_id{1}, alur::exit_id{0}});
}

TEST_CASE("an outcome without an answer is an error, an answer without outcome a warning",
          "[calls]") {
    const alur::diagnostics found = alur::check(
        sop("Induk",
            R"(, "sop": "Menilai", "cabang": {"Ditolak": "selesai: gagal", "Batal": "selesai"})"),
        std::vector{deciding()});
    REQUIRE(codes(found) == names{"AL42", "AL43"});
    for (const alur::diagnostic& each : found) {
        INFO(each.message.en);
        CHECK(each.pointer ==
              (each.code == "AL42" ? "/langkah/1/cabang" : "/langkah/1/cabang/Batal"));
        CHECK(each.message.id.find(each.code == "AL42" ? "diterima" : "Batal") !=
              std::string::npos);
    }
    // A plain `selesai` has no name that an answer could have.
    CHECK(codes(alur::check(
              sop("Induk", R"(, "sop": "Biasa", "cabang": {"X": "selesai: x", "Y": "selesai"})"),
              std::vector{plain()})) == names{"AL42", "AL43", "AL43"});
}

TEST_CASE("SOPs that call each other in a circle are refused, with the way around", "[calls]") {
    const alur::definition one = sop("Satu", R"(, "sop": "Dua")");
    const alur::definition two = sop("Dua", R"(, "sop": "Tiga")");
    const alur::definition three = sop("Tiga", R"(, "sop": "Satu")");
    const std::vector all{one, two, three};
    for (const alur::definition& each : all) CHECK(codes(alur::check(each, all)) == names{"AL41"});
    const alur::diagnostics found = alur::check(one, all);
    CHECK(found.front().message.en == "This SOP calls itself: Dua → Tiga → Satu.");
    CHECK(codes(alur::check(sop("Sendiri", R"(, "sop": "Sendiri")"))) == names{"AL41"});
    // Outside the circle it is no matter of this SOP.
    CHECK(alur::check(sop("Luar", R"(, "sop": "Satu")"), all).empty());
}

TEST_CASE("other outcomes of a called SOP make another machine", "[calls]") {
    const alur::definition caller = sop("Induk", R"(, "sop": "Menilai")");
    const auto hash = [&](const std::vector<alur::definition>& others) {
        return alur::machine_hash(*alur::compile(caller, others).machine);
    };
    alur::definition renamed = deciding();
    renamed.rows[1].answers[0].leads_to.outcome = "lulus";
    alur::definition retold = deciding();
    retold.rows[0].activity = "Meminta lagi";
    CHECK(hash({deciding()}) == hash({retold}));
    CHECK(hash({deciding()}) != hash({renamed}));
    CHECK(hash({deciding()}) != hash({}));
}

}  // namespace calls_test
