# Install rules: headers, library, command, data, and both ways to find them (CMake, pkg-config).

include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/alur")
set(pkgconfig_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(
  TARGETS alur_engine alur
  EXPORT alur
  FILE_SET HEADERS)
if(ALUR_BUILD_COMMAND)
  install(TARGETS alur_command EXPORT alur)
endif()
install(
  EXPORT alur
  NAMESPACE alur::
  FILE alurTargets.cmake
  DESTINATION "${package_dir}")
install(FILES cmake/alur_add_sop.cmake DESTINATION "${package_dir}")

install(DIRECTORY sops/ DESTINATION "${CMAKE_INSTALL_DATADIR}/alur")
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# A static libalur leaves its own dependencies to whoever links it.
set(alur_is_static FALSE)
if(NOT BUILD_SHARED_LIBS)
  set(alur_is_static TRUE)
endif()
configure_package_config_file(cmake/alurConfig.cmake.in alurConfig.cmake INSTALL_DESTINATION
                              "${package_dir}")
write_basic_package_version_file(alurConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/alurConfig.cmake" "${PROJECT_BINARY_DIR}/alurConfigVersion.cmake"
        DESTINATION "${package_dir}")

if(alur_is_static)
  set(alur_pc_requires "alur-engine, expat, fmt, libcrypto >= 3")
  set(alur_pc_libs "-lboost_json -lboost_container")
else()
  set(alur_pc_requires "alur-engine")
  set(alur_pc_libs "")
endif()
# The .pc files know their prefix by where they stand, so an install tree can be moved.
file(RELATIVE_PATH pc_prefix "/${pkgconfig_dir}" "/")
foreach(name alur alur-engine)
  configure_file(cmake/${name}.pc.in ${name}.pc @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${pkgconfig_dir}")
endforeach()
