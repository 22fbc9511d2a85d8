// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "hinge/science/gait/gait.h"
#include "hinge/science/motion/motion.h"

namespace hinge {

/// One stride of one possible truth: what a measure's formula sees. Times in life's seconds, positions in W
/// (metres).
struct StrideView {
  const MotionCurves* curves = nullptr;
  Side side = Side::kLeft;
  double ic_s = 0, to_s = 0, next_ic_s = 0;
  std::optional<double> other_to_s;              ///< the other foot's last toe-off, from half a stride before `ic_s` to a quarter after it
  std::optional<double> speed_m_s;               ///< of the belt or over ground
  double leg_m = 1;                              ///< thigh and shank of this person
  double ground_rad = 0;                         ///< slope of the ground along x, uphill positive
  std::optional<double> mass_kg = std::nullopt;  ///< as given

  double ms_s() const { return 0.5 * (ic_s + to_s); }

  Vec2 P(Part part, double time_s) const { return curves->Position_W(LandmarkOf(side, part), time_s); }

  /// Attitudes and joint angles of this side at a time, degrees, with the zeros and signs of body/angles.h.
  double Thigh_deg(double time_s) const;
  double Tibia_deg(double time_s) const;
  double Knee_deg(double time_s) const;
  double LegLine_deg(double time_s) const;  ///< ankle to hip against the vertical, hip ahead positive
  double TrunkLean_deg(double time_s) const;
  double Straightness_deg(double time_s) const;

  double BodyWeight_kN() const;  ///< needs mass_kg

  /// Mean of a quantity from initial contact to toe-off, and its largest or smallest value between two times.
  template <typename Quantity>
  double StanceMean(Quantity quantity) const;
  template <typename Quantity>
  static double Largest(double from_s, double to_s, Quantity quantity);
};

/// Instants at which a quantity is looked at between two times: finer than any cut-off that is used.
inline constexpr int kInstants = 24;

template <typename Quantity>
double StrideView::StanceMean(Quantity quantity) const {
  double sum = 0;
  for (int i = 0; i < kInstants; ++i) sum += quantity(ic_s + (to_s - ic_s) * (i + 0.5) / kInstants);
  return sum / kInstants;
}

template <typename Quantity>
double StrideView::Largest(double from_s, double to_s, Quantity quantity) {
  double largest = quantity(from_s);
  for (int i = 1; i <= kInstants; ++i) {
    const double value = quantity(from_s + (to_s - from_s) * i / kInstants);
    if (value > largest) largest = value;
  }
  return largest;
}

}  // namespace hinge
