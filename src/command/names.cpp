#include "command/names.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "command/phrases.hpp"

namespace alur::command {
namespace {

struct word_pair {
    std::string_view written;
    const char* id;
    const char* en;
};

constexpr std::array<word_pair, 13> refusal_names{{
    {"berubah", "berkas sudah berubah", "the case had changed"},
    {"waktu", "waktu mundur", "time order"},
    {"nama", "nama tak dikenal", "unknown name"},
    {"status", "keadaan berkas", "state of the case"},
    {"urutan", "bukan gilirannya", "not its turn"},
    {"unit", "bukan untuk unit itu", "not for that unit"},
    {"jabatan", "bukan jabatannya", "not this office"},
    {"jawaban", "jawaban atau alasannya kurang", "answer or reason lacking"},
    {"penugasan", "bagi orang lain, atau hanya bagi pejabat definitif",
     "for another person, or for a definitive holder only"},
    {"klaim", "sudah diambil orang lain", "claimed by another"},
    {"pemisahan", "harus orang lain", "must be another person"},
    {"dokumen", "dokumen belum ada", "documents are missing"},
    {"terlambat", "sudah terlambat", "too late"},
}};
constexpr std::array<word_pair, 4> guards{{
    {"jabatan", "jabatan", "the office"},
    {"pemisahan", "pemisahan", "separation of persons"},
    {"bukti", "bukti", "evidence"},
    {"keterlambatan", "keterlambatan", "lateness"},
}};
constexpr std::array<word_pair, 5> stages{{
    {"belum mulai", "belum mulai", "not started"},
    {"berjalan", "berjalan", "running"},
    {"ditunda", "ditunda", "suspended"},
    {"selesai", "selesai", "completed"},
    {"dibatalkan", "dibatalkan", "cancelled"},
}};

template <std::size_t N>
std::string translated(const std::array<word_pair, N>& list, const std::string& word,
                       language lang) {
    for (const word_pair& each : list)
        if (each.written == word) return lang == language::id ? each.id : each.en;
    return word;
}

}  // namespace

std::string names::row(const told_place& at) const {
    std::string label = at.row;
    if (sop != nullptr)
        if (const step_id found = sop->find_row(at.row); found != no_step)
            label = sop->sop.rows[index(found)].number;
    return at.unit.empty() ? label : label + ' ' + at.unit;
}

std::string names::thing(const told_place& at, bool service, bool span) const {
    if (service) return say("seluruh SOP", "the whole SOP");
    return fmt::format(fmt::runtime(span ? say("waktu sejak langkah {}", "time since step {}")
                                         : say("langkah {}", "step {}")),
                       row(at));
}

std::string names::activity(const std::string& row) const {
    if (sop == nullptr) return {};
    const step_id found = sop->find_row(row);
    return found == no_step ? std::string() : sop->sop.rows[index(found)].activity;
}

std::string names::office(const std::string& code, const std::string& unit, capacity held) const {
    std::string name = code;
    if (sop != nullptr)
        if (const role_id found = sop->find_role(code); found != no_role)
            name = sop->sop.performers[index(found)].name;
    if (!prefix(held).empty()) name = fmt::format("{} {}", prefix(held), name);
    return unit.empty() ? name : fmt::format("{} ({})", name, unit);
}

std::string names::person(const std::string& id) const {
    if (people != nullptr)
        if (const alur::person* found = find_person(*people, id);
            found != nullptr && !found->name.empty())
            return fmt::format("{} ({})", id, found->name);
    return id;
}

std::string names::refusal(const std::string& word) const {
    return translated(refusal_names, word, lang);
}

std::string names::stage(const std::string& word, const std::string& outcome) const {
    const std::string name = translated(stages, word, lang);
    return outcome.empty() ? name : fmt::format("{}: {}", name, outcome);
}

std::string names::lifted(const std::string& what) const { return translated(guards, what, lang); }

std::string names::date(instant at) const {
    return when(at, local_date(at, where) + std::chrono::days{1});
}

std::string names::when(instant at, std::chrono::local_days today) const {
    return due_text(at, where, today, lang);
}

}  // namespace alur::command
