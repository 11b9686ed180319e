#include "author/comments.hpp"

#include "sop/json_scan.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace alur::authors {
namespace {

struct spaced_comment {
    comment said;
    std::size_t breaks = 0;  // line ends before it
};

// What stands between two signs of the text.
struct gap {
    std::vector<spaced_comment> said;
    std::size_t breaks = 0;  // line ends after the last comment
};

std::string without_returns(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
    return out;
}

std::string_view without_end_spaces(std::string_view text) {
    const std::size_t last = text.find_last_not_of(" \t\r");
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

void move_all(std::vector<spaced_comment>& from, comments& to) {
    for (spaced_comment& each : from) to.push_back(std::move(each.said));
    from.clear();
}

class comment_walk {
  public:
    explicit comment_walk(std::string_view text) : text_(text) {
        if (text_.substr(0, byte_order_mark.size()) == byte_order_mark)
            at_ = byte_order_mark.size();
    }

    all_remarks run() {
        gap first = take_gap();
        const std::size_t root = begin_value(first);
        take_value(root);
        gap rest = take_gap();
        out_.of[root].after = take_same_line(rest);
        move_all(rest.said, out_.footer);
        return std::move(out_);
    }

  private:
    gap take_gap() {
        gap out;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n') ++out.breaks;
            if (c == '\n' || c == ' ' || c == '\t' || c == '\r') {
                ++at_;
                continue;
            }
            if (c != '/') break;
            const bool line = text_.substr(at_, 2) == "//";
            const std::size_t found = line ? text_.find('\n', at_) : text_.find("*/", at_ + 2);
            const std::size_t end = found == std::string_view::npos ? text_.size()
                                    : line                          ? found
                                                                    : found + 2;
            const std::string_view said = text_.substr(at_, end - at_);
            comment each{line ? std::string(without_end_spaces(said)) : without_returns(said),
                         out.breaks > 1};
            out.said.push_back({std::move(each), out.breaks});
            out.breaks = 0;
            at_ = end;
        }
        return out;
    }

    // Takes the comments that follow on the same line, up to one that ends it.
    static comments take_same_line(gap& from) {
        comments out;
        auto each = from.said.begin();
        for (; each != from.said.end() && each->breaks == 0; ++each) {
            out.push_back(std::move(each->said));
            if (out.back().ends_line()) {
                ++each;
                break;
            }
        }
        from.said.erase(from.said.begin(), each);
        return out;
    }

    // Whether the comments that begin on this line have it to themselves from there on.
    static bool line_is_theirs(const gap& in) {
        std::size_t first_below = 0;
        while (first_below < in.said.size() && in.said[first_below].breaks == 0) ++first_below;
        return first_below > 0 && (first_below < in.said.size() || in.breaks > 0);
    }

    std::size_t begin_value(gap& before) {
        remarks& made = out_.of.emplace_back();
        made.blank_before = before.breaks > 1;
        move_all(before.said, made.before);
        return out_.of.size() - 1;
    }

    void take_value(std::size_t id) {
        const char c = text_[at_];
        if (c == '{' || c == '[')
            take_members(id, c == '{');
        else
            at_ = skip_value(text_, at_);
    }

    bool sees_close() const { return text_[at_] == '}' || text_[at_] == ']'; }

    void take_members(std::size_t id, bool object) {
        ++at_;
        gap before = take_gap();
        if (!sees_close() && line_is_theirs(before)) out_.of[id].opening = take_same_line(before);
        while (!sees_close()) {
            const std::size_t child = begin_value(before);
            if (object) {
                at_ = skip_string(text_, at_);
                take_between(child);
                ++at_;  // the colon
                take_between(child);
            }
            take_value(child);
            before = take_gap();
            comments after = take_same_line(before);
            if (text_[at_] == ',') {
                ++at_;
                gap more = take_gap();
                const bool line_over = !before.said.empty() || before.breaks > 0 ||
                                       (!after.empty() && after.back().ends_line());
                if (!line_over && (line_is_theirs(more) || sees_close())) {
                    comments beside = take_same_line(more);
                    std::move(beside.begin(), beside.end(), std::back_inserter(after));
                }
                if (before.said.empty() && !more.said.empty())
                    more.said.front().said.blank_before |= before.breaks > 1;
                std::move(more.said.begin(), more.said.end(), std::back_inserter(before.said));
                before.breaks = more.breaks;
            }
            out_.of[child].after = std::move(after);
        }
        move_all(before.said, out_.of[id].at_end);
        ++at_;
    }

    void take_between(std::size_t child) {
        gap between = take_gap();
        for (spaced_comment& each : between.said) each.said.blank_before = false;
        move_all(between.said, out_.of[child].before);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    all_remarks out_;
};

}  // namespace

all_remarks find_remarks(std::string_view text) { return comment_walk{text}.run(); }

std::vector<std::string> every_comment(const all_remarks& from) {
    std::vector<std::string> out;
    const auto add = [&](const comments& list) {
        for (const comment& each : list) out.push_back(each.text);
    };
    for (const remarks& each : from.of)
        for (const comments* list : {&each.before, &each.after, &each.opening, &each.at_end})
            add(*list);
    add(from.footer);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace alur::authors
