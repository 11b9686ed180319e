#include <alur/author/draft.hpp>
#include <alur/lint/lint.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>
#include <alur/time/time_limit_text.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>

namespace draft_test {

using namespace alur;
using Catch::Matchers::Contains;

namespace {

class script : public draft_answers {
  public:
    explicit script(std::deque<std::string> lines = {}) : lines_(std::move(lines)) {}
    std::optional<std::string> answer(const draft_question& asked) override {
        questions += asked.text.id + '\n';
        if (lines_.empty()) return std::nullopt;
        std::string out = lines_.front();
        lines_.pop_front();
        return out;
    }
    void refuse(const bilingual& why) override { refused += why.id + '\n'; }
    [[nodiscard]] bool used_up() const { return lines_.empty(); }
    std::string questions;
    std::string refused;

  private:
    std::deque<std::string> lines_;
};

// Without errors, and read back as it is.
const drafted& sound(const drafted& made) {
    const std::string text = to_json(made.sop);
    const source from{"draf.json", text};
    const loaded read = load(from);
    const diagnostics found = review(read);
    INFO(text);
    INFO(to_text(from, found, language::en));
    REQUIRE(no_errors(found));
    REQUIRE(read.sop == made.sop);
    return made;
}
drafted draft(const std::string& table, script& answers) {
    const form_table read = read_form_table(table);
    REQUIRE_FALSE(read.fault);
    drafted made = draft_sop(read, answers);
    sound(made);
    return made;
}

const std::string head = "No;Kegiatan;Staf;Kasubbag Umum;Kelengkapan;Waktu;Output\n";

std::string cell(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

// The table as somebody would have it in a spreadsheet, written from the definition.
std::string table_of(const definition& sop, char divider, bool names) {
    const std::string d(1, divider);
    std::string out = "No" + d + "Uraian Prosedur";
    if (names) {
        out += d + "Pelaksana";
    } else {
        for (const performer& each : sop.performers) out += d + cell(each.name);
    }
    out += d + "Kelengkapan" + d + "Waktu" + d + "Output" + d + "Keterangan\r\n";
    for (const row& each : sop.rows) {
        out += each.number + "." + d + cell(each.activity);
        std::string listed;
        for (const performer& office : sop.performers) {
            const bool acts =
                std::count(each.performers.begin(), each.performers.end(), office.code) > 0;
            if (!names) out += d + (acts ? "√" : "");
            if (names && acts) listed += (listed.empty() ? "" : "\n") + office.name;
        }
        if (names) out += d + cell(listed);
        std::string papers;
        for (const input_document& paper : each.inputs)
            papers += (papers.empty() ? "" : "\n") + paper.alternatives.front();
        std::string outputs;
        for (const std::string& paper : each.outputs)
            outputs += (outputs.empty() ? "" : "\n") + paper;
        out += d + cell(papers) + d + cell(each.time ? print_time_limit(*each.time) : "") + d +
               cell(outputs) + d + cell(each.remarks) + "\r\n";
    }
    return out;
}

text_list names_of(const definition& sop, const row& of) {
    text_list out;
    for (const std::string& code : of.performers)
        for (const performer& each : sop.performers)
            if (each.code == code) out.push_back(each.name);
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("the four SOPs as tables make the same rows, performers, times and papers") {
    for (const char* name : {"dumai", "jambi", "balangan", "banggai"})
        for (const char divider : {',', ';', '\t'})
            for (const bool names : {false, true}) {
                INFO(name << divider << names);
                std::ifstream in(std::string(ALUR_SOURCE_DIR "/sops/") + name + ".json");
                const std::string text{std::istreambuf_iterator<char>(in), {}};
                const definition sop = *load({"", text}).sop;
                script answers({sop.form.title});
                const drafted made = draft(table_of(sop, divider, names), answers);
                CHECK(made.sop.form.title == sop.form.title);
                REQUIRE(made.sop.rows.size() == sop.rows.size());
                for (std::size_t i = 0; i < sop.rows.size(); ++i) {
                    const row& was = sop.rows[i];
                    const row& is = made.sop.rows[i];
                    CHECK(is.number == was.number);
                    CHECK(is.activity == was.activity);
                    CHECK(is.inputs == was.inputs);
                    CHECK(is.time == was.time);
                    CHECK(is.outputs == was.outputs);
                    CHECK(is.remarks == was.remarks);
                    CHECK(names_of(made.sop, is) == names_of(sop, was));
                }
            }
}

TEST_CASE("what the table does not say is asked, and answers are judged at once") {
    script answers({"", "Surat Keluar", "9", "kasubbag umum", "9", "berurutan", "sebentar",
                    "2-3 hari", "mungkin", "ya", "", "", "12", "2"});
    const drafted made = draft(head +
                                   "1;Menyusun draf surat;;;;15 menit;Surat\n"
                                   "2;Meneliti surat;x;x;Surat;02-Mar;Surat\n"
                                   "3;Mengirim surat;x;;Surat;1 jam;\n",
                               answers);
    CHECK(answers.used_up());
    CHECK(made.open.empty());
    CHECK(made.sop.form.title == "Surat Keluar");
    CHECK(made.sop.rows[0].performers == text_list{"kasubbag_umum"});
    CHECK(made.sop.rows[1].shared == sharing::in_order);
    CHECK(print_time_limit(*made.sop.rows[1].time) == "2-3 hari");
    REQUIRE(made.sop.rows[1].answers.size() == 2);
    CHECK(made.sop.rows[1].question == "Sudah benar?");
    CHECK(made.sop.rows[1].answers[0].leads_to.kind == goal_kind::next_row);
    CHECK(made.sop.rows[1].answers[1].leads_to.row == "teliti_surat");
    CHECK(made.sop.rows[1].id == "teliti_surat");
    CHECK(answers.refused ==
          "jawabannya belum diisi\n"
          "\"9\" bukan salah satu pelaksana; jawab dengan nomornya\n"
          "jawab 1, 2, 3, atau 4\n" +
              fault_of_time("sebentar").id + "\njawab ya atau tidak\n" +
              "tidak ada langkah nomor 12; yang ada 1 sampai 3\n");
    CHECK_THAT(answers.questions, Contains("waktunya tertulis \"02-Mar\"; mungkin Excel mengubah"));
}

TEST_CASE("exits that make an unsound flow are refused and asked for again") {
    script answers({"Uji", "ya", "", "4", "3", "ya", "", "lanjut", "1"});
    const drafted made =
        draft(head + "1;Menyusun;x;;;;\n2;Memeriksa;x;;;;\n3;Mencetak;x;;;;\n4;Mengirim;x;;;;\n",
              answers);
    CHECK(made.sop.rows[1].answers.size() == 2);
    script wrong({"Uji", "ya", "", "4", "4", "", "1"});
    const drafted again = draft(
        head + "1;Menyusun;x;;;;\n2;Memeriksa;x;;;;\n3;Mencetak;x;;;;\n4;Mengirim;x;;;;\n", wrong);
    CHECK_FALSE(wrong.refused.empty());
    CHECK(again.sop.rows[1].answers[0].leads_to.kind == goal_kind::next_row);
    CHECK(again.sop.rows[1].answers[1].leads_to.row == "susun");
    CHECK_FALSE(again.sop.rows[3].has_id);
}

TEST_CASE("where no answers come, safe defaults hold, marked in the document and told") {
    script none;
    const drafted made = draft(head +
                                   "1;Kasubbag Umum memeriksa surat;;;;02/03/2026;\n"
                                   "2;;x;;Surat;;\n3;=VLOOKUP(A1);x;x;;44987;\n;Sambungan;x;;;;\n",
                               none);
    const definition& sop = made.sop;
    CHECK(sop.readings == text_map{{"judul", "dugaan: judul tidak tertulis pada tabel"}});
    CHECK(sop.rows[0].performers == text_list{"kasubbag_umum"});
    CHECK(sop.rows[0].readings.front().first == "pelaksana");
    CHECK_FALSE(sop.rows[0].time);
    CHECK(sop.rows[0].notes ==
          text_list{"Waktu pada tabel tertulis \"02/03/2026\" dan tidak terbaca",
                    "Mungkin sebuah keputusan (Ya/Tidak); belum dipastikan"});
    CHECK(sop.rows[1].readings.front().first == "kegiatan");
    CHECK(sop.rows[2].activity == "=VLOOKUP(A1)");
    CHECK(sop.rows[2].shared == sharing::all);
    CHECK(sop.rows[3].activity == "Sambungan");
    std::string open;
    for (const bilingual& each : made.open) open += each.id + '\n';
    CHECK(open ==
          "judul: ditulis \"SOP tanpa judul\"\n"
          "baris 5: tanpa nomor; ditulis sebagai langkah tersendiri\n"
          "langkah 1: pelaksananya diduga Kasubbag Umum\n"
          "langkah 1: waktu \"02/03/2026\" tidak terbaca; dikosongkan\n"
          "langkah 2: kegiatannya belum tertulis\n"
          "langkah 3: kegiatannya belum tertulis\n"
          "langkah 3: Staf, Kasubbag Umum diduga bertindak bersama\n"
          "langkah 3: waktu \"44987\" tidak terbaca; dikosongkan\n"
          "langkah 1: mungkin sebuah keputusan; ditulis tanpa cabang\n");
}

TEST_CASE("a number of two lines, or one that leaves others out, is not kept") {
    script none;
    const drafted made =
        draft(head + "1;Satu;x;;;;\n\"2\nhal.\";Dua;x;;;;\n7;Tiga;x;;;;\n4a;Empat;x;;;;\n", none);
    text_list numbers;
    for (const row& each : made.sop.rows) numbers.push_back(each.number);
    CHECK(numbers == text_list{"1", "2", "3", "4a"});
}

TEST_CASE("a line without number is a row, goes on with the one above, or heads a phase") {
    const std::string table = head +
                              ";Langkah Awal;;;;;\n1;Menyusun surat yang;x;;;;\n;akan "
                              "dikirim;;;Amplop;;\n2;Mengirim;x;;;;\n";
    script answers({"Uji", "4", "3", "2"});
    const drafted made = draft(table, answers);
    REQUIRE(made.sop.rows.size() == 2);
    CHECK(made.sop.rows[0].phase == "Langkah Awal");
    CHECK(made.sop.rows[0].activity == "Menyusun surat yang akan dikirim");
    CHECK(made.sop.rows[0].inputs.size() == 1);
}

TEST_CASE("where nobody is marked, the office that the sentence names first is proposed") {
    script none({"Uji"});
    const drafted made = draft(
        "No;Kegiatan;Kepala;Sekretaris/Kabid;Staf;Waktu\n1;Kabid menyusun laporan untuk "
        "Kepala;;;;\n"
        "2;Mengirim laporan;;;;\n3;Laporan diarsipkan staf;;;;\n",
        none);
    CHECK(made.sop.rows[0].performers == text_list{"sekretaris_kabid"});
    CHECK(made.sop.rows[1].performers == text_list{"sekretaris_kabid"});  // who acted before
    CHECK(made.sop.rows[2].performers == text_list{"staf"});
}

TEST_CASE("headings that slipped are asked about") {
    const std::string table =
        "No;Kegiatan;Pelaksana;Mutu Baku;;Keterangan;\n;;Staf;Kelengkapan;Waktu;;Output\n"
        "1;Menyusun;x;Konsep;1 jam;Surat;\n2;Mengirim;x;Surat;1 jam;Resi;\n";
    script yes({"Uji", "ya"});
    CHECK(draft(table, yes).sop.rows[1].outputs == text_list{"Resi"});
    script no({"Uji", "tidak"});
    CHECK(draft(table, no).sop.rows[1].remarks == "Resi");
}

TEST_CASE("codes and ids are readable and unlike each other") {
    script answers({"Uji", "ya", "", "", "3", "ya", "", "", "1"});
    const drafted made = draft(
        "No;Kegiatan;Kasubbag Umum & Kepegawaian;Kasubbag Umum;KASUBBAG UMUM;—;Waktu\n"
        "1;Menyusun draf laporan;x;;;;\n2;Menyusun draf laporan;x;;;;\n3;Memeriksa "
        "laporan;;x;;;\n4;Menyetujui laporan;;;x;;\n",
        answers);
    CHECK(made.sop.performers[0].code == "kasubbag_umum");
    CHECK(made.sop.performers[1].code == "kasubbag_umum_2");
    CHECK(made.sop.performers[2].code == "kasubbag_umum_3");
}

TEST_CASE("dates that Excel made of a time are told apart from other faults") {
    for (const char* date :
         {"02-Mar", "2-Mar-26", "Mar-02", "02/03/2026", "2026-03-02", "44987", "5-Okt"}) {
        INFO(date);
        CHECK_THAT(fault_of_time(date).id, Contains("Excel"));
    }
    for (const char* other :
         {"sebentar", "15", "1,5 jam", "0:30", "-5 menit", "15 menit (lima belas)"}) {
        INFO(other);
        CHECK_FALSE(fault_of_time(other).empty());
        CHECK_THAT(fault_of_time(other).id, !Contains("Excel"));
    }
    for (const char* good : {"", " ", "2-3 hari", "15\xC2\xA0menit", "paling lambat 2 Maret 2026"})
        CHECK(fault_of_time(good).empty());
}

}  // namespace draft_test
