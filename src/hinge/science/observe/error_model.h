// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hinge/science/observe/landmark_errors.h"

namespace hinge {

/// What a pose network does to one measure: the mean error (estimate minus truth) and its spread between
/// runners and clothes, in the measure's unit, for the leg nearer the camera and the one behind it.
struct MeasureError {
  double bias_near = 0, sigma_near = 0;
  double bias_far = 0, sigma_far = 0;
  /// Correlation of both legs' errors, 0..1: hips and trunk are wrong for both. Empty: never measured; then it is 1 of what
  /// lies on the body's midline, else 0.
  std::optional<double> alike = {};
};

/// The far leg's error in its sigmas, from the near leg's and what is its own (standard normal both), with the correlation
/// `alike`:   a z_near + sqrt(1 - a^2) z_own
double MixErrors(double z_near, double z_own, double alike);

/// The error of a measure on pictures of a kind that nobody has measured, from kinds that somebody has:
///
///   bias = mean of b_k,   sigma^2 = largest s_k^2 + sum (b_k - bias)^2 / (K - 1)
///
/// with b_k and s_k the mean error and its spread on kind k of K. The second term is the spread between kinds: as far
/// as they disagree, nobody knows which is nearer to a filmed person. `alike` is the mean over the kinds that know it. The largest spread, not the mean, so that a kind
/// of pictures whose people are all alike makes no interval narrower. One kind: its own. Needs one or more (contract).
MeasureError CombineSources(const std::vector<MeasureError>& sources);

/// What is known of a pose network's errors on runners, from people whose motion is known: first the landmarks'
/// mean offsets through the stride, taken off the points; then what is still wrong with the measures, taken off
/// them, its spread going into their shared doubt. Valid for the model that it names.
struct ErrorModel {
  std::string model;         ///< "blazepose_heavy"
  std::string provenance;    ///< on what it was measured
  double jitter_legs = 0;    ///< a well-seen landmark's jitter, in leg lengths
  double hidden_factor = 1;  ///< how many times larger the jitter of a point is whose visibility is 0
  std::map<std::string, MeasureError> measures;  ///< by measure id, of landmarks without their mean offsets
  /// Of measures after the knees were put where the person's outline has them; others keep theirs.
  std::map<std::string, MeasureError> outlined = {};
  bool knees_outlined = false;                  ///< whether they were, in this clip
  std::optional<NetworkErrors> landmarks = {};  ///< empty: the points are taken as they are

  /// A measure's error while the person runs. One that is not listed is taken as it is: no error.
  MeasureError OfRunning(const std::string& measure) const;
  /// The same while he stands, one leg before the other: no outline places his knees.
  MeasureError OfStanding(const std::string& measure) const;
  /// Whether the two have causes in common: a knee that the outline placed while running shares nothing with one standing.
  bool IsAlikeStanding(const std::string& measure) const;

  /// Standard deviation of one coordinate of a landmark, in leg lengths, from the network's own visibility
  /// (0..1).
  double Jitter_legs(double visibility) const;
};

}  // namespace hinge
