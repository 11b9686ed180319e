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

# By CMake. A copy, because its SOP is changed below.
file(COPY "${outside}/" DESTINATION "${work}/project")
set(outside "${work}/project")
run(${CMAKE_COMMAND} -G Ninja -S "${outside}" -B "${work}/outside"
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_CXX_FLAGS=${flags}"
    "-DCMAKE_BUILD_TYPE=${type}" "-DALUR_WANTED=${version}")
run(${CMAKE_COMMAND} --build "${work}/outside")
foreach(program uses_engine uses_alur uses_sop)
  run("${work}/outside/${program}")
endforeach()

# An SOP that changes is compiled again; a faulty one fails the build where an editor can jump to it.
function(write_sop from to)
  file(READ "${outside}/surat.json" text)
  string(REPLACE "${from}" "${to}" text "${text}")
  file(WRITE "${outside}/surat.json" "${text}")
endfunction()
write_sop([["Lurah"]] [["Lurah Baru"]])
run(${CMAKE_COMMAND} --build "${work}/outside" --target uses_sop)
run("${work}/outside/uses_sop")
if(NOT printed STREQUAL "Lurah Baru\n")
  message(FATAL_ERROR "the SOP changed, its header did not: ${printed}")
endif()
write_sop([["pelaksana": "loket"]] [["pelaksana": "lokte"]])
execute_process(COMMAND ${CMAKE_COMMAND} --build "${work}/outside" --target uses_sop
                RESULT_VARIABLE status OUTPUT_VARIABLE text ERROR_VARIABLE text)
if(status EQUAL 0 OR NOT text MATCHES "surat.json:5:[0-9]+: error: ")
  message(FATAL_ERROR "a faulty SOP did not fail the build at its place:\n${text}")
endif()
write_sop("lokte" "loket")
run(${CMAKE_COMMAND} --build "${work}/outside" --target uses_sop)

# For another system, with an alur of this one.
run(${CMAKE_COMMAND} -G Ninja -S "${outside}" -B "${work}/cross" -DCMAKE_SYSTEM_NAME=Linux
    "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_CXX_COMPILER=${compiler}" "-DCMAKE_CXX_FLAGS=${flags}"
    "-DCMAKE_BUILD_TYPE=${type}" "-DALUR_WANTED=${version}" "-DALUR_COMMAND=${prefix}/bin/alur")
run(${CMAKE_COMMAND} --build "${work}/cross" --target uses_sop)
run("${work}/cross/uses_sop")

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
