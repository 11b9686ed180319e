# cmake -D root=<source dir> -P layers.cmake
# A folder includes only from folders above it; no public header includes Boost, {fmt}, OpenSSL or expat;
# time/ and engine/ know the standard library and nothing else.

cmake_minimum_required(VERSION 3.25)

set(order time engine sop lint author case analysis view emit store)

function(complain file text)
  file(RELATIVE_PATH name "${root}" "${file}")
  message(SEND_ERROR "${name}: ${text}")
endfunction()

set(allowed)
foreach(layer IN LISTS order)
  list(APPEND allowed ${layer})
  file(GLOB files "${root}/include/alur/${layer}/*.hpp" "${root}/src/${layer}/*.[ch]pp")
  foreach(file IN LISTS files)
    file(STRINGS "${file}" includes REGEX "^ *# *include")
    foreach(line IN LISTS includes)
      if(line MATCHES "[<\"]alur/([a-z]+)/")
        if(NOT CMAKE_MATCH_1 IN_LIST allowed)
          complain("${file}" "${layer}/ may not include from ${CMAKE_MATCH_1}/: ${line}")
        endif()
      elseif(file MATCHES "/emit/msm_front.hpp$" AND line MATCHES "<boost/(mpl|msm)/")
        # Only headers that `alur compile --msm` makes include it.
      elseif(file MATCHES "/include/alur/" AND line MATCHES "<((boost|fmt|openssl|CLI)/|expat)")
        complain("${file}" "public headers include only alur and the standard library: ${line}")
      elseif(layer MATCHES "^(time|engine)$" AND NOT line MATCHES "<[a-z_]+>")
        complain("${file}" "time/ and engine/ include only <standard> headers and alur: ${line}")
      endif()
    endforeach()
  endforeach()
endforeach()
