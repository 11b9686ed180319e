// What a journal line is written by and read by: values and whole events go there and back.
#include "case/event_line.hpp"
#include "case/json_cursor.hpp"
#include "case/json_line.hpp"

#include <boost/json.hpp>

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace line_text_test {

using namespace alur;

namespace {

class dice {
  public:
    explicit dice(std::uint32_t seed) : random_(seed) {}
    std::size_t below(std::size_t n) { return random_() % n; }
    bool often() { return below(2) == 0; }

    std::string word() {
        static const std::vector<std::string> words{
            "",         "1",        "Staff",         "kutip \" dan \\ miring", "baris\nbaru\ttab",
            "\x01\x1f", "é Ñ 漢字", R"(,"buku":{})", R"({"selesaikan":"1"})"};
        return words[below(words.size())];
    }
    std::vector<std::string> words() {
        std::vector<std::string> list(below(3));
        for (std::string& each : list) each = word();
        return list;
    }
    instant moment() {
        return instant{std::chrono::milliseconds{1'767'574'800'000 +
                                                 static_cast<std::int64_t>(below(1U << 30U))}};
    }
    std::vector<seat> seats() {
        std::vector<seat> list(below(3));
        for (seat& each : list) each = {word(), word(), static_cast<capacity>(below(3)), word()};
        return list;
    }
    calling_row row() { return often() ? calling_row{} : calling_row{"b1", word(), word()}; }

    decltype(event::what) what() {
        switch (below(17)) {
            case 0:
                return events::tick{};
            case 1: {
                events::start e{word(), {}, row()};
                if (often()) e.units = {{word() + "a", words()}, {word() + "b", words()}};
                return e;
            }
            case 2: {
                events::complete e;
                e.row = word(), e.unit = word(), e.answer = word(), e.reason = word();
                e.on_behalf_of = word(), e.late_reason = word(), e.name_office = word();
                e.name_person = word(), e.by_silence = often(), e.back_for = words();
                e.name_units = words(), e.attendants = seats();
                for (std::size_t i = below(3); i > 0; --i)
                    e.documents.push_back({word(), word(), word()});
                if (often())
                    e.called =
                        called_case{"k", word(), word(), word(), word(), row(), moment(), moment()};
                return e;
            }
            case 3:
                return events::send_back{word(), word(), word(), word(), words(), word()};
            case 4:
                return events::claim{word(), word()};
            case 5:
                return events::release{word(), word(), word()};
            case 6:
                return events::assign{word(), word(), word(), word()};
            case 7:
                return events::extend{word(), word(), word()};
            case 8:
                return events::except{word(), word(), word(), word(), word(), word(), word()};
            case 9:
                return events::suspend{word(), word()};
            case 10:
                return events::resume{word(), word()};
            case 11:
                return events::cancel{word(), word()};
            case 12:
                return events::add_unit{word(), word(), word()};
            case 13:
                return events::remove_unit{word(), word(), word()};
            case 14:
                return events::set_data{
                    {{"a " + word(), 1.5}, {"b", word()}, {"c", often()}, {"d", std::monostate{}}}};
            case 15:
                return events::note{word()};
            default:
                return events::new_calendar{word()};
        }
    }
    event any() {
        event e;
        e.at = moment();
        e.by = {word(), seats()};
        e.as = word(), e.id = word(), e.head = word();
        if (often()) e.recorded = moment();
        e.what = what();
        return e;
    }

  private:
    std::mt19937 random_;
};

std::string written(const event& e) {
    json_line out;
    write_event(e, e.by.seats, zone::WITA, out);
    return out.take();
}

}  // namespace

TEST_CASE("every number is read as it is written, whatever stands beside it") {
    std::mt19937_64 random(20261121);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> numbers{0, 9, 10, -1, -9, 99'999'999, 100'000'000, most, -most};
    for (int i = 0; i < 5'000; ++i)
        numbers.push_back(static_cast<std::int64_t>(random()) >> (random() % 64U));
    json_line out;
    out.open('[');
    for (const std::int64_t each : numbers) out.number(each);
    const std::string text = out.close(']').take();
    json_cursor in{text};
    in.open('[');
    for (const std::int64_t each : numbers) REQUIRE(in.number() == each);
    in.close(']');
    CHECK(in.ok());
    CHECK(in.at_end());
}

TEST_CASE("what is no number, or does not fit, turns the reader sour") {
    const auto reads = [](std::string_view text) {
        json_cursor in{text};
        static_cast<void>(in.number_as<std::uint8_t>());
        return in.ok() && in.at_end();
    };
    CHECK(reads("0"));
    CHECK(reads("255"));
    for (const char* const text :
         {"", "-", "-1", "256", "x", "1x", "12345678x", "99999999", "9223372036854775808",
          "12345678901234567890", "123456789012345678901234567890"})
        CHECK_FALSE(reads(text));
}

TEST_CASE("every event is read as it is written, and its text is JSON") {
    dice roll(20261121);
    std::vector<int> seen(std::variant_size_v<decltype(event::what)>);
    for (int i = 0; i < 5'000; ++i) {
        const event e = roll.any();
        ++seen[e.what.index()];
        const std::string text = written(e);
        INFO(text);
        REQUIRE_NOTHROW(boost::json::parse(text));
        const std::optional<event> again = read_event(text + R"(,"putusan":{}})");
        REQUIRE(again);
        REQUIRE(*again == e);
    }
    for (const int times : seen) CHECK(times > 100);
}

TEST_CASE("an event cut short or with a member too many is none") {
    dice roll(7);
    for (int i = 0; i < 50; ++i) {
        const std::string text = written(roll.any());
        for (std::size_t bytes = 0; bytes < text.size(); ++bytes)
            REQUIRE_FALSE(read_event(std::string_view(text).substr(0, bytes)));
        REQUIRE_FALSE(read_event(text.substr(0, text.size() - 1) + R"(,"lain":1})"));
    }
}

}  // namespace line_text_test
