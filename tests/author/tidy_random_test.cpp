// Comments strewn into random SOPs, and where they are found again: read by a walk of its own.
#include "generator/json_value.hpp"
#include "generator/random.hpp"
#include "generator/sop.hpp"

#include <alur/author/tidy.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace tidy_random_test {

using namespace alur;
using generate::dice;
using generate::json_value;

namespace {

// A comment's words → what it stands at: "before /langkah/2/waktu".
using company = std::map<std::string, std::string>;

std::string pointer_of(const json_value& parent, std::string_view above, std::size_t i) {
    return std::string(above) + '/' +
           (parent.is == json_value::kind::object ? parent.items[i].key : std::to_string(i));
}

class strewn_text {
  public:
    strewn_text(dice& d, const json_value& root) : d_(d) {
        maybe_lines("before ", "");
        add(root, "");
        if (d_.chance(50)) out_ += comment("after ", "", true);
    }
    [[nodiscard]] const std::string& text() const { return out_; }
    [[nodiscard]] const company& strewn() const { return strewn_; }

  private:
    std::string comment(const char* where, const std::string& pointer, bool may_end_line) {
        const std::string words = "k" + std::to_string(strewn_.size());
        if (may_end_line && d_.chance(50)) {
            strewn_["// " + words] = where + pointer;
            return " // " + words + (d_.chance(20) ? " \t\n" : "\n");
        }
        const std::string text = d_.chance(20) ? "/*" + words + "\n*/" : "/* " + words + " */";
        strewn_[text] = where + pointer;
        return ' ' + text + ' ';
    }
    void maybe_lines(const char* where, const std::string& pointer) {
        while (d_.chance(8)) {
            if (d_.chance(30)) out_ += '\n';
            out_ += '\n' + comment(where, pointer, true);
        }
    }
    void add(const json_value& value, const std::string& pointer) {
        if (!value.has_items()) {
            out_ += value.is == json_value::kind::text ? '"' + value.raw + '"' : value.raw;
            return;
        }
        const bool object = value.is == json_value::kind::object;
        out_ += object ? '{' : '[';
        if (d_.chance(4)) out_ += comment("opening ", pointer, true);
        out_ += '\n';
        bool glued = false;  // to what stands on the same line before it
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            const std::string below = pointer_of(value, pointer, i);
            if (!std::exchange(glued, false)) maybe_lines("before ", below);
            if (object) {
                out_ += '"' + value.items[i].key + '"';
                if (d_.chance(3)) out_ += comment("before ", below, true);
                out_ += ':';
                if (d_.chance(3)) out_ += comment("before ", below, true);
            }
            add(value.items[i], below);
            const bool last = i + 1 == value.items.size();
            bool line_over = false;
            if (d_.chance(4)) {
                out_ += comment("after ", below, true);
                line_over = out_.back() == '\n';
            }
            if (!last || d_.chance(20)) {
                out_ += ',';
                if (!line_over && d_.chance(4)) out_ += comment("after ", below, true) + '\n';
            }
            if (!last && !line_over && out_.back() == ',' && d_.chance(4)) {
                out_ += comment("before ", pointer_of(value, pointer, i + 1), false);
                glued = true;
            } else if (d_.chance(70)) {
                out_ += '\n';
            }
        }
        out_ += '\n';
        maybe_lines("end ", pointer);
        out_ += object ? '}' : ']';
    }

    dice& d_;
    std::string out_;
    company strewn_;
};

// Where comments stand in a text laid out by `tidy`: one value or one comment begins a line.
class found_text {
  public:
    explicit found_text(std::string_view text) : text_(text) {
        blanks("");
        value("");
        last_ = "";
        done_ = true;
        blanks("");
    }
    company found;
    bool twice = false;

  private:
    void blanks(const std::string& container) {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == ' ' || c == '\n' || c == ',' || c == ':') {
                if (c == '\n') own_line_ = true;
                ++at_;
                continue;
            }
            if (c != '/') break;
            const bool line = text_[at_ + 1] == '/';
            const std::size_t end = line ? text_.find('\n', at_) : text_.find("*/", at_) + 2;
            const std::string words{text_.substr(at_, end - at_)};
            at_ = end;
            if (own_line_)
                waiting_.push_back(words);
            else
                put(words, opened_ ? "opening " + container : "after " + last_);
        }
    }
    void put(const std::string& words, const std::string& where) {
        twice |= !found.emplace(words, where).second;
    }
    void flush(const std::string& where) {
        for (const std::string& each : waiting_) put(each, where);
        waiting_.clear();
    }
    std::string string() {
        const std::size_t start = ++at_;
        while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2 : 1;
        return std::string(text_.substr(start, at_++ - start));
    }
    void value(const std::string& pointer) {
        flush("before " + pointer);
        own_line_ = false;
        opened_ = false;
        if (text_[at_] == '"') {
            string();
        } else if (text_[at_] == '{' || text_[at_] == '[') {
            members(pointer, text_[at_] == '{');
        } else {
            while (std::string_view("},] \n").find(text_[at_]) == std::string_view::npos) ++at_;
        }
        opened_ = false;
        own_line_ = false;
        last_ = pointer;
    }
    void members(const std::string& pointer, bool object) {
        ++at_;
        opened_ = true;
        for (std::size_t i = 0;; ++i) {
            blanks(pointer);
            if (text_[at_] == '}' || text_[at_] == ']') break;
            std::string below = pointer + '/' + std::to_string(i);
            if (object) {
                below = pointer + '/' + string();
                flush("before " + below);
                own_line_ = false;
                blanks(pointer);
            }
            value(below);
        }
        flush("end " + pointer);
        ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool own_line_ = true;
    bool opened_ = false;
    bool done_ = false;
    std::string last_;
    std::vector<std::string> waiting_;
};

void spell_loosely(dice& d, json_value& value) {
    if (value.key == "bila") return;
    if (value.is == json_value::kind::text && d.chance(20)) value.raw = "  " + value.raw + "\\t";
    for (json_value& each : value.items) spell_loosely(d, each);
}

void shuffle_keys(dice& d, json_value& root) {
    d.shuffle(root.items);
    for (json_value& each : root.find("langkah")->items) d.shuffle(each.items);
    for (json_value& each : root.find("pelaksana")->items)
        if (each.is == json_value::kind::object) d.shuffle(each.items);
}

}  // namespace

TEST_CASE("every comment of three hundred random SOPs is found once, where it stood") {
    std::size_t comments = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        dice d(seed);
        const definition sop =
            generate::sop(seed, d.chance(70) ? generate::mode::compiling : generate::mode::wild);
        const std::string canonical = to_json(sop);
        const loaded before = load({"", canonical});
        if (!before.sop || !no_errors(before.problems)) continue;
        json_value root = generate::json_from(canonical);
        shuffle_keys(d, root);
        spell_loosely(d, root);
        const strewn_text strewn(d, root);
        INFO("seed " << seed << "\n" << strewn.text());
        const tidied made = tidy({"", strewn.text()});
        REQUIRE(made.text);
        INFO(*made.text);
        const loaded after = load({"", *made.text});
        REQUIRE(after.sop);
        REQUIRE(to_json(*after.sop) == canonical);
        REQUIRE(after.sop == before.sop);
        REQUIRE(tidy({"", *made.text}).text == made.text);
        const found_text found(*made.text);
        REQUIRE_FALSE(found.twice);
        for (const auto& [words, where] : strewn.strewn()) {
            INFO(words);
            const auto there = found.found.find(words);
            REQUIRE(there != found.found.end());
            REQUIRE(there->second == where);
        }
        REQUIRE(found.found.size() == strewn.strewn().size());
        comments += found.found.size();
    }
    CHECK(comments > 3000);
}

}  // namespace tidy_random_test
