# See CMakeLists.txt beside this file for the variables.

cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(
    COMMAND ${ARGN}
    RESULT_VARIABLE status
    OUTPUT_VARIABLE text
    ERROR_VARIABLE text)
  if(NOT status EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "${command}\nexit ${status}\n${text}")
  endif()
  set(printed "${text}" PARENT_SCOPE)
endfunction()

function(expect file)
  if(NOT EXISTS "${file}")
    message(FATAL_ERROR "not installed: ${file}")
  endif()
endfunction()

file(REMOVE_RECURSE "${work}")
# Installed in one place and moved to another: nothing installed may remember where it was built.
run(${CMAKE_COMMAND} --install "${build}" --prefix "${work}/first")
file(RENAME "${work}/first" "${work}/prefix")
set(prefix "${work}/prefix")
expect("${prefix}/${libdir}/cmake/alur/alurConfig.cmake")
expect("${prefix}/share/alur/calendars/id.json")
expect("${prefix}/share/alur/schema/sop-1.schema.json")
expect("${prefix}/share/alur/dumai.json")

# By CMake.
run(${CMAKE_COMMAND} -G Ninja -S "${outside}" -B "${work}/outside"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_CXX_FLAGS=${flags}"
    "-DCMAKE_BUILD_TYPE=${type}" "-DALUR_WANTED=${version}")
run(${CMAKE_COMMAND} --build "${work}/outside")
foreach(program uses_engine uses_alur)
  run("${work}/outside/${program}")
endforeach()

# By pkg-config.
set(ENV{PKG_CONFIG_PATH} "${prefix}/${libdir}/pkgconfig")
set(ENV{LD_LIBRARY_PATH} "${prefix}/${libdir}")
separate_arguments(flags UNIX_COMMAND "${flags}")
foreach(pair uses_engine:alur-engine uses_alur:alur)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 program)
  list(GET pair 1 module)
  run(pkg-config --cflags --libs "${module} = ${version}")
  separate_arguments(found UNIX_COMMAND "${printed}")
  run(${compiler} -std=c++20 ${flags} -Wall -Wextra -Wpedantic -Wconversion -Werror
      "${outside}/${program}.cpp" -o "${work}/${program}" ${found})
  run("${work}/${program}")
endforeach()
