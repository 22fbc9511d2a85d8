// SPDX-License-Identifier: Apache-2.0
// Laws that hold for every measure at once, on bodies that move at random.
#include <gtest/gtest.h>

#include <numbers>
#include <set>

#include "hinge/science/form/testing_measures.h"

namespace hinge {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr int kBodies = 12;

/// A law of one attitude: a mean and a wave of up to 2 Hz.
struct Wave {
  double mean = 0, half = 0, hz = 1, phase = 0;
  double At(double t) const { return mean + half * std::sin(kTurn * hz * t + phase); }
};

Wave DrawWave(Random& random, double low, double high, double half) {
  return {random.Uniform(low, high), random.Uniform(0, half), random.Uniform(0.8, 2),
          random.Uniform(0, kTurn)};
}

StickBody DrawBody(Random& random) {
  const PerSide<Wave> thigh = {{DrawWave(random, -5, 20, 20), DrawWave(random, -5, 20, 20)}};
  const PerSide<Wave> tibia = {{DrawWave(random, -35, -10, 15), DrawWave(random, -35, -10, 15)}};
  const Wave lean = DrawWave(random, -5, 15, 3), neck = DrawWave(random, -10, 25, 3);
  const Wave ahead = DrawWave(random, -1, 1, 0.05), up = DrawWave(random, 0.8, 1, 0.05);
  StickBody body{.thigh_m = random.Uniform(0.35, 0.5), .shank_m = random.Uniform(0.35, 0.5)};
  body.thigh_deg = [=](Side side, double t) { return thigh[side].At(t); };
  body.tibia_deg = [=](Side side, double t) { return tibia[side].At(t); };
  body.lean_deg = [=](double t) { return lean.At(t); };
  body.neck_deg = [=](double t) { return neck.At(t); };
  body.p_WHip_m = [=](double t) { return Vec2(ahead.At(t), up.At(t)); };
  return body;
}

/// Every measure's value of one stride, by id.
std::map<std::string, double> AllOf(const StrideView& view) {
  std::map<std::string, double> values;
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    if (const auto value = d->calc(view)) values[d->id] = *value;
  }
  return values;
}

StrideView ViewOf(const OneBody& seen, std::size_t idx = 1) {
  StrideView view = seen.View(idx);
  view.other_to_s = view.ic_s - 0.12;
  view.mass_kg = 70;
  return view;
}

/// What gravity or a fixed span of time enters: neither scale nor slow motion leaves these as they are. And the
/// share of the pawback, which a foot that hardly moves back does not show.
bool HasItsOwnClock(const std::string& id) {
  static const std::set<std::string> ids = {
      "pawback_ratio",      "pawback_hip_share",  "retraction_rate",         "leg_stiffness",
      "vertical_stiffness", "leg_stiffness_kn_m", "vertical_stiffness_kn_m", "vertical_oscillation_model"};
  return ids.contains(id);
}

/// Both lists hold the same measures, each changed as the law says.
template <typename Law>
void ExpectLaw(const std::map<std::string, double>& before, const std::map<std::string, double>& after,
               Law law, double tolerance = 1e-6) {
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    ASSERT_TRUE(before.contains(d->id) || std::string(d->id) == "pawback_hip_share") << d->id;
  }
  for (const auto& [id, value] : before) {
    if (id == "pawback_hip_share" && !after.contains(id)) continue;  // the foot hardly moves back
    const double want = law(DefinitionOf(id), value);
    EXPECT_NEAR(after.at(id), want, tolerance * std::max(1.0, std::abs(want))) << id;
  }
}

/// By how many degrees each measure changes; what is not named stays.
using Changes = std::map<std::string, double>;
void ExpectChanges(const std::map<std::string, double>& before, const std::map<std::string, double>& after,
                   const Changes& changes, const std::set<std::string>& free, double tolerance = 1e-4) {
  for (const auto& [id, value] : before) {
    if (free.contains(id)) continue;
    const auto change = changes.find(id);
    EXPECT_NEAR(after.at(id), value + (change == changes.end() ? 0 : change->second), tolerance) << id;
  }
}

Places Mapped(const StickBody& body, std::function<Vec2(const Vec2&)> map) {
  return [body, map](double t) {
    PerLandmark<Vec2> p_W = PlaceBody(body, t);
    for (Vec2& p : p_W.values) p = map(p);
    return p_W;
  };
}

TEST(EveryMeasure, OfALargerRunnerKeepsItsAnglesAndGrowsInItsMetres) {
  Random random(1);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    const double scale = random.Uniform(0.5, 2);
    const OneBody seen(body),
        larger(Mapped(body, [=](const Vec2&p) { return Vec2(scale * p); }), {}, scale * body.leg_m());
    StrideView view = ViewOf(larger);
    *view.speed_m_s *= scale;
    ExpectLaw(
        AllOf(ViewOf(seen)), AllOf(view),
        [=](const MeasureDefinition& d, double value) {
          const std::string unit = d.unit;
          if (HasItsOwnClock(d.id) && std::string(d.id) != "retraction_rate")
            return AllOf(view).contains(d.id) ? ValueOf(d.id, view) : value;
          return unit == "m" || unit == "m/s" ? scale * value : value;
        },
        1e-5);
  }
}

TEST(EveryMeasure, IsTheSameWhereverTheRunnerIsInTheWorld) {
  Random random(2);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    const Vec2 away(random.Uniform(-5, 5), random.Uniform(-5, 5));
    const OneBody seen(body),
        moved(Mapped(body, [=](const Vec2&p) { return Vec2(p + away); }), {}, body.leg_m());
    ExpectLaw(
        AllOf(ViewOf(seen)), AllOf(ViewOf(moved)),
        [](const MeasureDefinition&, double value) { return value; }, 1e-5);
  }
}

TEST(EveryMeasure, IsTheSameWithTheSidesExchanged) {
  Random random(3);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    StickBody mirrored = body;
    mirrored.thigh_deg = [body](Side side, double t) { return body.thigh_deg(Opposite(side), t); };
    mirrored.tibia_deg = [body](Side side, double t) { return body.tibia_deg(Opposite(side), t); };
    const OneBody seen(body), other(mirrored);
    StrideView view = ViewOf(other);
    view.side = Opposite(view.side);
    ExpectLaw(AllOf(ViewOf(seen)), AllOf(view), [](const MeasureDefinition&, double value) { return value; });
  }
}

TEST(EveryMeasure, OfASlowerLifeKeepsItsPosturesAndStretchesItsTimes) {
  Random random(4);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    const double slow = random.Uniform(1.2, 2);
    const TestingGait rhythm;
    const OneBody seen(body, rhythm);
    const Places places = [=](double t) { return PlaceBody(body, t / slow); };
    const TestingGait slower{slow * rhythm.first_s, slow * rhythm.stride_s, slow * rhythm.contact_s,
                             rhythm.strides, 0};
    const OneBody stretched(places, slower, body.leg_m());
    StrideView view = ViewOf(stretched);
    view.other_to_s = view.ic_s - slow * 0.12;
    *view.speed_m_s /= slow;
    ExpectLaw(
        AllOf(ViewOf(seen)), AllOf(view),
        [&](const MeasureDefinition& d, double value) {
          const std::string unit = d.unit;
          if (HasItsOwnClock(d.id)) return AllOf(view).contains(d.id) ? ValueOf(d.id, view) : value;
          return unit == "s" ? slow * value : unit == "1/min" || unit == "m/s" ? value / slow : value;
        },
        1e-3);
  }
}

TEST(EveryMeasure, OfATrunkTurnedByFiveDegreesLeansByFiveAndLeavesTheLegsAlone) {
  Random random(5);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    StickBody leaning = body;
    leaning.lean_deg = [body](double t) { return body.lean_deg(t) + 5; };
    leaning.neck_deg = [body](double t) { return body.neck_deg(t) + 5; };
    const OneBody seen(body), turned(leaning);
    ExpectChanges(AllOf(ViewOf(seen)), AllOf(ViewOf(turned)),
                  {{"trunk_lean", 5},
                   {"trunk_thigh_ic", 5},
                   {"recipe_margin", 5},
                   {"above_hip", 5},
                   {"head_forward", 5}},
                  {"body_lean", "overstride_com", "vertical_oscillation", "vertical_ratio"}, 2e-3);
  }
}

TEST(EveryMeasure, OfAHeadTurnedByFiveDegreesIsSlumpedByFiveAndNothingElse) {
  Random random(6);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    StickBody slumped = body;
    slumped.neck_deg = [body](double t) { return body.neck_deg(t) + 5; };
    const OneBody seen(body), turned(slumped);
    ExpectChanges(AllOf(ViewOf(seen)), AllOf(ViewOf(turned)), {{"straightness", 5}, {"head_forward", 5}},
                  {"overstride_com", "vertical_oscillation", "vertical_ratio"}, 2e-3);
  }
}

TEST(EveryMeasure, OfARolledCameraChangesAttitudesByTheRollAndJointAnglesNotAtAll) {
  Random random(7);
  for (int k = 0; k < kBodies; ++k) {
    const StickBody body = DrawBody(random);
    const double c = std::cos(RadFromDeg(5)), s = std::sin(RadFromDeg(5));
    const auto forward = [=](const Vec2& p) { return Vec2(c * p.x() + s * p.y(), -s * p.x() + c * p.y()); };
    const OneBody seen(body), rolled(Mapped(body, forward), {}, body.leg_m());
    ExpectChanges(AllOf(ViewOf(seen)), AllOf(ViewOf(rolled)),
                  {{"trunk_lean", 5},
                   {"body_lean", 5},
                   {"thigh_ic", -5},
                   {"thigh_extension", -5},
                   {"tibia_ic", -5},
                   {"tibia_ms", -5},
                   {"head_forward", 5},
                   {"leg_line", 5},
                   {"foot_angle_ic", -5}},
                  {"overstride_com", "overstride_hip", "pawback_ratio", "pawback_hip_share",
                   "vertical_oscillation", "vertical_ratio"},
                  1e-3);
  }
}

TEST(EveryMeasure, OfOneStrideIsBlindToTheStridesAroundIt) {
  Random random(8);
  const StickBody body = DrawBody(random);
  const OneBody seen(body);
  const StrideView view = ViewOf(seen);
  StickBody later = body;
  const double after_s = view.next_ic_s + 0.2;
  later.lean_deg = [=](double t) { return body.lean_deg(t) + 30 / (1 + std::exp(-80 * (t - after_s))); };
  later.tibia_deg = [=](Side side, double t) {
    return body.tibia_deg(side, t) - 30 / (1 + std::exp(-80 * (t - after_s)));
  };
  const OneBody changed(later);
  ExpectLaw(
      AllOf(view), AllOf(ViewOf(changed)), [](const MeasureDefinition&, double value) { return value; },
      1e-3);
  EXPECT_GT(std::abs(ValueOf("trunk_lean", changed.View(4)) - ValueOf("trunk_lean", seen.View(4))), 20);
}

}  // namespace
}  // namespace hinge
