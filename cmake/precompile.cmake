# Headers that most sources of the targets include, compiled once: a third of the time. Only when
# working on alur itself; every source still includes what it uses, which the preset clang checks.
function(alur_precompile target)
  if(ALUR_DEV AND ALUR_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
