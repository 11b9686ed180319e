# cmake -D program=<file> -D nm=<nm> -P alone.cmake
# The program holds no JSON, no Boost and no library of ours: only what the headers say.

cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${nm} -C "${program}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(NOT symbols MATCHES "alur::" OR symbols MATCHES "boost::|fmt::v|alur::load|alur::compile|SHA256")
  message(FATAL_ERROR "expected alur's kernel alone in ${program}")
endif()
