// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>

#include "event_learning.h"
#include "hinge/app/pipeline/gait_track.h"
#include "hinge/science/gait/turning_points.h"
#include "hinge/science/motion/motion.h"
#include "hinge/science/scene/estimate_scene.h"
#include "simulated_lab.h"

namespace hinge {
namespace {

constexpr double kRates_hz[] = {24, 30, 50, 60, 120, 240};
constexpr double kLocked_legs = 0.008;  // what a network does to one person's landmark all along the stride
constexpr double kLab_s = 10, kDigital_s = 7;
constexpr int kFilmings = 2;

/// A few random harmonics.
PhaseTable DrawLocked(Random& random) {
  constexpr int kBins = 20, kHarmonics = 3;
  PhaseTable table{std::vector<double>(kBins, 0.0)};
  for (int k = 1; k <= kHarmonics; ++k) {
    const double a = random.Normal(0, kLocked_legs / std::sqrt(kHarmonics)),
                 b = random.Normal(0, kLocked_legs / std::sqrt(kHarmonics));
    for (int i = 0; i < kBins; ++i) {
      const double angle = 2 * std::numbers::pi * k * (i + 0.5) / kBins;
      table.bins[static_cast<std::size_t>(i)] += a * std::cos(angle) + b * std::sin(angle);
    }
  }
  return table;
}

/// The mean offsets off, something of this person's own instead; legs named rightly.
NetworkErrors OnOnePerson(NetworkErrors errors, Random& random) {
  for (auto* sides : {&errors.near, &errors.far}) {
    for (LandmarkErrors& e : *sides) e.forward_legs = DrawLocked(random), e.up_legs = DrawLocked(random);
  }
  errors.nose.forward_legs = errors.nose.up_legs = {};
  errors.swaps = {};
  return errors;
}

GaitTrack SeeFeet(const SimulatedClip& clip) {
  const ErrorModel even{
      .model = "even", .provenance = "", .jitter_legs = 0.008, .hidden_factor = 1, .measures = {}};
  SceneGiven given;
  given.edges.uprights_rad = clip.truth.scene.roll_rad;
  Scene scene =
      EstimateScene(clip.track, clip.truth.scene.facing, {}, given,
                    {.roll_sigma_rad = 0.01, .stature_mean_m = 1.7, .stature_sd_m = 0.1, .proportion_sd = 0});
  scene.scale_m_per_px = clip.truth.scene.scale_m_per_px;
  return MakeGaitTrack(clip.track, EstimateMotion(clip.track, scene, even, 0), scene, even);
}

/// Another network means another point by "toe": up to a quarter of the foot ahead or a tenth behind.
void MoveToes(GaitTrack& track, Random& random) {
  const double ahead = random.Uniform(-0.1, 0.25);
  for (Side side : kSides) {
    FootPath& foot = track.feet[side];
    for (std::size_t i = 0; i < foot.p_WToe_m.size(); ++i)
      foot.p_WToe_m[i] += ahead * (foot.p_WToe_m[i] - foot.p_WHeel_m[i]);
  }
}

std::optional<EventTrack> MakeEventTrack(const SimulatedClip& clip, double rate_hz, Random& random) {
  constexpr double kEnds_s = 0.2;
  GaitTrack feet = SeeFeet(clip);
  if (random.Uniform() < 0.5) MoveToes(feet, random);
  const std::vector<Stretch> stretches = FindStretches(feet.time_s);
  if (stretches.size() != 1) return std::nullopt;
  EventTrack track{.kind = {},
                   .rate_hz = rate_hz,
                   .near = NearSide(clip.truth.scene.facing),
                   .curves = FitFootCurves(feet, stretches[0]),
                   .events = {}};
  const auto stride_s = FindStrideTime_s(FindTurningPoints(track.curves, EventOptions{}.least_swing_legs));
  if (!stride_s) return std::nullopt;
  track.stride_s = *stride_s;
  for (const GaitEvent& e : clip.truth.gait.events) {
    if (e.time_s > feet.time_s.front() + kEnds_s && e.time_s < feet.time_s.back() - kEnds_s)
      track.events.push_back(e);
  }
  return track;
}

double DrawRate_hz(Random& random) {
  return kRates_hz[static_cast<std::size_t>(random.Uniform() * static_cast<double>(std::size(kRates_hz)))];
}

}  // namespace

std::vector<EventTrack> MakeEventTracks(const std::filesystem::path& rbds, const std::string& half,
                                        const NetworkErrors& errors, const Knowledge& knowledge) {
  std::vector<EventTrack> tracks;
  Random random(half == "report" ? 2 : 1);
  const auto add = [&](const SimulatedClip& clip, const SimulatedCase& made, const char* kind, int person) {
    auto track = MakeEventTrack(clip, made.rate_hz, random);
    if (!track) return;
    track->kind = kind;
    track->person = person;
    tracks.push_back(*std::move(track));
  };
  int number = 0;
  for (const LabTrial& trial : ReadLabTrials(rbds, half, kLab_s)) {
    for (int filming = 0; filming < kFilmings; ++filming, ++number) {
      SimulatedCase made = MakeLabCase(trial, number, knowledge);
      made.rate_hz = DrawRate_hz(random);
      const NetworkErrors own = OnOnePerson(errors, random);
      add(FilmPerson(made, trial.person, own, knowledge), made, "plate", trial.runner);
      add(FilmPerson(made, trial.as_markers, own, knowledge), made, "markers", trial.runner);
    }
  }
  for (int i = 0; i < number; ++i) {
    SimulatedCase made = DrawSimulatedCase(half, 30'000 + i, knowledge);
    made.runner.duration_s = kDigital_s;
    made.standing_filmed = false;
    made.rate_hz = DrawRate_hz(random);
    if (const auto clip = MakeSimulatedClip(made, OnOnePerson(errors, random), knowledge))
      add(*clip, made, "digital", i);
  }
  return tracks;
}

}  // namespace hinge
