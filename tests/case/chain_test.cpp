#include <alur/case/chain.hpp>

#include "journal_support.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace chain_test {

using namespace alur;
using namespace alur_test;
using kind = chain_fault_kind;

namespace {

// Ten lines; 4, 5 and 6 are one batch.
const std::string& golden() {
    static const std::string text = file_bytes(ALUR_SOURCE_DIR "/tests/golden/chain_10.jsonl");
    return text;
}
const journal_head golden_head{
    10, *digest_from_hex("32692724185245d7f02cdb94b36a0e8dd4ebd82e17ccb2136fe8e611acd8260f")};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        out.push_back(text.substr(at, end - at + 1));
        at = end + 1;
    }
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const std::string& line : lines) out += line;
    return out;
}

// The line a byte is in, counted from 1; its LF belongs to it.
std::uint64_t line_of(const std::string& text, std::size_t offset) {
    return 1 + static_cast<std::uint64_t>(std::count(
                   text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

std::size_t start_of(const std::string& text, std::uint64_t line) {
    std::size_t at = 0;
    for (; line > 1; --line) at = text.find('\n', at) + 1;
    return at;
}

// What every report must keep to: good lines are whole batches, verify, and end before the fault.
void consistent(const std::string& text, const chain_report& read) {
    CHECK(read.good_bytes <= text.size());
    CHECK((read.good_bytes == 0 || text[read.good_bytes - 1] == '\n'));
    CHECK(read.head.count == line_of(text, read.good_bytes) - 1);
    const chain_report again = verify_chain(std::string_view(text).substr(0, read.good_bytes));
    CHECK(again.sound());
    CHECK(again.head == read.head);
    if (!read.fault) return;
    CHECK(read.fault->line >= 1);
    CHECK(read.fault->offset <= text.size());
    CHECK_FALSE(read.fault->message.id.empty());
    CHECK_FALSE(read.fault->message.en.empty());
    CHECK_FALSE(read.fault->fix.id.empty());
    CHECK_FALSE(read.fault->fix.en.empty());
}

chain_fault finds(const std::string& text, std::uint64_t line,
                  const std::vector<journal_head>& kept = {}) {
    const chain_report read = verify_chain(text, kept);
    consistent(text, read);
    REQUIRE(read.fault);
    INFO(read.fault->message.en);
    CHECK(read.fault->line == line);
    return *read.fault;
}

chain_fault finds(const std::string& text, kind what, std::uint64_t line,
                  const std::vector<journal_head>& kept = {}) {
    const chain_fault found = finds(text, line, kept);
    INFO(found.message.en);
    CHECK(static_cast<int>(found.kind) == static_cast<int>(what));
    return found;
}

bool says(const chain_fault& fault, std::string_view words) {
    return fault.message.en.find(words) != std::string::npos;
}

// The same contents from `line` on, sealed anew: what somebody can do who can write the file.
std::string rewritten(const std::string& text, std::uint64_t from, std::string_view instead) {
    std::string out;
    journal_head head;
    chain_reader reader(text);
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        for (const chain_line& line : batch) {
            const std::string content =
                line.number == from ? content_of(from, instead) : std::string(line.content);
            const sealed_line made = sealed(content, head, line.place);
            head = advanced(head, made);
            out += made.text + "\n";
        }
    return out;
}

}  // namespace

TEST_CASE("a golden journal of ten lines verifies and has the head it always had") {
    const chain_report read = verify_chain(golden());
    REQUIRE(read.sound());
    CHECK(read.head == golden_head);
    CHECK(read.good_bytes == golden().size());
    CHECK_FALSE(read.since_kept);
    consistent(golden(), read);
}

TEST_CASE("a text without lines is a journal without lines") {
    const chain_report read = verify_chain("");
    CHECK(read.sound());
    CHECK(read.head == journal_head{});
    CHECK(verify_chain("", std::vector{journal_head{}}).since_kept == 0);
    finds("", kind::truncated, 1, {golden_head});
}

TEST_CASE("the reader gives whole batches, with contents as they were sealed") {
    for (const hashing how : {hashing::verify, hashing::skip}) {
        chain_reader reader(golden(), how);
        std::vector<std::size_t> sizes;
        journal_head head;
        std::string again;
        for (auto batch = reader.next(); !batch.empty(); batch = reader.next()) {
            sizes.push_back(batch.size());
            for (const chain_line& line : batch) {
                CHECK(line.number == head.count + 1);
                CHECK(golden().substr(line.offset, line.text.size()) == line.text);
                const sealed_line made = sealed(line.content, head, line.place);
                CHECK(made.text == line.text);
                CHECK(made.hash == line.hash);
                head = advanced(head, made);
                again += made.text + "\n";
            }
            CHECK(reader.head() == head);
            CHECK(reader.good_bytes() == again.size());
        }
        CHECK_FALSE(reader.fault());
        CHECK(sizes == std::vector<std::size_t>{1, 1, 1, 3, 1, 1, 1, 1});
        CHECK(again == golden());
    }
}

TEST_CASE("a reader can begin in the middle of a journal") {
    chain_reader beginning(golden());
    (void)beginning.next();
    (void)beginning.next();
    const std::string rest = golden().substr(beginning.good_bytes());
    chain_reader reader(rest, hashing::verify, beginning.head());
    while (!reader.next().empty()) {
    }
    CHECK_FALSE(reader.fault());
    CHECK(reader.head() == golden_head);

    const std::vector<std::string> lines = lines_of(rest);
    const std::string twice = lines[0] + lines[0];
    chain_reader repeating(twice, hashing::verify, beginning.head());
    CHECK_FALSE(repeating.next().empty());
    CHECK(repeating.next().empty());
    REQUIRE(repeating.fault());
    CHECK(repeating.fault()->line == 4);
    CHECK(says(*repeating.fault(), "repeats line 3"));
}

TEST_CASE("every single bit that is flipped is found in its line") {
    for (std::size_t i = 0; i < golden().size(); ++i)
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string text = golden();
            text[i] = static_cast<char>(static_cast<unsigned char>(text[i]) ^ (1U << bit));
            INFO("byte " << i << " bit " << bit);
            const chain_fault found = finds(text, line_of(golden(), i));
            CHECK(found.kind != kind::torn);
            CHECK(found.offset == start_of(golden(), found.line));
        }
}

TEST_CASE("every byte taken out or put in is found in its line") {
    for (std::size_t i = 0; i < golden().size(); ++i) {
        INFO("byte " << i);
        std::string less = golden();
        less.erase(i, 1);
        finds(less, line_of(golden(), i));
        for (const char c : {'\n', ' ', '\0', '"', '}'}) {
            std::string more = golden();
            more.insert(i, 1, c);
            // An LF just before the LF of a line leaves that line whole.
            const bool blank = c == '\n' && golden()[i] == '\n';
            const chain_fault found = finds(more, line_of(golden(), i) + (blank ? 1 : 0));
            if (blank) CHECK(found.kind == kind::blank_line);
        }
    }
}

TEST_CASE("every run of lines taken out is found where it was") {
    const std::vector<std::string> lines = lines_of(golden());
    for (std::size_t from = 0; from < lines.size(); ++from)
        for (std::size_t to = from + 1; to <= lines.size(); ++to) {
            std::vector<std::string> left(lines);
            left.erase(left.begin() + static_cast<std::ptrdiff_t>(from),
                       left.begin() + static_cast<std::ptrdiff_t>(to));
            const std::string text = joined(left);
            INFO("lines " << from + 1 << " to " << to);
            if (to < lines.size()) {
                const chain_fault found = finds(text, kind::missing, from + 1);
                CHECK(says(found, "Lines " + std::to_string(from + 1) + " to " +
                                      std::to_string(to) + " are not there"));
            } else if (from == 4 || from == 5) {
                finds(text, kind::torn, from + 1);
            } else {
                CHECK(verify_chain(text).sound());  // a chain cannot know its own end
            }
            if (to == lines.size())
                finds(text, kind::truncated, from == 4 || from == 5 ? 4 : from + 1, {golden_head});
        }
}

TEST_CASE("every line repeated anywhere is found where it stands again") {
    const std::vector<std::string> lines = lines_of(golden());
    for (std::size_t which = 0; which < lines.size(); ++which)
        for (std::size_t at = 0; at <= lines.size(); ++at) {
            std::vector<std::string> more(lines);
            more.insert(more.begin() + static_cast<std::ptrdiff_t>(at), lines[which]);
            INFO("line " << which + 1 << " put at " << at + 1);
            if (at == which || at == which + 1) {
                const chain_fault found = finds(joined(more), kind::repeated, which + 2);
                CHECK(says(found, "repeats line " + std::to_string(which + 1)));
            } else if (at > which) {
                finds(joined(more), kind::repeated, at + 1);
            } else {
                finds(joined(more), kind::moved, at + 1);
            }
        }
}

TEST_CASE("every two lines swapped are found at the first") {
    const std::vector<std::string> lines = lines_of(golden());
    for (std::size_t a = 0; a < lines.size(); ++a)
        for (std::size_t b = a + 1; b < lines.size(); ++b) {
            std::vector<std::string> other(lines);
            std::swap(other[a], other[b]);
            INFO("lines " << a + 1 << " and " << b + 1);
            const chain_fault found = finds(joined(other), kind::moved, a + 1);
            CHECK(says(found, "line " + std::to_string(a + 1) + " stands " + std::to_string(b - a) +
                                  " below"));
        }
}

TEST_CASE("every truncation is named torn, or found by the head that was kept") {
    for (std::size_t size = 0; size < golden().size(); ++size) {
        const std::string text = golden().substr(0, size);
        const std::uint64_t line = line_of(golden(), size);
        const bool between_lines = size == 0 || text.back() == '\n';
        INFO("cut to " << size << " bytes");
        if (between_lines && line != 5 && line != 6) {
            const chain_report read = verify_chain(text);
            CHECK(read.sound());
            CHECK(read.head.count == line - 1);
        } else {
            finds(text, kind::torn, line);
        }
        const bool in_batch = line >= 4 && line <= 6;
        finds(text, kind::truncated, in_batch ? 4 : line, {golden_head});
    }
}

TEST_CASE("an end of NUL bytes, as a power failure leaves it, counts as torn") {
    for (std::size_t size = 0; size < golden().size(); size += 7) {
        const std::string text = golden().substr(0, size) + std::string(600, '\0');
        INFO("cut to " << size << " bytes");
        finds(text, kind::torn, line_of(golden(), size));
    }
    finds(golden() + std::string(2 * max_line_bytes, '\0'), kind::torn, 11);
    finds(golden() + std::string(600, '\0') + "x", kind::control_character, 11);
    finds(golden() + std::string(600, '\0') + "\n", kind::control_character, 11);
}

TEST_CASE("an end that no interrupted writing leaves is not called torn") {
    finds(golden() + "halo", kind::not_a_line, 11);
    finds(golden() + "{\"n\":12,", kind::not_a_line, 11);
    finds(golden() + "{\"n\":11,\t", kind::control_character, 11);
    finds(golden() + "{\"n\":11,", kind::torn, 11);
    finds(golden() + "{", kind::torn, 11);
    // all of a line but its LF was never acknowledged
    const sealed_line next = sealed(content_of(11, "\"apa\":1"), golden_head);
    finds(golden() + next.text, kind::torn, 11);
    // with another byte where the LF was
    CHECK(says(finds(golden() + next.text + "\x0b", kind::altered, 11), "line end"));
}

TEST_CASE("what the next line proves about an altered one is said") {
    const std::size_t text_at = golden().find("Kabid");
    const std::uint64_t line = line_of(golden(), text_at);
    std::string text = golden();
    text[text_at] = 'X';
    CHECK(says(finds(text, kind::altered, line), "the text of this line was altered"));

    text = golden();
    const std::size_t hash_at = start_of(golden(), line + 1) - 4;
    text[hash_at] = text[hash_at] == '0' ? '1' : '0';
    CHECK(says(finds(text, kind::altered, line), "only its hash was altered"));

    text[text_at] = 'X';
    CHECK(says(finds(text, kind::altered, line), "cannot be known"));

    // An altered digit of the number is an altered line, not a missing one.
    text = golden();
    text[start_of(golden(), 3) + 5] = '7';
    CHECK(says(finds(text, kind::altered, 3), "the text of this line was altered"));
}

TEST_CASE("a rewritten end is found by a kept head alone, and two narrow it down") {
    const std::string text = rewritten(golden(), 8, "\"apa\":\"batal\"");
    CHECK(verify_chain(text).sound());
    finds(text, kind::other_head, 1, {golden_head});

    std::vector<journal_head> heads{{}};
    chain_reader reader(golden());
    while (!reader.next().empty()) heads.push_back(reader.head());
    const chain_fault found = finds(text, kind::other_head, 8, heads);
    CHECK(says(found, "between lines 8 and 8"));
    std::reverse(heads.begin(), heads.end());
    CHECK(finds(text, kind::other_head, 8, heads) == found);

    // Lines before a point written anew, the rest left as it was: the chain breaks there.
    const std::vector<std::string> old_lines = lines_of(golden());
    std::vector<std::string> mixed = lines_of(rewritten(golden(), 3, "\"apa\":\"batal\""));
    std::copy(old_lines.begin() + 7, old_lines.end(), mixed.begin() + 7);
    CHECK(says(finds(joined(mixed), kind::altered, 8), "the lines before it were written anew"));
    finds(joined(mixed), kind::altered, 8, {golden_head});
    finds(joined(mixed), kind::other_head, 3, heads);
}

TEST_CASE("a journal that went on since a head was kept fits, and says by how much") {
    chain_reader reader(golden());
    std::vector<journal_head> kept;
    for (int i = 0; i < 3; ++i) {
        (void)reader.next();
        kept.push_back(reader.head());
    }
    const chain_report read = verify_chain(golden(), kept);
    CHECK(read.sound());
    CHECK(read.since_kept == 7);
    CHECK(verify_chain(golden(), std::vector{golden_head}).since_kept == 0);

    // Kept heads do not hide a later fault; one before it that does not fit comes first.
    std::string text = golden();
    text[start_of(text, 9) + 10] ^= 1;
    finds(text, kind::altered, 9, kept);
    kept[1].last.bytes[31] ^= 1;
    finds(text, kind::other_head, 2, kept);
}

TEST_CASE("lines that an editor or a transfer spoilt are named as such") {
    std::string windows;
    for (const std::string& line : lines_of(golden()))
        windows += line.substr(0, line.size() - 1) + "\r\n";
    finds(windows, kind::crlf, 1);
    finds("\n" + golden(), kind::blank_line, 1);
    finds(golden() + "\n", kind::blank_line, 11);
    finds(golden() + "\r\n", kind::blank_line, 11);
    finds("\xEF\xBB\xBF" + golden(), kind::not_a_line, 1);
    finds(golden() + "{}\n", kind::not_a_line, 11);
    finds("halo\n", kind::not_a_line, 1);
    std::string nul = golden();
    nul[start_of(nul, 2) + 20] = '\0';
    CHECK(says(finds(nul, kind::control_character, 2), "0x00) as its byte 21"));
    // upper case in a hash is another spelling of the same bytes, and no line of ours
    std::string upper = golden();
    const std::size_t letter = upper.find_first_of("abcdef", start_of(upper, 2) - 66);
    upper[letter] = static_cast<char>(upper[letter] - 'a' + 'A');
    finds(upper, kind::not_a_line, 1);
}

TEST_CASE("a line of exactly 1 MiB is read and a longer one is refused") {
    const std::string begin = "{\"n\":1,\"a\":\"";
    const std::size_t room = max_line_bytes - 77 - begin.size() - 1;
    const sealed_line longest = sealed(begin + std::string(room, 'x') + "\"", {});
    CHECK(longest.text.size() + 1 == max_line_bytes);
    CHECK(verify_chain(longest.text + "\n").sound());
    const sealing over = seal(begin + std::string(room + 1, 'x') + "\"", {});
    REQUIRE(std::holds_alternative<chain_fault>(over));
    CHECK(std::get<chain_fault>(over).kind == kind::too_long);

    finds(begin + std::string(max_line_bytes, 'x') + "\n", kind::too_long, 1);
    finds(begin + std::string(max_line_bytes, 'x'), kind::too_long, 1);
    finds(golden() + std::string(5 * max_line_bytes, 'x') + "\n" + golden(), kind::too_long, 11);
}

TEST_CASE("what cannot be sealed is refused with the reason") {
    const auto refused = [](std::string_view content, kind why) {
        const sealing made = seal(content, {4, sha256("x")});
        INFO(content);
        REQUIRE(std::holds_alternative<chain_fault>(made));
        const chain_fault& fault = std::get<chain_fault>(made);
        CHECK(static_cast<int>(fault.kind) == static_cast<int>(why));
        CHECK(fault.line == 5);
        CHECK_FALSE(fault.message.id.empty());
    };
    CHECK(std::holds_alternative<sealed_line>(seal("{\"n\":5", {4, {}})));
    refused("", kind::not_a_line);
    refused("{", kind::not_a_line);
    refused("{\"n\":", kind::not_a_line);
    refused("{\"n\":4,\"a\":1", kind::not_a_line);
    refused("{\"n\":6,\"a\":1", kind::not_a_line);
    refused("{\"n\":05,\"a\":1", kind::not_a_line);
    refused("{\"n\":5x", kind::not_a_line);
    refused("{\"n\":5.0,\"a\":1", kind::not_a_line);
    refused("{\"n\":99999999999999999999,\"a\":1", kind::not_a_line);
    refused(" {\"n\":5,\"a\":1", kind::not_a_line);
    refused("{\"n\":5,\"a\":1,\"lanjut\":true", kind::not_a_line);
    refused("{\"n\":5,\"a\":\"\n\"", kind::control_character);
    refused(std::string_view("{\"n\":5,\"a\":\"\0\"", 14), kind::control_character);
    for (std::size_t at = 0; at < 24; ++at) {
        std::string content = "{\"n\":5,\"a\":\"" + std::string(24, 'x') + "\"";
        content[12 + at] = '\x1f';
        refused(content, kind::control_character);
        content[12 + at] = '\x20';
        CHECK(std::holds_alternative<sealed_line>(seal(content, {4, {}})));
        content[12 + at] = '\xc3';
        CHECK(std::holds_alternative<sealed_line>(seal(content, {4, {}})));
    }
}

TEST_CASE("a line that was counted wrongly by its writer is told from an altered one") {
    const std::string hashed = "{\"n\":3,\"a\":1";
    const std::string line = hashed + ",\"sidik\":\"" + to_hex(sha256(digest{}, hashed)) + "\"}\n";
    finds(line, kind::wrong_number, 1);
}

TEST_CASE("without hashing the form, the numbers and the batches are still checked") {
    const auto stops = [](const std::string& text, kind why, std::uint64_t line) {
        chain_reader reader(text, hashing::skip);
        while (!reader.next().empty()) {
        }
        REQUIRE(reader.fault());
        CHECK(static_cast<int>(reader.fault()->kind) == static_cast<int>(why));
        CHECK(reader.fault()->line == line);
        CHECK(reader.next().empty());
    };
    std::vector<std::string> lines = lines_of(golden());
    stops(joined(lines).substr(0, 1000), kind::torn, line_of(golden(), 1000));
    stops(golden() + "\n", kind::blank_line, 11);
    std::string text = golden();
    text[start_of(text, 2) + 20] = '\t';
    stops(text, kind::control_character, 2);
    lines.erase(lines.begin() + 1);
    stops(joined(lines), kind::missing, 2);
    stops(lines[0] + lines[1], kind::missing, 2);
}

}  // namespace chain_test
