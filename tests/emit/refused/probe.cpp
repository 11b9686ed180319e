// Compiled once for each number: 0 and 1 are right, every other one breaks a rule of Dumai's SOP
// and must not compile.
#include "dumai.hpp"
#if ALUR_PROBE == 1
#include "dumai_msm.hpp"
#endif

using namespace dumai;

int main() {
    [[maybe_unused]] dumai::flow at({2});
#if ALUR_PROBE == 0
    at.take(complete<step::langkah_6, branch::tidak>(as<role::sekretaris>, {.reasoned = true}));
#elif ALUR_PROBE == 1
    dumai::msm_flow<> other({2});
    other.take(complete<step::langkah_1>(as<role::jfp_sekretariat>));
#elif ALUR_PROBE == 2  // an office that never performs the row
    at.take(complete<step::langkah_6, branch::ya>(as<role::staf>));
#elif ALUR_PROBE == 3  // an answer where nothing is asked
    at.take(complete<step::rekap, branch::ya>(as<role::jfp_sekretariat>));
#elif ALUR_PROBE == 4  // two answers
    at.take(complete<step::langkah_6, branch::ya, branch::tidak>(as<role::sekretaris>));
#elif ALUR_PROBE == 5  // back to where nobody came from
    at.take(send_back<step::langkah_2, step::langkah_8>(as<role::staf>));
#elif ALUR_PROBE == 6  // recorded for an office of the agency itself
    at.take(complete<step::langkah_8>(as<role::staf, role::kepala>));
#elif ALUR_PROBE == 7  // a row that does not exist
    at.take(complete<step::langkah_9>(as<role::staf>));
#endif
}
