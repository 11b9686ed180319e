// Any text: the chain reader neither crashes nor hangs; what it calls good verifies again, seals
// again to the same bytes, and ends where a line ends; reading without hashing never stops earlier.
#include <alur/case/chain.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

using namespace alur;

namespace {

void demand(bool holds) {
    if (!holds) std::abort();
}

void demand_words(const chain_fault& fault) {
    demand(!fault.message.id.empty() && !fault.message.en.empty());
}

// The lines of `text` sealed once more, each as the first line's `n` allows: a text that is no
// journal becomes the contents of one, so that the fuzzer gets past the hashes.
std::string sealed_lines(std::string_view text, journal_head& head) {
    std::string out;
    bool more = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string content = "{\"n\":" + std::to_string(head.count + 1) + ",";
        content += text.substr(0, end);
        more = end % 3 == 0 && end < text.size();
        const sealing made =
            seal(content, head, more ? batch_place::more_follow : batch_place::last);
        if (const auto* line = std::get_if<sealed_line>(&made)) {
            head = advanced(head, *line);
            out += line->text + "\n";
        } else {
            demand_words(std::get<chain_fault>(made));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

void read(std::string_view text) {
    const chain_report whole = verify_chain(text);
    demand(whole.good_bytes <= text.size());
    demand(whole.good_bytes == 0 || text[whole.good_bytes - 1] == '\n');
    demand(whole.sound() == (whole.good_bytes == text.size()));
    if (whole.fault) {
        demand_words(*whole.fault);
        demand(whole.fault->offset >= whole.good_bytes && whole.fault->offset <= text.size());
        demand(whole.fault->line > whole.head.count);
    }
    const std::string_view good = text.substr(0, whole.good_bytes);
    const chain_report again = verify_chain(good, std::vector{whole.head});
    demand(again.sound() && again.head == whole.head && again.since_kept == 0);

    journal_head head;
    std::string written;
    chain_reader reader(good);
    for (auto batch = reader.next(); !batch.empty(); batch = reader.next())
        for (const chain_line& line : batch) {
            const sealing made = seal(line.content, head, line.place);
            demand(std::holds_alternative<sealed_line>(made));
            head = advanced(head, std::get<sealed_line>(made));
            written += std::get<sealed_line>(made).text + "\n";
        }
    demand(written == good && head == whole.head);

    chain_reader quick(text, hashing::skip);
    while (!quick.next().empty()) {
    }
    demand(quick.good_bytes() >= whole.good_bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    read(text);
    journal_head head;
    std::string made = sealed_lines(text, head);
    read(made);
    // One byte of it altered, as the input says: found, unless nothing was altered.
    if (size < 3 || made.empty()) return 0;
    const std::size_t at = (std::size_t{data[0]} * 256 + data[1]) % made.size();
    made[at] = static_cast<char>(static_cast<unsigned char>(made[at]) ^ data[2]);
    if (data[2] != 0) demand(!verify_chain(made, std::vector{head}).sound());
    read(made);

    const head_read typed = parse_head(text);
    demand(typed ? parse_head(print_head(*typed.head)).head == typed.head
                 : !typed.problem.en.empty());
    return 0;
}
