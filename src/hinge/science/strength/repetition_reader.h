// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "hinge/science/strength/body_series.h"
#include "hinge/science/strength/exercise_set.h"

namespace hinge {

/// One repetition and the series that it is read from: at its start ("near"), in the middle of its stop ("far"), and whether what
/// a measure needs was seen there.
struct RepetitionReader {
  const BodySeries& b;
  const ExerciseSet& set;
  const SeenRepetition& r;
  std::optional<double> standing_deg;  ///< straightness in the person's own standing

  double MeanOver(const std::vector<double>& v, double from_s, double to_s) const;
  double Near(const std::vector<double>& v) const;  ///< from 0.15 s before the start to 0.05 s after it
  double Far(const std::vector<double>& v) const;   ///< four fifths of the stop, at least 0.16 s
  double Change(const std::vector<double>& v) const { return Far(v) - Near(v); }

  /// Of the leg that works, or the mean of both where both do.
  std::vector<double> Leg(const PerSide<std::vector<double>>& v) const;
  std::vector<double> Along(Side side, Part part, bool x) const;

  bool Sees(Part part) const { return SeesPart(b, part); }
  bool SeesFoot() const;  ///< at both ends; a foot that was put back has no turn of its own
  bool SeesKnee() const;  ///< at both ends
  bool SeesKneeNear() const;
  /// Both hands before the face at the far end, weights in them perhaps: the head is not seen where it is.
  bool HandsHideFace() const;

 private:
  using Read = double (RepetitionReader::*)(const std::vector<double>&) const;
  /// Share of an instant in which the legs are hidden: of both, each by its trust, or of the nearer one where that is more.
  double Hidden(const PerSide<std::vector<bool>>& flags, Read read) const;
};

}  // namespace hinge
