# cmake -D program=<file> -D folder=<example> -P run_and_compare.cmake
# Runs the program in its folder, with the arguments in command.txt and the input in input.txt if there
# are such, and compares what it prints with expected.txt.

cmake_minimum_required(VERSION 3.25)

set(arguments)
if(EXISTS "${folder}/command.txt")
  file(READ "${folder}/command.txt" arguments)
  separate_arguments(arguments UNIX_COMMAND "${arguments}")
endif()
set(input)
if(EXISTS "${folder}/input.txt")
  set(input INPUT_FILE "${folder}/input.txt")
endif()
execute_process(
  COMMAND ${program} ${arguments} ${input}
  WORKING_DIRECTORY "${folder}"
  OUTPUT_VARIABLE printed
  ERROR_VARIABLE complaint
  RESULT_VARIABLE status)
file(READ "${folder}/expected.txt" expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "exit ${status}\n${complaint}\n--- printed:\n${printed}\n--- expected:\n${expected}")
endif()
