# SPDX-License-Identifier: Apache-2.0
# The list of measures is the list of files in measures/: a new measure is one file, one test, one knowledge entry.
file(GLOB measure_files CONFIGURE_DEPENDS "${CMAKE_CURRENT_LIST_DIR}/measures/*.cc")
set(declarations "")
set(entries "")
foreach(file ${measure_files})
  get_filename_component(id "${file}" NAME_WE)
  string(APPEND declarations "extern const MeasureDefinition k_${id};\n")
  string(APPEND entries "      &k_${id},\n")
endforeach()
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/measure_registry.cc" @ONLY CONTENT
"// Made by src/hinge/science/form/registry.cmake from the files in measures/.
#include \"hinge/science/form/definition.h\"

namespace hinge {

@declarations@
const std::vector<const MeasureDefinition*>& MeasureDefinitions() {
  static const std::vector<const MeasureDefinition*> definitions = {
@entries@  };
  return definitions;
}

}  // namespace hinge
")
target_sources(hinge_form PRIVATE ${measure_files} "${PROJECT_BINARY_DIR}/generated/measure_registry.cc")
