// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/skeleton.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

Vec2 Below(double length_m, double attitude_rad) {
  return length_m * Vec2(std::sin(attitude_rad), -std::cos(attitude_rad));
}

}  // namespace

Vec2 Turn(const Vec2& v, double angle_rad) {
  const double c = std::cos(angle_rad), s = std::sin(angle_rad);
  return {c * v.x() - s * v.y(), s * v.x() + c * v.y()};
}

TwinBody MakeTwinBody(double height_m) {
  TwinBody body;
  body.thigh_m = 0.245 * height_m;
  body.shank_m = 0.246 * height_m;
  body.ankle_height_m = 0.039 * height_m;
  body.foot_m = 0.140 * height_m;
  body.ankle_ahead_m = 0.042 * height_m;
  body.trunk_m = 0.288 * height_m;
  body.neck_m = 0.112 * height_m;
  body.neck_ahead_rad = RadFromDeg(10);
  body.nose_ahead_m = 0.06 * height_m;
  body.upper_arm_m = 0.186 * height_m;
  body.forearm_m = 0.146 * height_m;
  return body;
}

FootPlace CalcFootOnGround(const TwinBody& body, double heel_x_m, double foot_rad) {
  const Vec2 ankle(body.ankle_ahead_m, body.ankle_height_m);
  const Vec2 toe(body.foot_m, 0);
  const Vec2 heel_W(heel_x_m, 0);
  if (foot_rad >= 0) return {heel_W + Turn(ankle, foot_rad), heel_W, heel_W + Turn(toe, foot_rad)};
  const Vec2 toe_W = heel_W + toe;
  return {toe_W + Turn(ankle - toe, foot_rad), toe_W + Turn(-toe, foot_rad), toe_W};
}

FootPlace CalcFootOnSlope(const TwinBody& body, double heel_s_m, double foot_rad, double slope_rad) {
  const FootPlace level = CalcFootOnGround(body, heel_s_m, foot_rad);
  return {Turn(level.p_WAnkle, slope_rad), Turn(level.p_WHeel, slope_rad), Turn(level.p_WToe, slope_rad)};
}

FootPlace CalcFootAtAnkle(const TwinBody& body, const Vec2& p_WAnkle, double foot_rad) {
  const Vec2 heel(-body.ankle_ahead_m, -body.ankle_height_m);
  const Vec2 toe(body.foot_m - body.ankle_ahead_m, -body.ankle_height_m);
  return {p_WAnkle, p_WAnkle + Turn(heel, foot_rad), p_WAnkle + Turn(toe, foot_rad)};
}

Vec2 CalcKneePlace(const TwinBody& body, const Vec2& p_WHip, const LegAngles& leg) {
  return p_WHip + Below(body.thigh_m, leg.thigh);
}

Vec2 CalcAnklePlace(const TwinBody& body, const Vec2& p_WHip, const LegAngles& leg) {
  return CalcKneePlace(body, p_WHip, leg) + Below(body.shank_m, leg.shank);
}

double CalcLegSpan_m(const TwinBody& body, double knee_rad) {
  return std::sqrt(body.thigh_m * body.thigh_m + body.shank_m * body.shank_m +
                   2 * body.thigh_m * body.shank_m * std::cos(knee_rad));
}

double CalcKneeForSpan_rad(const TwinBody& body, double span_m) {
  const double c = (span_m * span_m - body.thigh_m * body.thigh_m - body.shank_m * body.shank_m) /
                   (2 * body.thigh_m * body.shank_m);
  return std::acos(std::clamp(c, -1.0, 1.0));
}

LegAngles SolveLeg(const TwinBody& body, const Vec2& p_WHip, const Vec2& p_WAnkle) {
  const Vec2 d = p_WAnkle - p_WHip;
  const double knee = CalcKneeForSpan_rad(body, d.norm());
  const double line = std::atan2(d.x(), -d.y());
  const double thigh =
      line + std::atan2(body.shank_m * std::sin(knee), body.thigh_m + body.shank_m * std::cos(knee));
  return {thigh, thigh - knee, 0};
}

double SolveHeelRise_rad(const TwinBody& body, const Vec2& p_WHip, double heel_x_m, double span_m) {
  const Vec2 toe_W(heel_x_m + body.foot_m, 0);
  const Vec2 to_ankle(body.ankle_ahead_m - body.foot_m, body.ankle_height_m);  // from the toe, sole flat
  const Vec2 to_hip = p_WHip - toe_W;
  const double r = to_ankle.norm(), d = to_hip.norm();
  // The triangle toe, ankle, hip: its angle at the toe turns the ankle from the hip's direction backwards.
  const double c = std::clamp((d * d + r * r - span_m * span_m) / (2 * d * r), -1.0, 1.0);
  const double turned =
      std::atan2(to_hip.y(), to_hip.x()) + std::acos(c) - std::atan2(to_ankle.y(), to_ankle.x());
  return std::min(0.0, std::remainder(turned, 2 * std::numbers::pi));
}

}  // namespace hinge
