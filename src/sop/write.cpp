#include <alur/sop/write.hpp>

#include "sop/quoted.hpp"

#include <alur/time/hours_text.hpp>
#include <alur/time/text.hpp>
#include <alur/time/time_limit_text.hpp>

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

namespace alur {
namespace {

void new_line(std::string& out, std::size_t depth) {
    out += '\n';
    out.append(2 * depth, ' ');
}

// "a, b": every item as `spelt` spells it.
template <class T, class F>
std::string listed(const std::vector<T>& list, F spelt) {
    std::string out;
    for (const T& each : list) {
        if (!out.empty()) out += ", ";
        out += spelt(each);
    }
    return out;
}

// Writes one object, a key per line. Members that are not given write nothing.
class object_writer {
  public:
    object_writer(std::string& out, std::size_t depth) : out_(out), depth_(depth) { out_ += '{'; }
    object_writer(const object_writer&) = delete;
    object_writer& operator=(const object_writer&) = delete;
    ~object_writer() {
        if (!first_) new_line(out_, depth_);
        out_ += '}';
    }

    // The text to which the member's value is to be appended.
    std::string& member(std::string_view key) {
        if (!std::exchange(first_, false)) out_ += ',';
        new_line(out_, depth_ + 1);
        out_ += quoted(key);
        out_ += ": ";
        return out_;
    }
    [[nodiscard]] std::size_t inner() const noexcept { return depth_ + 1; }

    void text(std::string_view key, std::string_view value) {
        if (!value.empty()) member(key) += quoted(value);
    }
    void yes(std::string_view key, bool value) {
        if (value) member(key) += "true";
    }
    void texts(std::string_view key, const text_list& list) {
        if (!list.empty()) member(key) += list_of(list);
    }
    void map(std::string_view key, const text_map& values) {
        if (values.empty()) return;
        object_writer inside{member(key), inner()};
        for (const auto& [name, value] : values) inside.member(name) += quoted(value);
    }

    // A list of one is the text itself.
    static std::string list_of(const text_list& list) {
        return list.size() == 1 ? quoted(list.front()) : brackets(list);
    }
    static std::string brackets(const text_list& list) { return '[' + listed(list, quoted) + ']'; }

  private:
    std::string& out_;
    std::size_t depth_;
    bool first_ = true;
};

std::string text_of(const goal& to) {
    switch (to.kind) {
        case goal_kind::next_row:
            return "lanjut";
        case goal_kind::row:
            return to.row;
        case goal_kind::end:
            break;
    }
    return to.outcome.empty() ? "selesai" : "selesai: " + to.outcome;
}

std::string text_of(const lateness& each) {
    switch (each.kind) {
        case lateness_kind::record:
            return "catat";
        case lateness_kind::reason:
            return "alasan";
        case lateness_kind::refuse:
            return "tolak";
        case lateness_kind::escalate:
            return print_rung({each.after.value_or(amounts{}), each.office});
        case lateness_kind::deemed:
            break;
    }
    return "dianggap: " + each.answer;
}

template <class T>
text_list texts_of(const std::vector<T>& list) {
    text_list out;
    out.reserve(list.size());
    for (const T& each : list) out.push_back(text_of(each));
    return out;
}

void write_hours(object_writer& into, const std::optional<weekly_hours>& hours) {
    if (!hours) return;
    if (hours->round_the_clock)
        into.text("jam_kerja", "24 jam");
    else
        into.map("jam_kerja", print_weekly_hours(*hours));
}

void write_limit(object_writer& into, const std::optional<time_limit>& limit) {
    if (limit) into.text("waktu", print_time_limit(*limit));
}

void write_approver(object_writer& into, const approver& by) {
    if (by == approver{}) return;
    if (approver only_office; only_office.office = by.office, by == only_office) {
        into.text("disahkan_oleh", by.office);
        return;
    }
    object_writer inside{into.member("disahkan_oleh"), into.inner()};
    inside.text("jabatan", by.office);
    inside.text("nama", by.name);
    inside.text("pangkat", by.rank);
    inside.text("nip", by.staff_number);
}

void write_form(object_writer& into, const identity& form) {
    into.text("judul", form.title);
    into.text("nomor", form.number);
    into.text("pemerintah", form.government);
    into.text("unit_kerja", form.work_unit);
    into.text("tanggal_pembuatan", form.created);
    into.text("tanggal_revisi", form.revised);
    into.text("tanggal_efektif", form.effective);
    into.text("tanggal_pengesahan", form.approved);
    write_approver(into, form.approved_by);
    into.texts("dasar_hukum", form.legal_basis);
    into.texts("keterkaitan", form.related);
    into.texts("kualifikasi", form.qualification);
    into.texts("peralatan", form.equipment);
    into.texts("peringatan", form.warning);
    into.texts("pencatatan", form.recording);
    into.text("jenis_kegiatan", form.activity_kind);
    into.text("penanggung_jawab_produk", form.product_owner);
    into.text("penanggung_jawab_kegiatan", form.activity_owner);
    into.text("ruang_lingkup", form.scope);
}

void write_performers(object_writer& into, const std::vector<performer>& list) {
    object_writer all{into.member("pelaksana"), into.inner()};
    for (const performer& each : list) {
        std::string& out = all.member(each.code);
        const bool plain = each.column == each.name && each.aliases.empty() &&
                           each.per_unit.empty() && !each.outside;
        if (plain) {
            out += quoted(each.name);
            continue;
        }
        object_writer one{out, all.inner()};
        one.text("nama", each.name);
        if (each.column != each.name) one.text("kolom", each.column);
        one.texts("alias", each.aliases);
        one.text("setiap", each.per_unit);
        one.yes("luar", each.outside);
    }
}

void write_row_performers(object_writer& into, const row& from) {
    constexpr std::array<std::string_view, 5> ways{"", "bersama", "berurutan", "salah_satu",
                                                   "rapat"};
    const std::string_view way = ways[static_cast<std::size_t>(from.shared)];
    if (way.empty())
        into.texts("pelaksana", from.performers);
    else
        into.member("pelaksana") +=
            fmt::format("{{{}: {}}}", quoted(way), object_writer::brackets(from.performers));
}

void write_inputs(object_writer& into, const std::vector<input_document>& list) {
    if (list.empty()) return;
    const std::string items = listed(list, [](const input_document& each) {
        return each.alternatives.size() == 1
                   ? quoted(each.alternatives.front())
                   : fmt::format("{{\"salah_satu\": {}}}",
                                 object_writer::brackets(each.alternatives));
    });
    into.member("kelengkapan") += list.size() == 1 ? items : '[' + items + ']';
}

void write_answers(object_writer& into, const std::vector<answer>& list) {
    if (list.empty()) return;
    object_writer all{into.member("cabang"), into.inner()};
    for (const answer& each : list) {
        const std::string to = quoted(text_of(each.leads_to));
        all.member(each.label) +=
            each.rule.empty() ? to : fmt::format("{{\"ke\": {}, \"bila\": {}}}", to, each.rule);
    }
}

// What the reader would number the row after `previous`.
std::string default_number(std::uint64_t previous) { return fmt::format_int(previous + 1).str(); }

void write_row(object_writer& into, const row& from, std::uint64_t previous) {
    if (from.number != default_number(previous)) into.text("no", from.number);
    if (from.has_id) into.text("id", from.id);
    into.text("tahap", from.phase);
    if (from.trigger) into.member("mulai") += quoted(*from.trigger);
    into.text("kegiatan", from.activity);
    write_row_performers(into, from);
    into.text("setiap", from.per_unit);
    into.text("ditunjuk", from.assigned_at);
    write_inputs(into, from.inputs);
    write_limit(into, from.time);
    into.text("sampai", from.until);
    into.texts("output", from.outputs);
    into.text("keterangan", from.remarks);
    into.text("keputusan", from.question);
    write_answers(into, from.answers);
    into.texts("lanjut", texts_of(from.next));
    text_list returns = from.returns;
    if (from.returns_anywhere) returns.insert(returns.begin(), "semua");
    into.texts("kembali", returns);
    into.text("sop", from.called_sop);
    into.texts("beda_orang", from.different_person);
    into.yes("definitif", from.definitive_only);
    if (from.enough)
        into.member("kuorum") += from.enough->percent ? fmt::format("\"{}%\"", from.enough->amount)
                                                      : fmt::format_int(from.enough->amount).str();
    if (from.extends) into.text("perpanjangan", print_extension(*from.extends));
    into.texts("terlambat", texts_of(from.when_late));
    write_hours(into, from.hours);
    if (from.evidence_required) into.member("wajib") += *from.evidence_required ? "true" : "false";
    into.map("sumber", from.readings);
    into.texts("catatan", from.notes);
    into.map("abaikan", from.silenced);
}

void write_rows(object_writer& into, const std::vector<row>& rows) {
    std::string& out = into.member("langkah");
    out += '[';
    const std::size_t depth = into.inner() + 1;
    std::uint64_t previous = 0;
    for (const row& each : rows) {
        if (&each != &rows.front()) out += ',';
        new_line(out, depth);
        object_writer one{out, depth};
        write_row(one, each, previous);
        const text_cursor number{each.number};
        if (number.sees_digit()) previous = text_cursor{number}.take_digits().value;
    }
    if (!rows.empty()) new_line(out, into.inner());
    out += ']';
}

}  // namespace

std::string to_json(const definition& sop) {
    std::string out;
    out.reserve(1024 + 512 * sop.rows.size());
    {
        object_writer all{out, 0};
        all.text("$schema", sop.schema);
        write_form(all, sop.form);
        if (sop.local_zone) all.text("zona_waktu", name(*sop.local_zone));
        write_hours(all, sop.hours);
        write_limit(all, sop.service_time);
        if (!sop.units.empty()) {
            object_writer kinds{all.member("unit"), all.inner()};
            for (const unit_kind& each : sop.units) kinds.texts(each.kind, each.names);
        }
        all.texts("dari_luar", sop.from_outside);
        all.yes("wajib", sop.evidence_required);
        if (!sop.data.empty()) {
            object_writer data{all.member("data"), all.inner()};
            for (const auto& [key, type] : sop.data) data.text(key, name_of(type));
        }
        all.texts("pengendali", sop.controllers);
        all.texts("terlambat", texts_of(sop.when_late));
        all.map("sumber", sop.readings);
        all.texts("catatan", sop.notes);
        all.map("abaikan", sop.silenced);
        write_performers(all, sop.performers);
        write_rows(all, sop.rows);
    }
    return out += '\n';
}

}  // namespace alur
