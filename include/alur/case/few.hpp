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
    few(const few& other) { copy(other); }
    few(few&& other) noexcept { take(other); }
    few& operator=(const few& other) {
        if (this != &other) copy(other);
        return *this;
    }
    few& operator=(few&& other) noexcept {
        if (this == &other) return *this;
        free(more_);
        take(other);
        return *this;
    }
    ~few() { free(more_); }

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

    void push_back(T value) {
        if (size_ == room_) [[unlikely]]
            grow(size_ + std::size_t{1});
        std::memcpy(static_cast<void*>(data() + size_++), &value, sizeof value);
    }
    T* insert(const T* at, T value) {
        const std::ptrdiff_t index = at - begin();
        push_back(value);
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
    // Nearly always there is nothing to free: asking here saves the call.
    static void free(void* room) noexcept {
        if (room != nullptr) [[unlikely]]
            ::operator delete(room);
    }

    void grow(std::size_t wanted) {
        const std::size_t room = std::max(wanted, std::size_t{room_} * 2);
        void* const larger = ::operator new(bytes(room));
        if (size_ > 0) std::memcpy(larger, data(), bytes(size_));
        free(std::exchange(more_, larger));
        room_ = static_cast<std::uint32_t>(room);
    }
    void copy(const few& other) {
        if (other.size_ > room_) grow(other.size_);
        if (more_ == nullptr && other.more_ == nullptr)
            std::memcpy(own_, other.own_,
                        sizeof own_);  // a known size is cheaper than what is used
        else if (other.size_ > 0)
            std::memcpy(static_cast<void*>(data()), other.data(), bytes(other.size_));
        size_ = other.size_;
    }
    void take(few& other) noexcept {
        more_ = std::exchange(other.more_, nullptr);
        size_ = std::exchange(other.size_, 0);
        room_ = std::exchange(other.room_, static_cast<std::uint32_t>(N));
        std::memcpy(own_, other.own_, sizeof own_);
    }

    void* more_ = nullptr;  // all elements, once there are more than N
    std::uint32_t size_ = 0;
    std::uint32_t room_ = N;
    alignas(T) std::byte own_[N * sizeof(T)];
};

}  // namespace alur
