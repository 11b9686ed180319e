#include "json_shape.hpp"

#include "report.hpp"
#include "suggest.hpp"

#include <alur/sop/limits.hpp>
#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace alur {

diagnostic& json_shape::report(std::string_view code, severity level, const json_node& at,
                               bilingual message, bilingual fix) const {
    return alur::report(findings_, code, level, tree_.pointer(at), std::move(message),
                        std::move(fix));
}

bilingual json_shape::meant(std::string_view given, std::span<const std::string_view> known,
                            bilingual otherwise) const {
    // Comparing every wrong name with every known one is quadratic; nobody reads so many.
    if (findings_.size() > max_findings) return otherwise;
    const std::string_view near = nearest(given, known);
    if (near.empty()) return otherwise;
    return {fmt::format("Maksud Anda \"{}\"?", near), fmt::format("Did you mean \"{}\"?", near)};
}

const json_node* json_shape::needed(const json_node& of, std::string_view key,
                                    std::string_view example) const {
    const json_node* found = child(of, key);
    if (found == nullptr)
        report(codes_.missing_key, severity::error, of,
               {fmt::format("Kunci \"{}\" belum ada.", key),
                fmt::format("The key \"{}\" is missing.", key)},
               {fmt::format("Tambahkan, misalnya {}.", example),
                fmt::format("Add it, for example {}.", example)});
    return found;
}

bool json_shape::object(const json_node& at, const bilingual& what) const {
    if (at.kind == json_kind::object) return true;
    report(codes_.wrong_value, severity::error, at,
           {fmt::format("Di sini harus ada {} dalam bentuk {{ … }}.", what.id),
            fmt::format("Here must stand {} as {{ … }}.", what.en)},
           {});
    return false;
}

bool json_shape::object(const json_node& at, const bilingual& what,
                        std::span<const std::string_view> keys) const {
    if (!object(at, what)) return false;
    duplicates(at);
    for (const json_node& each : children(at)) {
        if (std::find(keys.begin(), keys.end(), each.key) != keys.end()) continue;
        report(codes_.unknown_key, severity::error, each,
               {fmt::format("Kunci \"{}\" tidak dikenal.", each.key),
                fmt::format("Unknown key \"{}\".", each.key)},
               meant(each.key, keys,
                     {fmt::format("Gunakan salah satu dari: {}.", fmt::join(keys, ", ")),
                      fmt::format("Use one of: {}.", fmt::join(keys, ", "))}));
    }
    return true;
}

void json_shape::duplicates(const json_node& at) const {
    for (const json_node& each : children(at))
        if (each.duplicate)
            report(codes_.duplicate_key, severity::error, each,
                   {fmt::format("Kunci \"{}\" ditulis dua kali.", each.key),
                    fmt::format("The key \"{}\" stands twice.", each.key)},
                   {"Hapus salah satunya.", "Remove one of them."});
}

bool json_shape::list(const json_node& at) const {
    if (at.kind == json_kind::list) return true;
    report(codes_.wrong_value, severity::error, at,
           {"Di sini harus ada daftar [ … ].", "A list [ … ] must stand here."}, {});
    return false;
}

std::string json_shape::text(const json_node& at) const {
    if (at.kind != json_kind::text) {
        report(codes_.wrong_value, severity::error, at,
               {"Di sini harus ada teks dalam tanda kutip.",
                "A text in quotation marks must stand here."},
               {});
        return {};
    }
    std::string out = single_spaced(at.text);
    if (out.empty())
        report(codes_.wrong_value, severity::error, at, {"Teks ini kosong.", "This text is empty."},
               {"Isi, atau hapus kuncinya.", "Fill it in, or remove the key."});
    return out;
}

std::string json_shape::needed_text(const json_node& of, std::string_view key,
                                    std::string_view example) const {
    const json_node* found = needed(of, key, example);
    return found == nullptr ? std::string{} : text(*found);
}

}  // namespace alur
