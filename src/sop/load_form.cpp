// The identity block: as printed, but for dates, which get one spelling.
#include "sop/load_reading.hpp"

#include <alur/time/date.hpp>
#include <alur/time/reason_text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace alur {
namespace {

struct printed_date {
    std::string text;
    std::optional<std::chrono::year_month_day> day;
    const json_node* node = nullptr;
};

bool is_dash(std::string_view text) { return !text.empty() && dash_length(text) == text.size(); }

printed_date read_date(reading& in, const field& from) {
    printed_date out;
    out.text = in.text(from);
    out.node = from.node;
    if (out.text.empty()) return out;
    if (is_dash(out.text)) {
        out.text = "-";
        return out;
    }
    const parsed<std::chrono::year_month_day> read = parse_date(out.text);
    if (read) {
        out.day = *read;
        out.text = print_date(*read);
        return out;
    }
    const sentence why = describe(read.error.why);
    in.report("JS16", *from.node,
              {fmt::format("Tanggal \"{}\" tidak terbaca: {}.", out.text, why.id),
               fmt::format("The date \"{}\" cannot be read: {}.", out.text, why.en)},
              {"Contoh: \"2 Januari 2023\", atau \"-\" bila belum ada.",
               "For example: \"2 Januari 2023\", or \"-\" if there is none yet."});
    return out;
}

void in_order(reading& in, const printed_date& first, const printed_date& second,
              std::string_view second_name) {
    if (!first.day || !second.day || *first.day <= *second.day) return;
    diagnostic& out = in.report("ID03", *second.node,
                                {fmt::format("Tanggal {} ({}) mendahului tanggal pembuatan ({}).",
                                             second_name, second.text, first.text),
                                 fmt::format("tanggal_{} ({}) lies before tanggal_pembuatan ({}).",
                                             second_name, second.text, first.text)},
                                {"Periksa kedua tanggal pada dokumen aslinya.",
                                 "Check both dates in the original document."});
    out.related = {{in.tree().pointer(*first.node),
                    {"Tanggal pembuatan ada di sini.", "tanggal_pembuatan stands here."}}};
}

approver read_approver(reading& in, const field& from) {
    approver out;
    if (!from) return out;
    if (from.node->kind == json_kind::text) {
        out.office = in.text(from);
        return out;
    }
    if (from.node->kind != json_kind::object) {
        in.wrong_type(*from.node,
                      {"teks atau kelompok {jabatan, nama, pangkat, nip}",
                       "a text or an object {jabatan, nama, pangkat, nip}"},
                      from.example);
        return out;
    }
    const object_reader keys{in, *from.node, approver_keys()};
    out.office = in.text(keys["jabatan"]);
    out.name = in.text(keys["nama"]);
    out.rank = in.text(keys["pangkat"]);
    out.staff_number = in.text(keys["nip"]);
    return out;
}

}  // namespace

void read_form(reading& in, const object_reader& sop, identity& form) {
    const field title = sop["judul"];
    if (title)
        form.title = in.given_text(title);
    else
        in.missing(in.tree().root(), title, {"SOP ini", "This SOP"});
    form.number = in.text(sop["nomor"]);
    form.government = in.text(sop["pemerintah"]);
    form.work_unit = in.text(sop["unit_kerja"]);

    printed_date created = read_date(in, sop["tanggal_pembuatan"]);
    printed_date revised = read_date(in, sop["tanggal_revisi"]);
    printed_date effective = read_date(in, sop["tanggal_efektif"]);
    printed_date approved = read_date(in, sop["tanggal_pengesahan"]);
    in_order(in, created, revised, "revisi");
    in_order(in, created, effective, "efektif");
    form.created = std::move(created.text);
    form.revised = std::move(revised.text);
    form.effective = std::move(effective.text);
    form.approved = std::move(approved.text);

    form.approved_by = read_approver(in, sop["disahkan_oleh"]);
    form.legal_basis = in.texts(sop["dasar_hukum"]);
    form.related = in.texts(sop["keterkaitan"]);
    form.qualification = in.texts(sop["kualifikasi"]);
    form.equipment = in.texts(sop["peralatan"]);
    form.warning = in.texts(sop["peringatan"]);
    form.recording = in.texts(sop["pencatatan"]);

    const field kind = sop["jenis_kegiatan"];
    form.activity_kind = in.text(kind);
    constexpr std::array<std::string_view, 3> kinds{"rutin", "pelayanan", "penugasan"};
    if (!form.activity_kind.empty() &&
        std::find(kinds.begin(), kinds.end(), form.activity_kind) == kinds.end())
        in.not_allowed(*kind.node, form.activity_kind, kinds);
    form.product_owner = in.text(sop["penanggung_jawab_produk"]);
    form.activity_owner = in.text(sop["penanggung_jawab_kegiatan"]);
    form.scope = in.text(sop["ruang_lingkup"]);
}

}  // namespace alur
