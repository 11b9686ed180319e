#include <alur/sop/../engine/kernel.hpp>

int main() { return 0; }
