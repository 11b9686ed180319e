// An SOP compiled in by alur_add_sop: prints who signs.
#include "surat.hpp"

#include <cstdio>

using namespace surat;

int main() {
    surat::flow at;
    if (!at.take(complete<step::susun>(as<role::loket>)).accepted()) return 1;
    if (at.take(complete<step::tanda, branch::tidak>(as<role::lurah>)).accepted()) return 1;
    if (!at.take(complete<step::tanda, branch::ya>(as<role::lurah>)).accepted()) return 1;
    std::printf("%.*s\n", static_cast<int>(name(role::lurah).size()), name(role::lurah).data());
}
