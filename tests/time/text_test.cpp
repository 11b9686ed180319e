#include <alur/time/text.hpp>
#include <catch2/catch.hpp>

namespace text_test {

TEST_CASE("letters are those of the alphabet, without their neighbours in the code table") {
    for (const char c : {'a', 'm', 'z', 'A', 'M', 'Z'}) CHECK(alur::is_letter(c));
    for (const char c : {'@', '[', '`', '{', '_', '5', ' ', '\xC3'})
        CHECK_FALSE(alur::is_letter(c));
}

TEST_CASE("words are the same whatever their case, and letters only are folded") {
    CHECK(alur::same_word("JAN.", "jan."));
    CHECK_FALSE(alur::same_word("J\tn", "jan"));
    CHECK_FALSE(alur::same_word("jan", "janu"));
    CHECK_FALSE(alur::same_word("[an", "{an"));
}

TEST_CASE("a number of any length is read without overflow") {
    alur::text_cursor in{"99999999999999999999999999 hari"};
    const alur::digit_run run = in.take_digits();
    CHECK(run.length == 26);
    CHECK(run.value == std::uint64_t{1} << 62);
    CHECK(in.rest() == " hari");
}

}  // namespace text_test
