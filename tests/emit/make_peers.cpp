// make_peers <folder> <generated> <msm> small|any <parts> <SOP file>...: headers for the files and
// for so many random SOPs, of which so many get a Boost.MSM machine; and sources that list them:
// constexpr_<n>.cpp for n below <parts>, msm_<n>.cpp one for each machine, entries.cpp.
#include "generator/sop.hpp"

#include <alur/emit/header.hpp>
#include <alur/sop/compile.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

struct emitted {
    std::string sop;
    std::string name;
    bool msm = false;
};

// What gets a Boost.MSM machine, of random SOPs: small ones, or whatever `alur compile` lets
// through.
struct bounds {
    std::size_t rows;         // of the SOP
    std::size_t transitions;  // of its machine
};
constexpr bounds small{20, 60};
constexpr bounds any{1'000, 100};

class writer {
  public:
    writer(std::filesystem::path folder, std::size_t msm_wanted, bounds random)
        : folder_(std::move(folder)), msm_left_(msm_wanted), random_(random) {}

    void add_file(const std::string& sop, const std::string& name, const alur::machine& made) {
        add(sop, name, made, {1'000, 1'000});
    }
    void add_random(const std::string& name, const alur::machine& made) {
        add(name, name, made, msm_left_ > 0 ? random_ : bounds{0, 0});
        if (all_.back().msm) --msm_left_;
    }

    void list(std::size_t parts) {
        std::string calls;
        for (std::size_t n = 0; n < parts; ++n) {
            std::string includes;
            std::string lines;
            for (std::size_t i = n; i < all_.size(); i += parts) {
                includes += "#include \"" + all_[i].name + ".hpp\"\n";
                lines += "    to.push_back({\"" + all_[i].sop + "\", false, equal::begin<" +
                         all_[i].name + "::flow>});\n";
            }
            part("constexpr_" + std::to_string(n), includes, lines, calls);
        }
        std::size_t n = 0;
        for (const emitted& each : all_)
            if (each.msm)
                part("msm_" + std::to_string(n++), "#include \"" + each.name + "_msm.hpp\"\n",
                     "    to.push_back({\"" + each.sop + "\", true, equal::begin<" + each.name +
                         "::msm_flow<>>});\n",
                     calls);
        write("entries.cpp", "#include \"emit/peer.hpp\"\n" + declarations_ +
                                 "std::vector<equal::entry> equal::all_entries() {\n"
                                 "    std::vector<entry> to;\n" +
                                 calls + "    return to;\n}\n");
        std::cout << all_.size() << " SOPs, " << n << " of them as Boost.MSM machines too\n";
    }
    [[nodiscard]] std::size_t msm_left() const { return msm_left_; }

  private:
    void add(const std::string& sop, const std::string& name, const alur::machine& made,
             bounds most) {
        emitted each{sop, name, false};
        write(name + ".hpp", alur::constexpr_header(made, name));
        if (made.sop.rows.size() <= most.rows) {
            const auto msm = alur::msm_header(made, name, name + ".hpp");
            const auto* text = std::get_if<alur::msm_header_text>(&msm);
            each.msm = text != nullptr && text->rows <= most.transitions;
            if (each.msm) write(name + "_msm.hpp", text->text);
        }
        all_.push_back(each);
    }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    void part(const std::string& name, const std::string& includes, const std::string& lines,
              std::string& calls) {
        write(name + ".cpp", "#include \"emit/peer.hpp\"\n" + includes + "\nvoid " + name +
                                 "(std::vector<equal::entry>& to);\nvoid " + name +
                                 "(std::vector<equal::entry>& to) {\n" + lines + "}\n");
        declarations_ += "void " + name + "(std::vector<equal::entry>& to);\n";
        calls += "    " + name + "(to);\n";
    }

    std::filesystem::path folder_;
    std::size_t msm_left_;
    bounds random_;
    std::vector<emitted> all_;
    std::string declarations_;
};

alur::machine read(const std::string& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return *alur::compile(*alur::load({path, text.str()}).sop).machine;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> given(arguments + 1, arguments + count);
    const std::size_t generated = std::stoul(given.at(1));
    writer to(given.at(0), std::stoul(given.at(2)), given.at(3) == "any" ? any : small);
    for (std::size_t i = 5; i < given.size(); ++i)
        to.add_file(given[i], "f" + std::to_string(i - 5), read(given[i]));
    std::size_t made = 0;
    for (std::uint64_t seed = 1; made < generated; ++seed) {
        const alur::compiled one =
            alur::compile(alur::generate::sop(seed, alur::generate::mode::compiling));
        if (!one.machine) continue;
        const std::string name = "g" + std::to_string(seed);
        to.add_random(name, *one.machine);
        ++made;
    }
    to.list(std::stoul(given.at(4)));
    return to.msm_left() == 0 ? 0 : 1;
}
