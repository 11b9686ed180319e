#include "kept_case.hpp"

#include <utility>

#include "diagnostic_members.hpp"

namespace alur::python {

void raise_journal(const journal_error& why) {
    raise("alur.errors.JournalError", why.message.id, why.message.en, why.what, why.perhaps_stored);
}

void raise_replay(const replay_error& why) {
    raise("alur.errors.ReplayError", why.message.id, why.message.en, why.what, why.line);
}

// One thread at a time, from judging to being in place. Whoever waits lets Python run.
class kept_case::turn {
  public:
    explicit turn(kept_case& of) : of_(of) {
        if (of_.whose_ == std::this_thread::get_id())
            raise("alur.errors.CaseBusyError",
                  "berkas ini sedang ditulis; jejaknya tidak boleh mengubahnya",
                  "this case is being written; its journal must not change it");
        if (!of_.busy_.try_lock()) {
            const py::gil_scoped_release others_may_run;
            of_.busy_.lock();
        }
        of_.whose_ = std::this_thread::get_id();
    }
    turn(const turn&) = delete;
    turn& operator=(const turn&) = delete;
    ~turn() {
        of_.whose_ = std::thread::id{};
        of_.busy_.unlock();
    }

  private:
    kept_case& of_;
};

std::uint64_t kept_case::next_number() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

std::string kept_case::text() {
    if (!into_.file) return text_;
    const turn mine(*this);
    return stored();
}

std::string kept_case::stored() const {
    if (!into_.file) return text_;
    read_result read = [&] {
        const py::gil_scoped_release others_may_run;
        return into_.file->read();
    }();
    if (const auto* error = std::get_if<journal_error>(&read)) raise_journal(*error);
    return std::get<std::string>(std::move(read));
}

answer_given kept_case::judge(const event& given, std::shared_ptr<const timetable> next) {
    judgement answer = next ? case_.judge(event(given), *next) : case_.judge(given);
    if (auto* refused = std::get_if<refused_event>(&answer.is)) return std::move(*refused);
    if (auto* known = std::get_if<known_event>(&answer.is)) return *known;
    auto made = std::make_shared<decided_entry>();
    made->what = std::move(answer.decided());
    made->before = head_of(case_);
    made->lines = record(case_, made->what, id_);
    made->moment = moment_;
    made->times = std::move(next);
    made->of = number_;
    return made;
}

void kept_case::store(const decided_entry& decided) {
    if (closed_)
        raise("alur.errors.JournalError", "jejak berkas ini sudah ditutup",
              "the journal of this case is closed", journal_trouble::closed, false);
    if (decided.lines.empty()) return;
    if (into_.file) {
        append_result stored = [&] {
            const py::gil_scoped_release others_may_run;
            return into_.file->append(decided.before, decided.lines);
        }();
        if (const auto* error = std::get_if<journal_error>(&stored)) raise_journal(*error);
        return;
    }
    std::string batch = batch_text(decided.lines);
    if (!into_.callable.is_none()) {
        py::list lines;
        for (const sealed_line& each : decided.lines) lines.append(each.text);
        text_.reserve(text_.size() + batch.size());  // what is durable cannot fail any more
        into_.callable(lines);
    }
    text_ += batch;
}

void kept_case::keep(decided_entry& decided) {
    if (decided.times) times_.reserve(times_.size() + 1);
    store(decided);
    case_.apply(decided.what);
    if (decided.times) times_.push_back(decided.times);
    decided.applied = true;
    ++moment_;
}

void kept_case::must_be_fresh(const decided_entry& decided) const {
    if (decided.of != number_ || decided.applied || decided.moment != moment_)
        raise("alur.errors.StaleJudgementError",
              "putusan ini bukan tentang berkas ini sebagaimana keadaannya sekarang; nilai ulang",
              "this judgement is not about this case as it is now; judge again");
}

void kept_case::apply(decided_entry& decided) {
    const turn mine(*this);
    must_be_fresh(decided);
    keep(decided);
}

answer_given kept_case::act(const event& given, std::shared_ptr<const timetable> next) {
    const turn mine(*this);
    answer_given answer = judge(given, std::move(next));
    if (auto* made = std::get_if<std::shared_ptr<decided_entry>>(&answer)) {
        keep(**made);
    } else if (auto* why = std::get_if<refused_event>(&answer); why != nullptr && keep_refused_) {
        decided_entry attempted;
        attempted.what = attempt(case_, given, *why);
        attempted.before = head_of(case_);
        attempted.lines = record(case_, attempted.what, id_);
        keep(attempted);
    }
    return answer;
}

void kept_case::close() {
    const turn mine(*this);
    text_ = stored();
    into_.file.reset();
    closed_ = true;
}

}  // namespace alur::python
