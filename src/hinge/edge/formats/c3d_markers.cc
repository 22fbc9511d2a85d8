// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/c3d_markers.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr std::size_t kForces = 3, kMostChannels = 8;

/// Rows: x, y and z of the world in the laboratory's frame.
Eigen::Matrix3d MakeRotation(const LabAxes& axes, const std::string& where) {
  const Vec3 x = axes.forward_L.normalized(), y = axes.up_L.normalized();
  if (!(std::abs(x.dot(y)) < 1e-6)) {
    throw Error("forward and up are not at right angles", where,
                "Name two different axes of the laboratory.");
  }
  Eigen::Matrix3d rotation;
  rotation << x.transpose(), y.transpose(), x.cross(y).transpose();
  return rotation;
}

std::string WithoutPrefix(const std::string& label) {
  const std::size_t colon = label.find(':');
  return colon == std::string::npos ? label : label.substr(colon + 1);
}

/// One plate: its channels (from 0) and what multiplies them.
struct Plate {
  std::vector<std::size_t> channels;
  Eigen::MatrixXd calibration;  ///< 3 rows: forces
};

double At(const std::vector<double>& values, std::size_t idx) {
  return idx < values.size() ? values[idx] : 0;
}

std::size_t ChannelsOfPlate(const C3dFile& file) {
  const C3dParameter* channel = Find(file.parameters, "FORCE_PLATFORM", "CHANNEL");
  return channel && !channel->dimensions.empty() ? static_cast<std::size_t>(channel->dimensions[0]) : 0;
}

Plate MakePlate(const C3dFile& file, std::size_t idx, int type) {
  const std::size_t count = ChannelsOfPlate(file), used = std::min<std::size_t>(count, 6);
  const std::vector<double> channel = FindNumbers(file.parameters, "FORCE_PLATFORM", "CHANNEL");
  const std::vector<double> matrix = FindNumbers(file.parameters, "FORCE_PLATFORM", "CAL_MATRIX");
  Plate plate{{}, Eigen::MatrixXd::Identity(kForces, static_cast<Eigen::Index>(used))};
  for (std::size_t k = 0; k < used; ++k) {
    const double number = At(channel, idx * count + k);
    if (!(number >= 1 && number <= static_cast<double>(file.analog.labels.size()))) return {};
    plate.channels.push_back(static_cast<std::size_t>(number) - 1);
    for (std::size_t row = 0; type == 4 && row < kForces; ++row) {
      plate.calibration(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(k)) =
          At(matrix, 36 * idx + 6 * k + row);
    }
  }
  return plate;
}

std::vector<Plate> FindPlates(const C3dFile& file) {
  std::vector<Plate> plates;
  const std::vector<double> types = FindNumbers(file.parameters, "FORCE_PLATFORM", "TYPE");
  const std::size_t count = ChannelsOfPlate(file);
  if (count < 6 || count > kMostChannels) return plates;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (types[i] != 2 && types[i] != 4) continue;
    Plate plate = MakePlate(file, i, static_cast<int>(types[i]));
    if (!plate.channels.empty()) plates.push_back(std::move(plate));
  }
  return plates;
}

/// Force of all plates at a sample, in the plates' own axes.
Vec3 ForceAt(const C3dFile& file, const std::vector<Plate>& plates, std::size_t sample) {
  Vec3 force = Vec3::Zero();
  for (const Plate& plate : plates) {
    for (std::size_t k = 0; k < plate.channels.size(); ++k) {
      force += plate.calibration.col(static_cast<Eigen::Index>(k)) *
               double{file.analog.At(sample, plate.channels[k])};
    }
  }
  return force;
}

}  // namespace

Markers MakeMarkers(const C3dFile& file, const std::string& where, const LabAxes& axes) {
  const Eigen::Matrix3d R_WL = MakeRotation(axes, where);
  Markers markers;
  for (std::size_t f = 0; f < file.points.frames; ++f) {
    markers.time_s.push_back(static_cast<double>(f) / file.points.rate_hz);
  }
  for (std::size_t i = 0; i < file.points.labels.size(); ++i) {
    const std::string name = WithoutPrefix(file.points.labels[i]);
    if (name.empty() || name[0] == '*' || markers.Find(name)) continue;
    markers.names.push_back(name);
    auto& path = markers.p_W.emplace_back(file.points.frames);
    for (std::size_t f = 0; f < file.points.frames; ++f) {
      if (file.points.Seen(f, i)) path[f] = R_WL * file.points.At(f, i).cast<double>();
    }
  }
  if (markers.names.empty() || markers.time_s.empty()) {
    throw Error("the file has no labelled markers", where, "Export the trial with its markers named.");
  }
  return markers;
}

std::optional<VerticalForce> FindVerticalForce(const C3dFile& file) {
  const std::vector<Plate> plates = FindPlates(file);
  if (plates.empty() || file.analog.samples == 0) return std::nullopt;
  std::vector<Vec3> forces;
  Vec3 sum = Vec3::Zero();
  for (std::size_t s = 0; s < file.analog.samples; ++s) sum += forces.emplace_back(ForceAt(file, plates, s));
  Eigen::Index up = 0;
  if (!sum.allFinite() || sum.cwiseAbs().maxCoeff(&up) == 0) return std::nullopt;
  VerticalForce vertical{0, file.analog.rate_hz, {}};
  for (const Vec3& force : forces) vertical.force_N.push_back(sum[up] > 0 ? force[up] : -force[up]);
  return vertical;
}

}  // namespace hinge
