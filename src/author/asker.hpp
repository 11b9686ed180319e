// Questions of a draft, and what became of them. Private to src/author.
#pragma once

#include <alur/author/draft.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace alur::authors {

class asker {
  public:
    asker(draft_answers& from, std::vector<bilingual>& open) : from_(from), open_(open) {}

    // Asks until the answer can be used; false where none comes any more. `take` takes an answer,
    // or says why it cannot be used.
    bool ask(const draft_question& question,
             const std::function<bilingual(const std::string&)>& take);
    void refuse(const bilingual& why) { from_.refuse(why); }
    void leave_open(std::string id, std::string en) {
        open_.push_back({std::move(id), std::move(en)});
    }

  private:
    draft_answers& from_;
    std::vector<bilingual>& open_;
    bool ended_ = false;
};

[[nodiscard]] bool says_yes(const std::string& said);
[[nodiscard]] bool says_no(const std::string& said);
[[nodiscard]] bilingual neither();  // "jawab ya atau tidak"

// A sentence of a row as a question names it.
[[nodiscard]] std::string shortened(std::string_view text);
// "Langkah 3 ("Memeriksa …"): …"
[[nodiscard]] draft_question about(const row& which, const bilingual& what,
                                   bilingual otherwise = {});

// What is the same table said otherwise: headings that slipped, lines without number.
void settle_table(form_table& table, asker& by);

// Whether the rows decide, what, and where their answers lead. The rows of `sop` are those of the
// table.
void settle_decisions(const form_table& table, definition& sop, asker& by);

}  // namespace alur::authors
