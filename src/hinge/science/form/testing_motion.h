// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "hinge/foundation/base/angle.h"
#include "hinge/science/form/stride_view.h"
#include "hinge/science/gait/gait.h"
#include "hinge/science/motion/motion.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

/// A body for tests whose attitudes (degrees, zeros and signs of body/angles.h) are functions of time that a
/// test writes down: every joint follows from them by sines, never by the formulas under test. Left and right
/// hip, shoulder and ear coincide; arms hang; the foot is level, its heel below and behind the ankle.
struct StickBody {
  double thigh_m = 0.42, shank_m = 0.44, trunk_m = 0.50, neck_m = 0.20;
  double ankle_height_m = 0.07, heel_behind_m = 0.05, toe_ahead_m = 0.15;
  std::function<double(Side, double)> thigh_deg = [](Side, double) { return 20.0; };
  std::function<double(Side, double)> tibia_deg = [](Side, double) { return 5.0; };
  std::function<double(double)> lean_deg = [](double) { return 6.0; };
  std::function<double(double)> neck_deg = [](double) { return 6.0; };
  std::function<Vec2(double)> p_WHip_m = [](double) { return Vec2(0, 0.9); };

  double leg_m() const { return thigh_m + shank_m; }
};

/// Where a segment's lower end lies under its upper end, and its upper end over its lower end.
inline Vec2 Below(double length_m, double deg) {
  return length_m * Vec2(std::sin(RadFromDeg(deg)), -std::cos(RadFromDeg(deg)));
}
inline Vec2 Above(double length_m, double deg) {
  return length_m * Vec2(std::sin(RadFromDeg(deg)), std::cos(RadFromDeg(deg)));
}

/// Every landmark in W at a time.
using Places = std::function<PerLandmark<Vec2>(double)>;

inline PerLandmark<Vec2> PlaceBody(const StickBody& body, double time_s) {
  PerLandmark<Vec2> p_W;
  const Vec2 hip = body.p_WHip_m(time_s);
  const Vec2 shoulder = hip + Above(body.trunk_m, body.lean_deg(time_s));
  const Vec2 ear = shoulder + Above(body.neck_m, body.neck_deg(time_s));
  p_W[Landmark::kNose] = ear + Vec2(0.1, 0);
  for (Side side : kSides) {
    const Vec2 knee = hip + Below(body.thigh_m, body.thigh_deg(side, time_s));
    const Vec2 ankle = knee + Below(body.shank_m, body.tibia_deg(side, time_s));
    p_W[LandmarkOf(side, Part::kEar)] = ear;
    p_W[LandmarkOf(side, Part::kShoulder)] = shoulder;
    p_W[LandmarkOf(side, Part::kElbow)] = shoulder - Vec2(0, 0.3);
    p_W[LandmarkOf(side, Part::kWrist)] = shoulder - Vec2(0, 0.55);
    p_W[LandmarkOf(side, Part::kHip)] = hip;
    p_W[LandmarkOf(side, Part::kKnee)] = knee;
    p_W[LandmarkOf(side, Part::kAnkle)] = ankle;
    p_W[LandmarkOf(side, Part::kHeel)] = ankle - Vec2(body.heel_behind_m, body.ankle_height_m);
    p_W[LandmarkOf(side, Part::kToe)] = ankle + Vec2(body.toe_ahead_m, -body.ankle_height_m);
  }
  return p_W;
}

inline Places PlacesOf(const StickBody& body) {
  return [body](double time_s) { return PlaceBody(body, time_s); };
}

/// How finely a motion is seen and followed.
struct Sampling {
  double rate_hz = 120;
  double knot_s = 0.02;
};

/// The motion that passes through the places (within 0.1 mm where nothing changes faster than a runner), with
/// jitter of `sigma_m` on each point.
inline Motion MakeTestingMotion(const Places& places, double span_s, double sigma_m = 0,
                                std::uint64_t seed = 1, const Sampling& sampling = {}) {
  const bool exact = sigma_m == 0;
  const SmoothingOptions options{.cutoff_hz = exact ? 2 / sampling.knot_s : 8.0,
                                 .reweightings = exact ? 0 : 8};
  Motion motion;
  motion.basis = SplineBasis(0, span_s, exact ? sampling.knot_s : 2 * sampling.knot_s);
  Random random(seed);
  PerLandmark<std::vector<PathSample>> samples;
  for (int i = 0; i <= span_s * sampling.rate_hz; ++i) {
    const double t = i / sampling.rate_hz;
    const PerLandmark<Vec2> p_W = places(t);
    motion.time_s.push_back(t);
    for (std::size_t k = 0; k < kLandmarkCount; ++k) {
      const Vec2 jitter(random.Normal(0, sigma_m), random.Normal(0, sigma_m));
      samples.values[k].push_back({t, p_W.values[k] + jitter, exact ? 1e-6 : sigma_m});
    }
  }
  for (std::size_t k = 0; k < kLandmarkCount; ++k) {
    motion.paths.values[k] = SmoothPath::Fit(motion.basis, samples.values[k], options);
    motion.trust.values[k].assign(motion.time_s.size(), 1.0);
  }
  return motion;
}

/// A steady rhythm: the right foot lands at `first_s` and every `stride_s` after, the left half a stride
/// later; `strides` of each foot, all used.
struct TestingGait {
  double first_s = 0.5, stride_s = 0.72, contact_s = 0.24;
  int strides = 3;
  double sigma_s = 0;

  double span_s() const { return first_s + (strides + 1.5) * stride_s; }
};

inline Gait MakeTestingGait(const TestingGait& g) {
  Gait gait;
  const auto contact_s = [&](int k) { return g.first_s + 0.5 * k * g.stride_s; };
  for (int k = 0; k <= 2 * g.strides + 1; ++k) {
    const Side side = k % 2 == 0 ? Side::kRight : Side::kLeft;
    const double ic_s = contact_s(k), to_s = ic_s + g.contact_s;
    gait.events.push_back({side, EventType::kInitialContact, ic_s, g.sigma_s});
    gait.events.push_back({side, EventType::kToeOff, to_s, g.sigma_s});
    if (k < 2 * g.strides) gait.strides.push_back({side, ic_s, to_s, contact_s(k + 2), true, {}});
  }
  std::stable_sort(gait.events.begin(), gait.events.end(),
                   [](const GaitEvent& a, const GaitEvent& b) { return a.time_s < b.time_s; });
  return gait;
}

/// A scene without doubt.
inline Scene MakeTestingScene(double speed_m_s = 3.5) {
  Scene scene;
  scene.treadmill = true;
  scene.roll_rad = Known(0, 0, "test");
  scene.grade = Known(0, 0, "test");
  scene.scale_m_per_px = Known(0.004, 0, "test");
  scene.speed_m_s = Known(speed_m_s, 0, "test");
  return scene;
}

/// The stride of `gait` with that index, exactly as it is.
inline StrideView MakeTestingView(const MotionCurves& curves, const Gait& gait, std::size_t idx,
                                  double leg_m = 0.86, std::optional<double> speed_m_s = 3.5) {
  const Stride& s = gait.strides.at(idx);
  return {&curves, s.side, s.ic_s, s.to_s, s.next_ic_s, {}, speed_m_s, leg_m, 0, {}};
}

}  // namespace hinge
