// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/strength/body_series.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/foundation/signal/smoothing_spline.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/body/leg_length.h"

namespace hinge {
namespace {

constexpr double kCutoff_hz = 10, kCutoffOverRate = 0.25, kKnotsPerCutoffPeriod = 3;
constexpr double kNearby_s = 0.25;     // farther from any picture nothing is known
constexpr double kFewestShare = 0.15;  // of the pictures; a point seen less is not seen
constexpr double kLeastTrust = 1e-3, kBelieved = 0.5;
constexpr std::size_t kFewestPoints = 8;

std::vector<const KeypointFrame*> FoundFrames(const KeypointTrack& track) {
  std::vector<const KeypointFrame*> frames;
  for (const KeypointFrame& f : track.frames) {
    if (f.found()) frames.push_back(&f);
  }
  return frames;
}

double PictureRate_hz(const std::vector<const KeypointFrame*>& frames) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < frames.size(); ++i) gaps.push_back(frames[i]->time_s - frames[i - 1]->time_s);
  return 1 / Median(std::move(gaps));
}

std::vector<PathSample> SamplesOf(Landmark landmark, const std::vector<const KeypointFrame*>& frames,
                                  const BodySeries& body, const ErrorModel& errors) {
  std::vector<PathSample> samples;
  const double forward = body.facing == Facing::kRight ? 1 : -1;
  for (const KeypointFrame* f : frames) {
    const Keypoint& point = f->points[landmark];
    if (!point.seen()) continue;
    const Vec2 p_B(forward * point.p_I_px.x() / body.leg_px, -point.p_I_px.y() / body.leg_px);
    samples.push_back({f->time_s, p_B, std::max(1e-3, errors.Jitter_legs(point.visibility))});
  }
  return samples;
}

/// The grid, and which of its samples have a picture nearby.
void MakeGrid(const std::vector<const KeypointFrame*>& frames, BodySeries& body) {
  const double start_s = frames.front()->time_s, end_s = frames.back()->time_s;
  const auto count = static_cast<std::size_t>((end_s - start_s) * BodySeries::kRate_hz) + 1;
  std::size_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double t = start_s + static_cast<double>(i) / BodySeries::kRate_hz;
    while (next + 1 < frames.size() && frames[next + 1]->time_s <= t) ++next;
    const double before = t - frames[next]->time_s;
    const double after = next + 1 < frames.size() ? frames[next + 1]->time_s - t : kNearby_s;
    body.time_s.push_back(t);
    body.seen.push_back(std::min(before, after) < kNearby_s);
  }
}

void FillPoints(const std::vector<const KeypointFrame*>& frames, const ErrorModel& errors, BodySeries& body) {
  const double cutoff_hz = std::min(kCutoff_hz, kCutoffOverRate * PictureRate_hz(frames));
  const SplineBasis basis(body.time_s.front(), frames.back()->time_s,
                          1 / (kKnotsPerCutoffPeriod * cutoff_hz));
  for (std::size_t k = 0; k < kLandmarkCount; ++k) {
    const Landmark landmark = LandmarkAt(k);
    const auto samples = SamplesOf(landmark, frames, body, errors);
    const double share = static_cast<double>(samples.size()) / static_cast<double>(frames.size());
    if (share < kFewestShare || samples.size() < kFewestPoints) continue;
    body.seen_share[landmark] = share;
    const SmoothPath path =
        SmoothPath::Fit(basis, samples, {.cutoff_hz = cutoff_hz, .outlier_sigmas = 3, .reweightings = 4});
    for (double t : body.time_s) body.p_B[landmark].push_back(Evaluate(basis, path.mean(), t));
  }
}

void FillBelief(const std::vector<const KeypointFrame*>& frames, BodySeries& body) {
  for (const KeypointFrame* f : frames) {
    for (std::size_t k = 0; k < kLandmarkCount; ++k)
      body.belief.values[k] += f->points.values[k].visibility / static_cast<double>(frames.size());
  }
  for (Side side : kSides) {
    const double belief =
        0.5 * (body.belief[LandmarkOf(side, Part::kKnee)] + body.belief[LandmarkOf(side, Part::kAnkle)]);
    body.leg_trust[side] = std::max(kLeastTrust, belief);
  }
}

/// False where neither side of a needed part was seen.
bool FillFromOtherSide(BodySeries& body) {
  for (Part part : kParts) {
    const bool needed =
        part == Part::kShoulder || part == Part::kHip || part == Part::kKnee || part == Part::kAnkle;
    for (Side side : kSides) {
      auto& own = body.p_B[LandmarkOf(side, part)];
      if (!own.empty()) continue;
      const auto& other = body.p_B[LandmarkOf(Opposite(side), part)];
      if (other.empty() && needed) return false;
      own = other.empty() ? std::vector<Vec2>(body.size(), Vec2::Zero()) : other;
    }
  }
  return true;
}

double ForwardLean_deg(const Vec2& p_BLower, const Vec2& p_BUpper) {
  return CalcTrunkLean(p_BLower, p_BUpper).deg();
}

void FillSide(Side side, std::size_t i, BodySeries& body) {
  const auto at = [&](Part part) { return body.p_B[LandmarkOf(side, part)][i]; };
  const double thigh = CalcSegmentAttitude(at(Part::kHip), at(Part::kKnee)).deg();
  const double shank = CalcSegmentAttitude(at(Part::kKnee), at(Part::kAnkle)).deg();
  const Angle upper = CalcSegmentAttitude(at(Part::kShoulder), at(Part::kElbow));
  const Angle fore = CalcSegmentAttitude(at(Part::kElbow), at(Part::kWrist));
  body.thigh_deg[side].push_back(thigh);
  body.shank_deg[side].push_back(shank);
  body.knee_deg[side].push_back(thigh - shank);
  body.foot_deg[side].push_back(CalcFootAngle(at(Part::kHeel), at(Part::kToe)).deg());
  body.trunk_thigh_deg[side].push_back(thigh + body.lean_deg[i]);
  body.upper_arm_deg[side].push_back(upper.deg());
  body.elbow_deg[side].push_back(Wrap(fore - upper).deg());
}

}  // namespace

std::size_t BodySeries::At(double t_s) const {
  const double at = std::round((t_s - time_s.front()) * kRate_hz);
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(size() - 1)));
}

LegNamingOptions StridingNaming() {
  LegNamingOptions options;
  // The network has little reason to mix these legs up: a clip does not begin or end so, and half a clip whose legs are
  // exchanged as a whole is as smooth as one that is right.
  options.ends_price = 3;
  options.trust_in_network = 0.05;
  return options;
}

LegNamingOptions ExerciseNaming() {
  LegNamingOptions options = StridingNaming();
  options.change_price = 3;  // no leg is a model for the other
  options.half_stride_weight = 0;
  options.seam_weight = 0;
  options.home_weight = 2;
  return options;
}

void FillAngles(BodySeries& body) {
  body.lean_deg.clear(), body.straightness_deg.clear();
  for (auto* series : {&body.thigh_deg, &body.shank_deg, &body.foot_deg, &body.knee_deg,
                       &body.trunk_thigh_deg, &body.upper_arm_deg, &body.elbow_deg}) {
    for (Side side : kSides) (*series)[side].clear();
  }
  for (std::size_t i = 0; i < body.size(); ++i) {
    const Vec2 hip = body.Middle_B(Part::kHip, i), shoulder = body.Middle_B(Part::kShoulder, i);
    body.lean_deg.push_back(ForwardLean_deg(hip, shoulder));
    body.straightness_deg.push_back(CalcStraightness(body.Middle_B(Part::kEar, i), shoulder, hip).deg());
    for (Side side : kSides) FillSide(side, i, body);
  }
}

std::optional<BodySeries> MakeBodySeries(const KeypointTrack& named, Facing facing,
                                         const ErrorModel& errors) {
  const auto frames = FoundFrames(named);
  const auto leg_px = CalcLegLength_px(named);
  if (frames.size() < kFewestPoints || !leg_px) return std::nullopt;
  BodySeries body;
  body.facing = facing;
  body.leg_px = *leg_px;
  MakeGrid(frames, body);
  FillPoints(frames, errors, body);
  FillBelief(frames, body);
  if (!FillFromOtherSide(body)) return std::nullopt;
  FillAngles(body);
  return body;
}

bool SeesPart(const BodySeries& body, Part part) {
  return std::any_of(kSides.begin(), kSides.end(), [&](Side side) {
    const Landmark landmark = LandmarkOf(side, part);
    return body.seen_share[landmark] > 0 && body.belief[landmark] >= kBelieved;
  });
}

Side ArmSide(const BodySeries& body) {
  const Side near = NearSide(body.facing);
  return body.seen_share[LandmarkOf(near, Part::kWrist)] > 0 ? near : Opposite(near);
}

std::vector<double> MeanOfLegs(const BodySeries& body, const PerSide<std::vector<double>>& series) {
  const double left = body.leg_trust[Side::kLeft], right = body.leg_trust[Side::kRight];
  const double share = left / (left + right);
  std::vector<double> mean = series[Side::kRight];
  for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += share * (series[Side::kLeft][i] - mean[i]);
  return mean;
}

std::vector<double> AnkleAhead_legs(const BodySeries& body, Side side) {
  std::vector<double> ahead;
  for (std::size_t i = 0; i < body.size(); ++i)
    ahead.push_back(body.p_B[LandmarkOf(side, Part::kAnkle)][i].x() - body.Middle_B(Part::kHip, i).x());
  return ahead;
}

std::vector<double> Slice(const std::vector<double>& values, const SampleSpan& span) {
  return {values.begin() + static_cast<std::ptrdiff_t>(span.first),
          values.begin() + static_cast<std::ptrdiff_t>(span.last)};
}

}  // namespace hinge
