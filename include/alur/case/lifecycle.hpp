// The life of a case: belum mulai → berjalan ⇄ ditunda → selesai | dibatalkan.
//
//   lifecycle_after(lifecycle::running, lifecycle_event::suspend) == lifecycle::suspended
//
// A pure function over one byte; what may happen while a case lives is the kernel's business.
// Thread-safety: no state. Does not allocate or throw; constant time.
#pragma once

#include <alur/time/reason.hpp>

#include <cstdint>
#include <optional>

namespace alur {

enum class lifecycle : std::uint8_t { not_started, running, suspended, completed, cancelled };

// `act` is everything done to rows, units and data; `finish` is the step that ends the flow.
enum class lifecycle_event : std::uint8_t { start, act, suspend, resume, finish, cancel };

// The stage after the event; nothing where the event is not allowed.
//
//   start      from not_started
//   act        in running (while suspended, nothing is done to rows, units or data)
//   suspend    from running
//   resume     from suspended
//   finish     from running
//   cancel     from running and suspended
[[nodiscard]] std::optional<lifecycle> lifecycle_after(lifecycle now,
                                                       lifecycle_event happened) noexcept;

// "berjalan" / "running".
[[nodiscard]] constexpr sentence name(lifecycle stage) noexcept {
    switch (stage) {
        case lifecycle::not_started:
            return {"belum mulai", "not started"};
        case lifecycle::running:
            return {"berjalan", "running"};
        case lifecycle::suspended:
            return {"ditunda", "suspended"};
        case lifecycle::completed:
            return {"selesai", "completed"};
        case lifecycle::cancelled:
            break;
    }
    return {"dibatalkan", "cancelled"};
}

}  // namespace alur
