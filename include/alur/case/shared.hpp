// Values that copies share until one of them changes: what successive moments of a case have in
// common is stored once.
//
// Thread-safety: as plain values; copies of one value may be used by different threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace alur {

// An immutable value shared by copies, compared by content.
template <class T>
class shared_value {
  public:
    shared_value() = default;
    // One like an empty T takes no memory.
    shared_value(T value) {
        if (value != T{}) held_ = std::make_shared<const T>(std::move(value));
    }
    [[nodiscard]] const T& operator*() const noexcept {
        static const T nothing{};
        return held_ ? *held_ : nothing;
    }
    [[nodiscard]] const T* operator->() const noexcept { return &**this; }
    friend bool operator==(const shared_value& a, const shared_value& b) {
        return a.held_ == b.held_ || *a == *b;
    }

  private:
    std::shared_ptr<const T> held_;
};

// A list whose elements are only read, added and taken out. Copies share the elements, and what one
// of them adds at the end goes behind what all see, if none added there before; every other change
// makes a list of its own. Copying: constant, no allocation. Adding at the end: constant on
// average. Other changes: linear. Throws std::bad_alloc; the list is then as it was.
template <class T>
class shared_list {
  public:
    using value_type = T;
    using const_iterator = const T*;

    shared_list() noexcept = default;
    shared_list(const shared_list& other) noexcept : held_(other.held_), size_(other.size_) {
        if (held_ != nullptr) held_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    shared_list(shared_list&& other) noexcept
        : held_(std::exchange(other.held_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    shared_list& operator=(shared_list other) noexcept {
        std::swap(held_, other.held_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~shared_list() {
        if (held_ == nullptr || held_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
        held_->leave(0);
        delete_block(held_);
    }

    [[nodiscard]] const T* begin() const noexcept {
        return held_ != nullptr ? held_->items() : nullptr;
    }
    [[nodiscard]] const T* end() const noexcept { return begin() + size_; }
    [[nodiscard]] auto rbegin() const noexcept { return std::reverse_iterator(end()); }
    [[nodiscard]] auto rend() const noexcept { return std::reverse_iterator(begin()); }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return begin()[i]; }
    [[nodiscard]] const T& front() const { return *begin(); }
    [[nodiscard]] const T& back() const { return *(end() - 1); }

    void push_back(const T& value) { push_back(T(value)); }
    void push_back(T&& value) { emplace_back(std::move(value)); }
    // The element's members, in order; none of them part of this list.
    template <class... Part>
    void emplace_back(Part&&... parts) {
        if (!takes_next()) {
            *this = shared_list(*this, size_, std::max<std::size_t>(4, size_ + size_ / 2 + 1));
            held_->used.store(size_ + 1, std::memory_order_relaxed);
        }
        try {
            ::new (static_cast<void*>(held_->items() + size_)) T{std::forward<Part>(parts)...};
        } catch (...) {
            held_->used.store(size_, std::memory_order_relaxed);
            throw;
        }
        ++size_;
    }
    void insert(const T* at, T value) {
        const std::ptrdiff_t index = at - begin();
        if (at != end()) own();
        push_back(std::move(value));
        std::rotate(held_->items() + index, held_->items() + size_ - 1, held_->items() + size_);
    }
    void erase(const T* first, const T* last) {
        if (first == last) return;
        const std::ptrdiff_t index = first - begin();
        const std::ptrdiff_t count = last - first;
        own();
        T* const gone = held_->items() + index;
        leave(static_cast<std::size_t>(std::move(gone + count, held_->items() + size_, gone) -
                                       held_->items()));
    }
    void erase(const T* at) { erase(at, at + 1); }

    // Asks once about every element.
    template <class Predicate>
    friend void erase_if(shared_list& from, Predicate gone) {
        const T* const first = std::find_if(from.begin(), from.end(), gone);
        if (first == from.end()) return;
        const auto staying = static_cast<std::size_t>(first - from.begin());
        if (!from.alone()) {
            shared_list kept;
            if (staying > 0) kept = shared_list(from, staying, staying);
            for (const T* each = first + 1; each != from.end(); ++each)
                if (!gone(*each)) kept.push_back(*each);
            from = std::move(kept);
            return;
        }
        from.held_->leave(from.size_);
        T* stays = from.held_->items() + staying;
        for (T* each = stays + 1; each != from.held_->items() + from.size_; ++each)
            if (!gone(*each)) *stays++ = std::move(*each);
        from.leave(static_cast<std::size_t>(stays - from.held_->items()));
    }

    friend bool operator==(const shared_list& a, const shared_list& b) {
        return a.size_ == b.size_ &&
               (a.held_ == b.held_ || std::equal(a.begin(), a.end(), b.begin()));
    }

  private:
    static_assert(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>);

    // The elements follow it. Each holder sees as many as it says; `used` of them exist.
    struct alignas(T) alignas(std::atomic<std::uint32_t>) block {
        std::atomic<std::uint32_t> holders{1};
        std::atomic<std::uint32_t> used{0};
        std::uint32_t room = 0;

        T* items() noexcept { return std::launder(reinterpret_cast<T*>(this + 1)); }
        // For its only holder.
        void leave(std::size_t count) noexcept {
            const std::uint32_t existing = used.load(std::memory_order_relaxed);
            if (count >= existing) return;
            std::destroy(items() + count, items() + existing);
            used.store(static_cast<std::uint32_t>(count), std::memory_order_relaxed);
        }
    };
    static_assert(alignof(block) <= alignof(std::max_align_t));

    // A copy of so many elements that shares nothing yet.
    shared_list(const shared_list& other, std::size_t count, std::size_t room)
        : held_(new_block(room)) {
        try {
            std::uninitialized_copy_n(other.begin(), count, held_->items());
        } catch (...) {
            delete_block(held_);
            throw;
        }
        size_ = static_cast<std::uint32_t>(count);
        held_->used.store(size_, std::memory_order_relaxed);
    }

    static block* new_block(std::size_t room) {
        auto* const made = ::new (::operator new(sizeof(block) + room * sizeof(T))) block;
        made->room = static_cast<std::uint32_t>(room);
        return made;
    }
    static void delete_block(block* gone) noexcept {
        gone->~block();
        ::operator delete(gone);
    }

    [[nodiscard]] bool alone() const noexcept {
        return held_->holders.load(std::memory_order_acquire) == 1;
    }
    // Whether the place behind the last element is there, and is this list's from here on.
    [[nodiscard]] bool takes_next() noexcept {
        if (held_ == nullptr || size_ == held_->room) return false;
        if (alone()) held_->leave(size_);
        std::uint32_t last = size_;
        return held_->used.compare_exchange_strong(last, size_ + 1, std::memory_order_acq_rel);
    }
    void own() {
        if (held_ != nullptr && alone())
            held_->leave(size_);
        else
            *this = shared_list(*this, size_, size_);
    }
    void leave(std::size_t count) noexcept {
        held_->leave(count);
        size_ = static_cast<std::uint32_t>(count);
    }

    block* held_ = nullptr;
    std::uint32_t size_ = 0;
};

}  // namespace alur
