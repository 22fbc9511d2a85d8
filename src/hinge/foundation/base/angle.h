// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <numbers>

namespace hinge {

/// A plane angle. Stored in radians; degrees exist only at the edges (files, reports, options, tables of
/// norms).
class Angle {
 public:
  constexpr Angle() = default;
  static constexpr Angle Radians(double v) { return Angle(v); }
  static constexpr Angle Degrees(double v) { return Angle(v * std::numbers::pi / 180.0); }

  constexpr double rad() const { return rad_; }
  constexpr double deg() const { return rad_ * 180.0 / std::numbers::pi; }

  constexpr auto operator<=>(const Angle&) const = default;
  friend constexpr Angle operator-(Angle a) { return Angle(-a.rad_); }
  friend constexpr Angle operator+(Angle a, Angle b) { return Angle(a.rad_ + b.rad_); }
  friend constexpr Angle operator-(Angle a, Angle b) { return Angle(a.rad_ - b.rad_); }
  friend constexpr Angle operator*(double s, Angle a) { return Angle(s * a.rad_); }

 private:
  explicit constexpr Angle(double rad) : rad_(rad) {}
  double rad_ = 0;
};

constexpr double DegFromRad(double rad) { return Angle::Radians(rad).deg(); }
constexpr double RadFromDeg(double deg) { return Angle::Degrees(deg).rad(); }

}  // namespace hinge
