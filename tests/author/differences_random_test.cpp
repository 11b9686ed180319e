#include "generator/json_value.hpp"
#include "generator/mutants.hpp"
#include "generator/random.hpp"
#include "generator/sop.hpp"

#include <alur/author/differences.hpp>
#include <alur/sop/load.hpp>
#include <alur/sop/write.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace differences_random_test {

using namespace alur;
using generate::dice;
using generate::json_value;

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<definition> made_of(const json_value& root) {
    loaded read = load({"", generate::to_text(root)});
    if (!no_errors(read.problems)) return std::nullopt;
    return std::move(read.sop);
}

definition some_sop(std::uint64_t seed) {
    const definition made =
        generate::sop(seed, seed % 3 == 0 ? generate::mode::wild : generate::mode::compiling);
    const loaded read = load({"", to_json(made)});
    return read.sop && no_errors(read.problems) ? *read.sop
                                                : generate::sop(1, generate::mode::compiling);
}

std::string texts_of(const std::vector<sop_change>& all) {
    std::string out;
    for (const sop_change& each : all) out += each.key + ": " + each.text.id + '\n';
    return out;
}
std::string_view first_part(std::string_view key) { return key.substr(0, key.find('.')); }

// Removes a member, or says something else in a text. Nothing where that is not to be tried.
bool edit(dice& d, json_value& object, std::string& key) {
    json_value& member =
        object.items[static_cast<std::size_t>(d.under(static_cast<int>(object.items.size())))];
    key = member.key;
    if (one_of(key, {"langkah", "pelaksana", "id", "no"})) return false;
    const bool needed = one_of(key, {"judul", "kegiatan", "nama"});
    const bool free_text = one_of(key, {"judul", "kegiatan", "nama", "nomor", "keterangan",
                                        "output", "kelengkapan", "keputusan", "tahap", "kolom",
                                        "unit_kerja", "mulai", "sop", "kualifikasi", "catatan"});
    if (free_text && member.is == json_value::kind::text && (needed || d.chance(60))) {
        member.raw += " lain";
        return true;
    }
    if (needed) return false;
    object.remove(key);
    return true;
}

}  // namespace

TEST_CASE("an SOP does not differ from itself, whatever the order of its keys") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        INFO("seed " << seed);
        const definition sop = some_sop(seed);
        REQUIRE(differences(sop, sop).empty());
        json_value root = generate::json_from(to_json(sop));
        dice d(seed);
        d.shuffle(root.items);
        for (json_value& each : root.find("langkah")->items) d.shuffle(each.items);
        REQUIRE(differences(sop, *made_of(root)).empty());
    }
}

TEST_CASE("one edit of a key is told as exactly that") {
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        dice d(seed);
        const definition sop = some_sop(seed);
        json_value root = generate::json_from(to_json(sop));
        const auto row = static_cast<std::size_t>(d.under(static_cast<int>(sop.rows.size())));
        const bool in_row = d.chance(75);
        std::string key;
        if (!edit(d, in_row ? root.find("langkah")->items[row] : root, key)) continue;
        const std::optional<definition> other = made_of(root);
        if (!other) continue;
        ++tried;
        const std::vector<sop_change> all = differences(sop, *other);
        INFO("seed " << seed << " " << key << "\n" << texts_of(all));
        REQUIRE_FALSE(all.empty());
        for (const sop_change& each : all) {
            CHECK(first_part(each.key) == key);
            CHECK(each.row == (in_row ? sop.rows[row].number : ""));
        }
        if (!one_of(key, {"cabang", "sumber", "abaikan", "unit", "data"})) CHECK(all.size() == 1);
        const std::vector<sop_change> back = differences(*other, sop);
        CHECK(back.size() == all.size());
    }
    CHECK(tried > 250);
}

TEST_CASE("one edit of a performer is told as exactly that") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        dice d(seed);
        const definition sop = some_sop(seed);
        definition other = sop;
        performer& office =
            d.pick(std::vector<performer*>{&other.performers.front(), &other.performers.back()})[0];
        std::string key = "pelaksana." + office.code + '.';
        if (seed % 3 == 0) {
            office.outside = !office.outside;
            key += "luar";
        } else if (seed % 3 == 1) {
            if (office.column == office.name) office.column += " lain";
            office.name += " lain";
            key += "nama";
        } else {
            office.aliases.emplace_back("sebutan lain");
            key += "alias";
        }
        const std::vector<sop_change> all = differences(sop, other);
        INFO("seed " << seed << "\n" << texts_of(all));
        REQUIRE(all.size() == 1);
        CHECK(all.front().key == key);
    }
}

TEST_CASE("a row added, removed or moved is told as exactly that") {
    int tried = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        dice d(seed);
        definition sop = some_sop(seed);
        if (sop.rows.size() < 3) continue;
        std::uint64_t number = 0;
        for (row& each : sop.rows) {
            // Numbers follow from the order; every row has a name, so that no other row's does.
            if (!each.has_id) each.id = "n" + std::to_string(number);
            each.has_id = true;
            each.number = std::to_string(++number);
        }
        definition other = sop;
        const auto at = static_cast<std::size_t>(d.under(static_cast<int>(sop.rows.size()) - 1));
        change_kind kind = change_kind::added;
        std::string told = std::to_string(at + 1);
        if (seed % 3 == 0) {
            row fresh;
            fresh.activity = "Mengumumkan seluruhnya";
            fresh.performers = {sop.performers.front().code};
            other.rows.insert(other.rows.begin() + static_cast<std::ptrdiff_t>(at), fresh);
        } else if (seed % 3 == 1) {
            kind = change_kind::removed;
            const std::string id = sop.rows[at].id;
            const std::string text = to_json(sop);
            const std::string quoted = '"' + id + '"';
            const std::size_t first = text.find(quoted);
            if (text.find(quoted, first + 1) != std::string::npos ||
                text.find(": " + id) != std::string::npos)
                continue;
            other.rows.erase(other.rows.begin() + static_cast<std::ptrdiff_t>(at));
        } else {
            kind = change_kind::moved;
            std::swap(other.rows[at], other.rows[at + 1]);
            told.clear();
        }
        number = 0;
        for (row& each : other.rows) {
            each.number = std::to_string(++number);
            if (!each.has_id) each.id = each.number;
        }
        ++tried;
        const std::vector<sop_change> all = differences(sop, other);
        INFO("seed " << seed << "\n" << to_json(sop) << texts_of(all));
        REQUIRE(all.size() == 1);
        CHECK(all.front().kind == kind);
        CHECK(all.front().key == "langkah");
        if (!told.empty()) CHECK(all.front().row == told);
    }
    CHECK(tried > 250);
}

TEST_CASE("something is told exactly if the canonical texts differ") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const definition sop = some_sop(seed);
        for (const generate::mutation& each : generate::mutations()) {
            std::size_t n = 0;
            for (const definition& mutant : each.all(sop)) {
                if (++n > 5) break;
                INFO("seed " << seed << " " << each.name);
                CHECK(differences(sop, mutant).empty() == (to_json(sop) == to_json(mutant)));
            }
        }
        const definition other = some_sop(seed + 1);
        CHECK(differences(sop, other).empty() == (to_json(sop) == to_json(other)));
    }
}

}  // namespace differences_random_test
