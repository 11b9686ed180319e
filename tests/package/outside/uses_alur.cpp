// Links the library: a finding about a broken document is shown where it stands, and a hash comes
// from libcrypto.
#include <alur/sop/diagnostic.hpp>
#include <alur/sop/digest.hpp>

#include <iostream>

int main() {
    const alur::source document{"contoh.json", "{\n  \"judul\": 5\n}\n"};
    const alur::position place = document.locate("/judul");
    std::cout << document.name << ':' << place.line << ':' << place.column << '\n';
    const bool hashed = alur::to_hex(alur::sha256("abc")).starts_with("ba7816bf");
    return hashed && place.line == 2 && place.column == 12 ? 0 : 1;
}
