// Prints what the loader finds in registers as one JSON array, for agree.mjs.
#include <alur/case/register.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int count, char** files) {
    std::string all;
    for (int i = 1; i < count; ++i) {
        std::ifstream in{files[i], std::ios::binary};
        const alur::source from{files[i], {std::istreambuf_iterator<char>{in}, {}}};
        const std::string found = alur::to_json(from, alur::load_register(from).problems);
        const std::size_t first = found.find('{');
        if (first == std::string::npos) continue;
        all += (all.empty() ? "" : ",") + found.substr(first, found.rfind('}') - first + 1);
    }
    std::cout << '[' << all << "]\n";
}
