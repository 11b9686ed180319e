#include "arrow_in.hpp"

#include <alur/time/instant_text.hpp>
#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arrow_abi.hpp"
#include "dataclass.hpp"
#include "patience.hpp"
#include "sop/spelling.hpp"

namespace alur::python {
namespace {

// Thrown without the GIL, raised with it.
struct no_frame {
    bilingual why;
};
[[noreturn]] void no_log(std::string id, std::string en) {
    throw no_frame{{std::move(id), std::move(en)}};
}

// What is read: the columns' types and pieces of rows.
struct frame_parts {
    arrow_owner<ArrowSchema> schema;
    std::vector<std::unique_ptr<arrow_owner<ArrowArray>>> batches;
};

[[noreturn]] void failed(ArrowArrayStream& stream) {
    const char* said = stream.get_last_error(&stream);
    const std::string why = said == nullptr ? "" : said;
    no_log("tabel tidak dapat dibaca: " + why, "the table cannot be read: " + why);
}

template <class T>
T& in_capsule(const py::handle& capsule, const char* name) {
    auto* held = static_cast<T*>(PyCapsule_GetPointer(capsule.ptr(), name));
    if (held == nullptr) throw py::error_already_set();
    return *held;
}

// A producer may be Python: with the GIL.
std::shared_ptr<frame_parts> parts_of(const py::object& frame) {
    auto parts = std::make_shared<frame_parts>();
    const auto next = [&]() -> ArrowArray& {
        return parts->batches.emplace_back(std::make_unique<arrow_owner<ArrowArray>>())->is;
    };
    if (py::hasattr(frame, "__arrow_c_stream__")) {
        const py::object capsule = frame.attr("__arrow_c_stream__")();
        auto& stream = in_capsule<ArrowArrayStream>(capsule, "arrow_array_stream");
        if (stream.get_schema(&stream, &parts->schema.is) != 0) failed(stream);
        for (;;) {
            if (stream.get_next(&stream, &next()) != 0) failed(stream);
            if (parts->batches.back()->is.release == nullptr) break;
            if (PyErr_CheckSignals() != 0) throw py::error_already_set();
        }
        parts->batches.pop_back();
    } else {
        const py::tuple pair = frame.attr("__arrow_c_array__")();
        parts->schema.is =
            std::exchange(in_capsule<ArrowSchema>(pair[0], "arrow_schema"), ArrowSchema{});
        next() = std::exchange(in_capsule<ArrowArray>(pair[1], "arrow_array"), ArrowArray{});
    }
    std::erase_if(parts->batches, [](const auto& each) { return each->is.length == 0; });
    return parts;
}

// One column of one batch, its rows from 0.
struct cells {
    const ArrowSchema& type;
    const ArrowArray& is;

    template <class T>
    [[nodiscard]] const T* buffer(int n) const {
        return static_cast<const T*>(is.buffers[n]);
    }
    [[nodiscard]] bool empty(std::int64_t row) const {
        if (std::string_view(type.format) == "n") return true;
        const auto* valid = buffer<std::uint8_t>(0);
        const std::int64_t at = row + is.offset;
        return valid != nullptr && (valid[at / 8] >> (at % 8) & 1) == 0;
    }
    template <class T>
    [[nodiscard]] T number(std::int64_t row) const {
        T value;
        std::memcpy(&value, buffer<std::uint8_t>(1) + (row + is.offset) * std::int64_t{sizeof(T)},
                    sizeof(T));
        return value;
    }
    // Of formats c C s S i I l L.
    [[nodiscard]] std::optional<std::int64_t> integer(std::int64_t row) const {
        switch (type.format[1] == '\0' ? type.format[0] : '\0') {
            case 'c':
                return number<std::int8_t>(row);
            case 'C':
                return number<std::uint8_t>(row);
            case 's':
                return number<std::int16_t>(row);
            case 'S':
                return number<std::uint16_t>(row);
            case 'i':
                return number<std::int32_t>(row);
            case 'I':
                return number<std::uint32_t>(row);
            case 'l':
                return number<std::int64_t>(row);
            case 'L':
                return static_cast<std::int64_t>(number<std::uint64_t>(row));
            default:
                return std::nullopt;
        }
    }
    template <class Offset>
    [[nodiscard]] std::string_view between(std::int64_t row) const {
        const auto* ends = buffer<Offset>(1) + row + is.offset;
        return {buffer<char>(2) + ends[0], static_cast<std::size_t>(ends[1] - ends[0])};
    }
    // A string view: its length, then the text itself or where it is.
    [[nodiscard]] std::string_view viewed(std::int64_t row) const {
        const std::uint8_t* view = buffer<std::uint8_t>(1) + (row + is.offset) * 16;
        std::int32_t length = 0;
        std::memcpy(&length, view, 4);
        if (length <= 12)
            return {reinterpret_cast<const char*>(view + 4), static_cast<std::size_t>(length)};
        std::int32_t where[2];
        std::memcpy(where, view + 8, 8);
        return {buffer<char>(2 + where[0]) + where[1], static_cast<std::size_t>(length)};
    }
};

enum class text_type { none, utf8, large, view, integer };

text_type type_of_text(const char* format) {
    const std::string_view name = format;
    if (name == "u") return text_type::utf8;
    if (name == "U") return text_type::large;
    if (name == "vu") return text_type::view;
    if (name == "n") return text_type::utf8;
    if (name.size() == 1 && std::string_view("cCsSiIlL").find(name) != std::string_view::npos)
        return text_type::integer;
    return text_type::none;
}

// Of a timestamp's zone by name or "+07:00"; 0 where only a time-zone database knows.
std::int16_t minutes_ahead(std::string_view where) {
    constexpr std::array<std::pair<std::string_view, std::int16_t>, 4> offices{
        {{"Asia/Jakarta", 420},
         {"Asia/Pontianak", 420},
         {"Asia/Makassar", 480},
         {"Asia/Jayapura", 540}}};
    for (const auto& [name, ahead] : offices)
        if (name == where) return ahead;
    if (where.size() != 6 || where[3] != ':') return 0;
    return written_offset("1970-01-01T00:00" + std::string(where), std::nullopt);
}

// Whether an instant can be told and counted with: in the years that texts may have.
bool fits(std::int64_t ms) { return bool(readable(instant{std::chrono::milliseconds{ms}}, 0)); }

class frame_reader {
  public:
    frame_reader(named_columns named, std::optional<zone> if_naive)
        : named_(std::move(named)), if_naive_(if_naive) {}

    std::shared_ptr<const kept_log> read(std::shared_ptr<const frame_parts> parts) {
        const ArrowSchema& schema = parts->schema.is;
        if (std::string_view(schema.format) != "+s") no_log("ini bukan tabel", "this is no table");
        std::vector<std::string> header;
        for (std::int64_t c = 0; c < schema.n_children; ++c)
            header.emplace_back(schema.children[c]->name);
        const found_columns found = find_columns(header, named_);
        for (const bilingual& each : found.missing) no_log(each.id, each.en);
        event_log lying;
        for (const auto& batch : parts->batches) {
            for (std::size_t f = 0; f < log_field_count; ++f) {
                if (found.of[f] == no_column) continue;
                const auto field = static_cast<log_field>(f);
                const cells from{*schema.children[found.of[f]], *batch->is.children[found.of[f]]};
                const std::int64_t first = batch->is.offset;
                if (parts->batches.size() != 1 ||
                    !borrow(field, from, first, first + batch->is.length, lying))
                    add_column(field, from, batch->is);
            }
            rows_ += static_cast<std::uint64_t>(batch->is.length);
        }
        made_->view = made_->own.view();
        made_->clocks = made_->own.clocks();
        put(lying);
        for (const std::string& each : found.unused)
            made_->notes.push_back({log_note::kind::unused, each, rows_});
        made_->borrowed = std::move(parts);
        return made_;
    }

  private:
    [[noreturn]] static void unreadable(log_field field, const ArrowSchema& type) {
        no_log(fmt::format("kolom \"{}\" ({}) berjenis {}, yang tidak dapat dibaca", type.name,
                           name(field), type.format),
               fmt::format("column \"{}\" ({}) has the Arrow type {}, which cannot be read",
                           type.name, name(field), type.format));
    }

    // Uses the column where it lies; or cannot.
    bool borrow(log_field field, const cells& from, std::int64_t first, std::int64_t end,
                event_log& into) {
        if (from.is.null_count != 0 && from.is.n_buffers > 0 && from.is.buffers[0] != nullptr)
            return false;
        const auto rows = static_cast<std::size_t>(end - first);
        const std::string_view format = from.type.format;
        if (is_time(field)) {
            const auto* lying = aligned<std::int64_t>(from, first);
            if (format.substr(0, 4) != "tsm:" || format.size() == 4 || lying == nullptr)
                return false;
            const std::span<const std::int64_t> times(lying, rows);
            if (!std::all_of(times.begin(), times.end(), fits)) return false;
            (field == log_field::time ? into.times : into.starts) = times;
            (field == log_field::time ? clocks_.times : clocks_.starts) =
                clock_offsets(minutes_ahead(format.substr(4)));
            return true;
        }
        const auto* lying = aligned<std::int32_t>(from, first);
        if (from.type.dictionary == nullptr || format != "i" || lying == nullptr) return false;
        const cells words{*from.type.dictionary, *from.is.dictionary};
        const text_type type = type_of_text(words.type.format);
        if (type == text_type::none || type == text_type::integer) return false;
        std::vector<std::string_view> list;
        for (std::int64_t w = 0; w < words.is.length; ++w) {
            if (words.empty(w)) return false;
            list.push_back(text(words, type, w));
            if (list.back().empty() || stripped(list.back()) != list.back()) return false;
        }
        const std::span<const std::int32_t> codes(lying, rows);
        const auto known = static_cast<std::int64_t>(list.size());
        if (!std::all_of(codes.begin(), codes.end(),
                         [&](std::int32_t code) { return code >= 0 && code < known; }))
            return false;
        made_->borrowed_words.push_back(std::move(list));
        into.*member_of(field) = {codes, made_->borrowed_words.back()};
        return true;
    }
    template <class T>
    static const T* aligned(const cells& from, std::int64_t first) {
        if (from.is.n_buffers < 2 || from.is.buffers[1] == nullptr) return nullptr;
        const T* at = from.buffer<T>(1) + from.is.offset + first;
        return reinterpret_cast<std::uintptr_t>(at) % alignof(T) == 0 ? at : nullptr;
    }
    void put(event_log& lying) {
        for (std::size_t f = 0; f < log_field_count; ++f) {
            const auto field = static_cast<log_field>(f);
            if (!is_time(field) && (lying.*member_of(field)).present())
                made_->view.*member_of(field) = lying.*member_of(field);
        }
        if (!lying.times.empty()) {
            made_->view.times = lying.times;
            made_->clocks.times = clocks_.times;
        }
        if (!lying.starts.empty()) {
            made_->view.starts = lying.starts;
            made_->clocks.starts = clocks_.starts;
        }
    }

    // The children of a table that is itself cut out of a longer one are as long as that was.
    void add_column(log_field field, const cells& from, const ArrowArray& table) {
        const std::int64_t first = table.offset;
        const std::int64_t end = first + table.length;
        if (is_time(field))
            add_times(field, from, first, end);
        else if (from.type.dictionary != nullptr)
            add_dictionary(field, from, first, end);
        else
            add_texts(field, from, first, end);
    }

    void add_texts(log_field field, const cells& from, std::int64_t first, std::int64_t end) {
        const text_type type = type_of_text(from.type.format);
        if (type == text_type::none) unreadable(field, from.type);
        for (std::int64_t r = first; r < end; ++r)
            made_->own.add_code(field, from.empty(r) ? no_word : code(field, from, type, r));
    }
    std::int32_t code(log_field field, const cells& from, text_type type, std::int64_t row) {
        if (type == text_type::integer)
            return made_->own.code_of(field, std::to_string(*from.integer(row)));
        return made_->own.code_of(field, stripped(text(from, type, row)));
    }
    static std::string_view text(const cells& from, text_type type, std::int64_t row) {
        return type == text_type::utf8    ? from.between<std::int32_t>(row)
               : type == text_type::large ? from.between<std::int64_t>(row)
                                          : from.viewed(row);
    }

    void add_dictionary(log_field field, const cells& from, std::int64_t first, std::int64_t end) {
        const cells words{*from.type.dictionary, *from.is.dictionary};
        const text_type type = type_of_text(words.type.format);
        if (type == text_type::none) unreadable(field, words.type);
        std::vector<std::int32_t> codes;
        for (std::int64_t w = 0; w < words.is.length; ++w)
            codes.push_back(words.empty(w) ? no_word : code(field, words, type, w));
        for (std::int64_t r = first; r < end; ++r) {
            const std::optional<std::int64_t> at = from.integer(r);
            if (!at) unreadable(field, from.type);
            const bool known = !from.empty(r) && *at >= 0 && *at < words.is.length;
            made_->own.add_code(field, known ? codes[static_cast<std::size_t>(*at)] : no_word);
        }
    }

    void add_times(log_field field, const cells& from, std::int64_t first, std::int64_t end) {
        const std::string_view format = from.type.format;
        if (format.substr(0, 2) == "ts") return add_timestamps(field, from, first, end);
        const text_type type = type_of_text(from.type.format);
        if (type == text_type::none || type == text_type::integer) unreadable(field, from.type);
        for (std::int64_t r = first; r < end; ++r) {
            const std::string_view cell =
                from.empty(r) ? std::string_view() : stripped(text(from, type, r));
            const parsed<instant> read = parse_log_time(cell, if_naive_);
            if (!cell.empty() && !read) {
                const sentence why = describe(read.error.why);
                made_->faults.push_back({rows_ + static_cast<std::size_t>(r - first) + 1,
                                         {fmt::format("\"{}\": {}", cell, why.id),
                                          fmt::format("\"{}\": {}", cell, why.en)}});
            }
            if (read)
                made_->own.add_time(field, read->time_since_epoch().count(),
                                    written_offset(cell, if_naive_));
            else
                made_->own.add_time(field, no_time);
        }
    }
    void add_timestamps(log_field field, const cells& from, std::int64_t first, std::int64_t end) {
        const std::string_view format = from.type.format;  // "tsm:Asia/Jakarta"
        const bool naive = format.size() <= 4;
        if (naive && !if_naive_)
            no_log(fmt::format("waktu di kolom \"{}\" tidak menyebut zonanya; sebutkan zone=",
                               from.type.name),
                   fmt::format("the times of column \"{}\" name no zone; say which by zone=",
                               from.type.name));
        const std::int16_t ahead = naive ? static_cast<std::int16_t>(offset(*if_naive_).count())
                                         : minutes_ahead(format.substr(4));
        for (std::int64_t r = first; r < end; ++r) {
            if (from.empty(r)) {
                made_->own.add_time(field, no_time);
                continue;
            }
            const auto value = from.number<std::int64_t>(r);
            std::int64_t ms = milliseconds(value, format[2]);
            if (naive) ms -= std::int64_t{ahead} * 60'000;
            if (!fits(ms)) {
                made_->faults.push_back(
                    {rows_ + static_cast<std::uint64_t>(r - first) + 1,
                     {fmt::format("kolom \"{}\": tahunnya di luar 1900 sampai 9999",
                                  from.type.name),
                      fmt::format("column \"{}\": its year is not in 1900 to 9999",
                                  from.type.name)}});
                ms = no_time;
            }
            made_->own.add_time(field, ms, ahead);
        }
    }
    // Of seconds too many for that: some instant beyond all years.
    static std::int64_t milliseconds(std::int64_t value, char unit) {
        constexpr std::int64_t beyond = std::int64_t{1} << 50;
        const auto floored = [&](std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); };
        switch (unit) {
            case 's':
                return std::clamp(value, -beyond, beyond) * 1'000;
            case 'u':
                return floored(1'000);
            case 'n':
                return floored(1'000'000);
            default:
                return std::clamp(value, -beyond * 1'000, beyond * 1'000);
        }
    }

    named_columns named_;
    std::optional<zone> if_naive_;
    std::shared_ptr<kept_log> made_ = std::make_shared<kept_log>();
    log_clocks clocks_;
    std::uint64_t rows_ = 0;
};

}  // namespace

std::shared_ptr<const kept_log> read_frame(const py::object& frame, const named_columns& named,
                                           std::optional<zone> if_naive, const py::object& watch) {
    try {
        const auto parts = parts_of(frame);
        return patiently(
            [parts, named, if_naive] { return frame_reader(named, if_naive).read(parts); },
            watching(watch));
    } catch (const no_frame& none) {
        raise("alur.errors.LogError", none.why.id, none.why.en);
    }
}

}  // namespace alur::python
