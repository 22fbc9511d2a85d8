// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hinge/foundation/base/side.h"
#include "hinge/foundation/base/vec2.h"

namespace hinge {

/// The five states of the posture map (science F4).
enum class State { kTooTall, kHinged, kDeflated, kOverHinged, kBentSpine };
inline constexpr std::array<State, 5> kStates = {State::kTooTall, State::kHinged, State::kDeflated,
                                                 State::kOverHinged, State::kBentSpine};
std::string_view Name(State state);  ///< "too_tall", ...

/// Where the runner stands, in between-runner standard deviations: x = leg (- straight and stiff, +
/// deflated), y = trunk (- upright or behind, + leaning far forward).
struct PosturePoint {
  Vec2 leg_trunk = Vec2::Zero();
  Eigen::Matrix2d covariance = Eigen::Matrix2d::Identity();
};

/// Where in the clip a measure can be looked at.
struct Instant {
  double time_s = 0;
  Side side = Side::kLeft;
  double value = 0;  ///< of that stride, in the measure's unit; raw where the finding is over standing
};

/// A measure that lies outside its ordinary band, surely enough to say so (science F2).
struct Finding {
  std::string rule;                     ///< FindingRule id
  std::string measure;                  ///< measure id
  std::optional<Side> side;             ///< empty: both
  double value = 0, low = 0, high = 0;  ///< of the measure, with its 95 % interval
  double band_low = 0, band_high = 0;   ///< ordinary band at this speed (infinite when open)
  double probability = 0;               ///< that the true value is outside the band: share of the draws
  double score = 0;                     ///< 0..100, 100 = inside
  double distance = 0;                  ///< how far outside the band the value lies, in its unit
  double detectable = 0;  ///< smallest distance that can be told from ordinary: the larger of the
                          ///< published repeatability and what this session's strides allow
  // Why it is said, as data.
  int n = 0;  ///< strides
  double sigma_random = 0, sigma_shared = 0;
  std::string definition = {};
  std::vector<Instant> instants = {};     ///< where it is seen best, three at most
  std::vector<std::string> sources = {};  ///< keys of sources.toml: of band, norm and evidence
  std::string would_change_it = {};       ///< a sentence
};

/// The answer.
struct Verdict {
  std::string label;                    ///< a state's name, or "cannot_tell"
  std::string subtype;                  ///< "sitting", "upright trunk", ...; may be empty
  double subtype_probability = 0;       ///< share of the label's draws with that sub-type; 0 without one
  std::optional<PosturePoint> map;      ///< empty when leg or trunk was not seen
  std::array<double, 5> probability{};  ///< indexed by State; sums to 1 when `map` is set
  bool straightness_seen = true;        ///< false: bent_spine was left out
  std::vector<std::string> cannot_tell_because;  ///< sentences; non-empty when label is "cannot_tell"
  std::vector<Finding> findings;                 ///< most important first; the first one is *the* finding
  std::string cue;                               ///< cue id; empty when nothing is to be changed
  std::vector<std::string> plan;                 ///< exercise ids, at most two
  std::string tradeoff;                          ///< what the change costs

  double P(State state) const { return probability[static_cast<std::size_t>(state)]; }
};

}  // namespace hinge
