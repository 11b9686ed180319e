#include "command/scenario_words.hpp"

#include <algorithm>
#include <array>

#include "case/decision_line.hpp"

namespace alur::command {
namespace {

constexpr std::array<std::string_view, 8> common_keys{
    "pada", "oleh", "sebagai", "ditolak", "terbuka", "dicatat", "id", "sidik_dilihat"};
// Time alone passes: nobody does it, and nothing is written down twice.
constexpr std::array<std::string_view, 6> tick_keys{"pada",    "oleh",    "sebagai",
                                                    "ditolak", "terbuka", "terlambat"};

struct verb_keys {
    std::string_view verb;
    std::array<std::string_view, 14> extra;
};
constexpr std::array<verb_keys, 15> allowed_with{{
    {"selesaikan",
     {"unit", "jawab", "alasan", "hadir", "atas_nama", "unit_kembali", "terlambat", "dokumen",
      "alasan_terlambat", "tunjuk_jabatan", "tunjuk_orang", "tunjuk_unit", "karena_diam",
      "berkas_sop"}},
    {"kembalikan", {"ke", "alasan", "unit", "unit_kembali", "atas_nama"}},
    {"ambil", {"unit"}},
    {"lepas", {"unit", "alasan"}},
    {"tugaskan", {"unit", "orang", "alasan"}},
    {"perpanjang", {"unit", "alasan"}},
    {"kecualikan", {"unit", "perihal", "orang", "menggantikan", "alasan", "surat"}},
    {"tunda", {"pemanggil"}},
    {"lanjutkan", {"pemanggil"}},
    {"batalkan", {"pemanggil"}},
    {"tambah_unit", {"alasan"}},
    {"keluarkan_unit", {"alasan"}},
    {"data", {}},
    {"catat", {}},
    {"detak", {}},
}};

constexpr auto verbs = [] {
    std::array<std::string_view, allowed_with.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = allowed_with[i].verb;
    return all;
}();

constexpr std::array<std::string_view, 9> not_of_silence{
    "dokumen",          "hadir",        "atas_nama",
    "tunjuk_jabatan",   "tunjuk_orang", "unit_kembali",
    "alasan_terlambat", "tunjuk_unit",  "berkas_sop"};
constexpr auto last_refusal = static_cast<int>(refusal::lateness);

}  // namespace

std::span<const std::string_view> scenario_verbs() noexcept { return verbs; }

std::vector<std::string_view> keys_beside(std::string_view verb) {
    std::vector<std::string_view> known;
    if (verb == "detak")
        known.assign(tick_keys.begin(), tick_keys.end());
    else
        known.assign(common_keys.begin(), common_keys.end());
    known.push_back(verb);
    for (const verb_keys& each : allowed_with)
        if (each.verb == verb)
            for (const std::string_view key : each.extra)
                if (!key.empty()) known.push_back(key);
    return known;
}

bool beside_a_verb(std::string_view key) {
    const auto is_key = [&](std::string_view each) { return each == key; };
    return std::any_of(common_keys.begin(), common_keys.end(), is_key) ||
           std::any_of(allowed_with.begin(), allowed_with.end(), [&](const verb_keys& each) {
               return std::any_of(each.extra.begin(), each.extra.end(), is_key);
           });
}

std::span<const std::string_view> keys_without_silence() noexcept { return not_of_silence; }

refusal refusal_named(std::string_view word) noexcept {
    for (int why = 1; why <= last_refusal; ++why)
        if (word_of(static_cast<refusal>(why)) == word) return static_cast<refusal>(why);
    return refusal::none;
}

std::vector<std::string_view> refusal_words() {
    std::vector<std::string_view> all;
    for (int why = 1; why <= last_refusal; ++why) all.push_back(word_of(static_cast<refusal>(why)));
    return all;
}

}  // namespace alur::command
