// Writes a definition in few words, for tests: no JSON, no reader.
//
//     draft d;
//     d.step("ajukan", {"staf"}).step("periksa", {"kepala"}).exit("Ya", "lanjut").exit("Tidak",
//     "ajukan");
//
// Offices appear when first named. A goal is an id, "lanjut", "selesai" or "selesai: <hasil>".
#pragma once

#include <alur/sop/definition.hpp>

#include <string>
#include <vector>

namespace alur::generate {

[[nodiscard]] goal goal_from(const std::string& text);

class draft {
  public:
    draft& office(const std::string& code, const std::string& per_unit, bool outside = false);
    draft& step(const std::string& id, const text_list& offices, sharing shared = sharing::single);
    // About the step written last:
    draft& each(const std::string& kind);
    draft& to(const text_list& goals);
    draft& exit(const std::string& label, const std::string& goal, const std::string& rule = {});
    draft& back(const text_list& ids);
    draft& back_anywhere();
    draft& enough(std::uint32_t amount, bool percent = false);
    draft& start(const std::string& trigger);
    draft& gives(const std::string& output);

    definition made;

  private:
    row& last() { return made.rows.back(); }
};

}  // namespace alur::generate
