// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/plane_motion.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/twin/runner/smooth_legs.h"
#include "hinge/twin/runner/space_curve.h"
#include "hinge/twin/runner/trajectory.h"

namespace hinge {
namespace {

constexpr std::size_t kFewest = 30;
constexpr double kShortest_s = 0.5;

using Line = std::vector<std::optional<Vec3>>;  // of the plane: z = 0

/// A segment: how long it is and where it points.
struct Segment {
  double length_m = 0;
  SpaceCurve direction;
};

struct PlaneLeg {
  Segment thigh, shank;
  LegLengths foot;  ///< thigh and shank unused
  SpaceCurve sole;
};

struct PlaneBody {
  SplineBasis basis{0, 1, 1};
  SpaceCurve mid_hip;
  double ground_m = 0;
  Segment trunk, neck, nose;
  PerSide<Segment> upper_arm, forearm;
  PerSide<PlaneLeg> leg;
  PerLandmark<double> half_width_m;
};

/// The samples by landmark, with what the fit of each line needs.
struct Fit {
  std::vector<double> time_s;
  std::vector<PlaneSample> samples;
  double cutoff_hz;

  Vec2 P(std::size_t i, Side side, Part part) const { return samples[i].p_W[LandmarkOf(side, part)]; }
  Vec2 Middle(std::size_t i, Part part) const {
    return 0.5 * (P(i, Side::kLeft, part) + P(i, Side::kRight, part));
  }

  template <typename At>
  Line Of(const At& at) const {
    Line line;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const Vec2 v = at(i);
      line.emplace_back(Vec3(v.x(), v.y(), 0));
    }
    return line;
  }
  SpaceCurve Curve(const SplineBasis& basis, const Line& line) const {
    return FitSpaceCurve(basis, time_s, line, cutoff_hz);
  }
};

double MedianLength_m(const Line& line) {
  std::vector<double> lengths;
  for (const auto& v : line) lengths.push_back(v->norm());
  return Median(std::move(lengths));
}

template <typename At>
Segment FitSegment(const Fit& fit, const SplineBasis& basis, const At& at) {
  const Line line = fit.Of(at);
  return {MedianLength_m(line), fit.Curve(basis, line)};
}

PlaneLeg FitLeg(const Fit& fit, const SplineBasis& basis, Side side) {
  const auto between = [&](Part from, Part to) {
    return
        [&fit, side, from, to](std::size_t i) -> Vec2 { return fit.P(i, side, to) - fit.P(i, side, from); };
  };
  PlaneLeg leg;
  leg.thigh = FitSegment(fit, basis, between(Part::kHip, Part::kKnee));
  leg.shank = FitSegment(fit, basis, between(Part::kKnee, Part::kAnkle));
  const Line sole = fit.Of(between(Part::kHeel, Part::kToe)),
             over_heel = fit.Of(between(Part::kHeel, Part::kAnkle));
  leg.foot.foot_m = MedianLength_m(sole);
  std::vector<double> ahead, height;
  for (std::size_t i = 0; i < sole.size(); ++i) {
    const Vec3 along = sole[i]->normalized(), above(-along.y(), along.x(), 0);
    ahead.push_back(over_heel[i]->dot(along));
    height.push_back(over_heel[i]->dot(above));
  }
  leg.foot.ankle_ahead_m = Median(std::move(ahead));
  leg.foot.ankle_height_m = Median(std::move(height));
  leg.sole = fit.Curve(basis, sole);
  return leg;
}

Vec3 Along(const PlaneBody& body, const SpaceCurve& direction, double time_s) {
  return Evaluate(body.basis, direction, time_s).normalized();
}
Vec3 Along(const PlaneBody& body, const Segment& segment, double time_s) {
  return segment.length_m * Along(body, segment.direction, time_s);
}

/// In the plane, before the widths.
void PlaceLegOf(const PlaneBody& body, Side side, double time_s, const Vec3& hip, PerLandmark<Vec3>& p_W) {
  const PlaneLeg& leg = body.leg[side];
  LegLengths lengths = leg.foot;
  lengths.thigh_m = leg.thigh.length_m;
  lengths.shank_m = leg.shank.length_m;
  LegDirections d{Along(body, leg.thigh.direction, time_s), Along(body, leg.shank.direction, time_s),
                  Along(body, leg.sole, time_s), Vec3::Zero()};
  d.instep = Vec3(-d.sole.y(), d.sole.x(), 0);
  d = TurnFootOntoGround(lengths, d, hip + lengths.thigh_m * d.thigh + lengths.shank_m * d.shank);
  PlaceLeg(lengths, d, hip, side, p_W);
}

PersonPose PoseAt(const PlaneBody& body, double time_s) {
  PersonPose pose;
  pose.time_s = time_s;
  const Vec3 hip = Evaluate(body.basis, body.mid_hip, time_s) - Vec3(0, body.ground_m, 0);
  const Vec3 shoulder = hip + Along(body, body.trunk, time_s),
             ear = shoulder + Along(body, body.neck, time_s);
  pose.p_W[Landmark::kNose] = ear + Along(body, body.nose, time_s);
  for (Side side : kSides) {
    PlaceLegOf(body, side, time_s, hip, pose.p_W);
    const Vec3 elbow = shoulder + Along(body, body.upper_arm[side], time_s);
    pose.p_W[LandmarkOf(side, Part::kEar)] = ear;
    pose.p_W[LandmarkOf(side, Part::kShoulder)] = shoulder;
    pose.p_W[LandmarkOf(side, Part::kElbow)] = elbow;
    pose.p_W[LandmarkOf(side, Part::kWrist)] = elbow + Along(body, body.forearm[side], time_s);
    for (Part part : kParts) {
      const Landmark landmark = LandmarkOf(side, part);
      pose.p_W[landmark].z() = (side == Side::kRight ? 1 : -1) * body.half_width_m[landmark];
    }
  }
  return pose;
}

/// Height of the soles on the ground: the chain's own, so that they lie on y = 0.
double FindGround_m(const PlaneBody& body) {
  std::vector<double> lowest;
  PlaneBody high = body;
  high.ground_m = -100;  // no foot is turned
  for (double t = body.basis.start_s(); t <= body.basis.end_s(); t += 0.01) {
    const PersonPose pose = PoseAt(high, t);
    double low = 1e9;
    for (Side side : kSides) {
      for (Part part : {Part::kHeel, Part::kToe}) low = std::min(low, pose.p_W[LandmarkOf(side, part)].y());
    }
    lowest.push_back(low + high.ground_m);
  }
  return Quantile(std::move(lowest), 0.05);
}

std::shared_ptr<const PlaneBody> FitBody(const Fit& fit, double height_m) {
  auto body = std::make_shared<PlaneBody>();
  body->basis = MakeMotionBasis(fit.time_s.front(), fit.time_s.back(), fit.cutoff_hz);
  const SplineBasis& basis = body->basis;
  const auto middles = [&](Part from, Part to) {
    return [&fit, from, to](std::size_t i) -> Vec2 { return fit.Middle(i, to) - fit.Middle(i, from); };
  };
  body->mid_hip = fit.Curve(basis, fit.Of([&](std::size_t i) { return fit.Middle(i, Part::kHip); }));
  body->trunk = FitSegment(fit, basis, middles(Part::kHip, Part::kShoulder));
  body->neck = FitSegment(fit, basis, middles(Part::kShoulder, Part::kEar));
  body->nose = FitSegment(fit, basis, [&](std::size_t i) -> Vec2 {
    return fit.samples[i].p_W[Landmark::kNose] - fit.Middle(i, Part::kEar);
  });
  for (Side side : kSides) {
    const auto between = [&fit, side](Part from, Part to) {
      return
          [&fit, side, from, to](std::size_t i) -> Vec2 { return fit.P(i, side, to) - fit.P(i, side, from); };
    };
    body->upper_arm[side] = FitSegment(fit, basis, between(Part::kShoulder, Part::kElbow));
    body->forearm[side] = FitSegment(fit, basis, between(Part::kElbow, Part::kWrist));
    body->leg[side] = FitLeg(fit, basis, side);
  }
  body->half_width_m = MakeHalfWidths_m(height_m);
  body->ground_m = FindGround_m(*body);
  return body;
}

}  // namespace

PlaneMotionResult MakeTrajectoryFromPlane(const std::vector<PlaneSample>& samples,
                                          const PlaneMotionOptions& options) {
  HINGE_CHECK(options.cutoff_hz > 0 && options.height_m >= 1.2 && options.height_m <= 2.2, options.cutoff_hz,
              options.height_m);
  for (std::size_t i = 1; i < samples.size(); ++i) HINGE_CHECK(samples[i].time_s > samples[i - 1].time_s, i);
  if (samples.size() < kFewest || samples.back().time_s - samples.front().time_s < kShortest_s) {
    return {std::nullopt, fmt::format("the motion has {} pictures; at least {} over {} s are needed.",
                                      samples.size(), kFewest, kShortest_s)};
  }
  Fit fit{{}, samples, options.cutoff_hz};
  for (const PlaneSample& s : samples) fit.time_s.push_back(s.time_s - samples.front().time_s);
  JointTrajectory trajectory;
  trajectory.name = "session";
  trajectory.height_m = options.height_m;
  trajectory.duration_s = fit.time_s.back();
  trajectory.treadmill = options.treadmill;
  trajectory.belt_speed_m_s = options.treadmill ? options.belt_speed_m_s : 0;
  trajectory.planted = "Widths of the body are planted: the session saw the sagittal plane alone.";
  trajectory.pose = [body = FitBody(fit, options.height_m)](double time_s) { return PoseAt(*body, time_s); };
  return {std::move(trajectory), ""};
}

}  // namespace hinge
