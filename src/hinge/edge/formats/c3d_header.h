// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "hinge/edge/formats/c3d_parameters.h"

namespace hinge {

/// The first block of a C3D file (words of 16 bits, counted from 1, values as of the file's processor) with
/// what the parameters add where a word is too small. The data section fits into the file.
struct C3dHeader {
  std::size_t points = 0;            ///< word 2
  std::size_t analog_per_frame = 0;  ///< word 3: values of all channels in one frame of the points
  int first_frame = 1;               ///< word 4
  std::size_t frames = 0;      ///< words 4 and 5, POINT:FRAMES or TRIAL:ACTUAL_START_FIELD and ..._END_FIELD
  double scale = -1;           ///< words 7 and 8: of whole numbers; below zero the data are floats
  std::size_t data_start = 0;  ///< word 9: block of 512 bytes, the first being 1; here in bytes
  std::size_t samples_per_frame = 1;  ///< word 10: of each analog channel
  double rate_hz = 0;                 ///< words 11 and 12: frames a second

  std::size_t channels() const { return analog_per_frame / samples_per_frame; }
  std::size_t FrameBytes() const { return (4 * points + analog_per_frame) * (scale < 0 ? 4 : 2); }
};

/// Byte 1 of a C3D file names the block of its parameters, byte 2 is 0x50. Throws Error when that is not so.
std::size_t FindC3dParameterStart(const C3dBytes& bytes);
/// Byte 4 of the parameter section.
C3dProcessor FindC3dProcessor(const C3dBytes& bytes, std::size_t parameters_start);
/// Word 9, as a position in bytes.
std::size_t FindC3dDataStart(const C3dBytes& bytes);
C3dHeader ReadC3dHeader(const C3dBytes& bytes, const C3dParameters& parameters);

}  // namespace hinge
