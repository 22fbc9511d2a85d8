// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/motion_opensim.h"

#include <fmt/format.h>

#include <cctype>

#include "hinge/edge/formats/csv.h"
#include "hinge/science/body/angles.h"

namespace hinge {
namespace {

constexpr int kTimeDecimals = 6, kValueDecimals = 5;

double SlowMotion(const Session& session) { return session.scene.slow_motion_factor.value.value_or(1); }

std::vector<double> LifeTimes_s(const Session& session) {
  std::vector<double> times_s;
  for (const MotionSample& sample : session.motion) times_s.push_back(sample.time_s / SlowMotion(session));
  return times_s;
}

/// Height in W of the ground below the middle of the picture; 0, the picture's lower edge, where it is not known.
double GroundHeight_m(const Scene& scene) {
  if (!scene.ground_I_px.known() || !scene.scale_m_per_px.known() || !scene.roll_rad.known()) return 0;
  return CalcWorldPoint(scene, {0.5 * scene.image_width_px, *scene.ground_I_px.value}).y();
}

/// What the foot's own standing takes off the ankle.
double StandingFoot_deg(const Session& session) {
  return session.standing.own ? session.standing.foot_angle_deg.value.value_or(0) : 0;
}

Vec2 Middle(const MotionSample& sample, Part part) {
  return 0.5 * (sample.p_W_m[LandmarkOf(Side::kLeft, part)] + sample.p_W_m[LandmarkOf(Side::kRight, part)]);
}

double TrunkLean_deg(const MotionSample& sample) {
  return CalcTrunkLean(Middle(sample, Part::kHip), Middle(sample, Part::kShoulder)).deg();
}

/// The leg of one side in one picture.
struct Leg {
  const MotionSample& sample;
  Side side;

  const Vec2& P(Part part) const { return sample.p_W_m[LandmarkOf(side, part)]; }
  Angle Thigh() const { return CalcSegmentAttitude(P(Part::kHip), P(Part::kKnee)); }
  Angle Shank() const { return CalcSegmentAttitude(P(Part::kKnee), P(Part::kAnkle)); }
  double HipFlexion_deg() const {
    return CalcTrunkThigh(Thigh(), Angle::Degrees(TrunkLean_deg(sample))).deg();
  }
  double Knee_deg() const { return CalcKneeFlexion(P(Part::kHip), P(Part::kKnee), P(Part::kAnkle)).deg(); }
  double Ankle_deg(double standing_deg) const {
    const Angle foot = CalcFootAngle(P(Part::kHeel), P(Part::kToe));
    return Wrap(foot - Angle::Degrees(standing_deg) - Shank()).deg();
  }
};

template <typename Value>
MotCoordinate Coordinate(std::string name, const Session& session, const Value& value) {
  MotCoordinate coordinate{.name = std::move(name), .values = {}};
  for (const MotionSample& sample : session.motion) coordinate.values.push_back(value(sample));
  return coordinate;
}

}  // namespace

std::string MarkerName(Landmark landmark) {
  const std::string_view name = Name(landmark);
  const std::size_t bar = name.find('_');
  const bool sided = bar != std::string_view::npos;
  std::string part(sided ? name.substr(bar + 1) : name);
  if (part == "toe") return fmt::format("{}BigToe", name.starts_with("left") ? 'L' : 'R');
  part[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(part[0])));
  if (!sided) return part;
  return fmt::format("{}{}", name.starts_with("left") ? 'L' : 'R', part);
}

Trc MakeMotionTrc(const Session& session) {
  Trc trc{.name = "motion.trc",
          .rate_hz = session.input.frame_rate_hz * SlowMotion(session),
          .units = "m",
          .markers = {.names = {}, .time_s = LifeTimes_s(session), .p_W = {}}};
  const double ground_m = GroundHeight_m(session.scene);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    trc.markers.names.push_back(MarkerName(LandmarkAt(i)));
    auto& places = trc.markers.p_W.emplace_back();
    for (const MotionSample& sample : session.motion) {
      const Vec2& p = sample.p_W_m.values[i];
      places.push_back(Vec3(p.x(), p.y() - ground_m, 0));
    }
  }
  return trc;
}

std::vector<MotCoordinate> CalcMotCoordinates(const Session& session) {
  const double ground_m = GroundHeight_m(session.scene), foot_deg = StandingFoot_deg(session);
  std::vector<MotCoordinate> all;
  const auto add = [&](std::string name, const auto& value) {
    all.push_back(Coordinate(std::move(name), session, value));
  };
  add("pelvis_tilt", [](const MotionSample& s) { return -TrunkLean_deg(s); });
  add("pelvis_tx", [](const MotionSample& s) { return Middle(s, Part::kHip).x(); });
  add("pelvis_ty", [&](const MotionSample& s) { return Middle(s, Part::kHip).y() - ground_m; });
  for (Side side : {Side::kRight, Side::kLeft}) {
    const char letter = side == Side::kRight ? 'r' : 'l';
    add(fmt::format("hip_flexion_{}", letter), [&](const auto& s) { return Leg{s, side}.HipFlexion_deg(); });
    add(fmt::format("knee_angle_{}", letter), [&](const auto& s) { return Leg{s, side}.Knee_deg(); });
    add(fmt::format("ankle_angle_{}", letter), [&](const auto& s) {
      return Leg{s, side}.Ankle_deg(foot_deg);
    });
  }
  return all;
}

std::string MakeMotionMot(const Session& session) {
  const std::vector<MotCoordinate> coordinates = CalcMotCoordinates(session);
  const std::vector<double> times_s = LifeTimes_s(session);
  std::string text = fmt::format(
      "Coordinates\nversion=1\nnRows={}\nnColumns={}\ninDegrees=yes\n\n"
      "Angles in degrees, lengths in metres. One side view: pelvis and trunk are one piece.\n"
      "Ankles: {}.\n\nendheader\ntime",
      times_s.size(), coordinates.size() + 1,
      session.standing.own && session.standing.foot_angle_deg.known()
          ? "the foot's standing angle is taken off"
          : "from the line heel-toe, no standing taken off");
  for (const MotCoordinate& coordinate : coordinates) text += '\t' + coordinate.name;
  text += '\n';
  for (std::size_t i = 0; i < times_s.size(); ++i) {
    text += CsvNumber(times_s[i], kTimeDecimals);
    for (const MotCoordinate& coordinate : coordinates)
      text += '\t' + CsvNumber(coordinate.values[i], kValueDecimals);
    text += '\n';
  }
  return text;
}

}  // namespace hinge
