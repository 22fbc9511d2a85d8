// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/lab_motion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/twin/runner/marker_joints.h"
#include "hinge/twin/runner/plate_contacts.h"

namespace hinge {
namespace {

constexpr double kPadding_s =
    0.3;  // of the curves beyond the stretch, so that its ends are as good as its middle
constexpr const char* kPlanted =
    "Trunk, head and arms carry no markers: they are planted by formula over the measured pelvis and legs.";

struct LabContact {
  Side side;
  double ic_s, to_s;
};

/// A path's point at a time, by straight lines; empty where a neighbour was not seen.
std::optional<Vec3> At(const JointPaths& paths, Landmark landmark, double time_s) {
  const auto after = std::ranges::upper_bound(paths.time_s, time_s);
  if (after == paths.time_s.begin() || after == paths.time_s.end()) return std::nullopt;
  const auto i = static_cast<std::size_t>(after - paths.time_s.begin());
  const auto &a = paths.p_W[landmark][i - 1], &b = paths.p_W[landmark][i];
  if (!a || !b) return std::nullopt;
  const double share = (time_s - paths.time_s[i - 1]) / (paths.time_s[i] - paths.time_s[i - 1]);
  return (1 - share) * *a + share * *b;
}

/// Middle of heel and toe.
std::optional<Vec3> FootAt(const JointPaths& paths, Side side, double time_s) {
  const auto heel = At(paths, LandmarkOf(side, Part::kHeel), time_s),
             toe = At(paths, LandmarkOf(side, Part::kToe), time_s);
  if (!heel || !toe) return std::nullopt;
  return 0.5 * (*heel + *toe);
}

/// The plate's contacts with the foot that is lower in their middle.
std::vector<LabContact> FindContacts(const JointPaths& paths, const VerticalForce& force) {
  std::vector<LabContact> contacts;
  for (const PlateContact& c : FindPlateContacts(force)) {
    const double middle_s = 0.5 * (c.ic_s + c.to_s);
    const auto left = FootAt(paths, Side::kLeft, middle_s), right = FootAt(paths, Side::kRight, middle_s);
    if (left && right)
      contacts.push_back({left->y() < right->y() ? Side::kLeft : Side::kRight, c.ic_s, c.to_s});
  }
  return contacts;
}

/// Backward speed of the foot on the ground between 0.3 and 0.55 of contact, median.
double CalcBeltSpeed_m_s(const JointPaths& paths, const std::vector<LabContact>& contacts) {
  std::vector<double> speeds;
  for (const LabContact& c : contacts) {
    const double from_s = c.ic_s + 0.3 * (c.to_s - c.ic_s), to_s = c.ic_s + 0.55 * (c.to_s - c.ic_s);
    const auto a = FootAt(paths, c.side, from_s), b = FootAt(paths, c.side, to_s);
    if (a && b) speeds.push_back((a->x() - b->x()) / (to_s - from_s));
  }
  return speeds.empty() ? 0 : Median(std::move(speeds));
}

/// Where the stretch's own origin is in the laboratory: under the mean mid-hip, at the height of soles in
/// mid-stance.
Vec3 FindOrigin(const JointPaths& paths, const std::vector<LabContact>& contacts, const LabOptions& options) {
  std::vector<double> soles;
  for (const LabContact& c : contacts) {
    if (const auto foot = FootAt(paths, c.side, c.ic_s + 0.4 * (c.to_s - c.ic_s))) soles.push_back(foot->y());
  }
  Vec3 sum = Vec3::Zero();
  int n = 0;
  for (std::size_t i = 0; i < paths.time_s.size(); ++i) {
    if (paths.time_s[i] < options.start_s || paths.time_s[i] > options.start_s + options.duration_s) continue;
    for (Side side : kSides) {
      if (const auto& p = paths.p_W[LandmarkOf(side, Part::kHip)][i]) sum += *p, ++n;
    }
  }
  return {sum.x() / std::max(n, 1), soles.empty() ? 0 : Median(std::move(soles)), sum.z() / std::max(n, 1)};
}

/// The same with times from the stretch's start, places from its origin, and only as long as the curves need.
JointPaths CutPaths(const JointPaths& paths, const Vec3& origin, const LabOptions& options) {
  JointPaths cut;
  for (std::size_t i = 0; i < paths.time_s.size(); ++i) {
    const double t = paths.time_s[i] - options.start_s;
    if (t < -kPadding_s || t > options.duration_s + kPadding_s) continue;
    cut.time_s.push_back(t);
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      const auto& path = paths.p_W.values[k];
      if (!path.empty())
        cut.p_W.values[k].push_back(path[i] ? std::optional<Vec3>(*path[i] - origin) : std::nullopt);
    }
  }
  return cut;
}

std::vector<GaitEvent> MakeEvents(const std::vector<LabContact>& contacts, const LabOptions& options) {
  std::vector<GaitEvent> events;
  const auto add = [&](Side side, EventType type, double time_s) {
    const double t = time_s - options.start_s;
    if (t >= 0 && t <= options.duration_s) events.push_back({side, type, t, 0});
  };
  for (const LabContact& c : contacts) {
    add(c.side, EventType::kInitialContact, c.ic_s);
    add(c.side, EventType::kToeOff, c.to_s);
  }
  std::ranges::sort(events, {}, &GaitEvent::time_s);
  return events;
}

std::string WhyNotStretch(const std::vector<LabContact>& contacts, const JointPaths& paths,
                          const LabOptions& options) {
  const double end_s = options.start_s + options.duration_s;
  if (contacts.size() < 4) return "the force plate shows fewer than four contacts of a running foot.";
  if (paths.time_s.front() > options.start_s || paths.time_s.back() < end_s) {
    return fmt::format(
        "the trial lasts from {:.1f} to {:.1f} s, the stretch {:.1f} to {:.1f} s is not within it.",
        paths.time_s.front(), paths.time_s.back(), options.start_s, end_s);
  }
  if (contacts.front().ic_s > options.start_s || contacts.back().ic_s <= end_s) {
    return fmt::format(
        "the plate's contacts reach from {:.1f} to {:.1f} s and do not cover the stretch {:.1f} to {:.1f} s.",
        contacts.front().ic_s, contacts.back().ic_s, options.start_s, end_s);
  }
  for (std::size_t i = 1; i < contacts.size(); ++i) {
    const bool within = contacts[i].ic_s > options.start_s && contacts[i - 1].ic_s < end_s;
    if (within && contacts[i].side == contacts[i - 1].side) {
      return fmt::format(
          "two contacts of the {} foot follow each other at {:.2f} s: a contact is missing or the sides are "
          "unclear.",
          Name(contacts[i].side), contacts[i].ic_s);
    }
  }
  return {};
}

LabFit MakeFit(const MarkerJoints& joints, const SmoothLegs& legs, const JointPaths& cut,
               double belt_speed_m_s) {
  LabFit fit;
  fit.hip_m = CalcResidual_m(legs, cut, Part::kHip);
  fit.knee_m = CalcResidual_m(legs, cut, Part::kKnee);
  fit.ankle_m = CalcResidual_m(legs, cut, Part::kAnkle);
  fit.heel_m = CalcResidual_m(legs, cut, Part::kHeel);
  fit.toe_m = CalcResidual_m(legs, cut, Part::kToe);
  fit.thigh_cluster_m = joints.thigh_fit_m;
  fit.shank_cluster_m = joints.shank_fit_m;
  fit.belt_speed_m_s = belt_speed_m_s;
  fit.doubtful_markers = joints.doubtful_markers;
  return fit;
}

JointTrajectory MakeTrajectoryOf(std::shared_ptr<const LabBody> body, const LabOptions& options,
                                 double belt_speed_m_s) {
  JointTrajectory trajectory;
  trajectory.name = "run";
  trajectory.height_m = body->height_m;
  trajectory.duration_s = options.duration_s;
  trajectory.treadmill = true;
  trajectory.belt_speed_m_s = options.belt_speed_m_s.value_or(belt_speed_m_s);
  trajectory.planted = kPlanted;
  trajectory.pose = [body = std::move(body)](double time_s) { return CalcLabPose(*body, time_s); };
  return trajectory;
}

LabMotion MakeMotion(const MarkerJoints& joints, const JointPaths& cut,
                     const std::vector<LabContact>& contacts, const LabOptions& options) {
  const double belt_speed_m_s = CalcBeltSpeed_m_s(joints.paths, contacts);
  auto body = std::make_shared<LabBody>();
  body->legs = FitSmoothLegs(cut, cut.time_s.front(), cut.time_s.back(), options.cutoff_hz);
  body->trunk = options.trunk;
  body->height_m = joints.height_m;
  for (const LabContact& c : contacts) body->steps.push_back({c.side, c.ic_s - options.start_s});
  LabMotion motion;
  motion.fit = MakeFit(joints, body->legs, cut, belt_speed_m_s);
  motion.events = MakeEvents(contacts, options);
  motion.body = body;
  motion.trajectory = MakeTrajectoryOf(body, options, belt_speed_m_s);
  return motion;
}

}  // namespace

LabMotionResult MakeTrajectoryFromMarkers(const Markers& running, const Markers& standing,
                                          const VerticalForce& force, const LabOptions& options) {
  HINGE_CHECK(options.duration_s >= 2 && options.duration_s <= kLongestLab_s, options.duration_s);
  HINGE_CHECK(options.cutoff_hz > 0, options.cutoff_hz);
  LabMotionResult result;
  const MarkerJointsResult found = CalcMarkerJoints(running, standing, options.height_m);
  result.why_not = found.why_not;
  if (!result.why_not.empty()) return result;
  const std::vector<LabContact> contacts = FindContacts(found.joints.paths, force);
  result.why_not = WhyNotStretch(contacts, found.joints.paths, options);
  if (!result.why_not.empty()) return result;
  const JointPaths& paths = found.joints.paths;
  const JointPaths cut = CutPaths(paths, FindOrigin(paths, contacts, options), options);
  result.why_not = WhyRarelySeen(cut);
  if (result.why_not.empty()) result.motion = MakeMotion(found.joints, cut, contacts, options);
  return result;
}

}  // namespace hinge
