// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace hinge {

/// The window before contact in which speeds of the landing leg are read, and how finely [B2b of the norms'
/// definition]: long enough for three pictures at 100 a second, short enough to end before the impact.
inline constexpr double kBeforeContact_s = 0.030;

/// Least-squares slope of a quantity over the window that ends at `end_s`, per second:
///   b = sum(t' q) / sum(t'^2),  t' = time from the window's middle
/// A central difference across contact would mix in the impact.
template <typename Quantity>
double CalcSlopeBefore(double end_s, Quantity quantity, double window_s = kBeforeContact_s) {
  constexpr int kSamples = 7;
  double tt = 0, tq = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double t_s = window_s * (static_cast<double>(i) / (kSamples - 1) - 1);  // -window .. 0
    const double centred_s = t_s + window_s / 2;
    tq += centred_s * quantity(end_s + t_s);
    tt += centred_s * centred_s;
  }
  return tq / tt;
}

}  // namespace hinge
