// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/measure_form.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/form/draw_interval.h"
#include "hinge/science/form/over_standing.h"
#include "hinge/science/form/stride_doubt.h"
#include "hinge/science/form/stride_views.h"

namespace hinge {
namespace {

constexpr std::size_t kMostPairsDrawn = 200;

/// Weighted mean over the strides of a side; empty when none shows it.
std::optional<double> SideMean(const std::vector<StrideView>& views, const StrideValues& values,
                               const std::vector<double>& weights, Side side) {
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (views[i].side != side || !values[i]) continue;
    sum += weights[i] * *values[i];
    all += weights[i];
  }
  if (all <= 0) return std::nullopt;
  return sum / all;
}

std::optional<double> BothMean(const PerSide<std::optional<double>>& sides) {
  const auto &left = sides[Side::kLeft], &right = sides[Side::kRight];
  if (left && right) return 0.5 * (*left + *right);
  return left ? left : right;
}

/// The network's bias on a side's mean: what is known, or one draw of what it may be.
struct BiasDraw {
  double z_near = 0, z_far = 0;
  /// A knee's point that is off moves all measures of its leg together, some of them the other way; what hips and trunk are
  /// off by is wrong in the strides of both legs.
  double On(const MeasureError& error, bool near, const MeasureDefinition& d) const {
    const double sign = d.against_knee ? -1 : 1;
    if (near) return error.bias_near + sign * z_near * error.sigma_near;
    const double z = MixErrors(z_near, z_far, error.alike.value_or(d.midline ? 1 : 0));
    return error.bias_far + sign * z * error.sigma_far;
  }
};

StrideValues ValuesOf(const MeasureDefinition& definition, const std::vector<StrideView>& views) {
  StrideValues values;
  for (const StrideView& view : views) values.push_back(definition.calc(view));
  return values;
}

struct Means {
  PerSide<std::optional<double>> side;
  std::optional<double> both;
};

Means MeansOf(const MeasureDefinition& definition, const std::vector<StrideView>& views,
              const StrideValues& values, const std::vector<double>& weights, const ErrorModel& errors,
              const BiasDraw& bias, Side near) {
  Means means;
  const MeasureError error = errors.OfRunning(definition.id);
  for (Side side : kSides) {
    means.side[side] = SideMean(views, values, weights, side);
    if (means.side[side]) *means.side[side] -= bias.On(error, side == near, definition);
  }
  means.both = BothMean(means.side);
  return means;
}

void Append(MeasureDraws& draws, const Means& means) {
  for (Side side : kSides) draws.side[side].push_back(means.side[side]);
  draws.both.push_back(means.both);
}

/// Why a measure is not given at all, whatever the strides show; empty when it may be.
std::string RefusalOf(const MeasureDefinition& d, const Scene& scene, const FormOptions& options) {
  const double rate_hz =
      std::round(options.frame_rate_hz);  // time stamps of 100 pictures a second may give 99.9
  if (rate_hz < d.least_rate_hz) {
    return "needs " + std::to_string(static_cast<int>(d.least_rate_hz)) +
           " pictures a second or more; this clip has " + std::to_string(static_cast<int>(rate_hz));
  }
  if (d.needs_level && std::abs(scene.grade.value.value_or(0)) > kSteepestLevelGrade)
    return "holds on level ground only";
  if (d.needs_mass && !options.mass_kg) return "needs the runner's mass: give it with --mass";
  return "";
}

int CountOf(const std::vector<StrideView>& views, const StrideValues& values, std::optional<Side> side) {
  int n = 0;
  for (std::size_t i = 0; i < views.size(); ++i) n += values[i] && (!side || views[i].side == *side);
  return n;
}

std::string NoStrides(std::optional<Side> side) {
  return side ? "no stride of the " + std::string(Name(*side)) + " foot shows it" : "no stride shows it";
}

/// Instants at which a draw's turn is read: enough that jitter does not pass for roll.
std::vector<double> TurnTimes_s(const Gait& gait) {
  std::vector<double> times_s;
  for (const Stride& s : gait.strides) {
    if (s.used) times_s.push_back(s.ms_s());
  }
  return times_s;
}

/// Measures one run: first what its strides show, then so often as it may have been otherwise.
class FormMeasurer {
 public:
  FormMeasurer(const Motion& motion, const Gait& gait, const Scene& scene, const ErrorModel& errors,
               const FormOptions& options)
      : motion_(motion),
        gait_(gait),
        thinned_(ThinStrides(gait, kMostPairsDrawn)),
        scene_(scene),
        errors_(errors),
        options_(options),
        mean_(motion.Mean()),
        turn_times_s_(TurnTimes_s(thinned_)) {
    form_.leg_m = EstimateLeg_m(mean_, gait);
    views_ = MakeStrideViews(mean_, gait, scene, form_.leg_m, EventShifts(gait), scene.speed_m_s.value,
                             options.mass_kg);
    equal_.assign(views_.size(), 1.0);
    student_ = CalcStudentFactor(views_);
    for (const MeasureDefinition* d : MeasureDefinitions()) {
      if (!RefusalOf(*d, scene, options).empty()) continue;
      given_.push_back(d);
      values_[d->id] = ValuesOf(*d, views_);
    }
    Suppose();
  }

  Form MeasureAll(Random& random) {
    form_.by_stride.resize(gait_.strides.size());
    for (const MeasureDefinition* d : given_) KeepStrides(*d);
    for (int draw = 0; draw < options_.draws && !views_.empty(); ++draw) Draw(random);
    for (std::optional<Side> side :
         {std::optional<Side>(), std::optional(Side::kLeft), std::optional(Side::kRight)}) {
      for (const MeasureDefinition* d : MeasureDefinitions()) form_.measures.push_back(Summarise(*d, side));
    }
    return std::move(form_);
  }

 private:
  Side near() const { return NearSide(scene_.facing); }

  /// What the strides would show if contacts, toe-offs or speed were one sigma of this session's own off.
  void Suppose() {
    const double habit = std::sqrt(options_.event_habit_share);
    contacts_late_ = MovesOf(EventShifts(gait_, EventType::kInitialContact, habit), scene_.speed_m_s.value);
    toe_offs_late_ = MovesOf(EventShifts(gait_, EventType::kToeOff, habit), scene_.speed_m_s.value);
    if (scene_.speed_m_s.known())
      faster_ = MovesOf(EventShifts(gait_), *scene_.speed_m_s.value + CalcOwnSpeedSigma_m_s(scene_));
  }

  /// By how much each stride's value of each measure moves; empty where either view does not show it.
  std::map<std::string, StrideValues> MovesOf(const EventShifts& shifts, std::optional<double> speed_m_s) {
    const std::vector<StrideView> supposed =
        MakeStrideViews(mean_, gait_, scene_, form_.leg_m, shifts, speed_m_s, options_.mass_kg);
    std::map<std::string, StrideValues> moves;
    for (const MeasureDefinition* d : given_) {
      StrideValues moved = ValuesOf(*d, supposed);
      const StrideValues& found = values_[d->id];
      for (std::size_t i = 0; i < moved.size(); ++i)
        moved[i] = moved[i] && found[i] ? std::optional(*moved[i] - *found[i]) : std::nullopt;
      moves[d->id] = std::move(moved);
    }
    return moves;
  }

  /// By how much the mean over the strides moves.
  double MeanMove(const std::map<std::string, StrideValues>& moves, const std::string& id,
                  std::optional<Side> side) const {
    const auto found = moves.find(id);
    if (found == moves.end()) return 0;
    PerSide<std::optional<double>> means;
    for (Side own : kSides) means[own] = SideMean(views_, found->second, equal_, own);
    return (side ? means[*side] : BothMean(means)).value_or(0);
  }

  OwnParts OwnPartsOf(const std::string& id, std::optional<Side> side) const {
    return {.timing = std::hypot(MeanMove(contacts_late_, id, side), MeanMove(toe_offs_late_, id, side)),
            .speed = std::abs(MeanMove(faster_, id, side))};
  }

  void KeepStrides(const MeasureDefinition& d) {
    const MeasureError error = errors_.OfRunning(d.id);
    std::size_t view = 0;
    for (std::size_t k = 0; k < gait_.strides.size(); ++k) {
      if (!gait_.strides[k].used) continue;
      const double bias = BiasDraw{}.On(error, gait_.strides[k].side == near(), d);
      if (const auto& value = values_[d.id][view++]) form_.by_stride[k][d.id] = *value - bias;
    }
  }

  /// Motion, events, scale, speed, the network's errors and which strides were caught, all as they may be.
  void Draw(Random& random) {
    const MotionCurves curves = motion_.Draw(random);
    const EventShifts shifts(gait_, options_.event_habit_share, options_.event_own_share, random);
    const BiasDraw bias{random.Normal(), random.Normal()};
    form_.shared.push_back({bias.z_near, bias.z_far, CalcTurn_rad(mean_, curves, turn_times_s_)});
    const double leg_m = EstimateLeg_m(curves, thinned_);  // as long as this draw's scale says
    const std::optional<double> speed_m_s =
        DrawSpeed_m_s(scene_, form_.leg_m > 0 ? leg_m / form_.leg_m : 1, random);
    const std::vector<StrideView> drawn =
        MakeStrideViews(curves, thinned_, scene_, leg_m, shifts, speed_m_s, options_.mass_kg);
    const std::vector<double> weights = BootstrapWeights(drawn, random);
    for (const MeasureDefinition* d : given_)
      Append(form_.draws[d->id], MeansOf(*d, drawn, ValuesOf(*d, drawn), weights, errors_, bias, near()));
  }

  Measure Summarise(const MeasureDefinition& d, std::optional<Side> side) {
    Measure m = MakeMeasure(d, side);
    m.why_missing = RefusalOf(d, scene_, options_);
    if (!m.why_missing.empty()) return m;
    const StrideValues& v = values_[d.id];
    const Means means = MeansOf(d, views_, v, equal_, errors_, {}, near());
    const std::optional<double> value = side ? means.side[*side] : means.both;
    const MeasureDraws& draws = form_.draws[d.id];
    const std::vector<double> spread = SeenDraws(side ? draws.side[*side] : draws.both);
    m.n = CountOf(views_, v, side);
    if (value && spread.size() >= 2) {
      SetInterval(m, *value, spread, student_ * StrideStandardError(views_, v, side));
      m.own_parts = OwnPartsOf(d.id, side);
    } else {
      m.why_missing = NoStrides(side);
    }
    return m;
  }

  const Motion& motion_;
  const Gait& gait_;
  const Gait thinned_;
  const Scene& scene_;
  const ErrorModel& errors_;
  const FormOptions& options_;
  const MotionCurves mean_;
  const std::vector<double> turn_times_s_;
  std::vector<StrideView> views_;
  std::vector<double> equal_;  ///< weights of the views where nothing is drawn
  double student_ = 1;
  std::vector<const MeasureDefinition*> given_;  ///< those that this scene allows
  std::map<std::string, StrideValues> values_;
  std::map<std::string, StrideValues> contacts_late_, toe_offs_late_, faster_;  ///< see Suppose
  Form form_;
};

}  // namespace

std::vector<double> SeenDraws(const Draws& draws) {
  std::vector<double> seen;
  for (const std::optional<double>& d : draws) {
    if (d) seen.push_back(*d);
  }
  return seen;
}

Draws DrawsAbout(double value, Draws draws) {
  const std::vector<double> seen = SeenDraws(draws);
  const double shift = seen.empty() ? 0 : value - Mean(seen);
  for (std::optional<double>& d : draws) {
    if (d) *d += shift;
  }
  return draws;
}

Form MeasureForm(const Motion& motion, const Gait& gait, const Scene& scene, const ErrorModel& errors,
                 const StandingReference& standing, const FormOptions& options) {
  HINGE_CHECK(options.draws >= 2, options.draws);
  Random random(options.seed);
  Form form = FormMeasurer(motion, gait, scene, errors, options).MeasureAll(random);
  AddOverStanding(form, errors, standing, random);
  form.sides = FindSideDifferences(form.measures, form.draws);
  return form;
}

}  // namespace hinge
