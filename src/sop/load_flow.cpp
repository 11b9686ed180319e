// Where a row leads: cabang, lanjut, kembali.
#include "sop/load_reading.hpp"

#include <alur/sop/limits.hpp>
#include <alur/time/text.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace alur {
namespace {

// "lanjut", "selesai", "selesai: hasil" or an id.
std::optional<goal> read_goal(reading& in, const json_node& node, std::string_view example) {
    const std::string text = in.code(node, example);
    if (text.empty()) return std::nullopt;
    goal out;
    if (text == "lanjut") return out;
    const std::size_t colon = text.find(':');
    if (trimmed(std::string_view{text}.substr(0, colon)) != "selesai") {
        out.kind = goal_kind::row;
        out.row = text;
        return out;
    }
    out.kind = goal_kind::end;
    if (colon == std::string::npos) return out;
    out.outcome = trimmed(std::string_view{text}.substr(colon + 1));
    if (!out.outcome.empty()) return out;
    in.report("JS19", node,
              {"Setelah \"selesai:\" harus ada hasilnya.", "An outcome must follow \"selesai:\"."},
              {R"(Tulis "selesai" saja, atau misalnya "selesai: ditolak".)",
               R"(Write just "selesai", or for example "selesai: ditolak".)"});
    return std::nullopt;
}

void read_guarded(reading& in, const json_node& node, answer& into) {
    const object_reader keys{in, node, goal_keys()};
    const field leads = keys["ke"];
    if (!leads)
        in.missing(
            node, leads,
            {fmt::format("Cabang \"{}\"", node.key), fmt::format("The answer \"{}\"", node.key)});
    else if (std::optional<goal> read = read_goal(in, *leads.node, leads.example))
        into.leads_to = *std::move(read);
    const field rule = keys["bila"];
    if (!rule) return;
    if (rule.node->kind == json_kind::object)
        into.rule = compact_json(in.tree(), *rule.node);
    else
        in.wrong_type(*rule.node, {"aturan { … } (JsonLogic)", "a rule { … } (JsonLogic)"},
                      rule.example);
}

void read_answers(reading& in, const field& from, std::vector<answer>& into) {
    if (!from) return;
    const json_node& node = *from.node;
    if (node.kind != json_kind::object) {
        in.wrong_type(node, {"kelompok jawaban dan tujuan", "an object of answers and goals"},
                      from.example);
        return;
    }
    in.duplicates(node, "FL04");
    if (node.count < 2)
        in.report("FL04", node,
                  {"Keputusan harus memiliki sedikitnya dua cabang.",
                   "A decision must have at least two exits."},
                  {fmt::format("Tambahkan cabang, misalnya {}; tanpa pilihan gunakan \"lanjut\".",
                               from.example),
                   fmt::format("Add an exit, for example {}; without a choice use \"lanjut\".",
                               from.example)});
    if (node.count > max_exits) {
        in.too_many(node, node.count, max_exits, {"cabang pada satu langkah", "exits of one row"});
        return;
    }
    for (const json_node& item : json_children{in.tree(), node}) {
        if (item.duplicate) continue;
        answer out;
        out.label = item.key;
        if (out.label.empty())
            in.report_key(
                "FL04", item, {"Cabang ini tidak memiliki nama.", "This exit has no label."},
                {"Tulis jawabannya, misalnya \"Ya\".", "Write the answer, for example \"Ya\"."});
        if (item.kind == json_kind::object)
            read_guarded(in, item, out);
        else if (item.kind != json_kind::text)
            in.wrong_type(item,
                          {"teks (tujuan) atau {\"ke\": …, \"bila\": …}",
                           "a text (the goal) or {\"ke\": …, \"bila\": …}"},
                          R"("lanjut")");
        else if (std::optional<goal> read = read_goal(in, item, R"("lanjut")"))
            out.leads_to = *std::move(read);
        into.push_back(std::move(out));
    }
}

void read_next(reading& in, const field& from, std::vector<goal>& into) {
    if (!from) return;
    const json_node& node = *from.node;
    const auto add = [&](const json_node& item) {
        if (std::optional<goal> read = read_goal(in, item, from.example))
            into.push_back(*std::move(read));
    };
    if (node.kind != json_kind::list) {
        if (node.kind == json_kind::text)
            add(node);
        else
            in.wrong_type(node, {"teks atau daftar teks", "a text or a list of texts"},
                          from.example);
        return;
    }
    if (node.count == 0) in.empty(node, from.example);
    if (node.count > max_branches) {
        in.too_many(node, node.count, max_branches, {"cabang paralel", "parallel branches"});
        return;
    }
    for (const json_node& item : json_children{in.tree(), node}) add(item);
}

}  // namespace

void read_row_flow(reading& in, const object_reader& keys, row& into) {
    read_answers(in, keys["cabang"], into.answers);
    read_next(in, keys["lanjut"], into.next);
    into.returns = in.codes(keys["kembali"]);
    const auto anywhere = std::remove(into.returns.begin(), into.returns.end(), "semua");
    into.returns_anywhere = anywhere != into.returns.end();
    into.returns.erase(anywhere, into.returns.end());
}

}  // namespace alur
