// SPDX-License-Identifier: Apache-2.0
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "event_learning.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/gait/turning_points.h"

namespace hinge {
namespace {

constexpr std::size_t kInWindow = kEventSignals * kEventLags;
constexpr double kRidge = 1e-3;  // between over-fitting a few runners (1e-4) and blurring (1e-2)
constexpr double kCentreSigma_s = 0.03;
constexpr int kCentres = 3;  // an event
constexpr int kFolds = 5, kNobody = -1;

using Row = Eigen::Matrix<double, kInWindow + 1, 1>;

/// The window, each signal freed of its mean, and the stride.
Row CalcRow(const EventTrack& track, Side side, double centre_s) {
  Row row;
  for (std::size_t lag = 0; lag < kEventLags; ++lag) {
    const auto signals = CalcEventSignals(track.curves, side, centre_s, lag);
    for (std::size_t s = 0; s < kEventSignals; ++s) row[static_cast<int>(s * kEventLags + lag)] = signals[s];
  }
  for (std::size_t s = 0; s < kEventSignals; ++s) {
    auto window = row.segment<kEventLags>(static_cast<int>(s * kEventLags));
    window.array() -= window.mean();
  }
  row[kInWindow] = track.stride_s;
  return row;
}

struct Example {
  Row row;
  double later_s = 0, weight = 0;
  int person = 0;
};

std::map<std::string, int> CountKinds(const std::vector<EventTrack>& tracks, EventType type) {
  std::map<std::string, int> counts;
  for (const EventTrack& t : tracks)
    counts[t.kind] += static_cast<int>(std::ranges::count(t.events, type, &GaitEvent::type));
  return counts;
}

std::vector<Example> MakeExamples(const std::vector<EventTrack>& tracks, EventType type) {
  Random random(3);
  const auto counts = CountKinds(tracks, type);
  std::vector<Example> examples;
  for (const EventTrack& t : tracks) {
    const double weight = 1.0 / (kCentres * static_cast<double>(counts.size()) * counts.at(t.kind));
    for (const GaitEvent& e : t.events) {
      for (int k = 0; k < kCentres && e.type == type; ++k) {
        const double later_s = random.Normal(0, kCentreSigma_s);
        examples.push_back({CalcRow(t, e.side, e.time_s - later_s), later_s, weight, t.person});
      }
    }
  }
  return examples;
}

/// Without the people of one fold.
EventModel Regress(const std::vector<Example>& examples, int without) {
  Eigen::MatrixXd x(examples.size(), kInWindow + 1);
  Eigen::VectorXd later_s(examples.size()), weight(examples.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto k = static_cast<Eigen::Index>(i);
    x.row(k) = examples[i].row;
    later_s[k] = examples[i].later_s;
    weight[k] = examples[i].person % kFolds == without ? 0 : examples[i].weight;
  }
  weight /= weight.sum();
  const Row mean = x.transpose() * weight;
  const double mean_s = weight.dot(later_s);
  x.rowwise() -= mean.transpose();
  const Eigen::MatrixXd weighted = weight.asDiagonal() * x;
  Eigen::MatrixXd a = kRidge * Eigen::MatrixXd::Identity(kInWindow + 1, kInWindow + 1);
  a.noalias() += weighted.transpose() * x;
  const Row w = a.ldlt().solve(weighted.transpose() * later_s);
  EventModel rule{.intercept_s = mean_s - mean.dot(w), .stride_weight = w[kInWindow]};
  for (std::size_t s = 0; s < kEventSignals; ++s) {
    const auto window = w.segment<kEventLags>(static_cast<int>(s * kEventLags));
    for (std::size_t lag = 0; lag < kEventLags; ++lag)
      rule.weights_s[s][lag] = window[static_cast<int>(lag)] - window.mean();
  }
  return rule;
}

/// From the foot's turning point to the event, median.
double FindStart_s(const std::vector<EventTrack>& tracks, EventType type) {
  constexpr double kReach_s = 0.2;
  std::vector<double> starts;
  for (const EventTrack& t : tracks) {
    const auto turns = FindTurningPoints(t.curves, EventOptions{}.least_swing_legs);
    for (const GaitEvent& e : t.events) {
      if (e.type != type) continue;
      double nearest_s = kReach_s;
      for (const TurningPoint& turn : turns[e.side]) {
        if (turn.foremost == (type == EventType::kInitialContact) &&
            std::abs(e.time_s - turn.time_s) < std::abs(nearest_s))
          nearest_s = e.time_s - turn.time_s;
      }
      if (nearest_s != kReach_s) starts.push_back(nearest_s);
    }
  }
  return Median(std::move(starts));
}

/// Sigma of an event a unit of noise density: white noise through the smoother, gain 1 / (1 + (f / f_c)^6), and the
/// rule; the hips' noise enters all fore-aft places.
double CalcGain(const EventModel& rule) {
  constexpr double kCutoff_hz = 9, kStep_hz = 0.05, kHighest_hz = 45;
  Eigen::Matrix<double, kEventLags, kEventLags> cov = decltype(cov)::Zero();
  for (double f = 0; f < kHighest_hz; f += kStep_hz) {
    const double power = std::pow(1 + std::pow(f / kCutoff_hz, 6), -2);
    for (std::size_t i = 0; i < kEventLags; ++i) {
      for (std::size_t k = 0; k < kEventLags; ++k) {
        const double lag_s = kEventLagSpacing_s * (static_cast<double>(i) - static_cast<double>(k));
        cov(static_cast<int>(i), static_cast<int>(k)) +=
            2 * kStep_hz * power * std::cos(2 * std::numbers::pi * f * lag_s);
      }
    }
  }
  using Lags = Eigen::Matrix<double, kEventLags, 1>;
  const auto weights = [&](EventSignal s) {
    return Lags(Eigen::Map<const Lags>(rule.weights_s[static_cast<std::size_t>(s)].data()));
  };
  Lags hips_x = Lags::Zero();
  for (EventSignal s : {EventSignal::kHeelX, EventSignal::kToeX, EventSignal::kAnkleX, EventSignal::kKneeX})
    hips_x += weights(s);
  double square = 0.5 * hips_x.dot(cov * hips_x) +
                  0.5 * weights(EventSignal::kHipsY).dot(cov * weights(EventSignal::kHipsY));
  for (std::size_t s = 0; s + 1 < kEventSignals; ++s) {
    const Lags w = weights(static_cast<EventSignal>(s));
    square += w.dot(cov * w);
  }
  return std::sqrt(square);
}

/// Spread of the errors on people who were left out, less what noise explains.
double CalcFloor_s(const std::vector<EventTrack>& tracks, const std::vector<Example>& examples,
                   EventType type, double gain) {
  double square = 0;
  Random random(4);
  const auto counts = CountKinds(tracks, type);
  for (int fold = 0; fold < kFolds; ++fold) {
    const EventModel rule = Regress(examples, fold);
    for (const EventTrack& t : tracks) {
      for (const GaitEvent& e : t.events) {
        if (e.type != type || t.person % kFolds != fold) continue;
        const double error_s =
                         FollowRule(rule, t, e.side, e.time_s + random.Normal(0, kCentreSigma_s)) - e.time_s,
                     noise_s = gain * t.curves.noise_density;
        square += (error_s * error_s - noise_s * noise_s) /
                  (counts.at(t.kind) * static_cast<double>(counts.size()));
      }
    }
  }
  return std::sqrt(std::max(square, 0.0));
}

}  // namespace

double FollowRule(const EventModel& rule, const EventTrack& track, Side side, double time_s) {
  constexpr int kRounds = 4;
  constexpr double kLargest_s = 0.05;
  for (int round = 0; round < kRounds; ++round) {
    const Row row = CalcRow(track, side, time_s);
    double later_s = rule.intercept_s + rule.stride_weight * track.stride_s;
    for (std::size_t s = 0; s < kEventSignals; ++s) {
      for (std::size_t lag = 0; lag < kEventLags; ++lag)
        later_s += rule.weights_s[s][lag] * row[static_cast<int>(s * kEventLags + lag)];
    }
    time_s += std::clamp(later_s, -kLargest_s, kLargest_s);
  }
  return time_s;
}

EventModel LearnRule(const std::vector<EventTrack>& tracks, EventType type) {
  const std::vector<Example> examples = MakeExamples(tracks, type);
  EventModel rule = Regress(examples, kNobody);
  rule.start_s = FindStart_s(tracks, type);
  rule.gain = CalcGain(rule);
  rule.floor_s = CalcFloor_s(tracks, examples, type, rule.gain);
  return rule;
}

}  // namespace hinge
