// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>

#include "hinge/foundation/base/angle.h"
#include "hinge/twin/runner/curve.h"
#include "hinge/twin/runner/exercise_parts.h"

namespace hinge {
namespace {

constexpr double g = kExerciseGravity_m_s2;
constexpr double kLean_deg = 20, kStandingKnee_deg = 14;
constexpr double kKneeLanding_deg = 18, kKneeLeaving_deg = 24, kKneeGive_deg = 24, kKneeFirstDip_deg = 46;
constexpr double kFootLanding_deg = -18, kFootLeaving_deg = -30;  // on the forefoot
constexpr double kFlatFrom = 0.25, kFlatTo = 0.55;                // share of contact with the sole flat
constexpr double kOverShare =
    0.55;  // of the foot from the heel: where the centre of mass is at half of contact
constexpr double kDip_s = 0.45, kStop_s = 0.7;  // the first dip; from the last landing to standing

/// One stay of the foot on the ground. The first has no landing and the last no leaving.
struct Stay {
  double ic_s = 0, to_s = 0;
  double heel_x_m = 0;
  Curve foot;
};

struct Hop {
  ExerciseOptions options;
  ExerciseBody body;
  std::vector<Stay> stays;
  Curve com_x_m, com_y_m;                         ///< in flight com_y_m is not used
  std::vector<Curve> thigh, knee, foot;           ///< one of each a flight
  double leave_m = 0, leave_m_s = 0, land_m = 0;  ///< height and speed of the centre of mass
};

/// All but the leg stood on.
BodyState MakeUpperBody(const Hop& hop) {
  BodyState state;
  state.lean = RadFromDeg(kLean_deg);
  state.back_bend = state.straightness = RadFromDeg(FaultOf(hop.options, "back_bend_deg"));
  SetLeg(hop.body, Opposite(hop.options.side), {RadFromDeg(12), RadFromDeg(-66), RadFromDeg(-40)}, state);
  SetArms(hop.body, RadFromDeg(-14), RadFromDeg(82), state);
  return state;
}

Vec2 CentreOfMass(const Hop& hop, const BodyState& state) {
  return CalcCentreOfMass(MakePose(hop.body, state, 0)).head<2>();
}

/// The body with its foot at a place and its centre of mass at another. The leg weighs little, so the hip
/// that brings it there is found by moving it by what is missing: the error falls about tenfold each time.
BodyState SolveOverFoot(const Hop& hop, const Vec2& p_WCom, double heel_x_m, double foot_rad) {
  BodyState state = MakeUpperBody(hop);
  const FootPlace foot = CalcFootOnGround(hop.body.planar, heel_x_m, foot_rad);
  Vec2 p_WHip = p_WCom;
  for (int i = 0; i < 60; ++i) {
    LegAngles leg = SolveLeg(hop.body.planar, p_WHip, foot.p_WAnkle);
    leg.foot = foot_rad;
    SetLeg(hop.body, hop.options.side, leg, state);
    state.p_WHip = Vec3(p_WHip.x(), p_WHip.y(), 0);
    const Vec2 missing = p_WCom - CentreOfMass(hop, state);
    if (missing.norm() < 1e-14) break;
    p_WHip += missing;
  }
  return state;
}

/// Height of the centre of mass at which the knee is bent as asked.
std::optional<double> SolveHeight_m(const Hop& hop, double com_x_m, double heel_x_m, double foot_deg,
                                    double knee_deg) {
  const double stature = hop.options.height_m;
  return FindRoot(
      [&](double y_m) {
        const BodyState s = SolveOverFoot(hop, {com_x_m, y_m}, heel_x_m, RadFromDeg(foot_deg));
        return s.leg[hop.options.side].knee() - RadFromDeg(knee_deg);
      },
      0.35 * stature, 0.75 * stature);
}

/// The second derivative at the end of a fifth-degree piece that ends at rest, for no jerk there.
double RestingAcceleration_m_s2(double x0, double v0, double a0, double x1, double duration_s) {
  const double v = v0 * duration_s, a = a0 * duration_s * duration_s;
  const double d = x1 - x0 - v - 0.5 * a, e = -v - a;
  return (a + 4 * e - 20.0 / 3 * d) / (duration_s * duration_s);
}

void PlanTimes(Hop& hop) {
  const ExerciseOptions& o = hop.options;
  const double uneven = FaultOf(o, "uneven_rhythm_share");
  double now_s = o.tempo.rest_s + kDip_s + o.contact_s;
  hop.stays.push_back({now_s - o.contact_s, now_s, 0, {}});
  for (int i = 0; i < o.repetitions; ++i) {
    const double contact_s = o.contact_s * (1 + (i % 2 == 0 ? uneven : -uneven));
    hop.stays.push_back({now_s + o.flight_s, now_s + o.flight_s + contact_s, 0, {}});
    now_s = hop.stays.back().to_s;
  }
}

/// Forward: from rest over the first foot to the hops' speed, and to rest over the last. Each foot stands so
/// that the centre of mass is over it at half of contact, or farther ahead by the fault.
void PlanForward(Hop& hop) {
  const double v = hop.options.speed_m_s, ahead_m = FaultOf(hop.options, "foot_ahead_m");
  const double over_m = kOverShare * hop.body.planar.foot_m, leave_s = hop.stays.front().to_s;
  const double first_m = 0.5 * v * hop.options.contact_s;  // beyond the foot when leaving it
  hop.stays.front().heel_x_m = -over_m;
  for (std::size_t i = 1; i < hop.stays.size(); ++i) {
    Stay& s = hop.stays[i];
    s.heel_x_m = first_m + v * (0.5 * (s.ic_s + s.to_s) - leave_s) + ahead_m - over_m;
  }
  const Stay& last = hop.stays.back();
  const double land_m = first_m + v * (last.ic_s - leave_s), end_m = last.heel_x_m + over_m;
  hop.com_x_m = {
      {0, 0, 0, 0, 0},
      {leave_s - hop.options.contact_s, 0, 0, 0, 0},
      {leave_s, first_m, v, 0, 0},
      {last.ic_s, land_m, v, 0, 0},
      {last.ic_s + std::max(hop.options.contact_s, v > 0.05 ? 2 * (end_m - land_m) / v : 0), end_m, 0, 0, 0}};
}

void PlanFeet(Hop& hop) {
  const double land = RadFromDeg(kFootLanding_deg), leave = RadFromDeg(kFootLeaving_deg);
  for (std::size_t i = 0; i < hop.stays.size(); ++i) {
    Stay& s = hop.stays[i];
    const double contact_s = s.to_s - s.ic_s, down_s = kFlatFrom * contact_s,
                 up_s = (1 - kFlatTo) * contact_s;
    if (i > 0) s.foot.push_back({s.ic_s, land, -1.5 * land / down_s, 0, 0});
    s.foot.push_back({s.ic_s + down_s, 0, 0, 0, 0});
    s.foot.push_back({s.to_s - up_s, 0, 0, 0, 0});
    if (i + 1 < hop.stays.size()) s.foot.push_back({s.to_s, leave, 1.3 * leave / up_s, 0, 0});
  }
}

/// A lowest point between two others. Its second derivative is what each side asks for, within a bounce the
/// mean of both; from or to standing the sides differ too much for that, and the push sets in at once.
CurvePoint MakeLowest(const CurvePoint& before, double t_s, double y_m, const CurvePoint& after) {
  const double a_before = RestingAcceleration_m_s2(before.x, before.v, before.a_after, y_m, t_s - before.t_s);
  const double a_after = RestingAcceleration_m_s2(after.x, -after.v, after.a_before, y_m, after.t_s - t_s);
  if (before.v == 0 || after.v == 0) return {t_s, y_m, 0, a_before, a_after};
  const double a = 0.5 * (a_before + a_after);
  return {t_s, y_m, 0, a, a};
}

/// Heights: standing, the first dip, leaving, landing, deepest. False where the leg cannot.
bool PlanHeights(Hop& hop) {
  const ExerciseOptions& o = hop.options;
  const Stay& first = hop.stays.front();
  const double give_deg = kKneeGive_deg - FaultOf(o, "stiff_landing_deg") + FaultOf(o, "deep_knee_deg");
  const auto at = [&](const Stay& s, double t_s, double foot_deg, double knee_deg) {
    return SolveHeight_m(hop, Evaluate(hop.com_x_m, t_s), s.heel_x_m, foot_deg, knee_deg);
  };
  const Stay& last = hop.stays.back();
  const auto stand = at(first, 0, 0, kStandingKnee_deg), dip = at(first, first.ic_s, 0, kKneeFirstDip_deg);
  const auto leave = at(first, first.to_s, kFootLeaving_deg, kKneeLeaving_deg);
  const auto land = at(last, last.ic_s, kFootLanding_deg, kKneeLanding_deg);
  if (!stand || !dip || !leave || !land) return false;
  hop.leave_m = *leave, hop.land_m = *land;
  hop.leave_m_s = (*land - *leave) / o.flight_s + 0.5 * g * o.flight_s;
  const double land_m_s = hop.leave_m_s - g * o.flight_s;
  const CurvePoint start = {o.tempo.rest_s, *stand, 0, 0, 0};
  hop.com_y_m = {{0, *stand, 0, 0, 0}, start};
  CurvePoint off = {first.to_s, *leave, hop.leave_m_s, -g, -g};
  hop.com_y_m.push_back(MakeLowest(start, first.ic_s, *dip, off));
  hop.com_y_m.push_back(off);
  for (std::size_t i = 1; i < hop.stays.size(); ++i) {
    const Stay& s = hop.stays[i];
    const bool is_last = i + 1 == hop.stays.size();
    const CurvePoint down = {s.ic_s, *land, land_m_s, -g, -g};
    off = is_last ? CurvePoint{s.ic_s + kStop_s, *stand, 0, 0, 0}
                  : CurvePoint{s.to_s, *leave, hop.leave_m_s, -g, -g};
    const double lowest_s = 0.5 * (s.ic_s + s.to_s);
    const auto lowest = at(s, lowest_s, 0, kKneeLanding_deg + give_deg);
    if (!lowest) return false;
    hop.com_y_m.insert(hop.com_y_m.end(), {down, MakeLowest(down, lowest_s, *lowest, off), off});
  }
  return true;
}

BodyState StateInContact(const Hop& hop, const Stay& stay, double time_s) {
  const Vec2 p_WCom(Evaluate(hop.com_x_m, time_s), Evaluate(hop.com_y_m, time_s));
  return SolveOverFoot(hop, p_WCom, stay.heel_x_m, Evaluate(stay.foot, time_s));
}

/// The leg's angles and rates at one end of a contact, from the inside: differences of fourth order.
struct LegRates {
  LegAngles leg, rate;
};
LegRates RatesAt(const Hop& hop, const Stay& stay, double time_s, double inwards_s) {
  constexpr double kWeights[] = {-25, 48, -36, 16, -3};
  LegRates ends{StateInContact(hop, stay, time_s).leg[hop.options.side], {}};
  for (int i = 0; i < 5; ++i) {
    const LegAngles leg = StateInContact(hop, stay, time_s + i * inwards_s).leg[hop.options.side];
    const double w = kWeights[i] / (12 * inwards_s);
    ends.rate.thigh += w * leg.thigh, ends.rate.shank += w * leg.shank, ends.rate.foot += w * leg.foot;
  }
  return ends;
}

/// The leg in the air: from the state that left to the state that lands, tucked a little between.
void PlanFlights(Hop& hop) {
  constexpr double kStep_s = 1e-4;
  for (std::size_t i = 0; i + 1 < hop.stays.size(); ++i) {
    const Stay &from = hop.stays[i], &to = hop.stays[i + 1];
    const LegRates a = RatesAt(hop, from, from.to_s, -kStep_s), b = RatesAt(hop, to, to.ic_s, kStep_s);
    const double middle_s = 0.5 * (from.to_s + to.ic_s), tucked = RadFromDeg(30), t0 = from.to_s,
                 t1 = to.ic_s;
    const double thigh = 0.5 * (a.leg.thigh + b.leg.thigh) + RadFromDeg(5);
    hop.thigh.push_back(MakeSmoothCurve(
        {{t0, a.leg.thigh, a.rate.thigh}, {middle_s, thigh, 0}, {t1, b.leg.thigh, b.rate.thigh}}));
    hop.knee.push_back(MakeSmoothCurve(
        {{t0, a.leg.knee(), a.rate.knee()}, {middle_s, tucked, 0}, {t1, b.leg.knee(), b.rate.knee()}}));
    hop.foot.push_back(MakeSmoothCurve(
        {{t0, a.leg.foot, a.rate.foot}, {middle_s, RadFromDeg(-26), 0}, {t1, b.leg.foot, b.rate.foot}}));
  }
}

/// In the air the hip is where the parabola of the centre of mass puts it.
BodyState StateInFlight(const Hop& hop, std::size_t flight, double time_s) {
  BodyState state = MakeUpperBody(hop);
  const double thigh = Evaluate(hop.thigh[flight], time_s), knee = Evaluate(hop.knee[flight], time_s);
  SetLeg(hop.body, hop.options.side, {thigh, thigh - knee, Evaluate(hop.foot[flight], time_s)}, state);
  const double u = time_s - hop.stays[flight].to_s;
  const Vec2 p_WCom(Evaluate(hop.com_x_m, time_s), hop.leave_m + hop.leave_m_s * u - 0.5 * g * u * u);
  const Vec2 p_WHip = p_WCom - CentreOfMass(hop, state);
  state.p_WHip = Vec3(p_WHip.x(), p_WHip.y(), 0);
  return state;
}

BodyState StateAt(const Hop& hop, double time_s) {
  std::size_t i = 0;
  while (i + 1 < hop.stays.size() && time_s >= hop.stays[i + 1].ic_s) ++i;
  const bool flies = i + 1 < hop.stays.size() && time_s > hop.stays[i].to_s;
  return flies ? StateInFlight(hop, i, time_s) : StateInContact(hop, hop.stays[i], time_s);
}

/// The leg never straightens.
bool IsPossible(const Hop& hop, double end_s) {
  constexpr double kStep_s = 0.01;
  for (double t = 0; t <= end_s; t += kStep_s) {
    const BodyState s = StateAt(hop, t);
    if (s.leg[hop.options.side].knee() < RadFromDeg(1.5)) return false;
  }
  return hop.leave_m_s > 0.05;
}

}  // namespace

std::optional<ExerciseRun> SolveHop(const ExerciseOptions& options) {
  auto hop = std::make_shared<Hop>(
      Hop{options, MakeExerciseBody(options.height_m), {}, {}, {}, {}, {}, {}, 0, 0, 0});
  PlanTimes(*hop);
  PlanForward(*hop);
  PlanFeet(*hop);
  if (!PlanHeights(*hop)) return std::nullopt;
  PlanFlights(*hop);
  ExerciseRun run{options, hop->body, hop->stays.back().ic_s + kStop_s + options.tempo.rest_s, {}, {},
                  {},      {}};
  if (!IsPossible(*hop, run.duration_s)) return std::nullopt;
  for (std::size_t i = 0; i + 1 < hop->stays.size(); ++i) {
    const double to_s = hop->stays[i].to_s, ic_s = hop->stays[i + 1].ic_s, apex_s = to_s + hop->leave_m_s / g;
    run.repetitions.push_back({to_s, apex_s, apex_s, ic_s, 1, options.side});
    run.step_m.push_back(hop->stays[i + 1].heel_x_m - hop->stays[i].heel_x_m);
    run.events.push_back({options.side, EventType::kToeOff, to_s, 0});
    run.events.push_back({options.side, EventType::kInitialContact, ic_s, 0});
  }
  run.state = [hop](double time_s) { return StateAt(*hop, time_s); };
  return run;
}

}  // namespace hinge
