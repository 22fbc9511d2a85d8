// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/random.h"
#include "hinge/science/body/markers.h"
#include "hinge/science/gait/gait.h"
#include "hinge/twin/runner/joint_trajectory.h"

namespace hinge {

/// Markers of pelvis and legs around the joint centres of a trajectory that moves in planes x, y: what a
/// laboratory would see.
class MarkerCloud {
 public:
  MarkerCloud(const JointTrajectory& trajectory, double rate_hz, double sigma_m, std::uint64_t seed)
      : trajectory_(trajectory), rate_hz_(rate_hz), sigma_m_(sigma_m), random_(seed) {}

  Markers Make() {
    const int frames = static_cast<int>(trajectory_.duration_s * rate_hz_);
    for (int f = 0; f < frames; ++f) {
      markers_.time_s.push_back(f / rate_hz_);
      const PersonPose pose = trajectory_.pose(f / rate_hz_);
      AddPelvis(pose);
      for (Side side : kSides) AddLeg(pose, side);
    }
    return markers_;
  }

 private:
  void Add(Side side, const char* name, const Vec3& p) {
    const std::string full = (side == Side::kLeft ? "L." : "R.") + std::string(name);
    auto idx = markers_.Find(full);
    if (!idx) {
      idx = markers_.names.size();
      markers_.names.push_back(full);
      markers_.p_W.emplace_back();
    }
    markers_.p_W[*idx].emplace_back(p +
                                    sigma_m_ * Vec3(random_.Normal(), random_.Normal(), random_.Normal()));
  }

  /// A pelvis for which the regression of body/hip_centre.h gives just these hips.
  void AddPelvis(const PersonPose& pose) {
    const Vec3 left = pose.p_W[Landmark::kLeftHip], right = pose.p_W[Landmark::kRightHip];
    const double depth = 0.15, width = (0.5 * (right - left).norm() - 0.0073) / 0.33;
    const Vec3 front = 0.5 * (left + right) + Vec3(0.24 * depth + 0.0099, 0.30 * width + 0.0109, 0);
    for (Side side : kSides) {
      const double sign = side == Side::kRight ? 1 : -1;
      Add(side, "ASIS", front + Vec3(0, 0, sign * width / 2));
      Add(side, "PSIS", front + Vec3(-depth, 0, sign * 0.05));
      Add(side, "Iliac.Crest", front + Vec3(-0.07, 0.08, sign * 0.14));
    }
  }

  /// Beside a segment: `along` from its upper end (0) to its lower (1), `ahead` and `outward` in metres.
  static Vec3 Beside(const Vec3& upper, const Vec3& lower, double along, double ahead, double outward) {
    const Vec3 d = lower - upper;
    const Vec3 forward = Vec3(-d.y(), d.x(), 0).normalized();
    return upper + along * d + ahead * forward + Vec3(0, 0, outward);
  }

  void AddLeg(const PersonPose& pose, Side side) {
    const auto p = [&](Part part) { return pose.p_W[LandmarkOf(side, part)]; };
    const Vec3 hip = p(Part::kHip), knee = p(Part::kKnee), ankle = p(Part::kAnkle), heel = p(Part::kHeel);
    const double out = side == Side::kRight ? 1 : -1;
    for (const auto& [segment, upper, lower] : {std::tuple{"Thigh", hip, knee}, {"Shank", knee, ankle}}) {
      const std::string name(segment);
      Add(side, (name + ".Top.Lateral").c_str(), Beside(upper, lower, 0.4, 0.01, out * 0.07));
      Add(side, (name + ".Top.Medial").c_str(), Beside(upper, lower, 0.42, -0.05, out * 0.03));
      Add(side, (name + ".Bottom.Lateral").c_str(), Beside(upper, lower, 0.7, 0.02, out * 0.06));
      Add(side, (name + ".Bottom.Medial").c_str(), Beside(upper, lower, 0.68, -0.05, out * 0.025));
    }
    Add(side, "Knee", knee + Vec3(0, 0, out * 0.055));
    Add(side, "Knee.Medial", knee - Vec3(0, 0, out * 0.055));
    Add(side, "Ankle", ankle + Vec3(0, 0, out * 0.04));
    Add(side, "Ankle.Medial", ankle - Vec3(0, 0, out * 0.04));
    AddFoot(side, heel, p(Part::kToe), out);
  }

  void AddFoot(Side side, const Vec3& heel, const Vec3& toe, double out) {
    const auto on_foot = [&](double along, double above, double outward) {
      const Vec3 d = toe - heel;
      return Vec3(heel + along * d + above * Vec3(-d.y(), d.x(), 0).normalized() + Vec3(0, 0, out * outward));
    };
    Add(side, "Heel.Top", on_foot(0.02, 0.09, 0));
    Add(side, "Heel.Bottom", on_foot(0, 0.04, 0));
    Add(side, "Heel.Lateral", on_foot(0.12, 0.06, 0.035));
    Add(side, "MT1", on_foot(0.75, 0.05, -0.05));
    Add(side, "MT5", on_foot(0.61, 0.05, 0.05));
  }

  const JointTrajectory& trajectory_;
  double rate_hz_, sigma_m_;
  Random random_;
  Markers markers_;
};

/// Half a sine of 1500 N over each contact and 50 N more, running out in a straight line: it is at 50 N at
/// both its ends.
inline VerticalForce MakeForceForTests(const std::vector<GaitEvent>& events, double duration_s) {
  VerticalForce force{0, 300, std::vector<double>(static_cast<std::size_t>(300 * duration_s), 0.0)};
  for (const GaitEvent& ic : events) {
    if (ic.type != EventType::kInitialContact) continue;
    const auto to = std::ranges::find_if(events, [&](const GaitEvent& e) {
      return e.side == ic.side && e.type == EventType::kToeOff && e.time_s > ic.time_s;
    });
    if (to == events.end()) continue;
    const double contact_s = to->time_s - ic.time_s, slope = 1500 * std::numbers::pi / contact_s;
    for (std::size_t i = 0; i < force.force_N.size(); ++i) {
      const double u = static_cast<double>(i) / 300 - ic.time_s;
      const double beyond = std::max(-u, u - contact_s);
      const double load =
          beyond < 0 ? 50 + 1500 * std::sin(std::numbers::pi * u / contact_s) : 50 - slope * beyond;
      force.force_N[i] += std::max(0.0, load);
    }
  }
  return force;
}

}  // namespace hinge
