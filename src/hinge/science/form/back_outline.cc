// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/form/back_outline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/back_curve.h"
#include "hinge/science/form/measure_form.h"

namespace hinge {
namespace {

constexpr double kBare = 0.25;  // an arm covers a place in fewer than three pictures of four
constexpr double kLeastSeenShare = 0.25;
constexpr std::size_t kLeastPictures = 5;
constexpr const char* kUnseen =
    "the back's outline was not seen: the network makes no mask, or something hides the back";
constexpr const char* kNotStanding = "needs this person's own standing, filmed by the same camera";

struct Curve {
  const char* id;
  Angle BackCurve::*angle;
  Measured BackReference::*reference;
  const char* definition;
};
constexpr Curve kCurves[] = {
    {"back_bow", &BackCurve::bow, &BackReference::bow_deg,
     "turn of the arc through the back's outline at loins, middle and shoulder blades, round positive"},
    {"lumbar_curve", &BackCurve::lumbar, &BackReference::lumbar_deg,
     "turn of the back's outline at the waist, hollow positive"},
    {"thoracic_curve", &BackCurve::thoracic, &BackReference::thoracic_deg,
     "turn of the back's outline at the middle of the back, round positive"}};

/// The bare back of one stretch.
BackProfile BareProfile(const KeypointTrack& track, double from_s, double until_s) {
  std::array<std::vector<double>, kBackPlaces> behind;
  double pictures = 0;
  for (const KeypointFrame& f : track.frames) {
    if (!f.found() || f.time_s < from_s || f.time_s >= until_s) continue;
    pictures += 1;
    const BackProfile seen = CalcBackProfile(f);
    for (std::size_t i = 0; i < kBackPlaces; ++i) {
      if (seen[i]) behind[i].push_back(*seen[i]);
    }
  }
  BackProfile bare;
  for (std::size_t i = 0; i < kBackPlaces; ++i) {
    const auto n = static_cast<double>(behind[i].size());
    if (behind[i].size() >= kLeastPictures && n >= kLeastSeenShare * pictures)
      bare[i] = Quantile(behind[i], kBare);
  }
  return bare;
}

std::vector<BackCurve> CurvesOf(const KeypointTrack& track,
                                const std::vector<std::pair<double, double>>& spans_s) {
  std::vector<BackCurve> curves;
  for (const auto& [from_s, until_s] : spans_s) {
    if (const auto curve = CalcBackCurve(BareProfile(track, from_s, until_s))) curves.push_back(*curve);
  }
  return curves;
}

Measured MeanOf(const std::vector<BackCurve>& curves, Angle BackCurve::*angle) {
  if (curves.empty()) return Missing(kUnseen);
  std::vector<double> values_deg;
  for (const BackCurve& c : curves) values_deg.push_back((c.*angle).deg());
  const double sigma = values_deg.size() < 2 ? 0
                                             : StandardDeviation(values_deg) /
                                                   std::sqrt(static_cast<double>(values_deg.size()));
  return Known(Mean(values_deg), sigma, "the back's outline");
}

/// Strides of the foot that has more of them: those of both overlap.
std::vector<std::pair<double, double>> UsedStrides_s(const Gait& gait) {
  PerSide<std::vector<std::pair<double, double>>> spans_s;
  for (const Stride& s : gait.strides) {
    if (s.used) spans_s[s.side].emplace_back(s.ic_s, s.next_ic_s);
  }
  const auto &left = spans_s[Side::kLeft], &right = spans_s[Side::kRight];
  return left.size() > right.size() ? left : right;
}

Measure MakeBackMeasure(const std::string& id, const std::string& definition, const Measured& value,
                        double sigma_shared, int strides) {
  Measure m;
  m.id = id, m.at = "stride", m.unit = "deg", m.definition = definition;
  m.value = value.value, m.why_missing = value.why_missing;
  m.n = strides;
  if (!value.known()) return m;
  m.sigma_random = value.sigma;
  m.sigma_shared = sigma_shared;
  m.own_parts = OwnParts{};  // of whole strides: no instant and no speed enters
  const double half = Measured::kTwoSided95 * std::hypot(value.sigma, sigma_shared);
  m.low = *value.value - half, m.high = *value.value + half;
  return m;
}

Measured Less(const Measured& value, double bias) {
  return value.known() ? Known(*value.value - bias, value.sigma, value.source) : value;
}

/// Running less standing; its sigma is that of the strides, because the standing's is the same in all of them.
Measured OverStanding(const Measured& running, const Measured& standing, bool own) {
  if (!running.known()) return running;
  if (!own || !standing.known()) return Missing(own ? standing.why_missing : kNotStanding);
  return Known(*running.value - *standing.value, running.sigma, running.source);
}

}  // namespace

BackReference EstimateBack(const KeypointTrack& track,
                           const std::vector<std::pair<double, double>>& spans_s) {
  const std::vector<BackCurve> curves = CurvesOf(track, spans_s);
  BackReference back{.stretches = static_cast<int>(curves.size())};
  for (const Curve& c : kCurves) back.*c.reference = MeanOf(curves, c.angle);
  return back;
}

void AddBackOutline(const KeypointTrack& named, const Gait& gait, const ErrorModel& errors,
                    const StandingReference& standing, Form& form) {
  const BackReference running = EstimateBack(named, UsedStrides_s(gait));
  for (const Curve& c : kCurves) {
    const std::string over = std::string(c.id) + "_over_standing";
    const MeasureError error = errors.OfRunning(c.id), error_over = errors.OfRunning(over);
    form.measures.push_back(MakeBackMeasure(c.id, c.definition, Less(running.*c.reference, error.bias_near),
                                            error.sigma_near, running.stretches));
    const Measured& stood = standing.back.*c.reference;
    const Measured difference = OverStanding(running.*c.reference, stood, standing.own);
    form.measures.push_back(
        MakeBackMeasure(over, std::string(c.id) + " minus the same in the person's own standing",
                        Less(difference, error_over.bias_near),
                        std::hypot(error_over.sigma_near, stood.sigma), running.stretches));
  }
}

}  // namespace hinge
