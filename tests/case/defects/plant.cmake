# cmake -D source=<src/case> -D into=<dir> -P plant.cmake
# One copy of a source file per row of the table, with one line changed. A line that is not there
# exactly once is marked; the test then says so.
cmake_minimum_required(VERSION 3.25)
set(number 0)

function(plant file what line instead)
  file(READ "${source}/${file}" text)
  set(applied true)
  if(NOT line STREQUAL "")
    string(FIND "${text}" "${line}" first)
    string(FIND "${text}" "${line}" last REVERSE)
    if(first EQUAL -1 OR NOT first EQUAL last)
      set(applied false)
    endif()
    string(REPLACE "${line}" "${instead}" text "${text}")
  endif()
  string(APPEND text "
extern const char* const planted_what;
extern const bool planted_applied;
const char* const planted_what = \"${what}\";
const bool planted_applied = ${applied};
")
  # Writes only what changed, so that nothing is compiled again for nothing.
  file(WRITE "${into}/new" "${text}")
  file(COPY_FILE "${into}/new" "${into}/${number}.cpp" ONLY_IF_DIFFERENT)
  math(EXPR next "${number} + 1")
  set(number ${next} PARENT_SCOPE)
endfunction()

include("${CMAKE_CURRENT_LIST_DIR}/table.cmake")
file(TOUCH "${into}/planted.stamp")
