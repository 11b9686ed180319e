// Journals of the command: which SOP and calendar one belongs to, and the case it holds.
#pragma once

#include <alur/case/journal_file.hpp>
#include <alur/case/record.hpp>
#include <alur/case/timetable.hpp>
#include <alur/sop/machine.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command/calendars.hpp"
#include "command/options.hpp"

namespace alur::command {

// What the first line says.
struct journal_origin {
    std::string id;
    std::string title;
    std::string number;
    std::string machine;     // hash, in hexadecimal digits
    std::string document;    // the same
    std::string calendar;    // id
    zone where = zone::UTC;  // of the times it writes
};

// Nothing if the text does not begin as a case's journal does.
[[nodiscard]] std::optional<journal_origin> origin_of(std::string_view journal);

// "laporan-17" of "berkas/laporan-17.jsonl".
[[nodiscard]] std::string case_name(const std::string& path);
[[nodiscard]] std::string folder_of(const std::string& path);

// The SOPs and calendars at hand: those of `--sop`, else every SOP in the folder of the journals
// and in its folder `sop`. Files that are no SOP are passed over there, but not those named. Rows
// that call an SOP call those at hand; a journal says by its hash which of them it was kept with.
class shelf {
  public:
    shelf(const options& asked, const console& at, const std::string& folder);

    // False if a file that was named cannot be used; it has been complained of.
    [[nodiscard]] bool sound() const noexcept { return code_ == exit_ok; }
    [[nodiscard]] int code() const noexcept { return code_; }

    // The SOP of a journal: of the same machine, and of the same text if there are several. Null
    // if there is none.
    [[nodiscard]] const machine* find(const journal_origin& of);

    // The timetables that the journal names, and if it names none yet, one on the newest version of
    // the calendar it begins with.
    struct timetables {
        std::vector<const timetable*> made;
        bilingual missing;  // if a calendar is not there: what is said of it
        [[nodiscard]] explicit operator bool() const noexcept { return missing.id.empty(); }
    };
    [[nodiscard]] timetables times(const machine& sop, const journal_origin& of,
                                   std::string_view journal);

  private:
    struct book {
        std::unique_ptr<machine> sop;
        std::string machine_hash;
        std::string document_hash;
    };
    void add_file(const std::string& path, bool named);
    void add_book(machine made);
    void add_callers();
    [[nodiscard]] const machine* among_books(const journal_origin& of) const;

    const options& asked_;
    const console& at_;
    int code_ = exit_ok;
    std::vector<definition> read_;
    std::vector<book> books_;
    bool callers_added_ = false;
    std::optional<calendars> calendars_;
    struct made_times {
        const machine* sop;
        std::unique_ptr<timetable> times;
    };
    std::vector<made_times> made_;
};

// A journal that was read, and its case if its SOP is at hand.
struct case_read {
    std::string path;
    std::string text;              // whole batches only
    std::optional<torn_end> torn;  // what follows them was never acknowledged
    journal_origin origin;
    const machine* sop = nullptr;
    std::optional<open_case> berkas;
};

struct not_read {
    bilingual why;  // begins with the path
    int code = exit_unreadable;
    bool unstarted = false;  // it has no lines yet
};

// The lines alone, or the case they make, for which its SOP and calendar must be at hand.
enum class needs : std::uint8_t { lines, rebuilt };

// Only reads, also while somebody appends.
[[nodiscard]] std::variant<case_read, not_read> read_case(const std::string& path, needs what,
                                                          shelf& from);

// Whether the case could be rebuilt with what is at hand; otherwise why not.
[[nodiscard]] std::optional<not_read> rebuild_case(case_read& of, shelf& from, hashing how);

[[nodiscard]] not_read not_read_because(const std::string& path, const journal_error& why);

}  // namespace alur::command
