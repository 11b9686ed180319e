# alur_warnings(<target>...): our warnings, for our own targets in our own presets only.
function(alur_warnings)
  if(NOT ALUR_DEV)
    return()
  endif()
  foreach(target IN LISTS ARGN)
    target_compile_options(
      ${target}
      PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Werror
              # g++ 12 reports overlapping copies inside std::string where there are none (PR 105651)
              $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  endforeach()
endfunction()
