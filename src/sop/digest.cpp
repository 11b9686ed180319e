#include <alur/sop/digest.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string_view>

namespace alur {
namespace {

// In a library context of our own: no openssl.cnf, and no other user of libcrypto in the process,
// can take SHA-256 away, so only memory can be short. Kept for ever: threads may hash until exit.
const EVP_MD* algorithm() {
    static const EVP_MD* const fetched = [] {
        OSSL_LIB_CTX* const own = OSSL_LIB_CTX_new();
        const EVP_MD* const found = own ? EVP_MD_fetch(own, "SHA256", nullptr) : nullptr;
        if (!found) {
            OSSL_LIB_CTX_free(own);
            throw std::bad_alloc();
        }
        return found;
    }();
    return fetched;
}

struct freed {
    void operator()(EVP_MD_CTX* it) const noexcept { EVP_MD_CTX_free(it); }
};

// One per thread, begun again for every hash: making one costs more than hashing a line.
struct hasher {
    std::unique_ptr<EVP_MD_CTX, freed> running{EVP_MD_CTX_new()};

    hasher() {
        if (!running || EVP_DigestInit_ex2(running.get(), algorithm(), nullptr) != 1)
            throw std::bad_alloc();
    }

    void begin() const {
        if (EVP_DigestInit_ex2(running.get(), nullptr, nullptr) != 1) throw std::bad_alloc();
    }
    void add(const void* bytes, std::size_t size) const {
        if (EVP_DigestUpdate(running.get(), bytes, size) != 1) throw std::bad_alloc();
    }
    [[nodiscard]] digest end() const {
        digest made;
        if (EVP_DigestFinal_ex(running.get(), made.bytes.data(), nullptr) != 1)
            throw std::bad_alloc();
        return made;
    }
};

const hasher& of_this_thread() {
    thread_local const hasher its;
    return its;
}

constexpr int no_digit = -1;

// By table: every line of a journal has sixty-four of them.
constexpr std::array<std::int8_t, 256> digit_values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(no_digit);
    for (const std::string_view digits : {"0123456789abcdef", "0123456789ABCDEF"})
        for (std::size_t i = 0; i < digits.size(); ++i)
            values[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
    return values;
}();

int nibble(char c) noexcept { return digit_values[static_cast<unsigned char>(c)]; }

}  // namespace

digest sha256(std::string_view text) {
    const hasher& its = of_this_thread();
    its.begin();
    its.add(text.data(), text.size());
    return its.end();
}

digest sha256(const digest& before, std::string_view text) {
    const hasher& its = of_this_thread();
    its.begin();
    its.add(before.bytes.data(), before.bytes.size());
    its.add(text.data(), text.size());
    return its.end();
}

std::array<char, 64> hex_digits(const digest& of) noexcept {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, 64> out;
    for (std::size_t i = 0; i < of.bytes.size(); ++i) {
        out[2 * i] = digits[of.bytes[i] >> 4U];
        out[2 * i + 1] = digits[of.bytes[i] & 15U];
    }
    return out;
}

std::string to_hex(const digest& of) {
    const std::array<char, 64> digits = hex_digits(of);
    return {digits.data(), digits.size()};
}

std::optional<digest> digest_from_hex(std::string_view hex) noexcept {
    digest out;
    if (hex.size() != 2 * out.bytes.size()) return std::nullopt;
    int all = 0;  // negative once one of them is
    for (std::size_t i = 0; i < out.bytes.size(); ++i) {
        const int high = nibble(hex[2 * i]);
        const int low = nibble(hex[2 * i + 1]);
        all |= high | low;
        out.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return all < 0 ? std::nullopt : std::optional(out);
}

}  // namespace alur
