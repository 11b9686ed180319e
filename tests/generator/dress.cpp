// Everything about a random SOP that is not flow: what is printed, documents, times, readings.
#include "generator/sop.hpp"

#include <algorithm>
#include "oracle/structure.hpp"

namespace alur::generate {
namespace {

time_limit some_time(dice& d) {
    amounts length;
    static const std::vector<time_unit> units{time_unit::minute, time_unit::hour,
                                              time_unit::day,    time_unit::working_day,
                                              time_unit::week,   time_unit::month};
    length[d.pick(units)] = static_cast<std::uint32_t>(d.between(1, 30));
    time_limit t = length_limit(length);
    const int roll = d.under(100);
    if (roll < 15) {
        t.kind = limit_kind::ceiling;
    } else if (roll < 25) {
        t.kind = limit_kind::as_agreed;
        t.upper = {};
        t.note = "jadwal";
    } else if (roll < 32) {
        t.kind = limit_kind::date;
        t.upper = {};
        t.date.day = std::chrono::March / 31;
    }
    return t;
}

weekly_hours some_hours(dice& d) {
    weekly_hours hours;
    if (d.chance(30)) {
        hours.round_the_clock = true;
        return hours;
    }
    for (std::size_t day = 0; day < 5; ++day) {
        hours.days[day].add({450, 720});
        hours.days[day].add({780, 960});
    }
    return hours;
}

void fill_identity(dice& d, identity& form) {
    form.title = "Pelayanan " + std::to_string(d.under(1000));
    const auto maybe = [&](std::string& text, const std::string& value) {
        if (d.chance(40)) {
            text = value;
        }
    };
    maybe(form.number, "067/12/2026");
    maybe(form.government, "Pemerintah Kota Contoh");
    maybe(form.work_unit, "Badan Perencanaan");
    maybe(form.created, "2 Januari 2023");
    maybe(form.revised, "-");
    maybe(form.effective, "1 Maret 2023");
    maybe(form.approved, "20 Februari 2023");
    if (d.chance(40)) {
        form.approved_by.office = "Kepala Badan";
        maybe(form.approved_by.name, "...");
        maybe(form.approved_by.rank, "Pembina Utama Muda");
        maybe(form.approved_by.staff_number, "-");
    }
    for (text_list* box : {&form.legal_basis, &form.related, &form.qualification, &form.equipment,
                           &form.warning, &form.recording}) {
        for (int i = d.chance(40) ? d.between(1, 3) : 0; i > 0; --i) {
            box->push_back("Isi " + std::to_string(i));
        }
    }
    static const std::vector<std::string> activities{"rutin", "pelayanan", "penugasan"};
    maybe(form.activity_kind, d.pick(activities));
    maybe(form.product_owner, "Kepala Badan");
    maybe(form.activity_owner, "Sekretaris");
    maybe(form.scope, "Kota Contoh");
}

void fill_document(dice& d, definition& made) {
    fill_identity(d, made.form);
    if (d.chance(30)) made.schema = "https://alur.example/schema/sop-1.json";
    if (d.chance(30)) made.local_zone = d.chance(50) ? zone::WIB : zone::WITA;
    if (d.chance(25)) made.hours = some_hours(d);
    if (d.chance(25)) {
        made.service_time = length_limit({});
        made.service_time->upper[time_unit::working_day] = 10;
    }
    if (d.chance(30)) made.from_outside = {"Data realisasi"};
    if (d.chance(25)) made.controllers = {made.performers[0].code};
    if (d.chance(20)) made.when_late.push_back({});
    if (d.chance(20)) made.readings.emplace_back("judul", "tersirat: dari berkas");
    if (d.chance(25)) made.notes = {"Disalin apa adanya."};
    if (d.chance(15)) made.silenced.emplace_back("WK03", "disetujui pimpinan");
    for (performer& p : made.performers) {
        if (d.chance(25)) p.column = "Kolom bersama";
        if (d.chance(25)) p.aliases = {"Sebutan " + p.code};
    }
}

void fill_row(dice& d, row& r, bool first) {
    r.activity = "Mengerjakan " + r.id;
    if (first || d.chance(15)) {
        if (d.chance(40)) r.phase = first ? "Langkah Awal" : "Langkah Utama";
    }
    if (d.chance(30)) {
        r.inputs.push_back({{"Permohonan"}});
        if (d.chance(40)) r.inputs.push_back({{"KTP", "Akta"}});
    }
    if (d.chance(60)) r.time = some_time(d);
    if (d.chance(50)) r.outputs = {"Hasil " + r.id};
    if (d.chance(10)) r.remarks = "Lihat lampiran";
    if (!r.answers.empty() && d.chance(60)) r.question = "Sudah benar?";
    if (r.time && r.time->has_limit() && d.chance(8)) r.hours = some_hours(d);
    if (d.chance(5)) r.evidence_required = false;
    if (r.time && r.time->has_limit() && d.chance(8)) r.when_late.push_back({});
    if (d.chance(8))
        r.readings.emplace_back("kegiatan", d.chance(50) ? "tersirat: lazim" : "dugaan: lazim");
    if (d.chance(5)) r.notes = {"Tidak terbaca jelas."};
    if (d.chance(5)) r.silenced.emplace_back("WK03", "menurut kebiasaan kantor");
}

// A clock over several rows: forwards, and within one stretch or outside all.
void add_spans(dice& d, definition& made) {
    const oracle::structure s = oracle::read(made);
    if (!s.faults.empty() || d.chance(60)) {
        return;
    }
    const int r = d.under(s.rows);
    for (const int t : s.reach[static_cast<std::size_t>(r)]) {
        if (s.home_of(t) == s.home_of(r)) {
            made.rows[static_cast<std::size_t>(r)].until =
                made.rows[static_cast<std::size_t>(t)].id;
            while (!made.rows[static_cast<std::size_t>(r)].time ||
                   !made.rows[static_cast<std::size_t>(r)].time->has_limit()) {
                made.rows[static_cast<std::size_t>(r)].time = some_time(d);
            }
            return;
        }
    }
}

// Some stretches are for the units that the first row names.
void name_units(dice& d, definition& made) {
    const bool one_start = std::none_of(made.rows.begin() + 1, made.rows.end(),
                                        [](const row& r) { return r.trigger.has_value(); });
    if (!one_start || !made.rows[0].per_unit.empty()) return;
    for (std::size_t r = 1; r < made.rows.size(); ++r) {
        const bool begins = made.rows[r].per_unit != made.rows[r - 1].per_unit;
        if (begins && !made.rows[r].per_unit.empty() && d.chance(35))
            made.rows[r].assigned_at = made.rows[0].id;
    }
}

}  // namespace

void dress(dice& d, definition& made) {
    fill_document(d, made);
    int number = 0;
    for (row& r : made.rows) {
        r.number = std::to_string(++number);
        fill_row(d, r, number == 1);
    }
    if (d.chance(8)) {
        made.rows.back().number = std::to_string(number) + "a";
    }
    add_spans(d, made);
    name_units(d, made);
}

void add_demands(dice& d, definition& made) {
    const auto some_row = [&]() -> row& {
        return made.rows[static_cast<std::size_t>(d.under(static_cast<int>(made.rows.size())))];
    };
    const std::string first = made.rows[0].id;
    if (d.chance(30)) some_row().different_person = {first};
    if (d.chance(30)) some_row().definitive_only = true;
    if (d.chance(30)) made.rows.back().assigned_at = first;
    if (d.chance(30)) some_row().called_sop = "SOP Surat Keluar";
    if (d.chance(30)) made.evidence_required = true;
    if (d.chance(30)) some_row().evidence_required = true;
    if (d.chance(30)) {
        row& r = some_row();
        amounts week;
        week[time_unit::day] = 7;
        r.time = length_limit(week);
        alur::extension more;
        more.times = 2;
        more.each = week;
        r.extends = more;
    }
    if (d.chance(30)) {
        lateness late;
        late.kind = d.chance(50) ? lateness_kind::reason : lateness_kind::refuse;
        some_row().when_late = {late};
    }
}

}  // namespace alur::generate
