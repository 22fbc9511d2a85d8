// SPDX-License-Identifier: Apache-2.0
// The measures on the digital runner's own places and events against its truth, which comes from its angles
// and never from landmarks: two independent roads.
#include <gtest/gtest.h>

#include <cmath>

#include "hinge/science/form/measure_form.h"
#include "hinge/science/form/testing_motion.h"
#include "hinge/science/gait/strides.h"
#include "hinge/twin/runner/testing_twins.h"
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
  const StandingReference standing{Known(0, 0, "test"), Known(0, 0, "test")};
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
  EXPECT_LE(seen.at("thigh_extension"), truth.to.thigh_deg + kElsewhere_deg);
  EXPECT_NEAR(seen.at("thigh_extension"), truth.to.thigh_deg, 6);  // the thigh goes on a little after toe-off
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

TEST(FormOfTheDigitalRunner, RisesAndFallsLessThanItsHip) {
  // Legs and arms move against the trunk, so that the whole body's centre rises less than the hip [B3: 77
  // against 89 mm].
  Random random(32);
  for (int k = 0; k < 6; ++k) {
    const TwinRun run = DrawRun(random);
    const double hip_m = CalcTruth(run).front().hip_oscillation_m;
    const double body_m = *FindMeasure(Measure(run).form.measures, "vertical_oscillation")->value;
    EXPECT_LT(body_m, hip_m);
    EXPECT_GT(body_m, 0.6 * hip_m);
  }
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
