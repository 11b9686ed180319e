# alur_add_sop(TARGET <target> SOPS <file>... [CALLS <file or folder>...] [MSM])
#
# Compiles SOPs to headers when the target is built, and again when they change:
#
#   alur_add_sop(TARGET counter SOPS dumai.json)     # then: #include "dumai.hpp"
#
# MSM adds dumai_msm.hpp, a Boost.MSM machine; the target then needs Boost's headers. CALLS are the SOPs
# that rows of these run. A faulty SOP fails the build as "dumai.json:12:7: error: …". When
# cross-compiling, ALUR_COMMAND is an `alur` of this machine; it is looked for in PATH.

function(alur_add_sop)
  cmake_parse_arguments(PARSE_ARGV 0 its "MSM" "TARGET" "SOPS;CALLS")
  if(its_UNPARSED_ARGUMENTS OR NOT its_TARGET OR NOT its_SOPS)
    message(FATAL_ERROR "alur_add_sop(TARGET <target> SOPS <file>... [CALLS <file or folder>...] [MSM])")
  endif()
  if(TARGET alur::command AND NOT CMAKE_CROSSCOMPILING AND NOT ALUR_COMMAND)
    set(command alur::command)
  else()
    find_program(ALUR_COMMAND alur DOC "The alur command of this machine" NO_CMAKE_FIND_ROOT_PATH)
    if(NOT ALUR_COMMAND)
      message(FATAL_ERROR "alur_add_sop needs the alur command of this machine: set ALUR_COMMAND")
    endif()
    set(command "${ALUR_COMMAND}")
  endif()

  set(folder "${CMAKE_CURRENT_BINARY_DIR}/alur_sops/${its_TARGET}")
  file(MAKE_DIRECTORY "${folder}")
  set(called)
  set(depends)
  foreach(path IN LISTS its_CALLS)
    get_filename_component(path "${path}" ABSOLUTE)
    list(APPEND called --sop "${path}")
    if(IS_DIRECTORY "${path}")
      file(GLOB files CONFIGURE_DEPENDS "${path}/*.json")
      list(APPEND depends ${files})
    else()
      list(APPEND depends "${path}")
    endif()
  endforeach()
  foreach(sop IN LISTS its_SOPS)
    get_filename_component(sop "${sop}" ABSOLUTE)
    get_filename_component(name "${sop}" NAME_WE)
    set(headers "${folder}/${name}.hpp")
    set(more)
    if(its_MSM)
      list(APPEND headers "${folder}/${name}_msm.hpp")
      set(more --msm "${folder}/${name}_msm.hpp")
    endif()
    add_custom_command(
      OUTPUT ${headers}
      COMMAND ${command} --lang en compile "${sop}" -o "${folder}/${name}.hpp" ${more} ${called}
      DEPENDS "${sop}" ${depends} ${command}
      COMMENT "SOP ${name}"
      VERBATIM)
    target_sources(${its_TARGET} PRIVATE ${headers})
  endforeach()
  target_include_directories(${its_TARGET} PRIVATE "${folder}")
  target_link_libraries(${its_TARGET} PRIVATE alur::engine)
endfunction()
