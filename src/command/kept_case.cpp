#include "command/kept_case.hpp"

#include <alur/case/record.hpp>

#include <variant>

namespace alur::command {

bool kept_case::keep(entry& decided) {
    if (file_) {
        const std::vector<sealed_line> lines = record(berkas_, decided, id_);
        append_result stored = file_->append(head_of(berkas_), lines);
        if (auto* error = std::get_if<journal_error>(&stored)) {
            failure_ = std::move(*error);
            return false;
        }
    }
    berkas_.apply(decided);
    return true;
}

std::optional<judgement> kept_case::happens(const event& given) {
    judgement answer = berkas_.judge(given);
    if (answer.accepted()) {
        if (!keep(answer.decided())) return std::nullopt;
    } else if (!answer.known() && file_) {
        entry attempted = attempt(berkas_, given, answer.refused());
        if (!keep(attempted)) return std::nullopt;
    }
    return answer;
}

}  // namespace alur::command
