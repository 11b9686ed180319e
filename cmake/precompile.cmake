# alur_precompile(<target> <header>...): headers that most sources of the target include, compiled
# once. Only when working on alur itself; the preset clang does without, so that every source still
# includes what it uses.
function(alur_precompile target)
  if(ALUR_DEV AND ALUR_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
