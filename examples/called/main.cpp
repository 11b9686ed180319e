// Cases that run for a row of another case: whoever keeps both carries the events over.
#include <alur/case/called.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/time/instant_text.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

namespace {

alur::definition read(const char* path) {
    std::ifstream file(path);
    const alur::source text{path, {std::istreambuf_iterator<char>(file), {}}};
    alur::loaded made = alur::load(text);
    if (!made.sop) std::cerr << to_text(text, made.problems, alur::language::id), std::exit(1);
    return *std::move(made.sop);
}

// An SOP with the SOPs its rows may run, ready for cases.
struct procedure {
    alur::machine sop;
    alur::timetable times;

    procedure(const alur::definition& of, const std::vector<alur::definition>& others)
        : sop(*alur::compile(of, others).machine), times(make_timetable(sop, calendar())) {}
    static alur::work_calendar calendar() {
        alur::calendar_data office;  // a real one is read by alur::load_calendar
        office.hours = alur::default_hours();
        return *alur::make_calendar(office);
    }
};

// A case, and the cases that run for its rows.
class family {
  public:
    family(const procedure& parent, const procedure& child, std::string id)
        : child_sop_(child), id_(std::move(id)), parent_(parent.sop, parent.times) {}

    void happens(const alur::event& given) {
        alur::judgement answer = parent_.judge(given);
        if (!answer) return tell(id_, answer.refused().message.id);
        // Before it is applied: what does it mean for the called cases?
        for (const alur::call& each : alur::calls(parent_, answer.decided())) {
            if (each.what == alur::call_action::open) {
                ++opened_;
                child_.emplace(child_sop_.sop, child_sop_.times);
            }
            child_happens(event_for(each, parent_, id_, answer.decided()));
        }
        parent_.apply(answer.decided());  // a real one writes both down first
        tell(id_, state_of(parent_));
    }
    void child_happens(const alur::event& given) {
        alur::judgement answer = child_->judge(given);
        if (!answer) return tell(child_id(), answer.refused().message.id);
        child_->apply(answer.decided());
        tell(child_id(), state_of(*child_));
    }
    // What completing the calling row needs.
    [[nodiscard]] alur::called_case result() const {
        return alur::result_of(*child_, child_id()).value_or(alur::called_case{});
    }

  private:
    [[nodiscard]] std::string child_id() const { return id_ + "/" + std::to_string(opened_); }
    static std::string state_of(const alur::open_case& of) {
        const std::string state{name(of.stage()).id};
        const bool ended = of.stage() == alur::lifecycle::completed && !of.outcome().empty();
        return ended ? state + ", hasil: " + of.outcome() : state;
    }
    static void tell(const std::string& who, const std::string& what) {
        std::cout << who << ": " << what << '\n';
    }

    const procedure& child_sop_;
    std::string id_;
    alur::open_case parent_;
    std::optional<alur::open_case> child_;
    int opened_ = 0;
};

alur::event at(const char* clock, const char* office, decltype(alur::event::what) what) {
    alur::event made;
    made.at = *alur::parse_instant("2026-01-05T" + std::string(clock) + "+07:00");
    made.by = {std::string("orang-") + office, {{office}}};
    made.what = std::move(what);
    return made;
}

}  // namespace

int main() {
    using namespace alur::events;
    const alur::definition child = read("penilaian.json");
    const procedure assessment(child, {});
    const procedure application(read("permohonan.json"), {child});

    family first(application, assessment, "mohon-1");
    first.happens(at("08:00", "loket", start{}));
    first.happens(at("08:10", "loket", complete{.row = "1"}));  // opens the called case
    first.happens(at("08:20", "loket", complete{.row = "nilai", .answer = "Diterima"}));
    first.child_happens(at("09:00", "tim", complete{.row = "1"}));
    first.child_happens(at("10:00", "tim", complete{.row = "2", .answer = "Layak"}));
    first.happens(at("10:30", "loket", complete{.row = "nilai", .called = first.result()}));
    first.happens(at("11:00", "kepala", complete{.row = "3"}));

    family second(application, assessment, "mohon-2");
    second.happens(at("08:00", "loket", start{}));
    second.happens(at("08:10", "loket", complete{.row = "1"}));
    second.happens(at("09:00", "kepala", suspend{.reason = "menunggu anggaran"}));
    second.child_happens(at("09:10", "tim", complete{.row = "1"}));
    second.happens(at("10:00", "kepala", cancel{.reason = "pemohon menarik diri"}));
}
