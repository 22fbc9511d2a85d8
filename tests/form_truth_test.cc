// SPDX-License-Identifier: Apache-2.0
// The measures on the digital runner's own places and events against its truth, which comes from its angles
// and never from landmarks: two independent roads.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/testing_motion.h"
#include "hinge/science/gait/strides.h"
#include "hinge/twin/runner/com_path.h"
#include "hinge/twin/runner/testing_twins.h"
#include "hinge/twin/runner/trajectory.h"
#include "hinge/twin/runner/trajectory_truth.h"
#include "hinge/twin/runner/truth.h"

namespace hinge {
namespace {

// The digital runner's foot stops within no time at contact; a spline with knots every 2 ms rounds that
// corner.
constexpr double kAtContact_deg = 0.8, kElsewhere_deg = 0.1;
constexpr Sampling kFine{.rate_hz = 1500, .knot_s = 0.002};
const ErrorModel kNoErrors{
    .model = "none", .provenance = "", .jitter_legs = 0, .hidden_factor = 1, .measures = {}};

struct Seen {
  Gait gait;
  Form form;
};

Seen Measure(const TwinRun& run, int draws = 2) {
  const double span_s = run.options.duration_s;
  const Places places = [&](double t) { return CalcTwinPose(run, std::min(t, span_s)).p_W; };
  const Motion motion = MakeTestingMotion(places, span_s, 0, 1, kFine);
  GaitTrack track;
  track.time_s = motion.time_s;
  Seen seen;
  seen.gait = MakeGait(run.events, track);
  const StandingReference standing{.trunk_lean_deg = Known(0, 0, "test"),
                                   .straightness_deg = Known(0, 0, "test")};
  seen.form = MeasureForm(motion, seen.gait, MakeTestingScene(run.options.speed_m_s), kNoErrors, standing,
                          {.draws = draws, .frame_rate_hz = 500});
  return seen;
}

/// The values of the stride that begins with that contact; none where the stride was refused.
const std::map<std::string, double>* ValuesOf(const Seen& seen, const TwinStride& truth) {
  for (std::size_t k = 0; k < seen.gait.strides.size(); ++k) {
    const Stride& s = seen.gait.strides[k];
    if (s.side == truth.side && std::abs(s.ic_s - truth.ic_s) < 1e-9 && s.used)
      return &seen.form.by_stride[k];
  }
  return nullptr;
}

/// Most extended by the digital runner's own angles, from mid-stance until 15 % of the stride after toe-off.
double LeastThigh_deg(const TwinRun& run, const TwinStride& truth) {
  constexpr int kSamples = 400;
  const double from_s = 0.5 * (truth.ic_s + truth.to_s),
               until_s = truth.to_s + 0.15 * (truth.next_ic_s - truth.ic_s);
  double least = 180;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = from_s + (until_s - from_s) * i / kSamples;
    least = std::min(least, DegFromRad(CalcTwinPose(run, t).leg[truth.side].thigh));
  }
  return least;
}

void ExpectStride(const std::map<std::string, double>& seen, const TwinStride& truth, const TwinRun& run) {
  const double leg_m = run.body.thigh_m + run.body.shank_m, stride_s = truth.next_ic_s - truth.ic_s;
  EXPECT_NEAR(seen.at("thigh_ic"), truth.ic.thigh_deg, kAtContact_deg);
  EXPECT_NEAR(seen.at("tibia_ic"), truth.ic.tibia_deg, kAtContact_deg);
  EXPECT_NEAR(seen.at("knee_ic"), truth.ic.knee_deg, kAtContact_deg);
  EXPECT_NEAR(seen.at("tibia_ms"), truth.ms.tibia_deg, kElsewhere_deg);
  EXPECT_NEAR(seen.at("knee_peak"), truth.knee_peak_deg, kElsewhere_deg);
  EXPECT_NEAR(seen.at("knee_give"), truth.knee_peak_deg - truth.ic.knee_deg, kAtContact_deg);
  EXPECT_NEAR(seen.at("trunk_lean"), truth.trunk_lean_deg, 0.02);
  EXPECT_NEAR(seen.at("straightness"), truth.straightness_deg, 0.02);
  EXPECT_NEAR(seen.at("overstride_hip"), truth.overstride_hip_m / leg_m, 0.005);
  EXPECT_NEAR(seen.at("leg_length_min"), CalcLegSpan_m(run.body, RadFromDeg(truth.knee_peak_deg)) / leg_m,
              0.001);
  EXPECT_NEAR(seen.at("contact_time"), truth.contact_s(), 1e-9);
  EXPECT_NEAR(seen.at("cadence"), 120 / stride_s, 1e-6);
  EXPECT_NEAR(seen.at("step_length"), run.options.speed_m_s * stride_s / 2, 1e-6);
  EXPECT_NEAR(seen.at("thigh_extension"), LeastThigh_deg(run, truth), kElsewhere_deg);
}

TEST(FormOfTheDigitalRunner, IsItsTruthStrideByStride) {
  Random random(31);
  int strides = 0;
  for (int k = 0; k < 12; ++k) {
    const TwinRun run = DrawRun(random);
    const Seen seen = Measure(run);
    EXPECT_NEAR(seen.form.leg_m, run.body.thigh_m + run.body.shank_m, 1e-3);
    for (const TwinStride& truth : CalcTruth(run)) {
      SCOPED_TRACE(::testing::Message() << "runner " << k << ", contact at " << truth.ic_s);
      const auto* values = ValuesOf(seen, truth);
      if (values == nullptr) continue;
      ExpectStride(*values, truth, run);
      ++strides;
    }
  }
  EXPECT_GE(strides, 30);
}

/// The least-squares slope over a window is the rate's mean weighted by 6 u (1 - u), u from 0 to 1 along the
/// window.
double WeightedRate_m_s(const TwinRun& run, Side side, double until_s, double window_s) {
  constexpr int kPieces = 200;
  const auto ahead = [&](double t) {
    return PlaceOf(run, side, Part::kAnkle, t).x() - PlaceOf(run, side, Part::kHip, t).x();
  };
  double sum = 0;
  for (int i = 0; i < kPieces; ++i) {
    const double u = (i + 0.5) / kPieces,
                 from_s = until_s - window_s * (1 - static_cast<double>(i) / kPieces);
    sum += 6 * u * (1 - u) * (ahead(from_s + window_s / kPieces) - ahead(from_s)) / window_s;
  }
  return sum;
}

TEST(FormOfTheDigitalRunner, PawsBackAsItsAnkleMovesInTheLastThirtyMilliseconds) {
  double last = -1;
  for (double ratio : {0.15, 0.26, 0.5}) {
    TwinOptions options = MakeTypicalRunner(3.5);
    options.duration_s = 3;
    for (Side side : kSides) options.leg[side].pawback_ratio = ratio;
    const TwinRun run = MakeTwinRun(options);
    const TwinStride stride =
        CalcTruth(run)[2];  // the first contact is at 0: what was before it is not known
    const Seen form = Measure(run);
    const double seen = ValuesOf(form, stride)->at("pawback_ratio");
    EXPECT_NEAR(seen, -WeightedRate_m_s(run, stride.side, stride.ic_s, 0.030) / options.speed_m_s, 0.02)
        << ratio;
    EXPECT_GT(seen, last);
    last = seen;
  }
}

/// Highest minus lowest centre of mass by the closed form that the digital runner was made of (com_path.h).
double ComRise_m(const TwinRun& run, double from_s, double until_s) {
  constexpr int kSamples = 500;
  double low = 10, high = 0;
  for (int i = 0; i <= kSamples; ++i) {
    const double t = from_s + (until_s - from_s) * i / kSamples;
    const auto after =
        std::find_if(run.steps.begin(), run.steps.end(), [&](const TwinStep& s) { return s.ic_s > t; });
    const double y_m = CalcComPlace((after - 1)->com, t).y();
    low = std::min(low, y_m);
    high = std::max(high, y_m);
  }
  return high - low;
}

TEST(FormOfTheDigitalRunner, RisesAndFallsAsItsCentreOfMassUnderGravity) {
  Random random(32);
  for (int k = 0; k < 6; ++k) {
    SCOPED_TRACE(k);
    const TwinRun run = DrawRun(random);
    const Seen seen = Measure(run);
    for (const TwinStride& truth : CalcTruth(run)) {
      const auto* values = ValuesOf(seen, truth);
      if (values == nullptr) continue;
      const double half_s = 0.5 * (truth.next_ic_s - truth.ic_s), middle_s = truth.ic_s + half_s;
      const double rise_m =
          0.5 * (ComRise_m(run, truth.ic_s, middle_s) + ComRise_m(run, middle_s, truth.next_ic_s));
      EXPECT_NEAR(values->at("vertical_oscillation"), rise_m, 0.01 * rise_m + 2e-4);  // 24 looks a step
      EXPECT_NEAR(values->at("vertical_ratio"), 100 * rise_m / (run.options.speed_m_s * half_s), 0.1);
    }
  }
}

TEST(FormOfTheDigitalRunner, IsWhatItsTrajectoryIsMeasuredAs) {
  const std::map<std::string, double> within = {{"head_forward", 0.05},
                                                {"leg_line", 0.1},
                                                {"above_hip", 0.1},
                                                {"foot_angle_ic", 4},
                                                {"retraction_rate", 15},
                                                {"pawback_hip_share", 0.25},
                                                {"leg_stiffness", 0.3},
                                                {"vertical_stiffness", 0.05},
                                                {"vertical_oscillation_model", 1e-4}};
  Random random(34);
  std::map<std::string, int> compared;
  for (int k = 0; k < 8; ++k) {
    SCOPED_TRACE(k);
    const TwinRun run = DrawRun(random);
    const Seen seen = Measure(run);
    for (const TruthStride& truth : MeasureTrajectory(MakeTrajectory(run), run.events)) {
      const auto* values =
          ValuesOf(seen, {.side = truth.side, .ic_s = truth.ic_s, .ic = {}, .ms = {}, .to = {}});
      if (values == nullptr || truth.ic_s < 0.03) continue;  // what was before the first contact is not known
      for (const auto& [id, tolerance] : within) {
        if (!values->contains(id) || !truth.values.contains(id)) continue;
        EXPECT_NEAR(values->at(id), truth.values.at(id), tolerance) << id;
        ++compared[id];
      }
    }
  }
  for (const auto& [id, tolerance] : within) EXPECT_GE(compared[id], 12) << id;
}

TEST(FormOfTheDigitalRunner, FliesBetweenToeOffAndTheOtherFootsContact) {
  TwinOptions options = MakeTypicalRunner(3.5);
  options.duration_s = 3;
  const Seen seen = Measure(MakeTwinRun(options));
  const double step_s = 60 / options.cadence_spm;
  const double contact_s = 0.5 * (options.leg[Side::kLeft].contact_s + options.leg[Side::kRight].contact_s);
  EXPECT_NEAR(*FindMeasure(seen.form.measures, "flight_time")->value, step_s - contact_s, 1e-6);
  EXPECT_NEAR(*FindMeasure(seen.form.measures, "duty_factor")->value, contact_s / (2 * step_s), 1e-6);
}

TEST(FormOfTheDigitalRunner, IsTheSameInTheMirrorWithItsSidesExchanged) {
  Random random(33);
  for (int k = 0; k < 4; ++k) {
    TwinOptions options = DrawRun(random).options;
    options.variation = {};
    const Form a = Measure(MakeTwinRun(options)).form, b = Measure(MakeTwinRun(MakeMirrored(options))).form;
    for (const auto& m : a.measures) {
      if (!m.value) continue;
      const std::optional<Side> other = m.side ? std::optional(Opposite(*m.side)) : std::nullopt;
      EXPECT_NEAR(*FindMeasure(b.measures, m.id, other)->value, *m.value,
                  1e-6 * std::max(1.0, std::abs(*m.value)))
          << m.id;
    }
  }
}

}  // namespace
}  // namespace hinge
