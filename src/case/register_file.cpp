#include <alur/case/register.hpp>
#include <alur/time/date.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "case/register_conflicts.hpp"
#include "sop/json_shape.hpp"
#include "sop/json_tree.hpp"

namespace alur {
namespace {

using std::chrono::local_days;

constexpr shape_codes register_codes{"PJ01", "PJ02", "PJ03", "PJ04"};
constexpr std::array<std::string_view, 7> register_keys{
    "$schema", "unit_kerja", "versi", "orang", "unit", "boleh_banyak", "penugasan"};
constexpr std::array<std::string_view, 7> assignment_keys{"orang", "jabatan", "unit", "sebagai",
                                                          "dari",  "sampai",  "surat"};
constexpr std::array<std::string_view, 1> unit_keys{"kalender"};

// A register being read; nodes of what the last findings are about stand beside what was read.
class register_reader {
  public:
    register_reader(const json_tree& tree, diagnostics& findings)
        : tree_(tree), findings_(findings), shape_(tree, findings, register_codes) {}

    office_register read() {
        const json_node& root = tree_.root();
        if (!shape_.object(root, {"register pejabat", "a register"}, register_keys))
            return std::move(out_);
        if (const json_node* schema = shape_.child(root, "$schema")) shape_.text(*schema);
        out_.work_unit = shape_.needed_text(root, "unit_kerja", "\"unit_kerja\": \"Bappeda\"");
        out_.version = shape_.needed_text(root, "versi", "\"versi\": \"2026-01-05\"");
        if (const json_node* persons =
                shape_.needed(root, "orang", "\"orang\": {\"p01\": \"Pegawai Contoh 1\"}"))
            read_persons(*persons);
        if (const json_node* kinds = shape_.child(root, "unit");
            kinds != nullptr && shape_.object(*kinds, {"unit per jenis", "units by kind"}))
            for (const json_node& each : shape_.children(*kinds)) read_kind(each);
        const json_node* shared = shape_.child(root, "boleh_banyak");
        if (shared != nullptr) read_shared(*shared);
        if (const json_node* given =
                shape_.needed(root, "penugasan",
                              "\"penugasan\": [{\"orang\": \"p01\", \"jabatan\": \"Sekretaris\"}]");
            given != nullptr && shape_.list(*given)) {
            for (const json_node& each : shape_.children(*given)) read_assignment(each);
            report_conflicts(shape_, out_, placed_);
            // A wrong id or office would be told twice.
            if (no_errors(findings_)) report_unused(shared);
        }
        return std::move(out_);
    }

  private:
    diagnostic& report(std::string_view code, const json_node& at, bilingual message,
                       bilingual fix) {
        return shape_.report(code, severity::error, at, std::move(message), std::move(fix));
    }

    void blank_key(const json_node& at) {
        report("PJ04", at, {"Nama ini kosong.", "This name is empty."},
               {"Isi, atau hapus.", "Fill it in, or remove it."});
    }

    // ---- persons and units ---------------------------------------------------------------------

    void read_persons(const json_node& at) {
        if (at.kind == json_kind::object) {
            for (const json_node& each : shape_.children(at)) {
                if (each.key.empty()) blank_key(each);
                add_person(each, {std::string(each.key), shape_.text(each)});
            }
        } else if (at.kind == json_kind::list) {
            for (const json_node& each : shape_.children(at))
                add_person(each, {shape_.text(each), {}});
        } else {
            report("PJ04", at,
                   {"Di sini harus ada orang: {\"p01\": \"Nama\"}, atau daftar id [ … ].",
                    "Persons must stand here: {\"p01\": \"Name\"}, or a list of ids [ … ]."},
                   {});
        }
    }

    void add_person(const json_node& at, person one) {
        if (one.id.empty()) return;
        const auto [known, added] = person_nodes_.emplace(one.id, &at);
        if (added) {
            out_.persons.push_back(std::move(one));
            return;
        }
        report("PJ07", at,
               {fmt::format("Orang \"{}\" ditulis dua kali.", one.id),
                fmt::format("The person \"{}\" stands twice.", one.id)},
               {"Hapus salah satunya, atau beri id lain.",
                "Remove one of them, or give it another id."})
            .related.push_back(
                {shape_.pointer(*known->second), {"pertama kali di sini", "first here"}});
    }

    void twice(const json_node& at, std::string_view name) {
        report("PJ14", at,
               {fmt::format("\"{}\" disebut dua kali.", name),
                fmt::format("\"{}\" is listed twice.", name)},
               {"Hapus salah satunya.", "Remove one of them."});
    }

    void read_kind(const json_node& at) {
        if (at.key.empty()) blank_key(at);
        if (!kinds_.insert(folded(at.key)).second) return twice(at, at.key);
        registered_kind kind{std::string(at.key), {}};
        std::set<std::string> seen;
        const auto add = [&](const json_node& where, registered_unit one) {
            if (one.name.empty()) return;
            if (!seen.insert(folded(one.name)).second) return twice(where, one.name);
            units_.emplace(folded(one.name), one.name);
            kind.units.push_back(std::move(one));
        };
        if (at.kind == json_kind::list) {
            for (const json_node& each : shape_.children(at)) add(each, {shape_.text(each), {}});
        } else if (shape_.object(at, {"unit-unitnya", "its units"})) {
            for (const json_node& each : shape_.children(at)) {
                if (each.key.empty()) blank_key(each);
                registered_unit one{std::string(each.key), {}};
                if (shape_.object(each, {"keterangan unit", "what is known of the unit"},
                                  unit_keys))
                    if (const json_node* calendar = shape_.child(each, "kalender"))
                        one.calendar = shape_.text(*calendar);
                add(each, std::move(one));
            }
        }
        out_.kinds.push_back(std::move(kind));
    }

    void read_shared(const json_node& at) {
        const auto add = [&](const json_node& each) {
            if (std::string office = shape_.text(each); !office.empty())
                out_.shared_offices.push_back(std::move(office));
        };
        if (at.kind != json_kind::list) return add(at);
        for (const json_node& each : shape_.children(at)) add(each);
    }

    // ---- assignments ---------------------------------------------------------------------------

    // False if it was given and could not be read.
    bool read_day(const json_node& of, std::string_view key, std::optional<local_days>& day) {
        const json_node* found = shape_.child(of, key);
        if (found == nullptr) return true;
        const std::string given = shape_.text(*found);
        if (given.empty()) return false;
        const parsed<std::chrono::year_month_day> date = parse_iso_date(given);
        if (!date) {
            report("PJ05", *found,
                   {fmt::format("\"{}\" bukan tanggal yang ada.", given),
                    fmt::format("\"{}\" is not an existing date.", given)},
                   {"Tulis tahun-bulan-tanggal, misalnya \"2026-01-02\".",
                    "Write year-month-day, for example \"2026-01-02\"."});
            return false;
        }
        day = local_days{*date};
        return true;
    }

    bool read_period(const json_node& at, assignment& one) {
        const bool from = read_day(at, "dari", one.from);
        const bool until = read_day(at, "sampai", one.until);
        if (!one.from || !one.until || *one.from <= *one.until) return from && until;
        report("PJ09", *shape_.child(at, "sampai"),
               {"Penugasan ini berakhir sebelum mulai.", "This assignment ends before it begins."},
               {"Tukar \"dari\" dan \"sampai\", atau perbaiki tanggalnya.",
                "Swap \"dari\" and \"sampai\", or correct the dates."});
        return false;
    }

    void read_holder(const json_node& at, assignment& one) {
        const json_node* found = shape_.needed(at, "orang", "\"orang\": \"p01\"");
        if (found == nullptr) return;
        one.person = shape_.text(*found);
        if (one.person.empty()) return;
        if (person_nodes_.count(one.person) != 0) {
            assigned_.insert(one.person);
            return;
        }
        std::vector<std::string_view> ids;
        if (findings_.size() < most_suggested)
            for (const auto& [id, node] : person_nodes_) ids.emplace_back(id);
        report("PJ08", *found,
               {fmt::format("Orang \"{}\" tidak ada di \"orang\".", one.person),
                fmt::format("There is no person \"{}\" in \"orang\".", one.person)},
               shape_.meant(one.person, ids,
                            {"Tambahkan orangnya, atau perbaiki id-nya.",
                             "Add the person, or correct the id."}));
        one.person.clear();
    }

    void read_unit(const json_node& at, assignment& one) {
        const json_node* found = shape_.child(at, "unit");
        if (found == nullptr) return;
        one.unit = shape_.text(*found);
        if (one.unit.empty()) return;
        if (const auto known = units_.find(folded(one.unit)); known != units_.end()) {
            one.unit = known->second;
            return;
        }
        std::vector<std::string_view> names;
        if (findings_.size() < most_suggested)
            for (const auto& [key, name] : units_) names.emplace_back(name);
        report("PJ13", *found,
               {fmt::format("Unit \"{}\" tidak terdaftar.", one.unit),
                fmt::format("The unit \"{}\" is not listed.", one.unit)},
               shape_.meant(one.unit, names,
                            {"Tambahkan ke kunci \"unit\" register ini, di bawah jenisnya.",
                             "Add it to the key \"unit\" of this register, under its kind."}));
    }

    // False if it was given and could not be read.
    bool read_capacity(const json_node& at, assignment& one) {
        if (const json_node* found = shape_.child(at, "sebagai")) {
            const std::string given = shape_.text(*found);
            if (given.empty()) return false;
            const std::optional<capacity> held = parse_capacity(given);
            if (!held) {
                report("PJ06", *found,
                       {fmt::format("\"{}\" tidak dikenal di sini.", given),
                        fmt::format("\"{}\" is not known here.", given)},
                       {"Gunakan salah satu dari: definitif, Plh, Plt.",
                        "Use one of: definitif, Plh, Plt."});
                return false;
            }
            one.capacity = *held;
        }
        return true;
    }

    void read_letter(const json_node& at, assignment& one) {
        const json_node* letter = shape_.child(at, "surat");
        if (letter != nullptr) one.letter = shape_.text(*letter);
        if (one.capacity == capacity::definitive || letter != nullptr) return;
        report("PJ10", at,
               {fmt::format("Penugasan {} tanpa surat.", prefix(one.capacity)),
                fmt::format("An assignment as {} without its letter.", prefix(one.capacity))},
               {"Tambahkan nomor surat perintahnya, misalnya \"surat\": \"ST 12/2026\".",
                "Add the number of the letter, for example \"surat\": \"ST 12/2026\"."});
    }

    void read_assignment(const json_node& at) {
        if (!shape_.object(at, {"penugasan", "an assignment"}, assignment_keys)) return;
        assignment one;
        read_holder(at, one);
        one.office = shape_.needed_text(at, "jabatan", "\"jabatan\": \"Sekretaris\"");
        read_unit(at, one);
        const bool in_capacity = read_capacity(at, one);
        read_letter(at, one);
        const bool dated = read_period(at, one);
        const bool comparable = in_capacity && dated && !one.person.empty() && !one.office.empty();
        placed_.push_back({&at, comparable});
        out_.assignments.push_back(std::move(one));
    }

    // ---- what is there for nothing -------------------------------------------------------------

    void report_unused(const json_node* shared) {
        for (const person& each : out_.persons)
            if (assigned_.count(each.id) == 0)
                shape_.report("PJ15", severity::warning, *person_nodes_.at(each.id),
                              {fmt::format("Orang \"{}\" tidak punya penugasan.", each.id),
                               fmt::format("The person \"{}\" has no assignment.", each.id)},
                              {"Tambahkan penugasannya, atau hapus orangnya dari register.",
                               "Add an assignment, or remove the person from the register."});
        std::set<std::string> offices;
        for (const assignment& each : out_.assignments) offices.insert(folded(each.office));
        for (const std::string& office : out_.shared_offices) {
            if (offices.count(folded(office)) != 0) continue;
            const std::vector<std::string_view> known = office_names();
            shape_.report("PJ18", severity::warning, *shared,
                          {fmt::format("Tidak ada penugasan untuk jabatan \"{}\".", office),
                           fmt::format("There is no assignment to the office \"{}\".", office)},
                          shape_.meant(office, known,
                                       {"Samakan ejaannya dengan penugasan, atau hapus.",
                                        "Spell it as the assignments do, or remove it."}));
        }
    }

    [[nodiscard]] std::vector<std::string_view> office_names() const {
        std::vector<std::string_view> names;
        if (findings_.size() < most_suggested)
            for (const assignment& each : out_.assignments) names.emplace_back(each.office);
        return names;
    }

    static constexpr std::size_t most_suggested = 200;

    const json_tree& tree_;
    diagnostics& findings_;
    json_shape shape_;
    office_register out_;
    std::map<std::string, const json_node*> person_nodes_;
    std::map<std::string, std::string> units_;  // folded, as listed
    std::set<std::string> kinds_;
    std::set<std::string> assigned_;
    std::vector<placed_assignment> placed_;
};

}  // namespace

register_loaded load_register(const source& from) {
    register_loaded out;
    json_tree tree;
    if (!read_json_tree(tree, from.text, out.problems)) return out;
    office_register read = register_reader{tree, out.problems}.read();
    if (no_errors(out.problems)) out.people = std::move(read);
    return out;
}

}  // namespace alur
