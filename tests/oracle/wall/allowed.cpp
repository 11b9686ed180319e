#include <alur/sop/definition.hpp>

int main() { return 0; }
