// Randomness that is the same everywhere: one seed, one sequence, whatever the standard library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace alur::generate {

class dice {
  public:
    explicit dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

    std::uint64_t next() {  // splitmix64
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    // 0 … below - 1; below is at least 1.
    int under(int below) { return static_cast<int>(next() % static_cast<std::uint64_t>(below)); }
    int between(int low, int high) { return low + under(high - low + 1); }
    bool chance(int percent) { return under(100) < percent; }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(under(static_cast<int>(from.size())))];
    }
    template <class T>
    void shuffle(std::vector<T>& list) {
        for (std::size_t i = list.size(); i > 1; --i) {
            std::swap(list[i - 1], list[static_cast<std::size_t>(under(static_cast<int>(i)))]);
        }
    }

  private:
    std::uint64_t state_;
};

}  // namespace alur::generate
