#include <alur/analysis/xes.hpp>

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "analysis/xes_columns.hpp"
#include "sop/spelling.hpp"

namespace alur {
namespace {

using analysis::xes_columns;

struct xml_words {
    XML_Error code;
    sentence says;
};
constexpr std::array<xml_words, 9> xml_faults{{
    {XML_ERROR_NO_ELEMENTS, {"berkas berakhir terlalu awal", "the file ends too early"}},
    {XML_ERROR_UNCLOSED_TOKEN, {"berkas berakhir terlalu awal", "the file ends too early"}},
    {XML_ERROR_UNCLOSED_CDATA_SECTION, {"berkas berakhir terlalu awal", "the file ends too early"}},
    {XML_ERROR_TAG_MISMATCH,
     {"penutup ini tidak cocok dengan pembukanya", "this end tag does not match its start tag"}},
    {XML_ERROR_DUPLICATE_ATTRIBUTE,
     {"atribut yang sama disebut dua kali", "the same attribute stands twice"}},
    {XML_ERROR_JUNK_AFTER_DOC_ELEMENT,
     {"setelah </log> tidak boleh ada apa-apa lagi", "nothing may come after </log>"}},
    {XML_ERROR_UNDEFINED_ENTITY,
     {"entitas ini tidak dikenal; tulis & sebagai &amp;", "unknown entity; write & as &amp;"}},
    {XML_ERROR_UNKNOWN_ENCODING,
     {"pengodean huruf ini tidak dikenal; simpan sebagai UTF-8",
      "unknown character encoding; save it as UTF-8"}},
    {XML_ERROR_INCORRECT_ENCODING,
     {"pengodean huruf tidak seperti yang disebut; simpan sebagai UTF-8",
      "the character encoding is not what it says; save it as UTF-8"}},
}};

sentence described(XML_Error code) {
    const auto* found = std::find_if(xml_faults.begin(), xml_faults.end(),
                                     [&](const xml_words& each) { return each.code == code; });
    if (found != xml_faults.end()) return found->says;
    return {"ini bukan XML yang benar", "this is not well-formed XML"};
}

// Without the prefix of a namespace.
std::string_view local_name(const char* name) {
    const char* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

bool is_attribute(std::string_view element) {
    constexpr std::array<std::string_view, 8> types{"string",  "date", "int",  "float",
                                                    "boolean", "id",   "list", "container"};
    return std::find(types.begin(), types.end(), element) != types.end();
}

class xes_reader {
  public:
    xes_reader(const named_columns& named, std::optional<zone> if_naive)
        : columns_(named, if_naive), parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
        if (!parser_) throw std::bad_alloc();
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_start, on_end);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    log_read run(std::string_view text) {
        // In as few pieces as expat takes: a token that spans many is scanned anew with each.
        constexpr std::size_t piece = std::size_t{1} << 30U;
        for (bool last = false; !last;) {
            const std::string_view now = text.substr(0, piece);
            text.remove_prefix(now.size());
            last = text.empty();
            const XML_Status status =
                XML_Parse(parser_.get(), now.data(), static_cast<int>(now.size()), last ? 1 : 0);
            if (thrown_) std::rethrow_exception(thrown_);
            if (refused_) return refusal(std::move(*refused_));
            if (status != XML_STATUS_OK) return refusal(malformed());
        }
        return columns_.finish();
    }

  private:
    enum class level : std::uint8_t {
        log,
        trace,
        event,
        trace_default,
        event_default,
        part,
        other
    };

    [[nodiscard]] xes_columns::place here() const {
        return {XML_GetCurrentLineNumber(parser_.get()),
                XML_GetCurrentColumnNumber(parser_.get()) + 1};
    }
    [[nodiscard]] log_fault malformed() const {
        const XML_Error code = XML_GetErrorCode(parser_.get());
        if (code == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
        const sentence why = described(code);
        return {here().line, {std::string(why.id), std::string(why.en)}, here().column};
    }
    static log_read refusal(log_fault why) {
        log_read none;
        none.faults.push_back(std::move(why));
        return none;
    }
    void refuse(bilingual why) {
        refused_ = log_fault{here().line, std::move(why), here().column};
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    // No exception may pass through expat, and none of its calls counts once it was stopped.
    template <class F>
    static void guarded(void* self, F call) {
        auto& reader = *static_cast<xes_reader*>(self);
        if (reader.refused_ || reader.thrown_) return;
        try {
            call(reader);
        } catch (...) {
            reader.thrown_ = std::current_exception();
            XML_StopParser(reader.parser_.get(), XML_FALSE);
        }
    }
    static void on_start(void* self, const XML_Char* name, const XML_Char** with) {
        guarded(self, [&](xes_reader& to) { to.start(local_name(name), with); });
    }
    static void on_end(void* self, const XML_Char* /*name*/) {
        guarded(self, [](xes_reader& to) { to.end(); });
    }
    static void on_doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                           const XML_Char* /*id*/, int /*internal*/) {
        guarded(self, [](xes_reader& to) {
            to.refuse({"berkas ini menyatakan jenis dokumen (DOCTYPE); log XES tidak memerlukannya",
                       "this file declares a document type (DOCTYPE), which no XES log needs"});
        });
    }

    static const char* value_of(const XML_Char** with, std::string_view name) {
        for (; *with != nullptr; with += 2)
            if (name == *with) return with[1];
        return nullptr;
    }

    void start(std::string_view element, const XML_Char** with) {
        if (open_.size() == max_xes_depth)
            return refuse({fmt::format("bersarang lebih dalam daripada {} tingkat", max_xes_depth),
                           fmt::format("nested deeper than {} levels", max_xes_depth)});
        if (open_.empty()) {
            if (element != "log")
                return refuse(
                    {fmt::format("ini bukan log XES: berkas ini dimulai dengan <{}>", element),
                     fmt::format("this is no XES log: it begins with <{}>", element)});
            open_.push_back(level::log);
            return;
        }
        const level in = open_.back();
        if (in == level::other) return open_.push_back(level::other);
        if (is_attribute(element)) return attribute(in, element, with);
        if (in == level::part && element == "values") {
            open_.push_back(level::part);
            paths_.push_back(paths_.back());
            return;
        }
        open_.push_back(container(in, element, with));
    }

    level container(level in, std::string_view element, const XML_Char** with) {
        if (in == level::log && element == "trace") {
            columns_.begin_trace();
            return level::trace;
        }
        if ((in == level::log || in == level::trace) && element == "event") {
            columns_.begin_event(here().line);
            return level::event;
        }
        if (in == level::log && element == "global") {
            const char* scope = value_of(with, "scope");
            const std::string_view of = scope == nullptr ? "" : scope;
            if (of == "trace") return level::trace_default;
            if (of == "event") return level::event_default;
        } else if (in == level::log && (element == "extension" || element == "classifier")) {
            return level::other;
        }
        columns_.count_unused(fmt::format("<{}>", element));
        return level::other;
    }

    void attribute(level in, std::string_view type, const XML_Char** with) {
        open_.push_back(level::part);
        const char* key = value_of(with, "key");
        const char* value = value_of(with, "value");
        paths_.emplace_back(key == nullptr ? "" : key);
        const bool plain = type != "list" && type != "container";
        if (key == nullptr || (plain && value == nullptr)) {
            const char* lacks = key == nullptr ? "key" : "value";
            columns_.complain(here(), {fmt::format("<{}> tanpa {}=", type, lacks),
                                       fmt::format("<{}> without {}=", type, lacks)});
        }
        std::string_view text = value == nullptr ? "" : value;
        if (type == "float" && same_name(text, "nan")) text = {};  // pm4py's empty cell
        switch (in) {
            case level::event:
                if (paths_.back().substr(0, 5) != "case:")
                    return columns_.set(paths_.back(), text, here());
                paths_.back().insert(0, "event:");  // not what its trace says
                break;
            case level::trace:
                paths_.back().insert(0, "case:");
                return columns_.set(paths_.back(), text, here());
            case level::trace_default:
                return columns_.set_default("case:" + paths_.back(), text);
            case level::event_default:
                return columns_.set_default(paths_.back(), text);
            case level::log:
                paths_.back().insert(0, "log:");
                break;
            case level::part:
                paths_.back().insert(0, paths_[paths_.size() - 2] + '/');
                break;
            case level::other:
                break;
        }
        columns_.count_unused(paths_.back());
    }

    void end() {
        if (open_.back() == level::trace) columns_.end_trace();
        if (open_.back() == level::part) paths_.pop_back();
        open_.pop_back();
    }

    xes_columns columns_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser_;
    std::vector<level> open_;
    std::vector<std::string> paths_;  // of the attributes that are open
    std::optional<log_fault> refused_;
    std::exception_ptr thrown_;
};

}  // namespace

log_read read_xes(std::string_view text, const named_columns& named, std::optional<zone> if_naive) {
    return xes_reader(named, if_naive).run(text);
}

}  // namespace alur
