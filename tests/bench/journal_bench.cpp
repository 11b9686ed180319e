// The journal below what its lines say: hashes, sealing, verifying, reading without hashes, and
// appends to a file that wait for the disk. Lines have about 400 bytes.
#include <benchmark/benchmark.h>
#include <alur/case/chain.hpp>
#include <alur/case/journal_file.hpp>

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

using namespace alur;

namespace {

constexpr std::uint64_t line_count = 100'000;

std::string content_of(std::uint64_t number) {
    return "{\"n\":" + std::to_string(number) + ",\"apa\":\"" + std::string(300, 'x') + "\"";
}

const std::string& journal_text() {
    static const std::string made = [] {
        std::string text;
        journal_head head;
        for (std::uint64_t n = 1; n <= line_count; ++n) {
            const sealing line = seal(content_of(n), head);
            head = advanced(head, std::get<sealed_line>(line));
            text += std::get<sealed_line>(line).text + "\n";
        }
        return text;
    }();
    return made;
}

void counts_lines(benchmark::State& state) {
    const auto runs = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(runs * static_cast<std::int64_t>(line_count));
    state.SetBytesProcessed(runs * static_cast<std::int64_t>(journal_text().size()));
}

void hash(benchmark::State& state) {
    const std::string text(static_cast<std::size_t>(state.range(0)), 'x');
    digest last;
    for (auto _ : state) last = sha256(last, text);
    benchmark::DoNotOptimize(last);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(hash)->Arg(20)->Arg(400);

void seal_line(benchmark::State& state) {
    journal_head head;
    const std::string content = content_of(1);
    for (auto _ : state) {
        const sealing made = seal(content, head);
        benchmark::DoNotOptimize(head.last = std::get<sealed_line>(made).hash);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(seal_line);

void verify_lines(benchmark::State& state) {
    for (auto _ : state)
        if (verify_chain(journal_text()).head.count != line_count)
            state.SkipWithError("the journal does not verify");
    counts_lines(state);
}
BENCHMARK(verify_lines)->Unit(benchmark::kMillisecond);

void read_lines(benchmark::State& state) {
    for (auto _ : state) {
        chain_reader reader(journal_text(), hashing::skip);
        while (!reader.next().empty()) {
        }
        if (reader.head().count != line_count) state.SkipWithError("the journal cannot be read");
    }
    counts_lines(state);
}
BENCHMARK(read_lines)->Unit(benchmark::kMillisecond);

// In the folder for temporary files; what it measures is that disk.
void append_to_file(benchmark::State& state) {
    const std::string path = (std::filesystem::temp_directory_path() /
                              ("alur-bench-" + std::to_string(::getpid()) + ".jsonl"))
                                 .string();
    {
        journal_opening got = open_journal(path, if_missing::create);
        if (std::holds_alternative<journal_error>(got)) {
            state.SkipWithError(std::get<journal_error>(got).message.en.c_str());
            return;
        }
        journal_file& file = *std::get<journal_opened>(got).file;
        for (auto _ : state) {
            const journal_head head = file.head();
            const sealing line = seal(content_of(head.count + 1), head);
            const append_result done = file.append(head, std::vector{std::get<sealed_line>(line)});
            if (std::holds_alternative<journal_error>(done)) {
                state.SkipWithError(std::get<journal_error>(done).message.en.c_str());
                break;
            }
        }
    }
    std::filesystem::remove(path);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(append_to_file)->UseRealTime();

}  // namespace
