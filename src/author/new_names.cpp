#include "author/new_names.hpp"

#include "lint/text.hpp"
#include "lint/word_list.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace alur::authors {
namespace {

constexpr std::size_t longest_code = 24;

bool says_little(std::string_view word) {
    constexpr std::array<std::string_view, 20> little{
        "dan",  "atau",  "untuk", "kepada", "ke",   "dari", "di",      "pada",  "dengan", "yang",
        "oleh", "dalam", "hasil", "atas",   "para", "&",    "tentang", "serta", "bahwa",  "setiap"};
    return std::find(little.begin(), little.end(), word) != little.end();
}

std::string plain(std::string_view word) {
    std::string out;
    for (const char c : word)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

bool begins_with_one_of(std::string_view word, std::span<const std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view each) { return word.substr(0, each.size()) == each; });
}

// "menyusun" → "susun", "mengirimkan" → "kirimkan": as an instruction says it.
std::string instruction(const std::string& verb) {
    // Of meng- and a vowel, what did not lose a k.
    constexpr std::array<std::string_view, 22> vowels{
        "olah", "isi",   "arsip",    "agenda", "ambil", "atur", "awas", "aju",
        "ada",  "antar", "analisis", "und",    "urus",  "usul", "uku",  "uba",
        "uji",  "ungg",  "umum",     "inp",    "ident", "eva"};
    const auto after = [&](std::size_t bytes) { return verb.substr(bytes); };
    const auto vowel_at = [&](std::size_t at) {
        return at < verb.size() &&
               std::string_view("aiueo").find(verb[at]) != std::string_view::npos;
    };
    const std::string_view word = verb;
    if (word.size() < 6 || word.substr(0, 2) != "me") return verb;
    if (word.substr(0, 8) == "mengesah") return after(5);
    if (word.substr(0, 4) == "meny") return "s" + after(4);
    if (word.substr(0, 4) == "meng") {
        if (!vowel_at(4)) return after(4);
        return begins_with_one_of(word.substr(4), vowels) ? after(4) : "k" + after(4);
    }
    if (word.substr(0, 3) == "mem") return vowel_at(3) ? "p" + after(3) : after(3);
    if (word.substr(0, 3) == "men") return vowel_at(3) ? "t" + after(3) : after(3);
    return after(2);
}

std::string unlike(std::string name, std::string_view otherwise, std::set<std::string>& taken) {
    if (name.empty()) name = otherwise;
    std::string made = name;
    for (int number = 2; !taken.insert(made).second; ++number)
        made = name + '_' + std::to_string(number);
    return made;
}

}  // namespace

std::string new_code(std::string_view office, std::set<std::string>& taken) {
    std::string code;
    for (const lints::word& each : lints::words_of(office)) {
        const std::string word = plain(each.low);
        if (word.empty() || says_little(each.low)) continue;
        if (!code.empty() && code.size() + word.size() >= longest_code) break;
        code += (code.empty() ? "" : "_") + word;
    }
    return unlike(code, "pelaksana", taken);
}

std::string new_id(std::string_view activity, std::set<std::string>& taken) {
    const std::vector<lints::word> words = lints::words_of(activity);
    std::string id;
    // The sentence may begin with its subject: "Sekretaris memeriksa …".
    auto verb = std::find_if(words.begin(), words.end(), [](const lints::word& each) {
        return lints::is_active_verb(each.low) || lints::is_bare_verb(each.low);
    });
    if (verb == words.end()) verb = words.begin();
    for (auto each = verb; each != words.end(); ++each) {
        if (each != verb && says_little(each->low)) continue;
        const std::string word = plain(each == verb ? instruction(each->low) : each->low);
        if (word.empty()) continue;
        id += (id.empty() ? "" : "_") + word;
        if (id.find('_') != std::string::npos) break;
    }
    // Words that mean something as a goal.
    if (id == "lanjut" || id == "selesai" || id == "semua") id += "_1";
    return unlike(id, "langkah", taken);
}

}  // namespace alur::authors
