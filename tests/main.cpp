// The one main() of every test executable.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

// What fontconfig, by which pictures find their fonts, keeps until the program ends.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
