#include <alur/case/chain.hpp>

#include "case/chain_faults.hpp"
#include "case/chain_line.hpp"

#include <algorithm>
#include <array>

namespace alur {
namespace {

constexpr std::size_t seal_bytes = seal_begin.size() + 64 + seal_end.size();

}  // namespace

sealing seal(std::string_view content, const journal_head& before, batch_place place) {
    const std::uint64_t number = before.count + 1;
    const std::size_t mark = place == batch_place::more_follow ? more_mark.size() : 0;
    const std::size_t bytes = content.size() + mark + seal_bytes + 1;
    if (bytes > max_line_bytes) return content_too_long(number, bytes);
    if (has_control(content)) return control_in_content(number);
    if (number_of(content) != number || content.ends_with(more_mark))
        return content_not_a_line(number);

    sealed_line made;
    made.text.reserve(bytes);
    made.text = content;
    if (place == batch_place::more_follow) made.text += more_mark;
    made.hash = sha256(before.last, made.text);
    const std::array<char, 64> hex = hex_digits(made.hash);
    made.text += seal_begin;
    made.text.append(hex.data(), hex.size());
    made.text += seal_end;
    return made;
}

journal_head advanced(const journal_head& before, const sealed_line& next) noexcept {
    return {before.count + 1, next.hash};
}

chain_reader::chain_reader(std::string_view text, hashing how, const journal_head& from) noexcept
    : text_(text), how_(how), from_(from), head_(from) {}

std::span<const chain_line> chain_reader::next() {
    batch_.clear();
    if (fault_) return {};
    journal_head reached = head_;
    std::size_t at = good_bytes_;
    while (at < text_.size()) {
        const std::string_view window = text_.substr(at, max_line_bytes);
        const std::size_t end = window.find('\n');
        const std::string_view line = window.substr(0, end);
        const std::optional<line_form> form =
            end == std::string_view::npos ? std::nullopt : form_of(line);
        const bool good =
            form && form->number == reached.count + 1 && !has_control(line) &&
            (how_ == hashing::skip || sha256(reached.last, form->hashed) == form->stated);
        if (!good) break;
        batch_.push_back({form->number, at, line, form->content, form->stated, form->place});
        reached = {form->number, form->stated};
        at += line.size() + 1;
        if (form->place == batch_place::last) {
            head_ = reached;
            good_bytes_ = at;
            return batch_;
        }
    }
    if (at < text_.size() || !batch_.empty())
        fault_ = fault_of({text_, from_.count, at, reached, batch_.size()});
    batch_.clear();
    return {};
}

chain_report verify_chain(std::string_view text, std::span<const journal_head> kept) {
    std::vector<journal_head> wanted(kept.begin(), kept.end());
    std::sort(wanted.begin(), wanted.end(),
              [](const journal_head& a, const journal_head& b) { return a.count < b.count; });
    auto due = wanted.begin();
    journal_head fits;
    std::size_t after_fit = 0;
    chain_report out;
    const auto judge = [&](const journal_head& at, std::size_t bytes) {
        for (; due != wanted.end() && due->count == at.count; ++due) {
            if (due->last != at.last) {
                out.fault = other_head_fault(after_fit, *due, fits);
                return false;
            }
            fits = at;
            after_fit = bytes;
        }
        return true;
    };

    chain_reader reader(text);
    bool fitting = judge({}, 0);
    while (fitting) {
        const std::span<const chain_line> batch = reader.next();
        if (batch.empty()) break;
        for (const chain_line& line : batch)
            fitting =
                fitting && judge({line.number, line.hash}, line.offset + line.text.size() + 1);
        if (!fitting) break;
        out.head = reader.head();
        out.good_bytes = reader.good_bytes();
    }
    if (!fitting) return out;
    out.fault = reader.fault();
    const bool torn = out.fault && out.fault->kind == chain_fault_kind::torn;
    if (due != wanted.end()) {
        if (!out.fault || torn) out.fault = truncated_fault(out, wanted.back());
    } else if (!wanted.empty()) {
        out.since_kept = out.head.count - fits.count;
    }
    return out;
}

}  // namespace alur
