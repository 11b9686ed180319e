// What tasks, events and gateways of a process are called, and what is said about them.
#pragma once

#include <string>
#include <vector>

#include "view/row_flow.hpp"
#include "view/row_text.hpp"

namespace alur::drawing {

class task_words {
  public:
    explicit task_words(const row_flow& flow) : flow_(flow), texts_(row_texts(flow.sop().sop)) {}

    [[nodiscard]] std::string number(int r) const { return harmless(flow_.written(r).number); }
    // "6. Memeriksa rekapitulasi"; where one task stands for several offices, with their names.
    [[nodiscard]] std::string task(int r, bool finishes) const;
    [[nodiscard]] text_list about(int r, int act) const;
    [[nodiscard]] std::string start(int r) const;
    [[nodiscard]] std::string question(int r) const;
    [[nodiscard]] std::string answer(int r, int e) const;
    [[nodiscard]] std::string back_to(int r) const { return "Kembali ke langkah " + number(r); }
    [[nodiscard]] std::string end(int outcome) const;
    [[nodiscard]] std::string kind(int stretch) const;
    // "sedikitnya 75% bidang"; empty if all are awaited.
    [[nodiscard]] std::string enough(int stretch) const;
    // Names of all its offices.
    [[nodiscard]] text_list offices(int r) const;

  private:
    const row_flow& flow_;
    std::vector<row_text> texts_;
};

}  // namespace alur::drawing
