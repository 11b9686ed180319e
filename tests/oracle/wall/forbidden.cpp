#include <alur/engine/kernel.hpp>

int main() { return 0; }
