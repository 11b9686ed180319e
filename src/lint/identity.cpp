#include "lint/citations.hpp"
#include "lint/rules.hpp"

#include <alur/sop/data.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace alur::lints {
namespace {

using std::chrono::local_days;

bool blank(std::string_view text) { return text.empty() || text == "-"; }

std::optional<local_days> day_of(const std::string& text) {
    if (blank(text)) return std::nullopt;
    const std::optional<std::chrono::year_month_day> date = date_from_text(text);
    return date ? std::optional{local_days{*date}} : std::nullopt;
}

// Eighteen figures: birth date, year and month of appointment, sex, serial number.
bool is_staff_number(std::string_view text) {
    std::string figures;
    for (const char c : text) {
        if (c == ' ') continue;
        if (c < '0' || c > '9') return false;
        figures += c;
    }
    if (figures.size() != 18) return false;
    const auto number = [&](std::size_t at, std::size_t count) {
        return std::stoi(figures.substr(at, count));
    };
    const std::chrono::year_month_day born{std::chrono::year{number(0, 4)},
                                           std::chrono::month{static_cast<unsigned>(number(4, 2))},
                                           std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    const int appointed = number(12, 2);
    return born.ok() && appointed >= 1 && appointed <= 12 && number(8, 4) > number(0, 4) &&
           (figures[14] == '1' || figures[14] == '2');
}

// "Drs. Contoh, M.Si": a person and no office.
bool is_only_a_name(const std::string& text) {
    const std::string small = low(text);
    for (const char* office : {"kepala", "ka.", "direktur", "sekretaris", "bupati", "gubernur",
                               "wali", "camat", "lurah", "inspektur", "ketua", "menteri", "rektor",
                               "pimpinan", "penjabat", "plt", "plh", "asisten", "kapolres"})
        if (small.find(office) != std::string::npos) return false;
    for (const char* title :
         {"drs.", "dra.", "ir.", "dr.", "h.", "hj.", ", s.", ", m.", ", se", ", sh", ", st", "nip"})
        if (small.find(title) != std::string::npos) return true;
    return false;
}

// Agencies by their words; an SOP that is of none of them should not name one as its own.
struct agency_kind {
    std::string_view word;   // as somebody else's
    std::string_view name;   // as it is written
    std::string_view marks;  // in the words of an SOP that is its own; separated by |
};
constexpr auto agencies = std::to_array<agency_kind>({
    {"inspektorat", "Inspektorat", "inspektorat|inspektur|auditor"},
    {"sekretariat dprd", "Sekretariat DPRD", "dprd"},
    {"rumah sakit", "rumah sakit", "rumah sakit|rsud"},
    {"puskesmas", "puskesmas", "puskesmas|kesehatan"},
    {"satuan polisi pamong praja", "Satuan Polisi Pamong Praja", "pamong praja|satpol"},
    {"badan kepegawaian", "Badan Kepegawaian", "kepegawaian|bkpsdm|bkd"},
    {"bappeda", "Bappeda", "bappeda|perencanaan pembangunan|bappelitbang"},
});

bool has_any(const std::string& text, std::string_view marks) {
    while (!marks.empty()) {
        const std::size_t end = std::min(marks.find('|'), marks.size());
        if (text.find(marks.substr(0, end)) != std::string::npos) return true;
        marks.remove_prefix(std::min(end + 1, marks.size()));
    }
    return false;
}

std::string own_words(const definition& sop) {
    const identity& form = sop.form;
    std::string all = form.title + '|' + form.work_unit + '|' + form.approved_by.office + '|' +
                      form.product_owner + '|' + form.activity_owner + '|' + form.scope;
    for (const performer& each : sop.performers) {
        all += '|' + each.name + '|' + each.column;
        for (const std::string& alias : each.aliases) all += '|' + alias;
    }
    return low(all);
}

std::string place_of(std::string_view key, std::size_t item, std::size_t count) {
    const std::string list = below("", key);
    return count > 1 ? below(list, item) : list;
}

}  // namespace

void number_missing(const form_view& view) {
    const std::string& number = view.sop.form.number;
    const bilingual fix{"Tulis nomor menurut tata naskah dinas, misalnya \"065/12/ORG/2026\".",
                        "Give the number by the agency's rules, for example \"065/12/ORG/2026\"."};
    if (blank(number)) {
        view.say("ID01", "", {"Nomor SOP belum ada.", "The SOP has no number."}, fix);
        return;
    }
    const bool figures_only = number.find_first_not_of("0123456789 ") == std::string::npos;
    if ((figures_only && number.size() <= 4) || date_from_text(number))
        view.say(
            "ID01", "/nomor",
            {fmt::format("\"{}\" tampaknya tahun atau tanggal, bukan nomor SOP.", number),
             fmt::format("\"{}\" looks like a year or a date, not the number of an SOP.", number)},
            fix);
}

void dates_missing(const form_view& view) {
    const identity& form = view.sop.form;
    std::vector<std::string_view> missing;
    if (blank(form.created)) missing.emplace_back("Tanggal Pembuatan");
    if (blank(form.effective)) missing.emplace_back("Tanggal Efektif");
    const approver& by = form.approved_by;
    if (blank(by.office) && blank(by.name) && blank(by.rank) && blank(by.staff_number))
        missing.emplace_back("Disahkan oleh");
    if (missing.empty()) return;
    const bool in_force = !blank(form.effective) || !blank(form.approved);
    const std::string list = fmt::format("{}", fmt::join(missing, ", "));
    view.say(
        "ID02", "",
        {fmt::format("Belum diisi: {}.{}", list,
                     in_force ? "" : " Tanpa tanggal efektif atau pengesahan, SOP belum berlaku."),
         fmt::format("Not filled in: {}.{}", list,
                     in_force ? "" : " Without a date of effect or approval it is not in force.")},
        {"Isi di blok identitas sebelum SOP disahkan.",
         "Fill in the identity block before the SOP is approved."});
}

void revision_date(const form_view& view) {
    const std::optional<local_days> revised = day_of(view.sop.form.revised);
    if (!view.today || !revised) return;
    if (*revised > *view.today) {
        view.say("ID04", "/tanggal_revisi",
                 {"Tanggal Revisi ada di masa depan: dibaca sebagai rencana tinjau ulang.",
                  "The date of revision is in the future: read as the planned review."});
        return;
    }
    const std::optional<local_days> effective = day_of(view.sop.form.effective);
    if (effective && *revised > *effective)
        view.say(
            "ID04", "/tanggal_revisi",
            {"Tanggal tinjau ulang sudah lewat, tetapi SOP belum diberlakukan lagi sesudahnya.",
             "The date of review has passed, but the SOP has not been put into force since."},
            {"Tinjau SOP ini, lalu perbarui Tanggal Efektif.",
             "Review the SOP and renew the date of effect."});
}

void approver_incomplete(const form_view& view) {
    const approver& by = view.sop.form.approved_by;
    const bool given =
        !blank(by.office) || !blank(by.name) || !blank(by.rank) || !blank(by.staff_number);
    if (given && (blank(by.office) || is_only_a_name(by.office)))
        view.say("ID05", "/disahkan_oleh",
                 {"Pengesahan tidak menyebut jabatan.", "The approval names no office."},
                 {"Tambahkan \"jabatan\", misalnya \"Kepala Dinas\".",
                  "Add \"jabatan\", for example \"Kepala Dinas\"."});
    if (!blank(by.staff_number) && !is_staff_number(by.staff_number))
        view.say(
            "ID05", "/disahkan_oleh/nip",
            {"NIP harus 18 angka: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut.",
             "A NIP has 18 figures: birth date, month of appointment, sex, serial number."},
            {"Salin NIP dari surat keputusan.", "Copy it from the letter of appointment."});
}

void repealed_basis(const form_view& view) {
    const text_list& basis = view.sop.form.legal_basis;
    for (std::size_t i = 0; i < basis.size(); ++i) {
        const std::optional<citation> cited = citation_in(basis[i]);
        const repealed* repeal = cited ? repeal_of(*cited) : nullptr;
        if (repeal == nullptr) continue;
        view.say(
            "ID07", place_of("dasar_hukum", i, basis.size()),
            {fmt::format("Peraturan ini tidak berlaku lagi sejak {}; penggantinya {}.",
                         repeal->since, repeal->replaced),
             fmt::format("This regulation has not been in force since {}; it was replaced by {}.",
                         repeal->since, repeal->replaced)},
            {"Pastikan pada JDIH, lalu kutip penggantinya.",
             "Make sure at the register of laws (JDIH), then cite its successor."});
    }
}

void guideline_uncited(const form_view& view) {
    constexpr std::array guidelines{citation{instrument::state_apparatus, 35, 2012},
                                    citation{instrument::home_affairs, 52, 2011}};
    for (const std::string& each : view.sop.form.legal_basis) {
        const std::optional<citation> cited = citation_in(each);
        if (cited && std::find(guidelines.begin(), guidelines.end(), *cited) != guidelines.end())
            return;
    }
    view.say("ID08", view.sop.form.legal_basis.empty() ? "" : "/dasar_hukum",
             {"Pedoman penyusunan SOP tidak dikutip: PermenPANRB 35/2012 atau Permendagri 52/2011.",
              "No guideline for SOPs is cited: PermenPANRB 35/2012 or Permendagri 52/2011."},
             {"Cantumkan pedoman yang dipakai dalam Dasar Hukum.",
              "List the guideline that was followed in Dasar Hukum."});
}

void foreign_office(const form_view& view) {
    const identity& form = view.sop.form;
    const std::string own = own_words(view.sop);
    const auto look = [&](const text_list& box, std::string_view key, bool only_organisation) {
        for (std::size_t i = 0; i < box.size(); ++i) {
            const std::string text = low(box[i]);
            if (only_organisation && !has_any(text, "organisasi|uraian tugas|tata kerja")) continue;
            for (const agency_kind& each : agencies) {
                if (text.find(each.word) == std::string::npos || has_any(own, each.marks)) continue;
                diagnostic& found = view.say(
                    "ID09", place_of(key, i, box.size()),
                    {fmt::format("Menyebut {}, padahal SOP ini bukan miliknya: mungkin tersalin.",
                                 each.name),
                     fmt::format("Names {}, whose SOP this is not: perhaps copied from there.",
                                 each.name)},
                    {"Sesuaikan dengan unit kerja SOP ini.",
                     "Make it speak of the agency of this SOP."});
                if (each.word != "inspektorat") continue;
                for (std::size_t k = 0; k < form.related.size(); ++k)
                    if (has_any(low(form.related[k]), "pengawasan|pemeriksaan|temuan"))
                        found.related.push_back(
                            {place_of("keterkaitan", k, form.related.size()),
                             {"SOP pengawasan ini mungkin ikut tersalin.",
                              "This SOP of an audit may have been copied along."}});
            }
        }
    };
    look(form.related, "keterkaitan", false);
    look(form.qualification, "kualifikasi", false);
    look({form.scope}, "ruang_lingkup", false);
    look(form.legal_basis, "dasar_hukum", true);
}

}  // namespace alur::lints
