// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "hinge/foundation/base/random.h"
#include "hinge/science/gait/events.h"

namespace hinge::testing {

/// A runner in closed form on a treadmill: the right foot lands at 0, `stride_s`, ...; the left half a stride
/// later. In stance the toes lie on the belt and move with it; heel-off at 60 %; in swing its path is the
/// quintic that joins both ends with the belt's speed; the hips bounce once a step.
struct DigitalFeet {
  double stride_s = 0.70, contact_s = 0.25, belt_m_s = 3.0, bounce_m = 0.04, leg_m = 0.85;
  bool walking = false;  ///< hips highest, not lowest, over the foot
};

inline double Smooth(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * u * (10 + u * (6 * u - 15));
}

inline void AddFoot(const DigitalFeet& feet, double phase_s, const Vec2& p_WHip, FootPath& foot,
                    std::vector<Vec2>& knee) {
  const double swing_s = feet.stride_s - feet.contact_s, half_m = 0.5 * feet.belt_m_s * feet.contact_s;
  const double lead_m = 0.9 * half_m;  // lands a little less ahead than it leaves behind
  Vec2 ankle(0, 0.08);
  double pitch_rad = 0;  // heel up positive
  if (phase_s < feet.contact_s) {
    const double share = phase_s / feet.contact_s;
    ankle.x() = lead_m - feet.belt_m_s * phase_s;
    pitch_rad = -0.25 * (1 - Smooth(share / 0.2)) + 0.9 * Smooth((share - 0.6) / 0.4 * 0.5) * 2;
  } else {
    const double u = (phase_s - feet.contact_s) / swing_s;
    const double from_m = lead_m - 2 * half_m, slope_from_m = -feet.belt_m_s * swing_s,
                 slope_to_m = 0.4 * slope_from_m;
    ankle.x() = from_m + u * slope_from_m + u * u * (3 * (lead_m - from_m) - 2 * slope_from_m - slope_to_m) +
                u * u * u * (2 * (from_m - lead_m) + slope_from_m + slope_to_m);
    ankle.y() += 0.25 * std::pow(std::sin(std::numbers::pi * std::pow(u, 0.7)), 1.5);
    pitch_rad = 0.9 - 1.15 * Smooth(u) + 0.4 * std::sin(std::numbers::pi * u);
  }
  const Vec2 along(std::cos(pitch_rad), -std::sin(pitch_rad));
  ankle.x() += 0.15 * (1 - std::cos(std::max(0.0, pitch_rad)));  // turns about the toe
  ankle.y() += 0.15 * std::max(0.0, std::sin(pitch_rad));
  foot.p_WAnkle_m.push_back(ankle);
  foot.p_WHeel_m.push_back(ankle - 0.05 * along - Vec2(0, 0.05));
  foot.p_WToe_m.push_back(ankle + 0.15 * along - Vec2(0, 0.06));
  foot.sigma_m.push_back(0.006);
  const Vec2 leg = ankle - p_WHip;
  const double bend_m =
      std::sqrt(std::max(0.0, 0.25 * feet.leg_m * feet.leg_m * 1.02 - 0.25 * leg.squaredNorm()));
  knee.push_back(p_WHip + 0.5 * leg + bend_m * Vec2(-leg.y(), leg.x()).normalized());
}

inline GaitTrack MakeDigitalTrack(const DigitalFeet& feet, double rate_hz, double span_s,
                                  double start_s = 0.013) {
  GaitTrack track;
  for (double t = start_s; t < start_s + span_s; t += 1 / rate_hz) {
    const double mid_stance = std::cos(4 * std::numbers::pi * (t - 0.5 * feet.contact_s) / feet.stride_s);
    const Vec2 hip(0, feet.leg_m + (feet.walking ? 1 : -1) * feet.bounce_m * mid_stance);
    track.time_s.push_back(t);
    for (Side side : kSides) {
      const double phase_s = std::fmod(t + (side == Side::kLeft ? 0.5 : 0.0) * feet.stride_s, feet.stride_s);
      AddFoot(feet, phase_s, hip, track.feet[side], track.p_WKnee_m[side]);
      track.p_WHip_m[side].push_back(hip);
    }
  }
  return track;
}

/// Every list of points of a track.
template <typename Do>
void ForEachPath(GaitTrack& track, Do work) {
  for (Side side : kSides) {
    FootPath& f = track.feet[side];
    for (auto* path :
         {&f.p_WHeel_m, &f.p_WToe_m, &f.p_WAnkle_m, &track.p_WKnee_m[side], &track.p_WHip_m[side]})
      work(*path);
  }
}

inline void AddNoise(GaitTrack& track, double sigma_m, double wild_share, std::uint64_t seed) {
  Random random(seed);
  ForEachPath(track, [&](std::vector<Vec2>& path) {
    for (Vec2& p : path) {
      p += Vec2(random.Normal(0, sigma_m), random.Normal(0, sigma_m));
      if (random.Uniform() < wild_share) p += Vec2(random.Normal(0, 0.15), random.Normal(0, 0.15));
    }
  });
}

/// The pictures for which `keep(index)` holds.
template <typename Keep>
GaitTrack Select(const GaitTrack& track, Keep keep) {
  GaitTrack out = track;
  const auto thin = [&](auto& values) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < track.time_s.size(); ++i) {
      if (keep(i)) values[n++] = values[i];
    }
    values.resize(n);
  };
  thin(out.time_s);
  ForEachPath(out, thin);
  for (Side side : kSides) thin(out.feet[side].sigma_m);
  return out;
}

struct PlateContact {
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0;
};

inline std::vector<std::vector<std::string>> ReadCsv(const std::string& name) {
  std::ifstream file(std::string(HINGE_SOURCE_DIR) + "/testdata/rbds/" + name);
  std::vector<std::vector<std::string>> rows;
  std::string line, cell;
  std::getline(file, line);  // names
  while (std::getline(file, line)) {
    rows.emplace_back();
    for (std::istringstream cells(line); std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  return rows;
}

/// A laboratory excerpt (testdata/rbds/README.md): 120 Hz.
inline GaitTrack ReadExcerpt(const std::string& stem) {
  GaitTrack track;
  for (const auto& row : ReadCsv(stem + "_points.csv")) {
    track.time_s.push_back(std::stod(row[0]));
    std::size_t column = 1;
    ForEachPath(track, [&](std::vector<Vec2>& path) {
      path.emplace_back(std::stod(row[column]), std::stod(row[column + 1]));
      column += 2;
    });
    for (Side side : kSides) track.feet[side].sigma_m.push_back(0.006);
  }
  return track;
}

/// The contacts of which the excerpt shows what lies before and after.
inline std::vector<PlateContact> ReadPlate(const std::string& stem) {
  std::vector<PlateContact> contacts;
  for (const auto& row : ReadCsv(stem + "_plate.csv")) {
    const PlateContact c{row[0] == "left" ? Side::kLeft : Side::kRight, std::stod(row[1]), std::stod(row[2])};
    if (c.ic_s > 0.1 && c.to_s < 3.8) contacts.push_back(c);
  }
  return contacts;
}

}  // namespace hinge::testing
