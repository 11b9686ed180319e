# cmake -D root=<source dir> -P listed.cmake
# Every source file, and every public header, is named in a CMakeLists.txt above it: what is not
# named is not built, and nobody would notice.

cmake_minimum_required(VERSION 3.25)

# Sets `found` where the list in `folder` names the file, counted from `base`.
function(look_up file folder base)
  if(NOT EXISTS "${folder}/CMakeLists.txt")
    return()
  endif()
  file(READ "${folder}/CMakeLists.txt" text)
  file(RELATIVE_PATH name "${base}" "${file}")
  string(REPLACE "." "\\." name "${name}")
  if(text MATCHES "[ \n]${name}[ \n)]")
    set(found TRUE PARENT_SCOPE)
  endif()
endfunction()

file(GLOB_RECURSE files "${root}/src/*.cpp" "${root}/tests/*.cpp" "${root}/examples/*.cpp"
     "${root}/include/*.hpp")
list(FILTER files EXCLUDE REGEX "/node_modules/")
foreach(file IN LISTS files)
  set(found FALSE)
  if(file MATCHES "\\.hpp$")
    look_up("${file}" "${root}/src" "${root}/include/alur")
  endif()
  set(folder "${file}")
  while(NOT found AND NOT folder STREQUAL root)
    get_filename_component(folder "${folder}" DIRECTORY)
    look_up("${file}" "${folder}" "${folder}")
  endwhile()
  if(NOT found)
    file(RELATIVE_PATH name "${root}" "${file}")
    message(SEND_ERROR "${name} is named in no CMakeLists.txt above it")
  endif()
endforeach()
