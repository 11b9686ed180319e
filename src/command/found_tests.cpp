#include "command/found_tests.hpp"

#include <fmt/format.h>
#include <alur/sop/load.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "command/files.hpp"
#include "sop/json_tree.hpp"
#include "sop/spelling.hpp"

namespace alur::command {
namespace {

namespace fs = std::filesystem;

constexpr const char* scenario_folder = "skenario";

enum class file_kind : std::uint8_t { sop, scenario, other };

// What a file is, by its keys; what is no JSON is taken for what it should be.
struct looked_at {
    source text;
    file_kind kind = file_kind::other;
    std::string of;  // `sop` of a scenario
};

looked_at look_at(source text, file_kind otherwise) {
    looked_at made{std::move(text), otherwise, {}};
    json_tree tree;
    diagnostics ignored;
    if (!read_json_tree(tree, made.text.text, ignored)) return made;
    const json_node& root = tree.root();
    if (root.kind != json_kind::object) return made;
    made.kind = tree.child(root, "kejadian") != nullptr  ? file_kind::scenario
                : tree.child(root, "langkah") != nullptr ? file_kind::sop
                                                         : file_kind::other;
    if (const json_node* of = tree.child(root, "sop"); of && of->kind == json_kind::text)
        made.of = of->text;
    return made;
}

// One folder, with its `skenario/`.
class test_folder {
  public:
    test_folder(const fs::path& folder, const options& asked, const console& at)
        : asked_(asked), at_(at) {
        for (const fs::path& path : json_files(folder)) take(path, file_kind::sop);
        for (const fs::path& path : json_files(folder / scenario_folder))
            take(path, file_kind::scenario);
    }

    // All of it, or what belongs to that file; false if nothing does.
    bool add_to(found_tests& found, const std::string& only) {
        bool any = false;
        for (const looked_at& each : sops_) {
            if (!only.empty() && !same_file(each.text.name, only) && !of_scenario(each, only))
                continue;
            any = true;
            add_sop(found, each, only);
        }
        if (only.empty()) {
            lost_scenarios(found);
            found.trouble = found.trouble || unread_;
        }
        return any;
    }

  private:
    void take(const fs::path& path, file_kind otherwise) {
        const std::optional<source> text = read_file(path.lexically_normal().string(), asked_, at_);
        if (!text) {
            unread_ = true;
            return;
        }
        looked_at seen = look_at(*text, otherwise);
        if (seen.kind == file_kind::sop && otherwise == file_kind::sop) {
            definition sop;
            if (loaded read = load(seen.text); read.sop) sop = *std::move(read.sop);
            sops_.push_back(std::move(seen));
            definitions_.push_back(std::move(sop));
        } else if (seen.kind == file_kind::scenario) {
            scenarios_.push_back(std::move(seen));
        }
    }

    static std::string stem(const looked_at& file) {
        return fs::path(file.text.name).stem().string();
    }
    // The SOPs that a scenario names.
    std::vector<std::size_t> named_by(const looked_at& scenario) const {
        std::vector<std::size_t> all;
        for (std::size_t i = 0; i < sops_.size(); ++i) {
            const std::string name = stem(sops_[i]);
            if (scenario.of == name || scenario.of == name + ".json") return {i};
            const identity& form = definitions_[i].form;
            if (same_name(scenario.of, form.number) || same_name(scenario.of, form.title))
                all.push_back(i);
        }
        return all;
    }
    // The one SOP of a scenario.
    std::optional<std::size_t> owner(const looked_at& scenario) const {
        std::optional<std::size_t> found;
        if (!scenario.of.empty()) {
            const std::vector<std::size_t> named = named_by(scenario);
            if (named.size() == 1) found = named.front();
            return found;
        }
        const std::string own = stem(scenario);
        for (std::size_t i = 0; i < sops_.size(); ++i) {
            const std::string name = stem(sops_[i]);
            const bool begins = own == name || own.rfind(name + "-", 0) == 0;
            if (begins && (!found || stem(sops_[*found]).size() < name.size())) found = i;
        }
        if (!found && sops_.size() == 1) found = 0;
        return found;
    }
    bool of_scenario(const looked_at& sop, const std::string& file) const {
        return std::any_of(scenarios_.begin(), scenarios_.end(), [&](const looked_at& each) {
            return same_file(each.text.name, file) && owner(each) == index_of(sop);
        });
    }
    std::size_t index_of(const looked_at& sop) const {
        return static_cast<std::size_t>(&sop - sops_.data());
    }

    void add_sop(found_tests& found, const looked_at& sop, const std::string& only) {
        loaded read = load(sop.text);
        if (!read.sop || !no_errors(read.problems)) {
            print_findings(sop.text, read.problems, asked_, at_);
            found.trouble = true;
            return;
        }
        auto into = std::find_if(found.sops.begin(), found.sops.end(), [&](const tested_sop& each) {
            return same_file(each.text.name, sop.text.name);
        });
        if (into == found.sops.end())
            into = found.sops.insert(into, {sop.text, *std::move(read.sop), {}});
        const bool whole = only.empty() || same_file(sop.text.name, only);
        for (const looked_at& each : scenarios_)
            if (owner(each) == index_of(sop) && (whole || same_file(each.text.name, only)))
                add_scenario(*into, each.text);
    }
    static void add_scenario(tested_sop& to, const source& text) {
        if (std::none_of(to.scenarios.begin(), to.scenarios.end(),
                         [&](const source& each) { return same_file(each.name, text.name); }))
            to.scenarios.push_back(text);
    }

    // Whoever wrote it believes that it is played.
    void lost_scenarios(found_tests& found) {
        for (const looked_at& each : scenarios_) {
            if (owner(each)) continue;
            found.trouble = true;
            const std::string& name = each.text.name;
            if (each.of.empty())
                complain(asked_, at_,
                         {fmt::format("{}: SOP-nya tidak diketahui; sebutkan dengan \"sop\"", name),
                          fmt::format("{}: of which SOP? name it by \"sop\"", name)});
            else if (named_by(each).size() > 1)
                complain(asked_, at_,
                         {fmt::format("{}: lebih dari satu SOP bernama \"{}\"; sebutkan nama "
                                      "berkasnya",
                                      name, each.of),
                          fmt::format("{}: more than one SOP is called \"{}\"; name its file", name,
                                      each.of)});
            else
                complain(asked_, at_,
                         {fmt::format("{}: SOP \"{}\" tidak ada di sini", name, each.of),
                          fmt::format("{}: the SOP \"{}\" is not here", name, each.of)});
        }
    }

    const options& asked_;
    const console& at_;
    bool unread_ = false;
    std::vector<looked_at> sops_, scenarios_;
    std::vector<definition> definitions_;  // of sops_; empty where one cannot be read
};

// Where the SOP and scenarios of a file are looked for.
fs::path folder_around(const fs::path& file, bool scenario) {
    fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    if (scenario &&
        fs::absolute(file).lexically_normal().parent_path().filename() == scenario_folder)
        folder /= "..";
    return folder;
}

}  // namespace

found_tests find_tests(const std::vector<std::string>& paths, const options& asked,
                       const console& at) {
    found_tests found;
    const auto nothing = [&](const bilingual& why) {
        complain(asked, at, why);
        found.trouble = true;
    };
    for (const std::string& path : paths) {
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            if (!test_folder(path, asked, at).add_to(found, {}))
                nothing({fmt::format("{}: tidak ada SOP di folder ini", path),
                         fmt::format("{}: there is no SOP in this folder", path)});
            continue;
        }
        std::optional<source> text = read_file(path, asked, at);
        if (!text) {
            found.trouble = true;
            continue;
        }
        const bool scenario = look_at(*std::move(text), file_kind::sop).kind == file_kind::scenario;
        if (!test_folder(folder_around(path, scenario), asked, at).add_to(found, path))
            nothing(
                {fmt::format("{}: bukan SOP, atau skenario yang SOP-nya tidak ada di sini", path),
                 fmt::format("{}: no SOP, nor a scenario of one that is here", path)});
    }
    return found;
}

}  // namespace alur::command
