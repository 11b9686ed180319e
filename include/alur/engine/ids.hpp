// The small strong types of the engine: rows, offices, exits and units by number.
//
// Thread-safety: plain values.
#pragma once

#include <cstddef>
#include <cstdint>

namespace alur {

enum class step_id : std::uint16_t {};  // a row of the table, in print order from 0
enum class role_id : std::uint8_t {};   // an office (a column), from 0
enum class exit_id : std::uint8_t {};   // an exit of one row, in the order of its `cabang`, from 0
enum class unit_id : std::uint16_t {};  // a unit of one kind, from 0; never reused within a case
enum class kind_id : std::uint8_t {};   // a kind of unit that some row is repeated for, from 0

inline constexpr step_id no_step{0xffff};
inline constexpr role_id no_role{0xff};
inline constexpr exit_id no_exit{0xff};
inline constexpr unit_id no_unit{0xffff};
inline constexpr kind_id no_kind{0xff};

constexpr std::size_t index(step_id id) noexcept { return static_cast<std::size_t>(id); }
constexpr std::size_t index(role_id id) noexcept { return static_cast<std::size_t>(id); }
constexpr std::size_t index(exit_id id) noexcept { return static_cast<std::size_t>(id); }
constexpr std::size_t index(unit_id id) noexcept { return static_cast<std::size_t>(id); }
constexpr std::size_t index(kind_id id) noexcept { return static_cast<std::size_t>(id); }

// A set of offices; an SOP has at most 64.
using role_set = std::uint64_t;

// The empty set for `no_role`, so that membership tests need no branch.
constexpr role_set only(role_id id) noexcept {
    return index(id) < 64 ? role_set{1} << index(id) : 0;
}

}  // namespace alur
