# SPDX-License-Identifier: Apache-2.0
add_library(hinge_flags INTERFACE)
target_compile_options(hinge_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(HINGE_SANITIZE)
  target_compile_options(hinge_flags INTERFACE -Werror -fsanitize=address,undefined -fno-sanitize-recover=undefined
                                               -fno-omit-frame-pointer)
  target_link_options(hinge_flags INTERFACE -fsanitize=address,undefined)
endif()
if(HINGE_COVERAGE)
  target_compile_options(hinge_flags INTERFACE --coverage)
  target_link_options(hinge_flags INTERFACE --coverage)
endif()
find_program(MOLD mold)
if(MOLD AND PROJECT_IS_TOP_LEVEL)  # another project chooses its own linker
  target_link_options(hinge_flags INTERFACE -fuse-ld=mold)
endif()
