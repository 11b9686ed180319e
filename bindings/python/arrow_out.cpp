#include "arrow_out.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "arrow_abi.hpp"
#include "moment.hpp"

namespace alur::python {
namespace {

constexpr std::array<const char*, 4> zone_names{"tsm:Asia/Jakarta", "tsm:Asia/Makassar",
                                                "tsm:Asia/Jayapura", "tsm:UTC"};

// What an exported schema or array owns, children and all; freed by its release.
template <class T>
struct owned {
    std::string name;
    std::vector<owned<T>> children;
    std::vector<T> list;
    std::vector<T*> pointers;
    std::unique_ptr<owned<T>> dictionary;
    std::unique_ptr<T> dictionary_is;
    std::shared_ptr<const void> keeps;
    std::vector<std::vector<std::uint8_t>> made;  // buffers that the table does not have
    std::vector<const void*> buffers;
};

template <class T>
void release_owned(T* which) {
    for (std::int64_t c = 0; c < which->n_children; ++c)
        if (which->children[c]->release != nullptr) which->children[c]->release(which->children[c]);
    if (which->dictionary != nullptr && which->dictionary->release != nullptr)
        which->dictionary->release(which->dictionary);
    delete static_cast<owned<T>*>(which->private_data);
    which->release = nullptr;
}

ArrowSchema schema_of(std::string name, const char* format) {
    auto own = std::make_unique<owned<ArrowSchema>>();
    own->name = std::move(name);
    ArrowSchema made{};
    made.format = format;
    made.name = own->name.c_str();
    made.flags = arrow_nullable;
    made.release = release_owned<ArrowSchema>;
    made.private_data = own.release();
    return made;
}
owned<ArrowSchema>& parts(const ArrowSchema& of) {
    return *static_cast<owned<ArrowSchema>*>(of.private_data);
}
owned<ArrowArray>& parts(const ArrowArray& of) {
    return *static_cast<owned<ArrowArray>*>(of.private_data);
}

template <class T>
void give_children(T& to, std::vector<T> children) {
    auto& own = parts(to);
    own.list = std::move(children);
    for (T& each : own.list) own.pointers.push_back(&each);
    to.n_children = static_cast<std::int64_t>(own.list.size());
    to.children = own.pointers.data();
}
template <class T>
void give_dictionary(T& to, T words) {
    auto& own = parts(to);
    own.dictionary_is = std::make_unique<T>(words);
    to.dictionary = own.dictionary_is.get();
}

ArrowSchema schema_of(const result_column& column) {
    if (const auto* instants = std::get_if<instant_column>(&column.is()))
        return schema_of(column.name, zone_names[static_cast<std::size_t>(instants->where)]);
    if (std::holds_alternative<integer_column>(column.is())) return schema_of(column.name, "l");
    if (std::holds_alternative<text_cells>(column.is())) return schema_of(column.name, "U");
    ArrowSchema words = schema_of(column.name, "i");
    give_dictionary(words, schema_of("", "U"));
    return words;
}

ArrowArray array_of(std::size_t length, std::shared_ptr<const result_table> keeps) {
    auto own = std::make_unique<owned<ArrowArray>>();
    own->keeps = std::move(keeps);
    ArrowArray made{};
    made.length = static_cast<std::int64_t>(length);
    made.release = release_owned<ArrowArray>;
    made.private_data = own.release();
    return made;
}
void give_buffers(ArrowArray& to, std::vector<const void*> buffers) {
    auto& own = parts(to);
    own.buffers = std::move(buffers);
    to.n_buffers = static_cast<std::int64_t>(own.buffers.size());
    to.buffers = own.buffers.data();
}
const void* keep(ArrowArray& in, std::vector<std::uint8_t> bytes) {
    bytes.resize(std::max<std::size_t>(bytes.size(), 8));  // some readers want an address
    auto& made = parts(in).made;
    made.push_back(std::move(bytes));
    return made.back().data();
}

// A bit per cell that is not empty; null where all are there.
template <class Cells, class Empty>
const void* validity(ArrowArray& of, const Cells& cells, Empty empty) {
    const auto missing = std::count_if(cells.begin(), cells.end(), empty);
    of.null_count = missing;
    if (missing == 0) return nullptr;
    std::vector<std::uint8_t> bits((cells.size() + 7) / 8);
    for (std::size_t r = 0; r < cells.size(); ++r)
        if (!empty(cells[r])) bits[r / 8] = static_cast<std::uint8_t>(bits[r / 8] | 1U << r % 8);
    return keep(of, std::move(bits));
}

ArrowArray array_of(const std::vector<std::string>& texts,
                    const std::shared_ptr<const result_table>& keeps) {
    ArrowArray made = array_of(texts.size(), keeps);
    std::vector<std::uint8_t> ends((texts.size() + 1) * 8);
    std::vector<std::uint8_t> bytes;
    for (std::size_t r = 0; r < texts.size(); ++r) {
        bytes.insert(bytes.end(), texts[r].begin(), texts[r].end());
        const auto end = static_cast<std::int64_t>(bytes.size());
        std::memcpy(ends.data() + (r + 1) * 8, &end, 8);
    }
    const void* first = keep(made, std::move(ends));
    give_buffers(made, {nullptr, first, keep(made, std::move(bytes))});
    return made;
}

ArrowArray array_of(const result_column& column, const std::shared_ptr<const result_table>& keeps) {
    const auto no_number = [](std::int64_t cell) { return cell == no_time; };
    const auto numbers = [&](const std::vector<std::int64_t>& cells) {
        ArrowArray made = array_of(cells.size(), keeps);
        const void* valid = validity(made, cells, no_number);
        give_buffers(made, {valid, cells.data()});
        return made;
    };
    if (const auto* of = std::get_if<integer_column>(&column.is())) return numbers(of->cells);
    if (const auto* of = std::get_if<instant_column>(&column.is())) return numbers(of->cells);
    if (const auto* of = std::get_if<text_cells>(&column.is())) return array_of(of->cells, keeps);
    const auto& words = std::get<word_column>(column.is());
    ArrowArray made = array_of(words.codes.size(), keeps);
    const void* valid = validity(made, words.codes, [](std::int32_t code) { return code < 0; });
    give_buffers(made, {valid, words.codes.data()});
    give_dictionary(made, array_of(words.words, keeps));
    return made;
}

struct stream_state {
    std::shared_ptr<const result_table> table;
    bool told = false;
};

stream_state& state_of(ArrowArrayStream* stream) {
    return *static_cast<stream_state*>(stream->private_data);
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    try {
        std::vector<ArrowSchema> columns;
        for (const result_column& each : state_of(stream).table->columns)
            columns.push_back(schema_of(each));
        *out = schema_of("", "+s");
        out->flags = 0;
        give_children(*out, std::move(columns));
        return 0;
    } catch (const std::bad_alloc&) {
        return ENOMEM;
    }
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
    stream_state& state = state_of(stream);
    *out = ArrowArray{};
    if (std::exchange(state.told, true)) return 0;
    try {
        std::vector<ArrowArray> columns;
        for (const result_column& each : state.table->columns)
            columns.push_back(array_of(each, state.table));
        *out = array_of(state.table->rows, state.table);
        give_buffers(*out, {nullptr});
        give_children(*out, std::move(columns));
        return 0;
    } catch (const std::bad_alloc&) {
        return ENOMEM;
    }
}

const char* get_last_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<stream_state*>(stream->private_data);
    stream->release = nullptr;
}

}  // namespace

py::capsule to_stream(std::shared_ptr<const result_table> from) {
    auto state = std::make_unique<stream_state>();
    state->table = std::move(from);
    auto stream = std::make_unique<ArrowArrayStream>();
    *stream = {get_schema, get_next, get_last_error, release_stream, state.release()};
    py::capsule made(stream.get(), "arrow_array_stream", [](PyObject* capsule) {
        auto* held =
            static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
        if (held->release != nullptr) held->release(held);
        delete held;
    });
    stream.release();
    return made;
}

py::list to_list(const column_cells& is) {
    py::list made;
    if (const auto* of = std::get_if<integer_column>(&is)) {
        for (const std::int64_t each : of->cells)
            made.append(each == no_time ? py::object(py::none()) : py::object(py::int_(each)));
    } else if (const auto* at = std::get_if<instant_column>(&is)) {
        for (const std::int64_t each : at->cells)
            made.append(each == no_time
                            ? py::object(py::none())
                            : to_datetime({instant{std::chrono::milliseconds{each}}, at->where}));
    } else if (const auto* texts = std::get_if<text_cells>(&is)) {
        for (const std::string& each : texts->cells) made.append(py::str(each));
    } else {
        const auto& words = std::get<word_column>(is);
        std::vector<py::str> known;
        for (const std::string& each : words.words) known.emplace_back(each);
        for (const std::int32_t code : words.codes)
            made.append(code < 0 ? py::object(py::none())
                                 : py::object(known[static_cast<std::size_t>(code)]));
    }
    return made;
}

}  // namespace alur::python
