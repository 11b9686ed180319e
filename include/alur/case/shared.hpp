// Values that copies share until one of them changes: what successive moments of a case have in
// common is stored once.
//
// Thread-safety: as plain values; copies of one value may be used by different threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace alur {

// An immutable value shared by copies, compared by content.
template <class T>
class shared_value {
  public:
    shared_value() = default;
    shared_value(T value) : held_(std::make_shared<const T>(std::move(value))) {}
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

// A list whose elements are only read, added and taken out. A copy is made by the first change, and
// only if another list shares it: constant time and no allocation to copy, linear to change.
template <class T>
class shared_list {
  public:
    using value_type = T;
    using const_iterator = const T*;

    shared_list() = default;

    [[nodiscard]] const T* begin() const noexcept { return held_ ? held_->data() : nullptr; }
    [[nodiscard]] const T* end() const noexcept { return begin() + size(); }
    [[nodiscard]] auto rbegin() const noexcept { return std::reverse_iterator(end()); }
    [[nodiscard]] auto rend() const noexcept { return std::reverse_iterator(begin()); }
    [[nodiscard]] std::size_t size() const noexcept { return held_ ? held_->size() : 0; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] const T& operator[](std::size_t i) const { return (*held_)[i]; }
    [[nodiscard]] const T& front() const { return held_->front(); }
    [[nodiscard]] const T& back() const { return held_->back(); }

    void push_back(T value) { own(size() + 1).push_back(std::move(value)); }
    void insert(const T* at, T value) {
        const std::ptrdiff_t index = at - begin();
        std::vector<T>& list = own(size() + 1);
        list.insert(list.begin() + index, std::move(value));
    }
    void erase(const T* first, const T* last) {
        const std::ptrdiff_t index = first - begin();
        const std::ptrdiff_t count = last - first;
        if (count == 0) return;
        std::vector<T>& list = own(size());
        list.erase(list.begin() + index, list.begin() + index + count);
    }
    void erase(const T* at) { erase(at, at + 1); }

    template <class Predicate>
    friend void erase_if(shared_list& from, Predicate gone) {
        if (std::none_of(from.begin(), from.end(), gone)) return;
        std::erase_if(from.own(from.size()), gone);
    }

    friend bool operator==(const shared_list& a, const shared_list& b) {
        return a.held_ == b.held_ || std::equal(a.begin(), a.end(), b.begin(), b.end());
    }

  private:
    // The list, shared with no other from here on.
    std::vector<T>& own(std::size_t room) {
        if (held_ && held_.use_count() == 1) {
            // Whoever shared it last may have read it in another thread.
            std::atomic_thread_fence(std::memory_order_acquire);
            return *held_;
        }
        auto copy = std::make_shared<std::vector<T>>();
        copy->reserve(room);
        copy->assign(begin(), end());
        held_ = std::move(copy);
        return *held_;
    }

    std::shared_ptr<std::vector<T>> held_;
};

}  // namespace alur
