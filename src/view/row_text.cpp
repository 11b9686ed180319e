#include "view/row_text.hpp"

#include <fmt/format.h>
#include <alur/time/time_limit_text.hpp>

#include <algorithm>

#include "view/flow.hpp"

namespace alur::drawing {
namespace {

std::string number_of(const definition& sop, const std::string& id) {
    const auto found = std::find_if(sop.rows.begin(), sop.rows.end(),
                                    [&](const row& each) { return each.id == id; });
    return found == sop.rows.end() ? id : found->number;
}

std::string numbers_of(const definition& sop, const text_list& ids) {
    text_list numbers;
    for (const std::string& each : ids) numbers.push_back(number_of(sop, each));
    return fmt::format("{}", fmt::join(numbers, ", "));
}

// Offices that share a column, and so a symbol, are told apart in words.
bool share_a_column(const definition& sop, const row& its) {
    text_list columns;
    for (const std::string& code : its.performers)
        for (const performer& each : sop.performers)
            if (each.code == code) columns.push_back(each.column);
    std::sort(columns.begin(), columns.end());
    return std::adjacent_find(columns.begin(), columns.end()) != columns.end();
}

std::string names_of(const definition& sop, const text_list& codes, std::string_view between) {
    text_list names;
    for (const std::string& code : codes)
        for (const performer& each : sop.performers)
            if (each.code == code) names.push_back(each.name);
    return fmt::format("{}", fmt::join(names, between));
}

std::string sharing_note(const definition& sop, const row& its) {
    const bool names = share_a_column(sop, its);
    switch (its.shared) {
        case sharing::single:
            break;
        case sharing::all:
            return names ? "Bersama: " + names_of(sop, its.performers, ", ") : "Bersama";
        case sharing::in_order:
            return names ? "Berurutan: " + names_of(sop, its.performers, ", lalu ") : std::string();
        case sharing::any_one:
            return names ? names_of(sop, its.performers, " atau ") : "Salah satu pelaksana";
        case sharing::meeting:
            return names ? "Rapat: " + names_of(sop, its.performers, ", ") : "Rapat";
    }
    return {};
}

// What the five symbols cannot say.
text_list remarks(const definition& sop, const row& its) {
    text_list notes;
    if (!its.remarks.empty()) notes.push_back(its.remarks);
    const auto guess = [&](std::string_view key) {
        return is_guess(its.readings, key) ? " (dugaan)" : "";
    };
    if (std::string note = sharing_note(sop, its); !note.empty()) notes.push_back(std::move(note));
    if (!its.per_unit.empty())
        notes.push_back(fmt::format("Setiap {}{}", its.per_unit, guess("setiap")));
    if (!its.assigned_at.empty())
        notes.push_back(fmt::format("Ditunjuk pada langkah {}{}", number_of(sop, its.assigned_at),
                                    guess("ditunjuk")));
    if (its.enough)
        notes.push_back(fmt::format("Kuorum {}{}{}", its.enough->amount,
                                    its.enough->percent ? "%" : "", guess("kuorum")));
    if (its.returns_anywhere)
        notes.push_back(
            fmt::format("Dapat dikembalikan ke setiap langkah sebelumnya{}", guess("kembali")));
    else if (!its.returns.empty())
        notes.push_back(fmt::format("Dapat dikembalikan ke langkah {}{}",
                                    numbers_of(sop, its.returns), guess("kembali")));
    if (!its.different_person.empty())
        notes.push_back(fmt::format("Orang yang berbeda dari langkah {}",
                                    numbers_of(sop, its.different_person)));
    if (its.definitive_only) notes.emplace_back("Hanya pejabat definitif");
    if (!its.called_sop.empty() && its.remarks.find(its.called_sop) == std::string::npos)
        notes.push_back("Lihat " + its.called_sop);
    return notes;
}

std::string time_text(const definition& sop, const row& its) {
    std::string text = its.time ? print_time_limit(*its.time) : "";
    if (!its.until.empty())
        text += fmt::format("{}(sampai langkah {} selesai)", text.empty() ? "" : "\n",
                            number_of(sop, its.until));
    return text;
}

}  // namespace

std::vector<row_text> row_texts(const definition& sop) {
    std::vector<row_text> all;
    for (const row& its : sop.rows) {
        row_text text;
        text[0].items = {its.number};
        text[1].items = {its.activity};
        text[1].more = its.question;
        text[1].guessed = is_guess(its.readings, "kegiatan");
        for (const input_document& each : its.inputs)
            text[2].items.push_back(fmt::format("{}", fmt::join(each.alternatives, " atau ")));
        text[2].guessed = is_guess(its.readings, "kelengkapan");
        if (std::string time = time_text(sop, its); !time.empty())
            text[3].items = {std::move(time)};
        text[3].guessed = is_guess(its.readings, "waktu");
        text[4].items = its.outputs;
        text[4].guessed = is_guess(its.readings, "output");
        text[5].items = remarks(sop, its);
        for (const char* key : {"keterangan", "setiap", "ditunjuk", "kuorum", "kembali"})
            text[5].guessed = text[5].guessed || is_guess(its.readings, key);
        all.push_back(std::move(text));
    }
    return all;
}

std::vector<std::string> row_names(const definition& sop) {
    std::vector<std::string> names;
    for (const row& each : sop.rows) names.push_back("Langkah " + each.number);
    return names;
}

}  // namespace alur::drawing
