#include <alur/sop/digest.hpp>

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace digest_test {

using namespace alur;

TEST_CASE("the examples of FIPS 180 have the hashes printed there") {
    const std::vector<std::pair<std::string, std::string>> known{
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrl"
         "mnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
        {std::string(1'000'000, 'a'),
         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    for (const auto& [text, hex] : known) CHECK(to_hex(sha256(text)) == hex);
    CHECK(to_hex(sha256(std::string_view("\0", 1))) ==
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("a link hashes the hash before it and the text as one") {
    const digest before = sha256("abc");
    const std::string bytes(before.bytes.begin(), before.bytes.end());
    for (const std::size_t size : {0U, 1U, 23U, 24U, 31U, 32U, 33U, 400U}) {
        const std::string text(size, 'x');
        CHECK(sha256(before, text) == sha256(bytes + text));
    }
}

TEST_CASE("hexadecimal digits come back as the hash they were") {
    const digest made = sha256("abc");
    const std::string hex = to_hex(made);
    CHECK(digest_from_hex(hex) == made);
    std::string upper = hex;
    for (char& c : upper)
        if (c >= 'a') c = static_cast<char>(c - 'a' + 'A');
    CHECK(digest_from_hex(upper) == made);
    CHECK_FALSE(digest_from_hex(hex.substr(1)));
    CHECK_FALSE(digest_from_hex(hex + "0"));
    CHECK_FALSE(digest_from_hex(""));
    for (std::size_t i = 0; i < hex.size(); ++i)
        for (const char bad : {'g', ' ', '/', ':', '@', '`', 'G', '\0'}) {
            std::string wrong = hex;
            wrong[i] = bad;
            CHECK_FALSE(digest_from_hex(wrong));
        }
}

TEST_CASE("four threads hash at once and agree") {
    std::array<digest, 4> ends;
    std::vector<std::thread> threads;
    for (digest& end : ends)
        threads.emplace_back([&end] {
            for (int i = 0; i < 10'000; ++i) end = sha256(end, "baris");
        });
    for (std::thread& each : threads) each.join();
    digest alone;
    for (int i = 0; i < 10'000; ++i) alone = sha256(alone, "baris");
    for (const digest& end : ends) CHECK(end == alone);
}

}  // namespace digest_test
