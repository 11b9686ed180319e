#include <alur/case/work_list.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include "case/support.hpp"
#include "oracle/cases.hpp"

namespace work_list_test {

using namespace alur_test;
using alur::refusal;
namespace events = alur::events;

namespace {

const std::string office_sop = R"({
  "judul": "Uji daftar kerja", "pengendali": "kepala",
  "pelaksana": {"kepala": "Kepala", "staf": "Staff", "warga": {"nama": "Warga", "luar": true},
                "kabid": {"nama": "Kabid", "setiap": "bidang"}},
  "langkah": [
    {"id": "isi", "kegiatan": "Mengisi", "pelaksana": "kabid", "setiap": "bidang", "waktu": "1 hari"},
    {"id": "periksa", "kegiatan": "Memeriksa", "pelaksana": {"salah_satu": ["staf", "kepala"]},
     "waktu": "2 hari", "sampai": "sah"},
    {"id": "tanya", "kegiatan": "Menjawab", "pelaksana": "warga"},
    {"id": "sah", "kegiatan": "Mengesahkan", "pelaksana": "kepala", "definitif": true, "beda_orang": "periksa"}
  ]})";

alur::actor person(std::string id, std::vector<alur::seat> seats) {
    return {std::move(id), std::move(seats)};
}

std::vector<alur::task> todo_of(const run& r, const alur::actor& who, alur::instant now) {
    const std::vector<const alur::open_case*> one{&r.berkas};
    return alur::todo(one, who, now);
}

// "isi Ekonomi", in the order of the list.
names rows_of(const run& r, const alur::actor& who, std::string_view now = "30 08:00") {
    names list;
    for (const alur::task& each : todo_of(r, who, at(now))) {
        std::string name = r.sop->sop.rows[alur::index(each.at.row)].id;
        const std::string& unit = alur::unit_name(*r.sop, r.berkas.facts(), each.at);
        list.push_back(unit.empty() ? name : name + " " + unit);
    }
    return list;
}

run started() {
    run r(office_sop);
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    return r;
}

alur::event completes(std::string_view when, alur::actor who, std::string row,
                      std::string unit = "") {
    return done(when, std::move(who), std::move(row), "", std::move(unit));
}

void finish_units(run& r) {
    r.does(completes("09:00", person("eko", {{"kabid", "Ekonomi"}}), "isi", "Ekonomi"));
    r.does(completes("09:00", person("sos", {{"kabid", "Sosial"}}), "isi", "Sosial"));
}

// How far completing the row as this actor comes, whatever office, answer and outsider is named.
enum class seen : std::uint8_t { no, yes, unknown };

seen completing_says(const run& r, const alur::actor& who, alur::row_unit row, alur::instant now) {
    const alur::machine& sop = *r.sop;
    const alur::row& its = sop.sop.rows[alur::index(row.row)];
    std::vector<std::string> answers{""};
    for (const alur::answer& each : its.answers) answers.push_back(each.label);
    std::vector<std::string> offices{""};
    for (const alur::performer& each : sop.sop.performers) offices.push_back(each.code);
    bool undecided = false;
    for (const std::string& answer : answers)
        for (const std::string& as : offices)
            for (const std::string& outside : offices) {
                alur::event e;
                e.at = now;
                e.by = who;
                e.as = as;
                events::complete what;
                what.row = its.id;
                what.unit = alur::unit_name(sop, r.berkas.facts(), row);
                what.answer = answer;
                what.reason = "alasan";
                what.on_behalf_of = outside;
                if (its.shared == alur::sharing::meeting)
                    for (const std::string& code : its.performers) {
                        const auto office = alur::index(sop.find_role(code));
                        if (sop.sop.performers[office].per_unit.empty())
                            what.attendants.push_back({code});
                        else
                            for (const auto& kind : r.berkas.facts().units->of_kind)
                                for (const std::string& name : kind)
                                    what.attendants.push_back({code, name});
                    }
                e.what = what;
                const alur::judgement answered = r.berkas.judge(e);
                if (answered) return seen::yes;
                const refusal why = answered.refused().why;
                if (why == refusal::separation || why == refusal::evidence ||
                    why == refusal::lateness)
                    return seen::yes;
                undecided = undecided || why == refusal::exit;
            }
    return undecided ? seen::unknown : seen::no;
}

class wanderer {
  public:
    wanderer(const std::string& path, std::uint32_t seed) : r_(file_text(path)), random_(seed) {
        for (const alur::performer& each : r_.sop->sop.performers) offices_.push_back(each.code);
    }

    void wander(int steps) {
        begin();
        for (int i = 0; i < steps; ++i) {
            now_ += std::chrono::minutes{pick(90)};
            if (pick(12) == 0 || r_.berkas.stage() == alur::lifecycle::suspended) pause_or_go_on();
            if (pick(3) == 0) take_or_assign();
            if (pick(3) == 0) act();
            compare(somebody());
        }
    }
    int listed = 0;
    int not_listed = 0;
    int unknown = 0;

  private:
    std::size_t pick(std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
    }
    std::string some_unit() { return "U" + std::to_string(pick(3)); }
    std::string some_person() { return "p" + std::to_string(pick(3)); }

    alur::actor somebody() {
        alur::actor who{some_person(), {}};
        const std::size_t seats = pick(8);
        for (std::size_t i = 0; i < seats; ++i) {
            alur::seat one{offices_[pick(offices_.size())], some_unit()};
            if (pick(4) == 0) one.capacity = alur::capacity::plh;
            who.seats.push_back(one);
        }
        return who;
    }

    void begin() {
        std::vector<events::units_of_kind> units;
        for (const std::string& kind : r_.sop->kinds)
            if (r_.sop->sop.units.empty()) units.push_back({kind, {"U0", "U1", "U2"}});
        for (const std::string& kind : r_.sop->case_kinds) units.push_back({kind, {"U0"}});
        alur::event e;
        e.at = now_;
        e.by = {"x", {}};
        const auto& starts = r_.sop->table.starts;
        e.what =
            events::start{r_.sop->sop.rows[alur::index(starts[pick(starts.size())])].id, units};
        r_.does(e);
    }

    void try_it(const alur::event& e) {
        alur::judgement answer = r_.berkas.judge(e);
        if (answer) r_.berkas.apply(answer.decided());
    }

    alur::actor everybody() {
        alur::actor who{some_person(), {}};
        for (const std::string& office : offices_)
            for (const char* unit : {"U0", "U1", "U2"}) who.seats.push_back({office, unit});
        for (const alur::unit_kind& kind : r_.sop->sop.units)
            for (const std::string& unit : kind.names)
                for (const std::string& office : offices_) who.seats.push_back({office, unit});
        return who;
    }

    void pause_or_go_on() {
        alur::event e;
        e.at = now_;
        e.by = everybody();
        for (std::size_t o = 0; o < offices_.size(); ++o)
            if ((r_.sop->controllers >> o & 1U) != 0) e.as = offices_[o];
        if (r_.berkas.stage() == alur::lifecycle::suspended)
            e.what = events::resume{"lanjut"};
        else
            e.what = events::suspend{"tunda"};
        try_it(e);
    }

    void take_or_assign() {
        if (r_.berkas.open_rows().empty()) return;
        const alur::row_unit at = r_.berkas.open_rows()[pick(r_.berkas.open_rows().size())].at;
        const std::string& row = r_.sop->sop.rows[alur::index(at.row)].id;
        const std::string& unit = alur::unit_name(*r_.sop, r_.berkas.facts(), at);
        alur::event e;
        e.at = now_;
        e.by = everybody();
        e.as = offices_[pick(offices_.size())];
        if (pick(2) == 0)
            e.what = events::claim{row, unit};
        else
            e.what = events::assign{row, unit, some_person(), "alasan"};
        try_it(e);
    }

    void act() {
        if (r_.berkas.open_rows().empty()) return;
        const alur::row_unit at = r_.berkas.open_rows()[pick(r_.berkas.open_rows().size())].at;
        const alur::row& row = r_.sop->sop.rows[alur::index(at.row)];
        alur::event e;
        e.at = now_;
        e.by = everybody();
        e.as = row.performers[pick(row.performers.size())];
        events::complete what;
        what.row = row.id;
        what.unit = alur::unit_name(*r_.sop, r_.berkas.facts(), at);
        what.reason = "alasan";
        if (!row.answers.empty()) what.answer = row.answers[pick(row.answers.size())].label;
        e.what = what;
        try_it(e);
    }

    void compare(const alur::actor& who) {
        std::set<alur::row_unit> list;
        for (const alur::task& each : todo_of(r_, who, now_)) {
            CHECK(list.insert(each.at).second);
            CHECK((each.offices | each.recorders) != 0);
        }
        std::size_t found = 0;
        for (std::size_t r = 0; r < r_.sop->sop.rows.size(); ++r)
            for (const alur::unit_id unit :
                 {alur::no_unit, alur::unit_id{0}, alur::unit_id{1}, alur::unit_id{2}}) {
                const alur::row_unit at{static_cast<alur::step_id>(r), unit};
                const auto kind = r_.sop->kind_of(at.row);
                if ((kind == alur::no_kind) != (unit == alur::no_unit)) continue;
                const bool has = list.count(at) != 0;
                found += has ? 1U : 0U;
                INFO("row " << r_.sop->sop.rows[r].id << " " << alur::index(unit) << " for "
                            << who.id << ", " << who.seats.size() << " seats");
                const seen expected = completing_says(r_, who, at, now_);
                if (expected == seen::unknown) {
                    ++unknown;
                    continue;
                }
                CHECK(has == (expected == seen::yes));
                ++(has ? listed : not_listed);
            }
        if (r_.sop->sop.units.empty()) CHECK(found == list.size());
    }

    run r_;
    std::mt19937 random_;
    std::vector<std::string> offices_;
    alur::instant now_ = at("08:00");
};

}  // namespace

TEST_CASE("a row is listed exactly for whom completing it is not refused") {
    const auto walks = static_cast<int>(alur::oracle::cases(4));  // of every SOP
    int listed = 0;
    int not_listed = 0;
    int unknown = 0;
    for (const char* path : {"sops/dumai.json", "sops/jambi.json", "sops/balangan.json",
                             "sops/banggai.json", "examples/own_sop/renja.json"})
        for (int seed = 1; seed <= walks; ++seed) {
            INFO(path << ", seed " << seed);
            wanderer w(path, static_cast<std::uint32_t>(seed));
            w.wander(40);
            listed += w.listed;
            not_listed += w.not_listed;
            unknown += w.unknown;
        }
    INFO(listed << " listed, " << not_listed << " not, " << unknown << " that only answers decide");
    CHECK(listed > 50 * walks);
    CHECK(not_listed > 250 * walks);
    CHECK(unknown < listed / 4);
}

TEST_CASE("an office per unit sees the rows of its own unit only") {
    const run r = started();
    CHECK(rows_of(r, person("eko", {{"kabid", "Ekonomi"}})) == names{"isi Ekonomi"});
    CHECK(rows_of(r, person("dua", {{"kabid", "Ekonomi"}, {"Kabid", "sosial"}})) ==
          names{"isi Ekonomi", "isi Sosial"});
    CHECK(rows_of(r, person("staf", {{"staf"}})).empty());
    CHECK(rows_of(r, person("tamu", {})).empty());
}

TEST_CASE("a row that somebody claimed or was handed is that person's only") {
    run r = started();
    finish_units(r);
    const alur::actor ani = person("ani", {{"staf"}});
    const alur::actor budi = person("budi", {{"staf"}});
    CHECK(rows_of(r, ani) == names{"periksa"});
    r.does(happens("09:05", ani, events::claim{"periksa", ""}));
    CHECK(todo_of(r, ani, at("09:10")).at(0).held);
    CHECK(rows_of(r, budi).empty());
    CHECK(alur::waiting(r.berkas, at("09:10")).at(0).person == "ani");
    r.does(
        happens("09:15", person("bos", {{"kepala"}}), events::assign{"periksa", "", "budi", "x"}));
    CHECK(rows_of(r, ani).empty());
    CHECK(rows_of(r, budi) == names{"periksa"});
}

TEST_CASE("a row closed to Plh. and Plt. is not listed for them") {
    run r = started();
    finish_units(r);
    r.does(completes("09:10", person("ani", {{"staf"}}), "periksa"));
    alur::event answer = completes("09:20", person("ani", {{"staf"}}), "tanya");
    answer.by = person("bos", {{"kepala"}});
    answer.as = "kepala";
    std::get<events::complete>(answer.what).on_behalf_of = "warga";
    r.does(answer);
    CHECK(rows_of(r, person("plh", {{"kepala", "", alur::capacity::plh, "ST 1"}})).empty());
    CHECK(rows_of(r, person("bos", {{"kepala"}})) == names{"sah"});
}

TEST_CASE("an outsider's row is listed for whoever may record it") {
    run r = started();
    finish_units(r);
    r.does(completes("09:10", person("ani", {{"staf"}}), "periksa"));
    const std::vector<alur::task> list = todo_of(r, person("bos", {{"kepala"}}), at("09:20"));
    REQUIRE(list.size() == 1);
    CHECK(list[0].offices == 0);
    CHECK(list[0].recorders == alur::only(r.sop->find_role("kepala")));
    CHECK(list[0].outsiders == alur::only(r.sop->find_role("warga")));
    CHECK(todo_of(r, person("w", {{"warga"}}), at("09:20")).at(0).offices ==
          alur::only(r.sop->find_role("warga")));
    CHECK(alur::waiting(r.berkas, at("09:20")).at(0).outside);
}

TEST_CASE("who did a row is told that another person must do the next") {
    run r = started();
    finish_units(r);
    const alur::actor bos = person("bos", {{"kepala"}});
    r.does(completes("09:10", bos, "periksa"));
    r.does(completes("09:20", person("w", {{"warga"}}), "tanya"));
    CHECK(todo_of(r, bos, at("09:30")).at(0).somebody_else);
    CHECK_FALSE(todo_of(r, person("wakil", {{"kepala"}}), at("09:30")).at(0).somebody_else);
}

TEST_CASE("an exception lists the row in whose stead it was granted") {
    run r = started();
    finish_units(r);
    const alur::actor guest = person("tamu", {});
    CHECK(rows_of(r, guest).empty());
    r.does(happens("09:05", person("bos", {{"kepala"}}),
                   events::except{"periksa", "", "jabatan", "tamu", "staf", "mendesak", "ST 2"}));
    const std::vector<alur::task> list = todo_of(r, guest, at("09:10"));
    REQUIRE(list.size() == 1);
    CHECK(list[0].by_exception);
    CHECK(list[0].offices == alur::only(r.sop->find_role("staf")));
    CHECK(rows_of(r, person("lain", {})).empty());
}

TEST_CASE(
    "a suspended, ended or unopened case gives nobody work, but a suspended one still waits") {
    run r(office_sop);
    const alur::actor eko = person("eko", {{"kabid", "Ekonomi"}});
    CHECK(rows_of(r, eko).empty());
    CHECK(alur::waiting(r.berkas, at("08:00")).empty());
    r.does(start("08:00", {{"bidang", {"Ekonomi", "Sosial"}}}));
    r.does(happens("08:10", person("bos", {{"kepala"}}), events::suspend{"menunggu"}));
    CHECK(rows_of(r, eko).empty());
    CHECK(alur::waiting(r.berkas, at("08:20")).size() == 2);
    r.does(happens("08:30", person("bos", {{"kepala"}}), events::cancel{"batal"}));
    CHECK(alur::waiting(r.berkas, at("08:40")).empty());
}

TEST_CASE("a row under a running clock is due with it, and many cases are sorted by what is due") {
    run early = started();
    finish_units(early);
    run late(office_sop);
    late.does(start("7 08:00", {{"bidang", {"Ekonomi"}}}));
    const std::vector<const alur::open_case*> both{&late.berkas, nullptr, &early.berkas};
    const alur::actor who = person("x", {{"kabid", "Ekonomi"}, {"staf"}});
    const std::vector<alur::task> list = alur::todo(both, who, at("8 08:00"));
    REQUIRE(list.size() == 2);
    CHECK(list[0].which == 2);
    CHECK(text(list[0].due.at) == "2026-01-07T16:00+07:00");
    CHECK(list[0].stands == alur::punctuality::late);
    CHECK(list[1].which == 0);
    CHECK(alur::next_deadline(both) ==
          std::min(alur::next_deadline(early.berkas), alur::next_deadline(late.berkas)));
    early.does(completes("9 09:00", person("ani", {{"staf"}}), "periksa"));
    const std::vector<alur::awaited_row> open = alur::waiting(early.berkas, at("9 10:00"));
    REQUIRE(open.size() == 1);
    CHECK(text(open[0].due.at) == "2026-01-07T16:00+07:00");
}

TEST_CASE("a long list is sorted by due instant, then case and row, those without limit last") {
    const std::string sop = R"({"judul": "Dua", "pelaksana": {"a": "A", "b": "B"}, "langkah": [
        {"id": "satu", "kegiatan": "Satu", "pelaksana": "a", "waktu": "3 hari"},
        {"id": "dua", "kegiatan": "Dua", "pelaksana": "a"},
        {"id": "tiga", "kegiatan": "Tiga", "pelaksana": "b"}]})";
    const run first(sop);
    std::mt19937 random(20260105);
    std::vector<alur::open_case> cases;
    for (int i = 0; i < 3000; ++i) {
        alur::open_case one(*first.sop, *first.times);
        alur::event opens = start("08:00");
        opens.at += std::chrono::milliseconds{random() % 30'000'000'000ULL};
        alur::judgement answer = one.judge(opens);
        REQUIRE(answer.accepted());
        one.apply(answer.decided());
        if (random() % 4 == 0) {
            alur::event completes = done("08:00", as("a"), "satu");
            completes.at = opens.at;
            answer = one.judge(completes);
            REQUIRE(answer.accepted());
            one.apply(answer.decided());
        }
        cases.push_back(std::move(one));
    }
    std::vector<const alur::open_case*> all;
    for (const alur::open_case& each : cases) all.push_back(&each);
    const std::vector<alur::task> list = alur::todo(all, as("a"), at("31 08:00"));
    REQUIRE(list.size() == 3000);
    const auto key = [](const alur::task& each) {
        return std::tuple(each.due.has_limit() ? each.due.at : alur::instant::max(), each.which,
                          each.at);
    };
    for (std::size_t i = 1; i < list.size(); ++i) CHECK(key(list[i - 1]) < key(list[i]));
    CHECK(list.front().due.has_limit());
    CHECK_FALSE(list.back().due.has_limit());
}

}  // namespace work_list_test
