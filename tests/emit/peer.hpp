// One run of a generated machine, whichever it is, for the comparison in equal_test.cpp.
#pragma once

#include <alur/engine/flow.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace equal {

struct peer {
    virtual ~peer() = default;
    virtual alur::verdict take(const alur::step_event& e) = 0;
    [[nodiscard]] virtual bool is_open(alur::step_id row, alur::unit_id unit) const = 0;
};

template <class Flow>
struct peer_of final : peer {
    peer_of(alur::step_id start, std::span<const std::uint16_t> units) : at(start, units) {}
    alur::verdict take(const alur::step_event& e) override { return at.take(e); }
    [[nodiscard]] bool is_open(alur::step_id row, alur::unit_id unit) const override {
        return at.is_open(row, unit);
    }
    Flow at;
};

struct entry {
    std::string_view sop;  // a file, or "g" and the seed of a random one
    bool msm;
    std::unique_ptr<peer> (*begin)(alur::step_id, std::span<const std::uint16_t>);
};

template <class Flow>
std::unique_ptr<peer> begin(alur::step_id start, std::span<const std::uint16_t> units) {
    return std::make_unique<peer_of<Flow>>(start, units);
}

// Of all headers; generated with them.
[[nodiscard]] std::vector<entry> all_entries();

}  // namespace equal
