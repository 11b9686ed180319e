#include <fmt/format.h>
#include <alur/time/instant_text.hpp>

#include <boost/json.hpp>

#include <ostream>
#include <variant>

#include "command/files.hpp"
#include "command/journal_lines.hpp"
#include "command/journals.hpp"
#include "command/options.hpp"
#include "command/phrases.hpp"
#include "command/sheet.hpp"

namespace alur::command {

int print_journal_head(const options& asked, const console& at) {
    shelf none(asked, at, folder_of(asked.files.front()));
    std::variant<case_read, not_read> read = read_case(asked.files.front(), needs::lines, none);
    if (const auto* why = std::get_if<not_read>(&read)) {
        complain(asked, at, why->why);
        return why->code;
    }
    const case_read& of = std::get<case_read>(read);
    const zone where = of.origin.where;
    const std::optional<instant> printed = instant_asked("--at", asked.at, where, asked, at);
    if (!printed) return exit_usage;
    // Seconds say nothing on paper.
    const instant minute = std::chrono::floor<std::chrono::minutes>(*printed);
    const journal_head head = verify_chain(of.text).head;
    const std::vector<told_line> lines = lines_of(of.text);
    const journal_summary sum = summary_of(lines);
    if (asked.json) {
        at.out << boost::json::serialize(
                      boost::json::object{{"berkas", of.origin.id},
                                          {"judul", of.origin.title},
                                          {"baris", head.count},
                                          {"kepala", print_head(head)},
                                          {"sidik", to_hex(head.last)},
                                          {"tindakan_terakhir", print_instant(sum.last_act, where)},
                                          {"dicetak", print_instant(minute, where)}})
               << '\n';
        return exit_ok;
    }
    const sheet to(page_of(asked, at), 18);
    to.title(to.say("Kepala jejak", "Head of a journal"));
    to.blank();
    to.field(to.say("Berkas", "Case"), of.origin.id);
    to.field("SOP", of.origin.number.empty()
                        ? of.origin.title
                        : fmt::format("{}, {}", of.origin.title, of.origin.number));
    to.field(to.say("Baris", "Lines"), fmt::format("{}", head.count));
    to.field(to.say("Tindakan terakhir", "Last act"), moment(sum.last_act, where, asked.lang));
    to.field(to.say("Kepala", "Head"), head_for_paper(head), tone::bold);
    to.field(to.say("Dicetak", "Printed"), moment(minute, where, asked.lang));
    to.blank();
    to.plain(to.say("Simpan lembar ini di luar komputer yang menyimpan jejaknya, misalnya "
                    "ditandatangani dan diarsipkan. Dengan kepala ini kelak dapat dibuktikan bahwa "
                    "baris-baris sampai di sini tidak berubah: alur journal verify BERKAS --head …",
                    "Keep this sheet away from the computer that holds the journal, for example "
                    "signed and filed. With this head it can be proven later that the lines up to "
                    "here are unchanged: alur journal verify FILE --head …"),
             tone::dim);
    return exit_ok;
}

}  // namespace alur::command
