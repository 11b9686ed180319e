#include "row_rules.hpp"

#include "report.hpp"

#include <alur/sop/codes.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace alur {

namespace {

struct row_checker {
    const definition& sop;
    const resolved& flow;
    diagnostics& problems;

    [[nodiscard]] std::string name(std::size_t r, language lang) const {
        return row_name(sop, r, lang);
    }

    void error(std::string_view code, std::string pointer, bilingual message, bilingual fix) const {
        report(problems, code, severity::error, std::move(pointer), std::move(message),
               std::move(fix));
    }

    // An office that exists in every unit cannot act on a row that is not repeated for them.
    void per_unit_offices(std::size_t r) const {
        if (sop.rows[r].shared == sharing::meeting) return;
        for (const int office : flow.rows[r].offices) {
            const int kind = flow.office_kind[at(office)];
            if (kind == no_number || kind == flow.rows[r].kind) continue;
            const std::string& office_name = sop.performers[at(office)].name;
            const std::string& kind_name = flow.kinds[at(kind)];
            error("UN02", below(row_pointer(r), "pelaksana"),
                  {fmt::format("\"{}\" ada di setiap {}, tetapi {} tidak diulang untuk setiap {}: "
                               "tidak jelas siapa yang bertindak.",
                               office_name, kind_name, name(r, language::id), kind_name),
                   fmt::format(
                       "There is one \"{}\" in every {}, but {} is not repeated for every {}: it "
                       "is not clear who acts.",
                       office_name, kind_name, name(r, language::en), kind_name)},
                  {fmt::format("Tambahkan \"setiap\": \"{}\" pada langkah ini, atau jadikan rapat: "
                               "{{\"rapat\": […]}}.",
                               kind_name),
                   fmt::format("Add \"setiap\": \"{}\" to the row, or make it a meeting: "
                               "{{\"rapat\": […]}}.",
                               kind_name)});
        }
    }

    void deciding_meeting(std::size_t r) const {
        const resolved_row& row = flow.rows[r];
        if (sop.rows[r].shared != sharing::meeting || row.offices.empty()) return;
        const int kind = flow.office_kind[at(row.offices.back())];
        if (kind == no_number || kind == row.kind || sop.rows[r].answers.empty()) return;
        error(
            "UN06", below(row_pointer(r), "cabang"),
            {fmt::format(
                 "Rapat ini tidak dapat memutuskan: pelaksana terakhir, \"{}\", ada di setiap {}.",
                 sop.performers[at(row.offices.back())].name, flow.kinds[at(kind)]),
             fmt::format("This meeting cannot decide: the last office, \"{}\", exists in every {}.",
                         sop.performers[at(row.offices.back())].name, flow.kinds[at(kind)])},
            {"Sebut terakhir pelaksana yang hanya ada satu.",
             "Name last an office of which there is only one."});
    }

    void quorum_place(std::size_t r) const {
        const row& here = sop.rows[r];
        if (!here.enough) return;
        if (here.shared != sharing::meeting && here.per_unit.empty())
            error(
                "UN03", below(row_pointer(r), "kuorum"),
                {"\"kuorum\" hanya berarti pada langkah yang diulang (\"setiap\") atau pada rapat.",
                 "\"kuorum\" only means something on a repeated row (\"setiap\") or a meeting."},
                {"Hapus \"kuorum\", atau tambahkan \"setiap\".",
                 "Remove \"kuorum\", or add \"setiap\"."});
        if (here.enough->amount == 0 || (here.enough->percent && here.enough->amount > 100))
            error("UN05", below(row_pointer(r), "kuorum"),
                  {"Kuorum harus sekurang-kurangnya 1 dan paling banyak 100%.",
                   "A quorum must be at least 1 and at most 100%."},
                  {"Tulis misalnya 3 atau \"75%\".", "Write for example 3 or \"75%\"."});
    }

    void chain_returns(std::size_t r) const {
        if (sop.rows[r].shared != sharing::in_order || flow.rows[r].offices.size() < 2) return;
        for (const int target : flow.rows[r].returns)
            if (at(target) == r)
                error("AL05", below(row_pointer(r), "kembali"),
                      {"Dalam \"berurutan\" setiap pelaksana selalu boleh mengembalikan kepada "
                       "pelaksana sebelumnya; langkah ini tidak perlu menyebut dirinya.",
                       "In \"berurutan\" every office may always hand back to the one before; the "
                       "row need "
                       "not list itself."},
                      {"Hapus langkah ini dari \"kembali\"-nya sendiri.",
                       "Remove the row from its own \"kembali\"."});
    }

    // Keys that mean nothing without another key.
    void idle_keys(std::size_t r) const {
        const row& here = sop.rows[r];
        const auto idle = [&](std::string_view key, std::string_view needs) {
            error("AL08", below(row_pointer(r), key),
                  {fmt::format("\"{}\" tidak berarti tanpa \"{}\".", key, needs),
                   fmt::format("\"{}\" means nothing without \"{}\".", key, needs)},
                  {fmt::format("Tambahkan \"{}\", atau hapus \"{}\".", needs, key),
                   fmt::format("Add \"{}\", or remove \"{}\".", needs, key)});
        };
        if (!here.question.empty() && here.answers.empty()) idle("keputusan", "cabang");
        if (here.time && here.time->has_limit()) return;
        if (!here.until.empty()) idle("sampai", "waktu");
        if (!here.when_late.empty()) idle("terlambat", "waktu");
        if (here.hours) idle("jam_kerja", "waktu");
        if (here.extends) idle("perpanjangan", "waktu");
    }

    void unread_data() const {
        for (const auto& [key, type] : sop.data) {
            bool read = false;
            for (const resolved_row& row : flow.rows)
                for (const resolved_exit& exit : row.exits)
                    if (exit.guard) {
                        const auto& names = exit.guard->reads();
                        read |= std::find(names.begin(), names.end(), key) != names.end();
                    }
            if (!read)
                report(problems, "RL21", severity::warning, below("/data", key),
                       {fmt::format("Data \"{}\" tidak dibaca oleh satu pun \"bila\".", key),
                        fmt::format("No \"bila\" reads the data \"{}\".", key)},
                       {"Hapus datanya, atau pakai dalam \"bila\".",
                        "Remove it, or use it in a \"bila\"."});
        }
    }

    // ---- who is who ---------------------------------------------------------------------------

    static std::string folded(const std::string& text) {
        std::string low;
        for (const char c : text)
            low += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return low;
    }

    void aliases() const {
        for (std::size_t p = 0; p < sop.performers.size(); ++p)
            for (std::size_t a = 0; a < sop.performers[p].aliases.size(); ++a)
                for (std::size_t q = 0; q < sop.performers.size(); ++q)
                    if (p != q) alias_against(p, a, q);
    }

    void alias_against(std::size_t p, std::size_t a, std::size_t q) const {
        const std::string alias = folded(sop.performers[p].aliases[a]);
        const performer& other = sop.performers[q];
        bool taken = alias == folded(other.code) || alias == folded(other.name);
        for (const std::string& name_of_other : other.aliases)
            taken |= q < p && alias == folded(name_of_other);
        if (!taken) return;
        error("RU11", below(below(below("/pelaksana", sop.performers[p].code), "alias"), a),
              {fmt::format("\"{}\" sudah menjadi nama lain dari \"{}\".",
                           sop.performers[p].aliases[a], other.name),
               fmt::format("\"{}\" is already another word for \"{}\".",
                           sop.performers[p].aliases[a], other.name)},
              {"Satu sebutan hanya boleh berarti satu pelaksana.",
               "One word can only mean one office."});
    }

    // ---- readings -----------------------------------------------------------------------------

    [[nodiscard]] static bool says(std::string_view reading, std::string_view word) {
        return reading.substr(0, word.size()) == word &&
               (reading.size() == word.size() || reading[word.size()] == ':');
    }

    void readings(const text_map& given, const std::string& pointer, const row* of) const {
        for (const auto& [key, reading] : given) {
            const std::string here = below(below(pointer, "sumber"), key);
            if (!names_something(key, of))
                error("SB02", here,
                      {fmt::format("\"sumber\" menyebut \"{}\", yang tidak ada di sini.", key),
                       fmt::format("\"sumber\" speaks of \"{}\", which is not here.", key)},
                      {"Sebut kunci yang ada, misalnya \"pelaksana\" atau \"cabang.Tidak\".",
                       "Name a key that is here, for example \"pelaksana\" or \"cabang.Tidak\"."});
            if (says(reading, "dugaan"))
                report(problems, "SB03", severity::warning, here,
                       {fmt::format("Masih dugaan, belum dipastikan: {}.", key),
                        fmt::format("Still a guess, not confirmed: {}.", key)},
                       {"Tanyakan kepada unitnya, lalu ganti menjadi \"tersirat: …\" atau hapus.",
                        "Ask the unit, then change it to \"tersirat: …\" or remove it."});
            else if (!says(reading, "tersirat"))
                error("SB01", here,
                      {"Bacaan harus dimulai dengan \"tersirat\" (disimpulkan) atau \"dugaan\" "
                       "(dikira-kira).",
                       "A reading must begin with \"tersirat\" (inferred) or \"dugaan\" (guess)."},
                      {"Tulis misalnya \"tersirat: uraian tugas\".",
                       "Write for example \"tersirat: uraian tugas\"."});
        }
    }

    [[nodiscard]] bool names_something(const std::string& key, const row* of) const {
        const std::size_t dot = key.find('.');
        const std::string_view head = std::string_view(key).substr(0, dot);
        const std::string_view rest =
            dot == std::string::npos ? std::string_view{} : std::string_view(key).substr(dot + 1);
        static constexpr std::array row_keys{
            "no",        "id",           "tahap",      "mulai",       "kegiatan",
            "pelaksana", "setiap",       "ditunjuk",   "kelengkapan", "waktu",
            "sampai",    "output",       "keterangan", "keputusan",   "cabang",
            "lanjut",    "kembali",      "sop",        "beda_orang",  "definitif",
            "kuorum",    "perpanjangan", "terlambat",  "jam_kerja",   "wajib"};
        static constexpr std::array sop_keys{"judul",
                                             "nomor",
                                             "pemerintah",
                                             "unit_kerja",
                                             "ruang_lingkup",
                                             "penanggung_jawab_produk",
                                             "penanggung_jawab_kegiatan",
                                             "tanggal_pembuatan",
                                             "tanggal_revisi",
                                             "tanggal_efektif",
                                             "tanggal_pengesahan",
                                             "disahkan_oleh",
                                             "dasar_hukum",
                                             "keterkaitan",
                                             "kualifikasi",
                                             "peralatan",
                                             "peringatan",
                                             "pencatatan",
                                             "jenis_kegiatan",
                                             "zona_waktu",
                                             "jam_kerja",
                                             "waktu",
                                             "pelaksana",
                                             "unit",
                                             "dari_luar",
                                             "wajib",
                                             "data",
                                             "pengendali",
                                             "terlambat",
                                             "langkah"};
        if (of != nullptr) {
            if (std::find(row_keys.begin(), row_keys.end(), head) == row_keys.end()) return false;
            if (head != "cabang" || rest.empty()) return true;
            return std::any_of(of->answers.begin(), of->answers.end(),
                               [&](const answer& a) { return a.label == rest; });
        }
        if (std::find(sop_keys.begin(), sop_keys.end(), head) == sop_keys.end()) return false;
        if (head != "pelaksana" || rest.empty()) return true;
        return std::any_of(sop.performers.begin(), sop.performers.end(), [&](const performer& p) {
            return rest.substr(0, rest.find('.')) == p.code;
        });
    }

    // ---- abaikan ------------------------------------------------------------------------------

    // Codes that can be silenced: those of the same subject, if there are any.
    static std::vector<std::string> codes_like(std::string_view code) {
        const std::span<const std::string_view> planned = planned_lints();
        std::vector<std::string> known(planned.begin(), planned.end());
        for (const code_entry& each : codes())
            if (each.level != severity::error) known.emplace_back(each.code);
        std::vector<std::string> same;
        for (const std::string& each : known)
            if (each.substr(0, 2) == code.substr(0, 2)) same.push_back(each);
        return same.empty() ? known : same;
    }

    void silenced(const text_map& given, const std::string& pointer) const {
        for (const auto& [code, reason] : given) {
            const std::span<const std::string_view> planned = planned_lints();
            if (find_code(current_code(code)) != nullptr ||
                std::binary_search(planned.begin(), planned.end(), std::string_view(code)))
                continue;
            error("AB01", below(below(pointer, "abaikan"), code),
                  {fmt::format("Tidak ada temuan dengan kode \"{}\".", code),
                   fmt::format("There is no finding with the code \"{}\".", code)},
                  did_you_mean(code, codes_like(code)));
        }
    }

    void run() const {
        for (std::size_t r = 0; r < sop.rows.size(); ++r) {
            per_unit_offices(r);
            deciding_meeting(r);
            quorum_place(r);
            chain_returns(r);
            idle_keys(r);
            readings(sop.rows[r].readings, row_pointer(r), &sop.rows[r]);
            silenced(sop.rows[r].silenced, row_pointer(r));
        }
        readings(sop.readings, "", nullptr);
        silenced(sop.silenced, "");
        unread_data();
        aliases();
    }
};

struct flow_checker {
    const definition& sop;
    const studied& of;
    diagnostics& problems;

    void backward(std::size_t r, int target, std::string pointer) const {
        if (at(target) == r || of.completed[r].has(target)) return;
        report(
            problems, "AL20", severity::error, std::move(pointer),
            {fmt::format("Dari {} tidak dapat kembali ke {}: belum tentu langkah itu sudah selesai "
                         "ketika sampai di sini.",
                         row_name(sop, r, language::id), row_name(sop, at(target), language::id)),
             fmt::format(
                 "One cannot go back from {} to {}: it is not certain to have been completed "
                 "when this row is reached.",
                 row_name(sop, r, language::en), row_name(sop, at(target), language::en))},
            {"Kembali hanya boleh ke langkah yang pasti sudah dilalui.",
             "Going back is only possible to a row that every way passes."});
    }

    void quorums() const {
        for (const stretch_block& stretch : of.tree.stretches)
            for (const int row : stretch.rows)
                if (sop.rows[at(row)].enough && sop.rows[at(row)].shared != sharing::meeting &&
                    row != stretch.quorum_row)
                    report(problems, "UN04", severity::error, below(row_pointer(at(row)), "kuorum"),
                           {"Satu rentang per unit hanya boleh punya satu \"kuorum\".",
                            "One per-unit stretch can have only one \"kuorum\"."},
                           {"Hapus salah satunya.", "Remove one of them."})
                        .related.push_back({below(row_pointer(at(stretch.quorum_row)), "kuorum"),
                                            {"yang lain di sini", "the other is here"}});
    }

    void clock(std::size_t r) const {
        const int until = of.flow.rows[r].until;
        if (until == no_number) return;
        const std::string pointer = below(row_pointer(r), "sampai");
        if (at(until) == r || !of.graph.reach[r].has(until))
            report(problems, "WK20", severity::error, pointer,
                   {fmt::format("\"sampai\" harus menunjuk langkah sesudah {}.",
                                row_name(sop, r, language::id)),
                    fmt::format("\"sampai\" must name a row after {}.",
                                row_name(sop, r, language::en))},
                   {"Sebut langkah terakhir yang tercakup waktu ini.",
                    "Name the last row that this time covers."});
        else if (of.tree.stretch_of[r] != of.tree.stretch_of[at(until)])
            report(problems, "WK21", severity::error, pointer,
                   {"Waktu yang mencakup beberapa langkah harus mulai dan berakhir di rentang per "
                    "unit yang sama, "
                    "atau sama-sama di luarnya.",
                    "A time over several rows must begin and end in the same per-unit stretch, or "
                    "both outside "
                    "any."},
                   {"Pindahkan awal atau akhirnya.", "Move its beginning or its end."});
    }

    void run() const {
        for (std::size_t r = 0; r < sop.rows.size(); ++r) {
            if (of.graph.rank[r] == no_number) continue;
            const auto& exits = of.flow.rows[r].exits;
            for (std::size_t e = 0; e < exits.size(); ++e)
                if (exits[e].backward) backward(r, exits[e].to, exit_pointer(sop, r, e));
            for (const int target : of.flow.rows[r].returns)
                backward(r, target, below(row_pointer(r), "kembali"));
            clock(r);
        }
        quorums();
    }
};

}  // namespace

void check_rows(const definition& sop, const resolved& flow, diagnostics& problems) {
    row_checker{sop, flow, problems}.run();
}

void check_against_flow(const definition& sop, const studied& of, diagnostics& problems) {
    flow_checker{sop, of, problems}.run();
}

}  // namespace alur
