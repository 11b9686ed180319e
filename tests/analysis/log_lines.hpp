// Event logs written as lines, for tests.
#pragma once

#include <alur/analysis/replay.hpp>

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "case/support.hpp"

namespace alur_test {

// What one line says; empty texts are empty cells.
struct log_line {
    std::string of_case;
    std::string activity;
    alur::instant at{};
    std::string office;
    std::string person;
    std::string answer;
    std::string unit;
    std::string transition;
    std::string documents;
    bool says_documents = false;
};

// Owns the columns of a log.
class log_of {
  public:
    explicit log_of(const std::vector<log_line>& lines) {
        for (const log_line& each : lines) {
            cases_.add(each.of_case);
            activities_.add(each.activity);
            offices_.add(each.office);
            persons_.add(each.person);
            answers_.add(each.answer);
            units_.add(each.unit);
            transitions_.add(each.transition);
            documents_.add(each.documents, each.says_documents);
            times_.push_back(each.at == alur::instant{} ? alur::no_time
                                                        : each.at.time_since_epoch().count());
        }
    }
    [[nodiscard]] alur::event_log log() const {
        alur::event_log made;
        made.cases = cases_.view();
        made.activities = activities_.view();
        made.times = times_;
        made.offices = offices_.view();
        made.persons = persons_.view();
        made.answers = answers_.view();
        made.units = units_.view();
        made.transitions = transitions_.view();
        made.documents = documents_.view();
        return made;
    }

  private:
    class column {
      public:
        void add(const std::string& word, bool even_empty = false) {
            if (word.empty() && !even_empty) {
                codes_.push_back(alur::no_word);
                return;
            }
            const auto [at, fresh] =
                known_.try_emplace(word, static_cast<std::int32_t>(words_.size()));
            if (fresh) {
                texts_.push_back(word);
                words_.push_back(texts_.back());
            }
            codes_.push_back(at->second);
        }
        [[nodiscard]] alur::text_column view() const { return {codes_, words_}; }

      private:
        std::map<std::string, std::int32_t> known_;
        std::deque<std::string> texts_;
        std::vector<std::string_view> words_;
        std::vector<std::int32_t> codes_;
    };

    column cases_, activities_, offices_, persons_, answers_, units_, transitions_, documents_;
    std::vector<std::int64_t> times_;
};

}  // namespace alur_test
