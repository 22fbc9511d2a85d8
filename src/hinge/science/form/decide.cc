// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/decide.h"

#include <algorithm>
#include <cmath>

#include "hinge/science/form/finding.h"
#include "hinge/science/form/posture_map.h"

namespace hinge {
namespace {

constexpr const char* kLean = "trunk_lean_over_standing";
constexpr const char* kStraightness = "straightness_over_standing";
constexpr std::size_t kFewestDraws = 2;  // with all that the map needs: a spread needs two
constexpr const char* kNeeded[] = {"knee_peak", "knee_ic", "tibia_ms", kLean};

/// About the best estimate. None where the measure is not given.
Draws DrawsOf(const Form& form, const std::string& id) {
  const auto found = form.draws.find(id);
  const Measure* m = FindMeasure(form.measures, id);
  if (found == form.draws.end() || m == nullptr || !m->value) return {};
  return DrawsAbout(*m->value, found->second.both);
}

double ValueOf(const Form& form, const std::string& id) { return *FindMeasure(form.measures, id)->value; }

int CountStrides(const Form& form) {
  const Measure* peak = FindMeasure(form.measures, "knee_peak");
  return peak == nullptr ? 0 : peak->n;
}

/// Sentences about every needed measure that was not seen.
std::vector<std::string> Unseen(const Form& form, const Knowledge& knowledge) {
  std::vector<std::string> reasons;
  if (CountStrides(form) == 0) return {};  // said once, not for every measure
  for (const char* id : kNeeded) {
    const Measure* m = FindMeasure(form.measures, id);
    if (m == nullptr || !m->value) {
      const auto entry = knowledge.measures.find(id);
      const std::string title = entry == knowledge.measures.end() ? id : entry->second.title;
      reasons.push_back(title + " was not seen: " + (m == nullptr ? "not measured" : m->why_missing));
    }
  }
  return reasons;
}

PostureAngles MeanAngles(const Form& form, bool spine_seen) {
  PostureAngles angles{ValueOf(form, "knee_peak"),
                       ValueOf(form, "knee_ic"),
                       ValueOf(form, "tibia_ms"),
                       ValueOf(form, kLean),
                       {}};
  if (spine_seen) angles.straightness_over_standing_deg = ValueOf(form, kStraightness);
  return angles;
}

/// All draws on the map, with each draw's state and how likely it is among runners.
struct Cloud {
  std::vector<Vec2> points;
  std::vector<State> states;
  std::vector<std::optional<double>> straightness_deg;  ///< over standing
  std::vector<double> weights;                          ///< they sum to 1
};

/// How likely each draw is among runners, who lie about the map's middle: the draws alone know nobody but this clip, so
/// that every error outwards would pass for an unusual runner.
std::vector<double> WeightsAmongRunners(const std::vector<Vec2>& points, double runners_sd) {
  std::vector<double> weights;
  double sum = 0;
  for (const Vec2& p : points)
    sum += weights.emplace_back(std::exp(-0.5 * p.squaredNorm() / (runners_sd * runners_sd)));
  if (sum < 1e-12) return std::vector<double>(points.size(), 1.0 / static_cast<double>(points.size()));
  for (double& w : weights) w /= sum;
  return weights;
}

Cloud MakeCloud(const Form& form, const Measured& speed_m_s, bool spine_seen, const PostureModel& model,
                Random& random) {
  Cloud cloud;
  const Draws peak = DrawsOf(form, "knee_peak"), ic = DrawsOf(form, "knee_ic"),
              tibia = DrawsOf(form, "tibia_ms"), lean = DrawsOf(form, kLean),
              spine = spine_seen ? DrawsOf(form, kStraightness) : Draws{};
  for (std::size_t d = 0; d < std::min({peak.size(), ic.size(), tibia.size(), lean.size()}); ++d) {
    if (!peak[d] || !ic[d] || !tibia[d] || !lean[d]) continue;
    PostureAngles angles{*peak[d], *ic[d], *tibia[d], *lean[d], {}};
    if (d < spine.size()) angles.straightness_over_standing_deg = spine[d];
    const Vec2 at = CalcMapPoint(angles, random.Normal(*speed_m_s.value, speed_m_s.sigma), model);
    cloud.points.push_back(at);
    cloud.straightness_deg.push_back(angles.straightness_over_standing_deg);
    cloud.states.push_back(FindState(at, angles.straightness_over_standing_deg, model));
  }
  cloud.weights = WeightsAmongRunners(cloud.points, model.runners_sd);
  return cloud;
}

Eigen::Matrix2d CovarianceOf(const std::vector<Vec2>& points) {
  Vec2 mean = Vec2::Zero();
  for (const Vec2& p : points) mean += p / static_cast<double>(points.size());
  Eigen::Matrix2d sum = Eigen::Matrix2d::Zero();
  for (const Vec2& p : points) sum += (p - mean) * (p - mean).transpose();
  return sum / static_cast<double>(points.size() - 1);
}

/// Of the draws in the label's state, the share that has its sub-type. Bouncing is one sign for all of them.
double ShareOfSubtype(const std::string& subtype, State state, const Cloud& cloud, bool bouncing,
                      const PostureModel& model) {
  if (subtype.empty()) return 0;
  double same = 0, all = 0;
  for (std::size_t d = 0; d < cloud.points.size(); ++d) {
    if (cloud.states[d] != state) continue;
    const SubtypeSigns signs{cloud.straightness_deg[d].value_or(0), bouncing};
    if (FindSubtype(state, cloud.points[d], signs, model) == subtype) same += cloud.weights[d];
    all += cloud.weights[d];
  }
  return all > 0 ? same / all : 0;
}

/// Bouncing: gives much at the knee and rises much for the way gained, each by a between-runner SD or the
/// band's edge.
bool IsBouncing(const Form& form, double speed_m_s, const Knowledge& knowledge) {
  const Measure *ratio = FindMeasure(form.measures, "vertical_ratio"),
                *give = FindMeasure(form.measures, "knee_give");
  const auto limits = CalcBandLimits(knowledge, "vertical_ratio", speed_m_s);
  const auto give_limits = CalcBandLimits(knowledge, "knee_give", speed_m_s);
  return ratio && ratio->value && limits && *ratio->value > limits->high &&  //
         give && give->value && give_limits && *give->value > give_limits->high;
}

/// One cue and two exercises for the first finding; without a finding, what keeps a good state as it is.
void SetCounsel(Verdict& verdict, const Knowledge& knowledge) {
  if (verdict.label == "cannot_tell") return;
  if (verdict.findings.empty()) {
    const auto state = knowledge.states.find(verdict.label);
    if (state != knowledge.states.end()) verdict.plan = state->second.exercises;
    return;
  }
  const std::string& id = verdict.findings.front().rule;
  const auto rule = std::find_if(knowledge.findings.begin(), knowledge.findings.end(),
                                 [&](const FindingRule& r) { return r.id == id; });
  verdict.cue = rule->cue;
  verdict.plan.assign(rule->exercises.begin(),
                      rule->exercises.begin() + std::min<std::ptrdiff_t>(2, std::ssize(rule->exercises)));
  const auto cue = knowledge.cues.find(rule->cue);
  if (cue != knowledge.cues.end()) verdict.tradeoff = cue->second.tradeoff;
}

std::string NobodyRunsSo(double off) {
  return "leg or trunk lies " + std::to_string(static_cast<int>(std::lround(off))) +
         " times as far from the middle of runners as they do: nobody runs so. Look at the video whether the "
         "lines lie on one "
         "runner who faces as he does; of keypoints, check their order and the picture's --size";
}

std::string Undecided(const Verdict& verdict) {
  const auto best = std::max_element(verdict.probability.begin(), verdict.probability.end());
  const auto state = static_cast<State>(best - verdict.probability.begin());
  std::string name(Name(state));
  std::replace(name.begin(), name.end(), '_', ' ');
  return "no state is likely enough: the nearest is \"" + name + "\" with " +
         std::to_string(static_cast<int>(std::lround(100 * *best))) +
         " %; a longer clip, or one from a camera that is squarely at the side, would narrow it";
}

void SetLabel(Verdict& verdict, const Form& form, const Cloud& cloud, double speed_m_s,
              const Knowledge& knowledge) {
  const auto best = std::max_element(verdict.probability.begin(), verdict.probability.end());
  if (*best < knowledge.posture.label_probability) verdict.cannot_tell_because.push_back(Undecided(verdict));
  if (!verdict.cannot_tell_because.empty()) {
    verdict.label = "cannot_tell";
    return;
  }
  const auto state = static_cast<State>(best - verdict.probability.begin());
  verdict.label = Name(state);
  SubtypeSigns signs;
  if (verdict.straightness_seen) signs.straightness_over_standing_deg = ValueOf(form, kStraightness);
  signs.bouncing = IsBouncing(form, speed_m_s, knowledge);
  verdict.subtype = FindSubtype(state, verdict.map->leg_trunk, signs, knowledge.posture);
  verdict.subtype_probability =
      ShareOfSubtype(verdict.subtype, state, cloud, signs.bouncing, knowledge.posture);
}

/// What keeps a run off the map.
std::vector<std::string> MissingForMap(const Form& form, const Measured& speed_m_s,
                                       const Knowledge& knowledge) {
  std::vector<std::string> reasons = Unseen(form, knowledge);
  if (!speed_m_s.known()) reasons.push_back("the running speed is unknown: " + speed_m_s.why_missing);
  return reasons;
}

std::string FewStrides(int n, int needed) {
  return (n == 0   ? "no whole stride was"
          : n == 1 ? "only 1 whole stride was"
                   : "only " + std::to_string(n) + " whole strides were") +
         std::string(" seen, ") + std::to_string(needed) + " are needed: film 10 s or more";
}

/// Map and states; false where no draw shows all that they need.
bool PlaceOnMap(const Form& form, const Cloud& cloud, double speed_m_s, const PostureModel& model,
                Verdict& verdict) {
  if (cloud.points.size() < kFewestDraws) {
    verdict.cannot_tell_because.push_back("knee, shin and trunk were never seen in one and the same stride");
    return false;
  }
  verdict.map = PosturePoint{CalcMapPoint(MeanAngles(form, verdict.straightness_seen), speed_m_s, model),
                             CovarianceOf(cloud.points)};
  for (std::size_t d = 0; d < cloud.states.size(); ++d)
    verdict.probability[static_cast<std::size_t>(cloud.states[d])] += cloud.weights[d];
  const double off = verdict.map->leg_trunk.cwiseAbs().maxCoeff();
  if (off > model.nobody_beyond) verdict.cannot_tell_because.push_back(NobodyRunsSo(off));
  return true;
}

}  // namespace

Verdict DecideVerdict(const Form& form, const Measured& speed_m_s, const Knowledge& knowledge,
                      const DecideOptions& options) {
  Random random(options.seed);
  Verdict verdict;
  verdict.label = "cannot_tell";
  verdict.cannot_tell_because = options.doubts;
  const std::vector<std::string> missing = MissingForMap(form, speed_m_s, knowledge);
  verdict.cannot_tell_because.insert(verdict.cannot_tell_because.end(), missing.begin(), missing.end());
  const int strides = CountStrides(form);
  if (strides < options.fewest_strides)
    verdict.cannot_tell_because.push_back(FewStrides(strides, options.fewest_strides));
  if (!missing.empty() || strides == 0) return verdict;

  const Measure* spine = FindMeasure(form.measures, kStraightness);
  verdict.straightness_seen = spine != nullptr && spine->value;
  const Cloud cloud = MakeCloud(form, speed_m_s, verdict.straightness_seen, knowledge.posture, random);
  if (!PlaceOnMap(form, cloud, *speed_m_s.value, knowledge.posture, verdict)) return verdict;
  SetLabel(verdict, form, cloud, *speed_m_s.value, knowledge);
  const std::string likely = verdict.label == "cannot_tell" ? "" : verdict.label;
  verdict.findings =
      FindFindings(form.measures, *speed_m_s.value, options.grade, likely, knowledge,
                   {.draws = &form.draws, .speed_sigma_m_s = speed_m_s.sigma, .seed = options.seed + 1});
  SetCounsel(verdict, knowledge);
  return verdict;
}

}  // namespace hinge
