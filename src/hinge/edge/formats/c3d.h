// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hinge/edge/formats/c3d_parameters.h"

namespace hinge {

/// Markers of a C3D file in its laboratory frame L (axes as the file has them), metres.
struct C3dPoints {
  double rate_hz = 0;
  double metres_per_unit = 0.001;   ///< by POINT:UNITS; without it millimetres, as the format's users do
  std::vector<std::string> labels;  ///< unlabelled ones are "" or what the file says
  std::size_t frames = 0;
  std::vector<Eigen::Vector3f> p_L_m;  ///< frame by frame, one a label
  std::vector<float> residual_m;       ///< of the marker's reconstruction; below 0: not seen in that frame

  const Eigen::Vector3f& At(std::size_t frame, std::size_t idx) const {
    return p_L_m[frame * labels.size() + idx];
  }
  /// Seen, finite, and not the exact zero that some laboratories write into gaps.
  bool Seen(std::size_t frame, std::size_t idx) const {
    const Eigen::Vector3f& p = At(frame, idx);
    return residual_m[frame * labels.size() + idx] >= 0 && p.allFinite() && !p.isZero(0);
  }
};

/// Analog channels, in the units that the file names: (value - OFFSET) * SCALE * GEN_SCALE.
struct C3dAnalog {
  double rate_hz = 0;
  std::vector<std::string> labels, units;
  std::size_t samples = 0;
  std::vector<float> values;  ///< sample by sample, one a label

  float At(std::size_t sample, std::size_t channel) const { return values[sample * labels.size() + channel]; }
};

struct C3dEvent {
  double time_s = 0;    ///< on the file's own clock, on which frame n is at (n - 1) / rate
  std::string label;    ///< "Foot Strike"
  std::string context;  ///< "Left", or "" where the file does not tell
};

/// A C3D file: a laboratory's markers and analog channels. https://www.c3d.org, user guide.
struct C3dFile {
  C3dProcessor processor = C3dProcessor::kIntel;
  bool stores_floats = true;
  int first_frame = 1;
  C3dPoints points;
  C3dAnalog analog;
  std::vector<C3dEvent> events;
  C3dParameters parameters;
};

/// Larger files are refused before they are read.
inline constexpr std::size_t kLargestC3d_bytes = std::size_t{1} << 30;

/// Throws Error on anything that is not a whole C3D file. Memory stays below three times the file's size and
/// 100 MiB.
C3dFile ReadC3d(const std::filesystem::path& path);
C3dFile ParseC3d(std::string_view bytes, const std::string& where);

}  // namespace hinge
