#include "author/asker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace alur::authors {
namespace {

class table_settler {
  public:
    table_settler(form_table& table, asker& by) : table_(table), by_(by) {}

    void ask_slipped() {
        bool slipped = false;
        const bool answered = by_.ask({{"Kolom Output kosong dan kolom Keterangan terisi; judulnya "
                                        "bergeser. Isi kolom Keterangan "
                                        "sebenarnya output? (ya/tidak)",
                                        "The column Output is empty and Keterangan is not; the "
                                        "headings slipped. Is what stands "
                                        "in Keterangan the output? (yes/no)"},
                                       {}},
                                      [&](const std::string& said) {
                                          slipped = says_yes(said);
                                          return slipped || says_no(said) ? bilingual{} : neither();
                                      });
        if (!answered)
            by_.leave_open(
                "kolom Output kosong, kolom Keterangan terisi: mungkin judulnya bergeser",
                "the column Output is empty, Keterangan is not: perhaps the headings slipped");
        for (form_row& each : table_.rows)
            if (slipped) each.outputs = papers_of(std::exchange(each.remarks, {}));
    }

    // What a page break cut off, or a heading between rows, has no number either.
    void ask_lines() {
        std::vector<form_row> rows;
        std::string phase;
        std::uint64_t heading = 0;
        for (form_row& each : table_.rows) {
            char is = '1';
            if (each.unnumbered && !ask_line(each, is))
                by_.leave_open(
                    fmt::format("baris {}: tanpa nomor; ditulis sebagai langkah tersendiri",
                                each.line),
                    fmt::format("line {}: without number; written as a row of its own", each.line));
            if (is == '2' && !rows.empty()) {
                join(rows.back(), std::move(each));
            } else if (is == '3') {
                phase += (phase.empty() ? "" : ". ") + each.activity;
                heading = each.line;
            } else {
                each.phase = std::exchange(phase, {});
                rows.push_back(std::move(each));
            }
        }
        if (!phase.empty())
            by_.leave_open(
                fmt::format("baris {}: judul tahap tanpa langkah sesudahnya; tidak ditulis",
                            heading),
                fmt::format("line {}: the heading of a phase without rows; not written", heading));
        table_.rows = std::move(rows);
    }
    bool ask_line(const form_row& line, char& is) {
        const std::string text = shortened(line.activity);
        return by_.ask(
            {{fmt::format("Baris {} tanpa nomor: \"{}\". 1 langkah tersendiri, 2 sambungan "
                          "langkah di atasnya, 3 judul tahap?",
                          line.line, text),
              fmt::format("Line {} has no number: \"{}\". 1 a row of its own, 2 the row above "
                          "goes on, 3 the heading of a phase?",
                          line.line, text)},
             {"1", "1"}},
            [&](const std::string& said) -> bilingual {
                if (said.empty()) return {};
                if (said.size() != 1 || said[0] < '1' || said[0] > '3')
                    return {"jawab 1, 2, atau 3", "answer 1, 2 or 3"};
                is = said[0];
                return {};
            });
    }
    static void join(form_row& to, form_row more) {
        const auto add = [](text_list& into, text_list from) {
            for (std::string& each : from) into.push_back(std::move(each));
        };
        const auto say = [](std::string& into, const std::string& from) {
            if (!from.empty()) into += (into.empty() ? "" : " ") + from;
        };
        say(to.activity, more.activity);
        say(to.time, more.time);
        say(to.remarks, more.remarks);
        add(to.labels, std::move(more.labels));
        add(to.papers, std::move(more.papers));
        add(to.outputs, std::move(more.outputs));
        for (const std::size_t each : more.performers)
            if (std::count(to.performers.begin(), to.performers.end(), each) == 0)
                to.performers.push_back(each);
        if (more.decision == decides::yes) to.decision = decides::yes;
    }

  private:
    form_table& table_;
    asker& by_;
};

}  // namespace

void settle_table(form_table& table, asker& by) {
    table_settler settler(table, by);
    if (table.outputs_slipped) settler.ask_slipped();
    settler.ask_lines();
}

}  // namespace alur::authors
