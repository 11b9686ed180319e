// An SOP from the form's table, with questions for what the table does not say.
//
//   class clerk : public draft_answers { … };        // asks at a terminal
//   const drafted made = draft_sop(table, answers);
//
// Asked are: the title; what a line without number is among numbered ones; who acts where nobody is
// marked, and how several share a row; a row without sentence, or whose cell holds a formula; a
// time that cannot be read (Excel makes "2-3" a date); and where the wording, or a mark, says so,
// whether a row decides, what, and where its answers lead. An answer is judged at once, the flow by
// `check`, and asked for again with the reason.
//
// Where no answer comes any more, the safe default holds: it is marked in the document (`sumber`
// with "dugaan: …", or `catatan`) and told in `open`. Such a draft has no errors but may have
// warnings. Offices get codes ("Kasubbag Umum": kasubbag_umum), rows that others lead to get ids
// made of verb and object ("susun_laporan").
//
// Linear in the table, times a `check` for each decision. Throws what `draft_answers` throws, and
// std::bad_alloc. Thread-safety: none beyond that of the answers.
#pragma once

#include <alur/author/form_table.hpp>
#include <alur/sop/definition.hpp>
#include <alur/sop/diagnostic.hpp>

#include <optional>
#include <string>
#include <vector>

namespace alur {

struct draft_question {
    bilingual text;
    bilingual otherwise;  // what an empty answer means; empty: an answer is needed
};

class draft_answers {
  public:
    draft_answers() = default;
    draft_answers(const draft_answers&) = delete;
    draft_answers& operator=(const draft_answers&) = delete;
    virtual ~draft_answers() = default;
    // Nothing: no more answers will come.
    virtual std::optional<std::string> answer(const draft_question& asked) = 0;
    virtual void refuse(const bilingual& why) = 0;
};

struct drafted {
    definition sop;
    std::vector<bilingual> open;  // what was not answered, and what stands there instead
};

// Precondition: the table has no fault.
[[nodiscard]] drafted draft_sop(const form_table& table, draft_answers& from);

// Why a `waktu` cannot be read; empty if it can, or is empty.
[[nodiscard]] bilingual fault_of_time(std::string_view text);

}  // namespace alur
