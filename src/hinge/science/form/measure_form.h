// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "hinge/science/body/runner.h"
#include "hinge/science/form/definition.h"
#include "hinge/science/form/measure.h"
#include "hinge/science/form/posture_split.h"
#include "hinge/science/form/side_difference.h"
#include "hinge/science/form/standing.h"
#include "hinge/science/gait/gait.h"
#include "hinge/science/motion/motion.h"
#include "hinge/science/observe/error_model.h"
#include "hinge/science/scene/scene.h"

namespace hinge {

struct FormOptions {
  int draws = 200;
  std::uint64_t seed = 1;
  double frame_rate_hz = 0;            ///< of life, slow motion taken out: measures that need more say so
  std::optional<double> mass_kg = {};  ///< as given: turns body weights into newtons
  /// Shares of an event's variance that all strides have in common (the detector's habit with a runner) and that
  /// each has for itself. Of an event's sigma of 9 ms they make 6.4 and 3.2; on simulated runs, the tuning half, the
  /// errors are 4.9 and 3.1 ms. An event's own sigma may be any of them, so that its variance is more than their sum.
  double event_habit_share = 0.5, event_own_share = 0.13;
};

/// tan 3 degrees: on steeper ground what holds on the level is neither measured nor judged.
inline constexpr double kSteepestLevelGrade = 0.0524;

/// One value a draw of the posterior, so that draws of two measures go together by their index; empty where that draw does not
/// show it (an event moved out of the clip).
using Draws = std::vector<std::optional<double>>;

/// Those that are there.
std::vector<double> SeenDraws(const Draws& draws);
/// The same draws moved to lie about the best estimate, as the intervals do.
Draws DrawsAbout(double value, Draws draws);

/// Every measure on every draw of the posterior: means over the used strides, model bias taken off.
struct MeasureDraws {
  PerSide<Draws> side;
  Draws both;  ///< mean of the sides that have one
};

/// What one draw supposes for the whole session: common to all of its measures.
struct SharedDraw {
  double z_near = 0, z_far = 0;  ///< the network's bias on the near and the far leg, in its sigmas
  double turn_rad = 0;           ///< the camera's roll against the best estimate, forward positive
};

struct Form {
  std::vector<Measure> measures;                         ///< both sides together first, then left, right
  std::vector<std::map<std::string, double>> by_stride;  ///< one a stride of the gait; known bias taken off
  std::map<std::string, MeasureDraws> draws;             ///< by measure id, those that have a value
  std::vector<SharedDraw> shared = {};                   ///< by draw
  std::vector<SideDifference> sides = {};  ///< left minus right, of every measure that both sides show
  PostureSplit split = {};                 ///< where the lean comes from, as far as seen
  double leg_m = 0;
};

/// All measures with their intervals.
///
/// A measure's value is the mean over the used strides of its formula on the mean motion, minus the network's
/// known bias. Its interval is the spread over posterior draws: each draw has its own landmarks' jitter,
/// event times, camera roll and scale, its own weights of the strides (Bayesian bootstrap [Rubin1981]: what
/// other strides of this runner would have shown) and its own bias of the network. `sigma_random` is the part
/// that differs between strides over sqrt(n); `sigma_shared` is the rest. Of it `own_parts` says how much is this session's
/// own: by how much the mean motion's value moves where all contacts, all toe-offs or the speed are one sigma off,
///
///   timing^2 = (m(ic + habit) - m)^2 + (m(to + habit) - m)^2     speed = |m(v + own) - m|     habit = sqrt(share) sigma_event
///
/// Of more than 400 strides a draw looks at 400, evenly through the run.
Form MeasureForm(const Motion& motion, const Gait& gait, const Scene& scene, const ErrorModel& errors,
                 const StandingReference& standing, const FormOptions& options);

}  // namespace hinge
