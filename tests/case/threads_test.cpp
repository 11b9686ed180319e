// Cases have one owner; what they share (machine, calendar) is read by many threads at once.
#include "support.hpp"

#include <array>
#include <atomic>
#include <thread>

namespace threads_test {

using namespace alur;
using namespace alur_test;

namespace {

// Every row of a case in turn; true if it ends.
bool play_through(const machine& sop, const timetable& times, instant from) {
    open_case berkas(sop, times);
    const actor clerk{"siti", {{"a"}}};
    const actor head{"budi", {{"b"}}};
    const auto accepted = [&](instant when, const actor& by, auto what) {
        judgement answer = berkas.judge({when, by, "", what});
        if (!answer) return false;
        berkas.apply(answer.decided());
        return true;
    };
    using namespace std::chrono_literals;
    return accepted(from, clerk, events::start{}) &&
           !accepted(from + 1min, head, events::complete{.row = "1"}) &&
           accepted(from + 2min, clerk, events::complete{.row = "1"}) &&
           accepted(from + 3min, head, events::complete{.row = "2", .answer = "Ya"}) &&
           berkas.stage() == lifecycle::completed;
}

}  // namespace

TEST_CASE("four threads drive their own cases on one machine and one calendar") {
    const machine sop = machine_of(R"({"judul": "T", "pelaksana": {"a": "A", "b": "B"}, "langkah": [
      {"kegiatan": "Satu", "pelaksana": "a", "waktu": "2 jam"},
      {"kegiatan": "Dua", "pelaksana": "b", "waktu": "3 hari", "cabang": {"Ya": "selesai", "Tidak": "1"}}]})");
    const timetable times = make_timetable(sop, national_calendar());
    const instant opening = at("08:00");
    std::atomic<int> ended = 0;
    std::array<std::thread, 4> threads;
    for (std::thread& each : threads)
        each = std::thread([&] {
            for (int i = 0; i < 1000; ++i)
                ended += play_through(sop, times, opening + std::chrono::hours(i)) ? 1 : 0;
        });
    for (std::thread& each : threads) each.join();
    CHECK(ended == 4000);
}

TEST_CASE("a list at its end grows in one thread while another reads and adds to its copy") {
    for (int round = 0; round < 100; ++round) {
        alur::shared_list<std::string> one;
        for (int i = 0; i < 3; ++i) one.push_back("both");  // and room for one more
        alur::shared_list<std::string> other = one;
        std::thread beside([&] {
            for (int i = 0; i < 20; ++i) other.push_back("o");
        });
        for (int i = 0; i < 20; ++i) one.push_back("i");
        beside.join();
        REQUIRE(one.size() == 23);
        REQUIRE(other.size() == 23);
        REQUIRE(std::count(one.begin(), one.end(), "i") == 20);
        REQUIRE(std::count(other.begin(), other.end(), "o") == 20);
    }
}

}  // namespace threads_test
