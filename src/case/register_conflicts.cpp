#include "case/register_conflicts.hpp"

#include <alur/time/date.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace alur {
namespace {

using std::chrono::local_days;
using number_list = std::vector<std::size_t>;  // assignments, by number

local_days first_day(const assignment& a) { return a.from.value_or(local_days::min()); }
local_days last_day(const assignment& a) { return a.until.value_or(local_days::max()); }

class judge {
  public:
    judge(const json_shape& shape, const office_register& in,
          const std::vector<placed_assignment>& placed)
        : shape_(shape), in_(in), placed_(placed) {
        for (const std::string& each : in.shared_offices) shared_.insert(folded(each));
    }

    void run() {
        std::map<std::tuple<std::string, std::string>, number_list> posts;
        std::map<std::tuple<std::string, std::string, std::string>, number_list> persons;
        for (std::size_t i = 0; i < in_.assignments.size(); ++i) {
            if (!placed_[i].comparable) continue;
            const assignment& a = in_.assignments[i];
            const std::string office = folded(a.office);
            const std::string unit = folded(a.unit);
            persons[{office, unit, a.person}].push_back(i);
            if (shared_.count(office) == 0) posts[{office, unit}].push_back(i);
        }
        for (auto& [key, all] : persons) same_person(std::move(all));
        for (const auto& [key, all] : posts) one_post(all);
    }

  private:
    [[nodiscard]] const assignment& one(std::size_t i) const { return in_.assignments[i]; }

    [[nodiscard]] number_list by_first_day(number_list all) const {
        std::sort(all.begin(), all.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(first_day(one(a)), a) < std::pair(first_day(one(b)), b);
        });
        return all;
    }

    // Among those of a kind that began before: the one that ends last.
    struct latest {
        std::size_t number = 0;
        bool any = false;
    };
    [[nodiscard]] bool still_there(const latest& before, std::size_t now) const {
        return before.any && first_day(one(now)) <= last_day(one(before.number));
    }
    void remember(latest& before, std::size_t now) const {
        if (!before.any || last_day(one(now)) > last_day(one(before.number))) before = {now, true};
    }

    void same_person(number_list all) const {
        latest before;
        for (const std::size_t i : by_first_day(std::move(all))) {
            if (still_there(before, i))
                report("PJ12", severity::error, before.number, i,
                       {"{} ditugaskan dua kali pada jabatan {} {}.",
                        "{} is assigned twice to the office {} {}."},
                       {"Hapus salah satunya, atau pisahkan waktunya.",
                        "Remove one of them, or separate their periods."});
            remember(before, i);
        }
    }

    // One office of one unit, which only one person may hold.
    void one_post(const number_list& all) const {
        latest definitive;
        latest plt;
        latest acting;
        for (const std::size_t i : by_first_day(all)) {
            const capacity held = one(i).capacity;
            if (held == capacity::definitive) {
                if (clash(definitive, i)) two_definitive(definitive.number, i);
                if (clash(plt, i)) plt_beside(plt.number, i);
                remember(definitive, i);
                continue;
            }
            if (clash(acting, i))
                report("PJ17", severity::warning, acting.number, i,
                       {"{} dan yang lain sekaligus menjadi Plh. atau Plt. {} {}.",
                        "{} and somebody else are Plh. or Plt. of the office {} {}."},
                       {"Akhiri yang satu sebelum yang lain mulai.",
                        "End one before the other begins."});
            if (held == capacity::plt && clash(definitive, i)) plt_beside(definitive.number, i);
            if (held == capacity::plt) remember(plt, i);
            remember(acting, i);
        }
    }

    // What one person holds twice has been reported as that.
    [[nodiscard]] bool clash(const latest& before, std::size_t now) const {
        return still_there(before, now) && one(before.number).person != one(now).person;
    }

    void two_definitive(std::size_t a, std::size_t b) const {
        report("PJ11", severity::error, a, b,
               {"{} bukan satu-satunya pejabat definitif {} {}.",
                "{} is not the only definitive holder of the office {} {}."},
               {"Akhiri yang satu sebelum yang lain mulai, jadikan Plh. atau Plt., atau sebut "
                "jabatan ini dalam \"boleh_banyak\".",
                "End one before the other begins, make it Plh. or Plt., or name the office in "
                "\"boleh_banyak\"."});
    }

    void plt_beside(std::size_t a, std::size_t b) const {
        report("PJ16", severity::warning, a, b,
               {"{} menjadi Plt. atau pejabat definitif di samping yang lain: {} {}.",
                "{} is Plt. or definitive holder beside the other: {} {}."},
               {"Plt. mengisi jabatan yang kosong; untuk pejabat yang berhalangan sementara "
                "tulis Plh.",
                "A Plt. fills a vacant office; for a holder who is away write Plh."});
    }

    // What is said begins with the person of the later place and ends with office and first day.
    struct said {
        const char* id;
        const char* en;
    };
    void report(std::string_view code, severity level, std::size_t a, std::size_t b,
                const said& what, bilingual fix) const {
        const auto [before, after] = std::minmax(a, b);
        const local_days from = std::max(first_day(one(a)), first_day(one(b)));
        std::string office = one(after).office;
        if (!one(after).unit.empty()) office += fmt::format(" ({})", one(after).unit);
        std::string since_id = "pada waktu yang sama";
        std::string since_en = "at the same time";
        if (from != local_days::min()) {
            const std::chrono::year_month_day day{from};
            since_id += fmt::format(", sejak {}", print_date(day));
            since_en += fmt::format(", from {}", print_iso_date(day));
        }
        const std::string& person = one(after).person;
        diagnostic& found =
            shape_.report(code, level, *placed_[after].at,
                          {fmt::format(fmt::runtime(what.id), person, office, since_id),
                           fmt::format(fmt::runtime(what.en), person, office, since_en)},
                          std::move(fix));
        found.related.push_back({shape_.pointer(*placed_[before].at),
                                 {fmt::format("yang lain di sini: {}", one(before).person),
                                  fmt::format("the other one here: {}", one(before).person)}});
    }

    const json_shape& shape_;
    const office_register& in_;
    const std::vector<placed_assignment>& placed_;
    std::set<std::string> shared_;
};

}  // namespace

std::string folded(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

void report_conflicts(const json_shape& shape, const office_register& in,
                      const std::vector<placed_assignment>& placed) {
    judge{shape, in, placed}.run();
}

}  // namespace alur
