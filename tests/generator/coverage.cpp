#include "generator/coverage.hpp"

#include "oracle/run.hpp"

namespace alur::generate {
namespace {

struct key_test {
    std::string key;
    bool (*used)(const definition&);
};

struct row_key_test {
    std::string key;
    bool (*used)(const row&);
};

const std::vector<key_test>& document_keys() {
    using d = const definition&;
    static const std::vector<key_test> keys{
        {"$schema", [](d s) { return !s.schema.empty(); }},
        {"judul", [](d s) { return !s.form.title.empty(); }},
        {"nomor", [](d s) { return !s.form.number.empty(); }},
        {"pemerintah", [](d s) { return !s.form.government.empty(); }},
        {"unit_kerja", [](d s) { return !s.form.work_unit.empty(); }},
        {"ruang_lingkup", [](d s) { return !s.form.scope.empty(); }},
        {"penanggung_jawab_produk", [](d s) { return !s.form.product_owner.empty(); }},
        {"penanggung_jawab_kegiatan", [](d s) { return !s.form.activity_owner.empty(); }},
        {"tanggal_pembuatan", [](d s) { return !s.form.created.empty(); }},
        {"tanggal_revisi", [](d s) { return !s.form.revised.empty(); }},
        {"tanggal_efektif", [](d s) { return !s.form.effective.empty(); }},
        {"tanggal_pengesahan", [](d s) { return !s.form.approved.empty(); }},
        {"disahkan_oleh", [](d s) { return !s.form.approved_by.office.empty(); }},
        {"dasar_hukum", [](d s) { return !s.form.legal_basis.empty(); }},
        {"keterkaitan", [](d s) { return !s.form.related.empty(); }},
        {"kualifikasi", [](d s) { return !s.form.qualification.empty(); }},
        {"peralatan", [](d s) { return !s.form.equipment.empty(); }},
        {"peringatan", [](d s) { return !s.form.warning.empty(); }},
        {"pencatatan", [](d s) { return !s.form.recording.empty(); }},
        {"jenis_kegiatan", [](d s) { return !s.form.activity_kind.empty(); }},
        {"zona_waktu", [](d s) { return s.local_zone.has_value(); }},
        {"jam_kerja", [](d s) { return s.hours.has_value(); }},
        {"waktu", [](d s) { return s.service_time.has_value(); }},
        {"pelaksana", [](d s) { return !s.performers.empty(); }},
        {"unit", [](d s) { return !s.units.empty(); }},
        {"dari_luar", [](d s) { return !s.from_outside.empty(); }},
        {"wajib", [](d s) { return s.evidence_required; }},
        {"data", [](d s) { return !s.data.empty(); }},
        {"pengendali", [](d s) { return !s.controllers.empty(); }},
        {"terlambat", [](d s) { return !s.when_late.empty(); }},
        {"sumber", [](d s) { return !s.readings.empty(); }},
        {"catatan", [](d s) { return !s.notes.empty(); }},
        {"abaikan", [](d s) { return !s.silenced.empty(); }},
    };
    return keys;
}

const std::vector<row_key_test>& row_keys() {
    using w = const row&;
    static const std::vector<row_key_test> keys{
        {"no", [](w r) { return r.number.find_first_not_of("0123456789") != std::string::npos; }},
        {"id", [](w r) { return r.has_id; }},
        {"tahap", [](w r) { return !r.phase.empty(); }},
        {"mulai", [](w r) { return r.trigger.has_value(); }},
        {"kegiatan", [](w r) { return !r.activity.empty(); }},
        {"pelaksana", [](w r) { return r.shared == sharing::single; }},
        {"pelaksana.bersama", [](w r) { return r.shared == sharing::all; }},
        {"pelaksana.berurutan", [](w r) { return r.shared == sharing::in_order; }},
        {"pelaksana.salah_satu", [](w r) { return r.shared == sharing::any_one; }},
        {"pelaksana.rapat", [](w r) { return r.shared == sharing::meeting; }},
        {"setiap", [](w r) { return !r.per_unit.empty(); }},
        {"ditunjuk", [](w r) { return !r.assigned_at.empty(); }},
        {"kelengkapan", [](w r) { return !r.inputs.empty(); }},
        {"kelengkapan.salah_satu",
         [](w r) { return !r.inputs.empty() && r.inputs.back().alternatives.size() > 1; }},
        {"waktu", [](w r) { return r.time.has_value(); }},
        {"sampai", [](w r) { return !r.until.empty(); }},
        {"output", [](w r) { return !r.outputs.empty(); }},
        {"keterangan", [](w r) { return !r.remarks.empty(); }},
        {"keputusan", [](w r) { return !r.question.empty(); }},
        {"cabang", [](w r) { return !r.answers.empty(); }},
        {"cabang.bila",
         [](w r) {
             for (const answer& a : r.answers) {
                 if (!a.rule.empty()) return true;
             }
             return false;
         }},
        {"lanjut", [](w r) { return r.next.size() == 1; }},
        {"lanjut.daftar", [](w r) { return r.next.size() > 1; }},
        {"kembali", [](w r) { return !r.returns.empty(); }},
        {"kembali.semua", [](w r) { return r.returns_anywhere; }},
        {"sop", [](w r) { return !r.called_sop.empty(); }},
        {"beda_orang", [](w r) { return !r.different_person.empty(); }},
        {"definitif", [](w r) { return r.definitive_only; }},
        {"kuorum", [](w r) { return r.enough.has_value(); }},
        {"perpanjangan", [](w r) { return r.extends.has_value(); }},
        {"terlambat", [](w r) { return !r.when_late.empty(); }},
        {"jam_kerja", [](w r) { return r.hours.has_value(); }},
        {"wajib", [](w r) { return r.evidence_required.has_value(); }},
        {"sumber", [](w r) { return !r.readings.empty(); }},
        {"catatan", [](w r) { return !r.notes.empty(); }},
        {"abaikan", [](w r) { return !r.silenced.empty(); }},
    };
    return keys;
}

const std::vector<std::string> performer_keys{"pelaksana.kolom", "pelaksana.alias",
                                              "pelaksana.setiap", "pelaksana.luar"};

}  // namespace

const std::vector<std::string>& all_keys() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all = performer_keys;
        for (const key_test& k : document_keys()) {
            all.push_back(k.key);
        }
        for (const row_key_test& k : row_keys()) {
            all.push_back("langkah." + k.key);
        }
        return all;
    }();
    return keys;
}

std::set<std::string> keys_of(const definition& sop) {
    std::set<std::string> found;
    for (const key_test& k : document_keys()) {
        if (k.used(sop)) {
            found.insert(k.key);
        }
    }
    for (const row& r : sop.rows) {
        for (const row_key_test& k : row_keys()) {
            if (k.used(r)) {
                found.insert("langkah." + k.key);
            }
        }
    }
    for (const performer& p : sop.performers) {
        if (p.column != p.name) found.insert("pelaksana.kolom");
        if (!p.aliases.empty()) found.insert("pelaksana.alias");
        if (!p.per_unit.empty()) found.insert("pelaksana.setiap");
        if (p.outside) found.insert("pelaksana.luar");
    }
    return found;
}

const std::vector<std::string>& all_features() {
    static const std::vector<std::string> features{
        "fork",      "stretch",       "straggler",         "bersama",
        "berurutan", "backward exit", "return from behind"};
    return features;
}

std::set<std::string> features_of(const definition& sop) {
    std::set<std::string> found;
    const oracle::structure s = oracle::read(sop);
    if (!s.faults.empty()) {
        return found;
    }
    for (const oracle::block& b : s.blocks) {
        found.insert(b.is_fork ? "fork" : "stretch");
    }
    if (!s.backward.empty()) {
        found.insert("backward exit");
    }
    for (int r = 0; r < s.rows; ++r) {
        const row& text = s.text(r);
        if (text.enough && text.shared != sharing::meeting) found.insert("straggler");
        if (text.shared == sharing::all) found.insert("bersama");
        if (text.shared == sharing::in_order) found.insert("berurutan");
        for (const int target : s.return_targets[static_cast<std::size_t>(r)]) {
            if (oracle::from_behind_into_stretch(s, r, target)) found.insert("return from behind");
        }
    }
    return found;
}

}  // namespace alur::generate
