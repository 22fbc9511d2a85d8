// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/standing.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/form/back_outline.h"
#include "hinge/science/scene/view.h"

namespace hinge {
namespace {

/// The points of one picture in the plane of the body, in pixels turned upright.
struct Upright {
  const KeypointFrame& frame;
  const Scene& scene;

  Vec2 P(Side side, Part part) const {
    return CalcWorldPoint(scene, frame.points[LandmarkOf(side, part)].p_I_px);
  }
  /// Both sides of all of them; a point that was not seen has no place.
  bool Sees(std::initializer_list<Part> parts) const {
    return std::all_of(parts.begin(), parts.end(), [this](Part part) {
      return frame.points[LandmarkOf(Side::kLeft, part)].seen() &&
             frame.points[LandmarkOf(Side::kRight, part)].seen();
    });
  }
  Vec2 Middle(Part part) const { return 0.5 * (P(Side::kLeft, part) + P(Side::kRight, part)); }
};

/// Mean of both sides of an angle.
template <typename AngleOf>
double BothSides_deg(AngleOf angle) {
  return 0.5 * (angle(Side::kLeft) + angle(Side::kRight));
}

/// One angle over all pictures.
Measured Summarize(const std::vector<double>& values_deg, double seconds, const StandingOptions& options,
                   bool turned_by_camera) {
  if (values_deg.empty()) return Missing("its points were not seen in the standing");
  const double sway_deg = values_deg.size() < 2 ? options.photo_sigma_deg
                                                : RobustSigma(values_deg) / std::sqrt(std::max(1.0, seconds));
  const double roll_deg =
      turned_by_camera && !options.same_camera ? DegFromRad(options.moved_roll_sigma_rad) : 0;
  return Known(Median(values_deg), std::hypot(options.repeat_sigma_deg, sway_deg, roll_deg), options.source);
}

/// The back of one stretch of standing, which cannot show how much the next stretch would differ.
BackReference StandingBack(const KeypointTrack& standing, double from_s, double until_s,
                           double repeat_sigma_deg) {
  BackReference back = EstimateBack(standing, {{from_s, until_s + 1e-6}});
  for (Measured* m : {&back.bow_deg, &back.lumbar_deg, &back.thoracic_deg}) {
    if (m->known()) m->sigma = std::hypot(m->sigma, repeat_sigma_deg);
  }
  return back;
}

struct Series {
  std::vector<double> lean, straightness, knee, leg_line, foot;

  void Add(const Upright& u) {
    AddTrunk(u);
    AddLegs(u);
  }

 private:
  void AddTrunk(const Upright& u) {
    if (!u.Sees({Part::kHip, Part::kShoulder})) return;
    const Vec2 hip = u.Middle(Part::kHip), shoulder = u.Middle(Part::kShoulder), ear = u.Middle(Part::kEar);
    lean.push_back(CalcTrunkLean(hip, shoulder).deg());
    if (u.Sees({Part::kEar})) straightness.push_back(CalcStraightness(ear, shoulder, hip).deg());
  }
  void AddLegs(const Upright& u) {
    const auto at = [&](Part part) { return [&u, part](Side side) { return u.P(side, part); }; };
    const auto h = at(Part::kHip), k = at(Part::kKnee), a = at(Part::kAnkle), heel = at(Part::kHeel),
               toe = at(Part::kToe);
    if (u.Sees({Part::kHip, Part::kKnee, Part::kAnkle}))
      knee.push_back(BothSides_deg([&](Side s) { return CalcKneeFlexion(h(s), k(s), a(s)).deg(); }));
    if (u.Sees({Part::kHip, Part::kAnkle}))
      leg_line.push_back(BothSides_deg([&](Side s) { return -CalcSegmentAttitude(h(s), a(s)).deg(); }));
    if (u.Sees({Part::kHeel, Part::kToe}))
      foot.push_back(BothSides_deg([&](Side s) { return CalcFootAngle(heel(s), toe(s)).deg(); }));
  }
};

}  // namespace

std::optional<StandingReference> EstimateStanding(const KeypointTrack& standing, const Scene& scene,
                                                  const StandingOptions& options) {
  const std::optional<Facing> facing = FindFacing(standing);
  if (!facing) return std::nullopt;
  Scene upright = scene;
  upright.facing = *facing;
  upright.scale_m_per_px = Known(1, 0, "angles need none");
  if (!options.same_camera) upright.roll_rad = Known(0, options.moved_roll_sigma_rad, "taken as level");
  Series series;
  double first_s = 0, last_s = 0;
  for (const KeypointFrame& f : standing.frames) {
    if (!f.found()) continue;
    if (series.lean.empty()) first_s = f.time_s;
    last_s = f.time_s;
    series.Add({f, upright});
  }
  if (series.lean.empty()) return std::nullopt;
  const double seconds = last_s - first_s;
  return StandingReference{.trunk_lean_deg = Summarize(series.lean, seconds, options, true),
                           .straightness_deg = Summarize(series.straightness, seconds, options, false),
                           .knee_deg = Summarize(series.knee, seconds, options, false),
                           .leg_line_deg = Summarize(series.leg_line, seconds, options, true),
                           .foot_angle_deg = Summarize(series.foot, seconds, options, true),
                           .back = StandingBack(standing, first_s, last_s, options.repeat_sigma_deg),
                           .own = true,
                           .same_camera = options.same_camera,
                           .same_facing = *facing == scene.facing,
                           .bias_kept = options.bias_kept,
                           .seconds = seconds,
                           .source = options.source};
}

KeypointTrack CutTrack(const KeypointTrack& track, double from_s, double until_s) {
  KeypointTrack cut = track;
  std::erase_if(cut.frames, [&](const KeypointFrame& f) { return f.time_s < from_s || f.time_s > until_s; });
  return cut;
}

}  // namespace hinge
