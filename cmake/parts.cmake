# SPDX-License-Identifier: Apache-2.0
# Parts that tools/setup brings. System headers, so that their warnings are not ours.
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)
add_library(hinge::json ALIAS nlohmann_json::nlohmann_json)
add_library(hinge::toml ALIAS PkgConfig::tomlplusplus)

if(HINGE_TESTS OR HINGE_BENCHMARKS)  # benchmarks have tests of their own
  find_package(GTest REQUIRED)
endif()

if(HINGE_EDGES)
  pkg_check_modules(libav REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswscale)
  pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo pangocairo)
  pkg_check_modules(egl REQUIRED IMPORTED_TARGET egl glesv2)
  find_package(ZLIB REQUIRED)
  add_library(hinge::libav ALIAS PkgConfig::libav)
  add_library(hinge::cairo ALIAS PkgConfig::cairo)
  add_library(hinge::egl ALIAS PkgConfig::egl)
  set(OpenVINO_DIR "${HINGE_PARTS}/openvino/cmake" CACHE PATH "OpenVINO of tools/setup")
  find_package(OpenVINO 2026 CONFIG REQUIRED COMPONENTS Runtime)
  if(HINGE_APPS)
    find_package(CLI11 REQUIRED)
  endif()
endif()
