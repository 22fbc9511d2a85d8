// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cases.h"
#include "hinge/app/session/session.h"
#include "hinge/app/truth/score.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// Pictures in which lower legs are exchanged against the truth. Counted only where the truth's legs are so
/// far apart that it matters and can be told.
struct SwapCount {
  int judged = 0;      ///< pictures with the legs apart
  int by_network = 0;  ///< exchanged in the track
  int left_over = 0;   ///< exchanged by the network and still so after the legs were named
  int invented = 0;    ///< right in the network, exchanged after the legs were named
};

/// Whether these parts of both sides are each other's in the picture: their points lie nearer to the other
/// one's true ones. Empty where the true pairs are on the whole less than `apart_legs` leg lengths apart. The
/// true leg length is that of the same picture.
std::optional<bool> AreExchanged(const PerLandmark<Vec2>& seen_px, const PerLandmark<Vec2>& true_px,
                                 std::span<const Part> parts, double apart_legs);

inline constexpr Part kFootParts[] = {Part::kAnkle, Part::kHeel, Part::kToe};
inline constexpr double kFeetApart_legs = 0.2;  ///< nearer together, an exchange neither matters nor shows

PerLandmark<Vec2> PointsOf(const KeypointFrame& frame);

/// One analysis of one clip, against its truth.
struct CaseResult {
  AccuracyCase made;
  std::optional<Score> score;  ///< empty: the analysis refused the clip, `refused` says why
  std::string refused;
  Side near = Side::kRight;
  SwapCount swaps;
  std::map<std::string, double> look_up = {};  ///< errors of the norms at the true speed (skill.h)
  std::optional<Score> bare = {};  ///< with no known bias taken off; only where TellsOfSkill
};

/// Laboratory runners of the reporting half: what seeing them adds to knowing their speed is told of these.
bool TellsOfSkill(const AccuracyCase& made);

SwapCount CountSwaps(const KeypointTrack& raw, const KeypointTrack& points,
                     const std::vector<MotionSample>& named);

/// Errors of one measure over many clips, in its unit.
struct ErrorTally {
  std::string unit;
  std::vector<double> errors;
  int inside = 0;   ///< truth within the 95 % interval
  int missing = 0;  ///< the truth has it, the analysis does not

  double bias() const;
  double median_abs() const;
  double spread() const;    ///< standard deviation
  double coverage() const;  ///< 0 to 1
};

enum class Whose { kBoth, kNear, kFar };
using CaseFilter = std::function<bool(const CaseResult&)>;

/// By measure id, of the results that pass. `kBoth` are the measures of both legs together.
std::map<std::string, ErrorTally> TallyMeasures(const std::vector<CaseResult>& results, Whose whose,
                                                const CaseFilter& passes);

/// Events of one kind over many clips.
struct EventTally {
  int in_truth = 0, matched = 0, missed = 0, wrong_foot = 0, extra = 0;
  double bias_s = 0, rms_s = 0;  ///< over all matched ones
};
EventTally TallyEvents(const std::vector<CaseResult>& results, EventType type, const CaseFilter& passes);

}  // namespace hinge
