// A list that is nearly always short: its first N elements need no memory of their own.
//
// For trivially copyable elements. Adding: constant on average; inserting and taking out: linear.
// Throws std::bad_alloc where it grows beyond N; the list is then as it was.
// Thread-safety: a plain value.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace alur {

template <class T, std::size_t N>
class few {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(std::max_align_t));

  public:
    using value_type = T;
    using iterator = T*;
    using const_iterator = const T*;

    few() noexcept = default;
    few(const few& other) { append(other.begin(), other.size_); }
    few(few&& other) noexcept { take(other); }
    few& operator=(const few& other) {
        if (this == &other) return *this;
        few copy(other);
        return *this = std::move(copy);
    }
    few& operator=(few&& other) noexcept {
        if (this == &other) return *this;
        ::operator delete(more_);
        more_ = nullptr;
        take(other);
        return *this;
    }
    ~few() { ::operator delete(more_); }

    [[nodiscard]] T* data() noexcept { return more_ != nullptr ? first(more_) : first(own_); }
    [[nodiscard]] const T* data() const noexcept {
        return more_ != nullptr ? first(more_) : first(own_);
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size_; }
    [[nodiscard]] const T* begin() const noexcept { return data(); }
    [[nodiscard]] const T* end() const noexcept { return data() + size_; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return data()[i]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return data()[i]; }
    [[nodiscard]] T& front() noexcept { return *begin(); }
    [[nodiscard]] const T& front() const noexcept { return *begin(); }
    [[nodiscard]] T& back() noexcept { return *(end() - 1); }
    [[nodiscard]] const T& back() const noexcept { return *(end() - 1); }

    void push_back(T value) { append(&value, 1); }
    T* insert(const T* at, T value) {
        const std::ptrdiff_t index = at - begin();
        append(&value, 1);
        std::rotate(begin() + index, end() - 1, end());
        return begin() + index;
    }
    void erase(const T* first, const T* last) noexcept {
        T* const gone = begin() + (first - begin());
        std::memmove(static_cast<void*>(gone), last, bytes(static_cast<std::size_t>(end() - last)));
        size_ -= static_cast<std::uint32_t>(last - first);
    }
    void erase(const T* at) noexcept { erase(at, at + 1); }
    void clear() noexcept { size_ = 0; }

    template <class Predicate>
    friend void erase_if(few& from, Predicate gone) {
        from.erase(std::remove_if(from.begin(), from.end(), gone), from.end());
    }
    friend bool operator==(const few& a, const few& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    static T* first(void* room) noexcept { return std::launder(static_cast<T*>(room)); }
    static const T* first(const void* room) noexcept {
        return std::launder(static_cast<const T*>(room));
    }
    static std::size_t bytes(std::size_t count) noexcept { return count * sizeof(T); }

    // None of them is an element of this list.
    void append(const T* added, std::size_t count) {
        const std::size_t wanted = size_ + count;
        if (wanted > room_) {
            const std::size_t room = std::max(wanted, std::size_t{room_} * 2);
            void* const larger = ::operator new(bytes(room));
            if (size_ > 0) std::memcpy(larger, data(), bytes(size_));
            ::operator delete(std::exchange(more_, larger));
            room_ = static_cast<std::uint32_t>(room);
        }
        if (count > 0) std::memcpy(static_cast<void*>(data() + size_), added, bytes(count));
        size_ = static_cast<std::uint32_t>(wanted);
    }
    void take(few& other) noexcept {
        more_ = std::exchange(other.more_, nullptr);
        size_ = std::exchange(other.size_, 0);
        room_ = std::exchange(other.room_, static_cast<std::uint32_t>(N));
        if (more_ == nullptr && size_ > 0) std::memcpy(own_, other.own_, bytes(size_));
    }

    void* more_ = nullptr;  // all elements, once there are more than N
    std::uint32_t size_ = 0;
    std::uint32_t room_ = N;
    alignas(T) std::byte own_[N * sizeof(T)];
};

}  // namespace alur
