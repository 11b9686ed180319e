// The parts of a definition as dataclasses (alur/definition.py).
#pragma once

#include <alur/sop/definition.hpp>

#include "time_members.hpp"

namespace alur::python {

template <>
struct python_class<approver> {
    static constexpr char name[] = "alur.definition.Approver";
    static constexpr auto members = std::tuple{
        member{"office", &approver::office}, member{"name", &approver::name},
        member{"rank", &approver::rank}, member{"staff_number", &approver::staff_number}};
};
template <>
struct python_class<performer> {
    static constexpr char name[] = "alur.definition.Performer";
    static constexpr auto members = std::tuple{
        member{"code", &performer::code},         member{"name", &performer::name},
        member{"column", &performer::column},     member{"aliases", &performer::aliases},
        member{"per_unit", &performer::per_unit}, member{"outside", &performer::outside}};
    // A column of its own is not named.
    static void from_python(performer& of) {
        if (of.column.empty()) of.column = of.name;
    }
    static void to_python(performer& of) {
        if (of.column == of.name) of.column.clear();
    }
};
template <>
struct python_class<input_document> {
    static constexpr char name[] = "alur.definition.InputDocument";
    static constexpr auto members =
        std::tuple{member{"alternatives", &input_document::alternatives}};
};
template <>
struct python_class<goal> {
    static constexpr char name[] = "alur.definition.Goal";
    static constexpr auto members = std::tuple{
        member{"kind", &goal::kind}, member{"row", &goal::row}, member{"outcome", &goal::outcome}};
};
template <>
struct python_class<answer> {
    static constexpr char name[] = "alur.definition.Answer";
    static constexpr auto members =
        std::tuple{member{"label", &answer::label}, member{"leads_to", &answer::leads_to},
                   member{"rule", &answer::rule}};
};
template <>
struct python_class<quorum> {
    static constexpr char name[] = "alur.definition.Quorum";
    static constexpr auto members =
        std::tuple{member{"amount", &quorum::amount}, member{"percent", &quorum::percent}};
};
template <>
struct python_class<lateness> {
    static constexpr char name[] = "alur.definition.Lateness";
    static constexpr auto members =
        std::tuple{member{"kind", &lateness::kind}, member{"after", &lateness::after},
                   member{"office", &lateness::office}, member{"answer", &lateness::answer}};
    static void from_python(const lateness& of) {
        if (of.after) must_be_writable(*of.after);
    }
};
template <>
struct python_class<row> {
    static constexpr char name[] = "alur.definition.Row";
    static constexpr auto members = std::tuple{member{"number", &row::number},
                                               member{"id", &row::id},
                                               member{"phase", &row::phase},
                                               member{"trigger", &row::trigger},
                                               member{"activity", &row::activity},
                                               member{"shared", &row::shared},
                                               member{"performers", &row::performers},
                                               member{"per_unit", &row::per_unit},
                                               member{"assigned_at", &row::assigned_at},
                                               member{"inputs", &row::inputs},
                                               member{"time", &row::time},
                                               member{"until", &row::until},
                                               member{"outputs", &row::outputs},
                                               member{"remarks", &row::remarks},
                                               member{"question", &row::question},
                                               member{"answers", &row::answers},
                                               member{"next", &row::next},
                                               member{"returns", &row::returns},
                                               member{"returns_anywhere", &row::returns_anywhere},
                                               member{"called_sop", &row::called_sop},
                                               member{"different_person", &row::different_person},
                                               member{"definitive_only", &row::definitive_only},
                                               member{"enough", &row::enough},
                                               member{"extends", &row::extends},
                                               member{"when_late", &row::when_late},
                                               member{"hours", &row::hours},
                                               member{"evidence_required", &row::evidence_required},
                                               member{"readings", &row::readings},
                                               member{"notes", &row::notes},
                                               member{"silenced", &row::silenced}};
    // An id that is only the number is not named.
    static void from_python(row& of) {
        of.has_id = !of.id.empty();
        if (!of.has_id) of.id = of.number;
    }
    static void to_python(row& of) {
        if (!of.has_id) of.id.clear();
    }
};
template <>
struct python_class<unit_kind> {
    static constexpr char name[] = "alur.definition.UnitKind";
    static constexpr auto members =
        std::tuple{member{"kind", &unit_kind::kind}, member{"names", &unit_kind::names}};
};
template <>
struct python_class<identity> {
    static constexpr char name[] = "alur.definition.Identity";
    static constexpr auto members = std::tuple{member{"title", &identity::title},
                                               member{"number", &identity::number},
                                               member{"government", &identity::government},
                                               member{"work_unit", &identity::work_unit},
                                               member{"created", &identity::created},
                                               member{"revised", &identity::revised},
                                               member{"effective", &identity::effective},
                                               member{"approved", &identity::approved},
                                               member{"approved_by", &identity::approved_by},
                                               member{"legal_basis", &identity::legal_basis},
                                               member{"related", &identity::related},
                                               member{"qualification", &identity::qualification},
                                               member{"equipment", &identity::equipment},
                                               member{"warning", &identity::warning},
                                               member{"recording", &identity::recording},
                                               member{"activity_kind", &identity::activity_kind},
                                               member{"product_owner", &identity::product_owner},
                                               member{"activity_owner", &identity::activity_owner},
                                               member{"scope", &identity::scope}};
};
template <>
struct python_class<definition> {
    static constexpr char name[] = "alur.definition.Definition";
    static constexpr auto members =
        std::tuple{member{"form", &definition::form},
                   member{"schema", &definition::schema},
                   member{"local_zone", &definition::local_zone},
                   member{"hours", &definition::hours},
                   member{"service_time", &definition::service_time},
                   member{"performers", &definition::performers},
                   member{"units", &definition::units},
                   member{"from_outside", &definition::from_outside},
                   member{"evidence_required", &definition::evidence_required},
                   member{"data", &definition::data},
                   member{"controllers", &definition::controllers},
                   member{"when_late", &definition::when_late},
                   member{"rows", &definition::rows},
                   member{"readings", &definition::readings},
                   member{"notes", &definition::notes},
                   member{"silenced", &definition::silenced}};
};

}  // namespace alur::python
