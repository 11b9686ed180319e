#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/hours_text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace write_test {

using namespace alur;

namespace {

definition read_back(const std::string& json) {
    const source from{"written.json", json};
    loaded read = load(from);
    INFO(json);
    INFO(to_text(from, read.problems, language::en));
    REQUIRE(read.problems.empty());
    REQUIRE(read.sop);
    return *std::move(read.sop);
}

// Random definitions that `load` could have given: references need not resolve.
class any_definition {
  public:
    explicit any_definition(std::uint32_t seed) : random_(seed) {}

    definition make() {
        definition out;
        identity& form = out.form;
        form.title = text();
        for (std::string* each :
             {&form.number, &form.government, &form.work_unit, &form.product_owner,
              &form.activity_owner, &form.scope, &out.schema})
            if (chance()) *each = text();
        for (std::string* each : {&form.revised, &form.approved})
            if (chance()) *each = chance() ? "-" : "31 Desember 2025";
        if (chance()) form.created = "2 Januari 2023";
        if (chance()) form.effective = "3 Januari 2023";
        for (std::string* each : {&form.approved_by.office, &form.approved_by.name,
                                  &form.approved_by.rank, &form.approved_by.staff_number})
            if (chance()) *each = text();
        for (text_list* each :
             {&form.legal_basis, &form.related, &form.qualification, &form.equipment, &form.warning,
              &form.recording, &out.from_outside, &out.notes})
            if (chance()) *each = list();
        if (chance()) form.activity_kind = "penugasan";
        if (chance()) out.local_zone = static_cast<zone>(random_() % 3);
        if (chance()) out.hours = hours();
        if (chance()) out.service_time = limit();
        for (std::size_t i = some(4); i > 0; --i)
            out.performers.push_back({code() + std::to_string(i), text(), "",
                                      chance() ? list() : text_list{}, chance() ? code() : "",
                                      chance()});
        for (performer& each : out.performers) each.column = chance() ? text() : each.name;
        for (std::size_t i = random_() % 3; i > 0; --i)
            out.units.push_back({code() + std::to_string(i), {"Ekonomi", text() + "x"}});
        for (unit_kind& each : out.units)
            for (std::string& name : each.names) name = single_spaced(name);
        out.evidence_required = chance();
        for (std::size_t i = random_() % 3; i > 0; --i)
            out.data.emplace_back(code() + std::to_string(i),
                                  static_cast<data_type>(random_() % 4));
        if (chance()) out.controllers = codes();
        if (chance()) out.when_late = late();
        if (chance()) out.readings = {{"judul", "tersirat: " + text()}};
        if (chance()) out.silenced = {{"WK03", text()}};
        std::uint64_t number = 0;
        for (std::size_t i = some(6); i > 0; --i) {
            number += number == 0 && chance() ? some(9) : 1;
            out.rows.push_back(one_row(i, number));
        }
        return out;
    }

  private:
    row one_row(std::size_t i, std::uint64_t number) {
        row out;
        out.number = std::to_string(number) + (random_() % 4 == 0 ? "a" : "");
        out.has_id = chance();
        out.id = out.has_id ? code() + "#" + std::to_string(i) : out.number;
        if (chance()) out.phase = text();
        if (chance()) out.trigger = chance() ? text() : "";
        out.activity = text();
        out.shared = static_cast<sharing>(random_() % 5);
        out.performers = out.shared == sharing::single ? text_list{code()} : codes();
        if (chance()) out.per_unit = code();
        if (chance()) out.assigned_at = code();
        for (std::size_t n = random_() % 3; n > 0; --n)
            out.inputs.push_back(
                {chance() ? text_list{single_spaced(text())} : text_list{code(), code()}});
        if (chance()) out.time = limit();
        if (chance()) out.until = code();
        if (chance()) out.outputs = list();
        if (chance()) out.remarks = text();
        if (chance()) out.question = text();
        if (chance())
            for (std::size_t n = 1 + some(3); n > 0; --n)
                out.answers.push_back({code() + std::to_string(n), any_goal(),
                                       chance() ? R"({"<":[{"var":"x"},1.50]})" : ""});
        for (std::size_t n = random_() % 3; n > 0; --n) out.next.push_back(any_goal());
        if (chance()) out.returns = codes();
        out.returns_anywhere = chance();
        if (chance()) out.called_sop = text();
        if (chance()) out.different_person = codes();
        out.definitive_only = chance();
        if (chance()) out.enough = quorum{static_cast<std::uint32_t>(some(100)), chance()};
        if (chance()) out.extends = *parse_extension(chance() ? "7 hari" : "2 kali 3 minggu");
        if (chance()) out.when_late = late();
        if (chance()) out.hours = hours();
        if (chance()) out.evidence_required = chance();
        if (chance()) out.readings = {{"cabang.Ya", "dugaan: " + text()}};
        if (chance()) out.notes = list();
        if (chance()) out.silenced = {{"TX03", text()}};
        return out;
    }

    bool chance() { return random_() % 2 == 0; }
    std::size_t some(std::size_t most) { return 1 + random_() % most; }
    template <std::size_t N>
    std::string pick(const char* const (&from)[N]) {
        return from[random_() % N];
    }
    std::string text() {
        return pick({"Nota dinas", "“Laporan”", "a\"b\\c/d", "satu\ndua\ttiga", "é 中 😀",
                     "[x], {y}: // z", "-", "lanjut", "selesai: x", "a  b"});
    }
    std::string code() {
        return pick({"kepala", "staf bidang", "é", "a/b~c", "\"x\"", "5a", "x:y"});
    }
    text_list list() {
        text_list out;
        for (std::size_t n = some(3); n > 0; --n) out.push_back(text());
        return out;
    }
    text_list codes() {
        text_list out;
        for (std::size_t n = some(3); n > 0; --n) out.push_back(code());
        return out;
    }
    goal any_goal() {
        switch (random_() % 3) {
            case 0:
                return {};
            case 1:
                return {goal_kind::row, code(), ""};
            default:
                return {goal_kind::end, "", chance() ? "di:tolak" : ""};
        }
    }
    time_limit limit() {
        return *parse_time_limit(
            pick({"2 jam 30 menit", "maksimal 3 hari kerja", "5-10 menit", "120 menit - 3 hari",
                  "sesuai jadwal", "paling lambat 31 Maret", "paling lambat 29 Februari 2028",
                  "2 triwulan"}));
    }
    weekly_hours hours() {
        weekly_hours out;
        out.round_the_clock = chance();
        if (out.round_the_clock) return out;
        out.days[random_() % 7] = *parse_hours("07.30-12.00, 13.00-16.00");
        out.days[random_() % 7] = whole_day();
        return out;
    }
    std::vector<lateness> late() {
        std::vector<lateness> out;
        for (std::size_t n = some(3); n > 0; --n) {
            lateness each;
            each.kind = static_cast<lateness_kind>(random_() % 5);
            if (each.kind == lateness_kind::escalate) {
                each.after = *parse_amounts("1 hari 2 jam");
                each.office = code();
            }
            if (each.kind == lateness_kind::deemed) each.answer = code();
            out.push_back(std::move(each));
        }
        return out;
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("what is written is read back equal, and written again the same") {
    const unsigned seed = std::random_device{}();
    for (unsigned i = 0; i < 2'000; ++i) {
        INFO("seed " << seed << " + " << i);
        const definition sop = any_definition{seed + i}.make();
        const std::string json = to_json(sop);
        const definition again = read_back(json);
        REQUIRE(again == sop);
        REQUIRE(to_json(again) == json);
    }
}

TEST_CASE("definitions that differ are written differently") {
    const unsigned seed = std::random_device{}();
    for (unsigned i = 0; i < 500; ++i) {
        INFO("seed " << seed << " + " << i);
        const definition a = any_definition{seed + i}.make();
        const definition b = any_definition{seed + i + 1}.make();
        REQUIRE((a == b) == (to_json(a) == to_json(b)));
    }
}

TEST_CASE("every good vector survives being written") {
    for (const auto& entry : std::filesystem::directory_iterator{
             std::filesystem::path{ALUR_SOURCE_DIR} / "tests/vectors/sop"}) {
        if (entry.path().filename().string().rfind("y_", 0) != 0) continue;
        INFO(entry.path());
        std::ifstream in{entry.path(), std::ios::binary};
        const loaded read = load({"vector", {std::istreambuf_iterator<char>{in}, {}}});
        REQUIRE(read.sop);
        CHECK(read_back(to_json(*read.sop)) == *read.sop);
    }
}

TEST_CASE("the shortest SOP is written with nothing but what it says") {
    definition sop;
    sop.form.title = "Uji";
    sop.performers = {{"a", "A", "A", {}, "", false}, {"b", "B", "K", {"x", "y"}, "", true}};
    row one;
    one.number = one.id = "1";
    one.activity = "Satu";
    one.performers = {"a"};
    row two = one;
    two.number = "2a";
    two.id = "akhir";
    two.has_id = true;
    two.shared = sharing::in_order;
    two.performers = {"a", "b"};
    sop.rows = {one, two};
    CHECK(to_json(sop) == R"({
  "judul": "Uji",
  "pelaksana": {
    "a": "A",
    "b": {
      "nama": "B",
      "kolom": "K",
      "alias": ["x", "y"],
      "luar": true
    }
  },
  "langkah": [
    {
      "kegiatan": "Satu",
      "pelaksana": "a"
    },
    {
      "no": "2a",
      "id": "akhir",
      "kegiatan": "Satu",
      "pelaksana": {"berurutan": ["a", "b"]}
    }
  ]
}
)");
}

}  // namespace write_test
