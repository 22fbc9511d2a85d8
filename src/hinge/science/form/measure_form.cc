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

constexpr double kSteepestLevelGrade = 0.0524;  // tan 3 degrees
constexpr std::size_t kMostDrawn = 400;  // strides of one draw: more make its mean no surer than its doubts

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

const MeasureError* ErrorOf(const ErrorModel& errors, const std::string& id) {
  const auto found = errors.measures.find(id);
  return found == errors.measures.end() ? nullptr : &found->second;
}

/// The network's bias on a side's mean: what is known, or one draw of what it may be.
struct BiasDraw {
  double z_near = 0, z_far = 0;
  /// A knee's point that is off moves all measures of its leg together, some of them the other way; what hips and trunk are
  /// off by is wrong in the strides of both legs.
  double On(const MeasureError* error, bool near, const MeasureDefinition& d) const {
    if (error == nullptr) return 0;
    const double sign = d.against_knee ? -1 : 1;
    if (near) return error->bias_near + sign * z_near * error->sigma_near;
    const double z = MixErrors(z_near, z_far, error->alike.value_or(d.midline ? 1 : 0));
    return error->bias_far + sign * z * error->sigma_far;
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
  const MeasureError* error = ErrorOf(errors, definition.id);
  for (Side side : kSides) {
    means.side[side] = SideMean(views, values, weights, side);
    if (means.side[side]) *means.side[side] -= bias.On(error, side == near, definition);
  }
  means.both = BothMean(means.side);
  return means;
}

void Append(MeasureDraws& draws, const Means& means) {
  for (Side side : kSides) {
    if (means.side[side]) draws.side[side].push_back(*means.side[side]);
  }
  if (means.both) draws.both.push_back(*means.both);
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

/// The strides that a draw looks at: of more than `kMostDrawn` so many, evenly through the run.
Gait ThinStrides(Gait gait) {
  const auto used = static_cast<std::size_t>(std::ranges::count_if(gait.strides, &Stride::used));
  std::size_t seen = 0, kept = 0;
  for (Stride& s : gait.strides) {
    if (!s.used || used <= kMostDrawn) continue;
    s.used = ++seen * kMostDrawn / used > kept;
    kept += s.used;
  }
  return gait;
}

/// Instants at which a draw's turn is read: enough that jitter does not pass for roll.
std::vector<double> TurnTimes_s(const Gait& gait) {
  std::vector<double> times_s;
  for (const Stride& s : gait.strides) {
    if (s.used) times_s.push_back(s.ms_s());
  }
  return times_s;
}

}  // namespace

Form MeasureForm(const Motion& motion, const Gait& gait, const Scene& scene, const ErrorModel& errors,
                 const StandingReference& standing, const FormOptions& options) {
  HINGE_CHECK(options.draws >= 2, options.draws);
  Random random(options.seed);
  const Side near = NearSide(scene.facing);
  const MotionCurves mean = motion.Mean();
  Form form;
  form.leg_m = EstimateLeg_m(mean, gait);
  const EventShifts no_shift(gait);
  const std::vector<StrideView> views =
      MakeStrideViews(mean, gait, scene, form.leg_m, no_shift, scene.speed_m_s.value, options.mass_kg);
  const std::vector<double> equal(views.size(), 1.0);
  const double student = CalcStudentFactor(views);

  std::vector<const MeasureDefinition*> given;
  std::map<std::string, StrideValues> values;
  form.by_stride.resize(gait.strides.size());
  for (const MeasureDefinition* d : MeasureDefinitions()) {
    if (!RefusalOf(*d, scene, options).empty()) continue;
    given.push_back(d);
    values[d->id] = ValuesOf(*d, views);
    std::size_t view = 0;
    for (std::size_t k = 0; k < gait.strides.size(); ++k) {
      if (!gait.strides[k].used) continue;
      const double bias = BiasDraw{}.On(ErrorOf(errors, d->id), gait.strides[k].side == near, *d);
      if (const auto& v = values[d->id][view++]) form.by_stride[k][d->id] = *v - bias;
    }
  }

  const Gait thinned = ThinStrides(gait);
  const std::vector<double> turn_times_s = TurnTimes_s(thinned);
  for (int draw = 0; draw < options.draws && !views.empty(); ++draw) {
    const MotionCurves curves = motion.Draw(random);
    const EventShifts shifts(gait, options.event_habit_share, options.event_own_share, random);
    const BiasDraw bias{random.Normal(), random.Normal()};
    form.shared.push_back({bias.z_near, bias.z_far, CalcTurn_rad(mean, curves, turn_times_s)});
    const double leg_m = EstimateLeg_m(curves, thinned);  // as long as this draw's scale says
    const std::optional<double> speed_m_s =
        DrawSpeed_m_s(scene, form.leg_m > 0 ? leg_m / form.leg_m : 1, random);
    const std::vector<StrideView> drawn =
        MakeStrideViews(curves, thinned, scene, leg_m, shifts, speed_m_s, options.mass_kg);
    const std::vector<double> weights = BootstrapWeights(drawn, random);
    for (const MeasureDefinition* d : given) {
      Append(form.draws[d->id], MeansOf(*d, drawn, ValuesOf(*d, drawn), weights, errors, bias, near));
    }
  }

  for (std::optional<Side> side :
       {std::optional<Side>(), std::optional(Side::kLeft), std::optional(Side::kRight)}) {
    for (const MeasureDefinition* d : MeasureDefinitions()) {
      Measure m = MakeMeasure(*d, side);
      m.why_missing = RefusalOf(*d, scene, options);
      if (m.why_missing.empty()) {
        const StrideValues& v = values[d->id];
        const Means means = MeansOf(*d, views, v, equal, errors, {}, near);
        const std::optional<double> value = side ? means.side[*side] : means.both;
        const MeasureDraws& draws = form.draws[d->id];
        const std::vector<double>& spread = side ? draws.side[*side] : draws.both;
        m.n = CountOf(views, v, side);
        if (value && spread.size() >= 2) {
          SetInterval(m, *value, spread, student * StrideStandardError(views, v, side));
        } else {
          m.why_missing = NoStrides(side);
        }
      }
      form.measures.push_back(std::move(m));
    }
  }
  AddOverStanding(form, errors, standing, random);
  form.sides = FindSideDifferences(form.measures, form.draws);
  return form;
}

}  // namespace hinge
