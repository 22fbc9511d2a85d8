// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/mass.h"

#include <Eigen/LU>
#include <cmath>
#include <optional>

#include "hinge/science/body/anthropometry.h"

namespace hinge {
namespace {

using Matrix2 = Eigen::Matrix2d;

Vec2 Down(double a) { return {std::sin(a), -std::cos(a)}; }
Vec2 DownRate(double a) { return {std::cos(a), std::sin(a)}; }

double MassOf(const BodyTable& t) {
  return t.head.mass_share + t.trunk.mass_share +
         2 * (t.upper_arm.mass_share + t.forearm.mass_share + t.hand.mass_share + t.thigh.mass_share +
              t.shank.mass_share + t.foot.mass_share);
}

/// How thigh and shank turn, a column a coordinate of the hip, while the ankle stays.
Matrix2 TurnPerHip(const TwinBody& body, const LegAngles& leg) {
  Matrix2 ends;
  ends.col(0) = body.thigh_m * DownRate(leg.thigh);
  ends.col(1) = body.shank_m * DownRate(leg.shank);
  return -ends.inverse();
}

/// A hip from which the leg reaches the ankle with a little bend: where Newton's method can go on.
Vec2 WithinReach(const TwinBody& body, const Vec2& p_WHip, const Vec2& p_WAnkle) {
  constexpr double kStraightest = 0.9998;  // about 2 degrees of knee
  const Vec2 line = p_WHip - p_WAnkle;
  const double reach_m = kStraightest * (body.thigh_m + body.shank_m);
  return line.norm() <= reach_m ? p_WHip : Vec2(p_WAnkle + reach_m * line.normalized());
}

}  // namespace

TwinMass MakeTwinMass(const TwinBody& body) {
  const BodyTable t = TableFor(std::nullopt);
  const double all = MassOf(t);
  const auto share = [&](const SegmentInertia& s) { return s.mass_share / all; };
  const double hand = share(t.hand), fore = share(t.forearm), upper = share(t.upper_arm);
  const double foot = share(t.foot), shank = share(t.shank), thigh = share(t.thigh);
  TwinMass m;
  m.trunk_m =
      body.trunk_m * (share(t.trunk) * (1 - t.trunk.com_share) + share(t.head) + 2 * (upper + fore + hand));
  m.head_m = body.neck_m * share(t.head);
  m.upper_arm_m = body.upper_arm_m * (upper * t.upper_arm.com_share + fore + hand);
  m.forearm_m = body.forearm_m * (fore * t.forearm.com_share + hand);
  m.thigh_m = body.thigh_m * (thigh * t.thigh.com_share + shank + foot);
  m.shank_m = body.shank_m * (shank * t.shank.com_share + foot);
  m.foot_m = foot * Vec2(t.foot.com_share * body.foot_m - body.ankle_ahead_m, -body.ankle_height_m);
  m.foot_share = foot;
  return m;
}

Vec2 CalcLegMoment_m(const TwinMass& mass, double thigh_rad, double shank_rad, double sole_rad) {
  return mass.thigh_m * Down(thigh_rad) + mass.shank_m * Down(shank_rad) + Turn(mass.foot_m, sole_rad);
}

StandingSolution SolveHipForCom(const TwinBody& body, const TwinMass& mass, const Vec2& p_WCom,
                                const Vec2& rest_m, const Vec2& p_WAnkle, double sole_rad) {
  constexpr int kMostRounds = 12;
  constexpr double kEnough_m = 1e-13, kLegShare = 0.08;  // the leg's moment over the hip-ankle line, about
  const Vec2 aim = p_WCom - rest_m;
  StandingSolution s;
  s.p_WHip = (aim - kLegShare * p_WAnkle) / (1 - kLegShare);
  for (int i = 0; i < kMostRounds; ++i) {
    s.p_WHip = WithinReach(body, s.p_WHip, p_WAnkle);
    s.leg = SolveLeg(body, s.p_WHip, p_WAnkle);
    const Vec2 miss = s.p_WHip + CalcLegMoment_m(mass, s.leg.thigh, s.leg.shank, sole_rad) - aim;
    if (miss.cwiseAbs().maxCoeff() < kEnough_m) break;
    Matrix2 moments;
    moments.col(0) = mass.thigh_m * DownRate(s.leg.thigh);
    moments.col(1) = mass.shank_m * DownRate(s.leg.shank);
    const Matrix2 slope = Matrix2::Identity() + moments * TurnPerHip(body, s.leg);
    s.p_WHip -= slope.inverse() * miss;
  }
  s.leg = SolveLeg(body, s.p_WHip, p_WAnkle);
  return s;
}

}  // namespace hinge
