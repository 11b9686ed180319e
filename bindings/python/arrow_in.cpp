#include "arrow_in.hpp"

#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arrow_abi.hpp"
#include "dataclass.hpp"
#include "sop/spelling.hpp"

namespace alur::python {
namespace {

[[noreturn]] void no_log(const std::string& id, const std::string& en) {
    raise("alur.errors.LogError", id, en);
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

class frame_reader {
  public:
    frame_reader(const named_columns& named, std::optional<zone> if_naive)
        : named_(named), if_naive_(if_naive) {}

    log_read read(ArrowArrayStream& stream) {
        arrow_owner<ArrowSchema> schema;
        if (stream.get_schema(&stream, &schema.is) != 0) fail(stream);
        if (std::string_view(schema.is.format) != "+s")
            no_log("ini bukan tabel", "this is no table");
        std::vector<std::string> header;
        for (std::int64_t c = 0; c < schema.is.n_children; ++c)
            header.emplace_back(schema.is.children[c]->name);
        const found_columns found = find_columns(header, named_);
        for (const bilingual& each : found.missing) no_log(each.id, each.en);
        made_.log.emplace();
        for (;;) {
            arrow_owner<ArrowArray> batch;
            if (stream.get_next(&stream, &batch.is) != 0) fail(stream);
            if (batch.is.release == nullptr) break;
            for (std::size_t f = 0; f < log_field_count; ++f)
                if (found.of[f] != no_column)
                    add_column(static_cast<log_field>(f),
                               {*schema.is.children[found.of[f]], *batch.is.children[found.of[f]]},
                               batch.is);
            for (std::int64_t r = 0; r < batch.is.length; ++r)
                made_.lines.push_back(made_.lines.size() + 1);
        }
        return std::move(made_);
    }

  private:
    [[noreturn]] static void fail(ArrowArrayStream& stream) {
        const char* said = stream.get_last_error(&stream);
        const std::string why = said == nullptr ? "" : said;
        no_log("tabel tidak dapat dibaca: " + why, "the table cannot be read: " + why);
    }
    [[noreturn]] static void unreadable(log_field field, const ArrowSchema& type) {
        no_log(fmt::format("kolom \"{}\" ({}) berjenis {}, yang tidak dapat dibaca", type.name,
                           name(field), type.format),
               fmt::format("column \"{}\" ({}) has the Arrow type {}, which cannot be read",
                           type.name, name(field), type.format));
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
            made_.log->add_code(field, from.empty(r) ? no_word : code(field, from, type, r));
    }
    std::int32_t code(log_field field, const cells& from, text_type type, std::int64_t row) {
        if (type == text_type::integer)
            return made_.log->code_of(field, std::to_string(*from.integer(row)));
        return made_.log->code_of(field, stripped(text(from, type, row)));
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
            made_.log->add_code(field,
                                from.empty(r) ? no_word : codes[static_cast<std::size_t>(*at)]);
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
                made_.faults.push_back(
                    {made_.lines.size() + static_cast<std::size_t>(r - first) + 1,
                     {fmt::format("\"{}\": {}", cell, why.id),
                      fmt::format("\"{}\": {}", cell, why.en)}});
            }
            made_.log->add_time(field, read ? read->time_since_epoch().count() : no_time);
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
        const std::int64_t ahead =
            naive ? std::chrono::milliseconds{offset(*if_naive_)}.count() : std::int64_t{0};
        for (std::int64_t r = first; r < end; ++r)
            made_.log->add_time(
                field, from.empty(r)
                           ? no_time
                           : milliseconds(from.number<std::int64_t>(r), format[2]) - ahead);
    }
    static std::int64_t milliseconds(std::int64_t value, char unit) {
        const auto floored = [&](std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); };
        switch (unit) {
            case 's':
                return value * 1'000;
            case 'u':
                return floored(1'000);
            case 'n':
                return floored(1'000'000);
            default:
                return value;
        }
    }

    const named_columns& named_;
    std::optional<zone> if_naive_;
    log_read made_;
};

}  // namespace

log_read read_frame(const py::object& frame, const named_columns& named,
                    std::optional<zone> if_naive) {
    const py::capsule capsule = frame.attr("__arrow_c_stream__")();
    auto* stream =
        static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
    if (stream == nullptr) throw py::error_already_set();
    return frame_reader(named, if_naive).read(*stream);
}

}  // namespace alur::python
