// SPDX-License-Identifier: Apache-2.0
#include "landmark_summary.h"

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

using Samples = std::vector<LandmarkSample>;

/// Mean and mean square of points.
struct Moments {
  int n = 0;
  Vec2 sum = Vec2::Zero(), squares = Vec2::Zero();
  void Add(const Vec2& p) {
    ++n;
    sum += p;
    squares += p.cwiseProduct(p);
  }
  Vec2 Mean() const { return n > 0 ? Vec2(sum / n) : Vec2(Vec2::Zero()); }
  Vec2 Rms() const { return n > 0 ? Vec2((squares / n).cwiseSqrt()) : Vec2(Vec2::Zero()); }
};
using Binned = std::array<Moments, kPhaseBins>;

Binned BinErrors(const Samples& samples) {
  Binned bins;
  for (const LandmarkSample& s : samples) {
    if (!s.gross) bins[PhaseBinOf(s.phase)].Add(s.error_legs);
  }
  return bins;
}

/// The lag at which the autocorrelation of series with gaps falls to 1/e, between lags by a straight line.
class Forgetting {
 public:
  void Add(const Samples& samples, const std::vector<Vec2>& residuals) {
    for (std::size_t i = 0; i < samples.size(); ++i) {
      for (std::size_t k = 0; k < kLags && i + k < samples.size(); ++k) {
        const bool together = samples[i + k].picture == samples[i].picture + static_cast<int>(k);
        if (!together || samples[i].gross || samples[i + k].gross) continue;
        products_[k] += residuals[i].dot(residuals[i + k]);
        ++counts_[k];
      }
    }
  }
  double Time_s(double rate_hz) const {
    const double limit = std::exp(-1.0);
    double before = 1;
    for (std::size_t k = 1; k < kLags; ++k) {
      const double r =
          counts_[k] > 0 && products_[0] > 0 ? (products_[k] / counts_[k]) / (products_[0] / counts_[0]) : 0;
      if (r <= limit) return (static_cast<double>(k) - 1 + (before - limit) / (before - r)) / rate_hz;
      before = r;
    }
    return static_cast<double>(kLags) / rate_hz;
  }

 private:
  static constexpr std::size_t kLags = 60;
  std::array<double, kLags> products_{};
  std::array<int, kLags> counts_{};
};

/// One landmark of all people.
class SpotStudy {
 public:
  explicit SpotStudy(std::vector<const Samples*> people, double rate_hz)
      : people_(std::move(people)), rate_hz_(rate_hz) {
    for (const Samples* p : people_) binned_.push_back(BinErrors(*p));
  }

  SpotSummary Summarise() {
    SetMeans();
    SetPersons();
    SetJitter();
    SetTheRest();
    return out_;
  }

 private:
  void SetMeans() {
    for (std::size_t b = 0; b < kPhaseBins; ++b) {
      Moments means;
      for (const Binned& person : binned_) {
        if (person[b].n > 0) means.Add(person[b].Mean());
      }
      out_.mean[b] = means.Mean();
    }
  }

  void SetPersons() {
    std::vector<double> x, y;
    for (const Binned& person : binned_) {
      Moments own;
      for (std::size_t b = 0; b < kPhaseBins; ++b) {
        if (person[b].n > 0) own.Add(person[b].Mean() - out_.mean[b]);
      }
      persons_.push_back(own.Mean());
      x.push_back(own.Mean().x());
      y.push_back(own.Mean().y());
    }
    out_.between = {StandardDeviation(x), StandardDeviation(y)};
  }

  void SetJitter() {
    Binned jitter;
    Moments by_person, all;
    Forgetting forgetting;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      std::vector<Vec2> residuals;
      for (const LandmarkSample& s : *people_[i]) {
        const auto b = PhaseBinOf(s.phase);
        residuals.push_back(s.error_legs - binned_[i][b].Mean());
        if (s.gross) continue;
        jitter[b].Add(residuals.back());
        all.Add(residuals.back());
        by_person.Add(binned_[i][b].Mean() - out_.mean[b] - persons_[i]);
      }
      forgetting.Add(*people_[i], residuals);
    }
    for (std::size_t b = 0; b < kPhaseBins; ++b) out_.jitter[b] = jitter[b].Rms();
    out_.by_person = by_person.Rms();
    out_.jitter_overall = all.Rms();
    out_.correlation_s = forgetting.Time_s(rate_hz_);
  }

  void SetTheRest() {
    Binned places;
    double visibility = 0, gross = 0, n = 0;
    for (const Samples* person : people_) {
      for (const LandmarkSample& s : *person) {
        places[PhaseBinOf(s.phase)].Add(s.true_legs);
        visibility += s.visibility;
        gross += s.gross;
        ++n;
      }
    }
    for (std::size_t b = 0; b < kPhaseBins; ++b) out_.true_place[b] = places[b].Mean();
    if (n == 0) return;
    out_.visibility = visibility / n;
    out_.gross = gross / n;
  }

  std::vector<const Samples*> people_;
  double rate_hz_;
  std::vector<Binned> binned_;
  std::vector<Vec2> persons_;
  SpotSummary out_;
};

struct Run {
  int pictures = 0, lower_only = 0;
};

/// Stretches of exchanged pictures. One picture that cannot be told within a stretch does not end it.
std::vector<Run> FindRuns(const std::vector<LegsSample>& legs) {
  std::vector<Run> runs;
  int since = 2;
  for (const LegsSample& s : legs) {
    ++since;
    if (s.legs == LegsSeen::kRight) continue;
    if (since > 2 || runs.empty()) runs.push_back({});
    runs.back().pictures += runs.back().pictures > 0 ? since : 1;
    runs.back().lower_only += s.legs == LegsSeen::kFeetExchanged;
    since = 0;
  }
  return runs;
}

SwapSummary SummariseSwaps(const std::vector<ClipErrors>& clips) {
  SwapSummary out;
  std::array<double, kPhaseBins> seen{};
  double all = 0, exchanged = 0, total_s = 0;
  for (const ClipErrors& clip : clips) {
    for (const LegsSample& s : clip.legs) {
      const auto b = PhaseBinOf(s.phase);
      ++seen[b];
      ++all;
      if (s.legs == LegsSeen::kRight) continue;
      ++out.share[b];
      ++exchanged;
    }
    for (const Run& run : FindRuns(clip.legs)) {
      ++out.runs;
      out.lower_only += 2 * run.lower_only > run.pictures;
      total_s += run.pictures / clip.rate_hz;
      out.longest_run_s = std::max(out.longest_run_s, run.pictures / clip.rate_hz);
    }
  }
  for (std::size_t b = 0; b < kPhaseBins; ++b) out.share[b] = seen[b] > 0 ? out.share[b] / seen[b] : 0;
  out.overall = all > 0 ? exchanged / all : 0;
  if (out.runs == 0) return out;
  out.mean_run_s = total_s / out.runs;
  out.lower_only /= out.runs;
  return out;
}

}  // namespace

Vec2 SpotSummary::overall() const {
  Vec2 sum = Vec2::Zero();
  for (const Vec2& m : mean) sum += m / kPhaseBins;
  return sum;
}

LandmarkSummary SummariseLandmarks(const std::vector<ClipErrors>& clips) {
  HINGE_CHECK(clips.size() >= 2, "a spread between people needs two of them");
  LandmarkSummary out;
  for (const std::string& spot : SpotNames()) {
    std::vector<const Samples*> people;
    for (const ClipErrors& clip : clips) {
      if (const auto found = clip.spots.find(spot); found != clip.spots.end())
        people.push_back(&found->second);
    }
    if (people.size() >= 2) out.spots[spot] = SpotStudy(people, clips[0].rate_hz).Summarise();
  }
  std::vector<BorderSamples> borders;
  for (const ClipErrors& clip : clips) borders.push_back(clip.borders);
  out.borders = SummariseBorders(borders);
  out.swaps = SummariseSwaps(clips);
  out.people = static_cast<int>(clips.size());
  for (const ClipErrors& clip : clips) {
    out.pictures += static_cast<int>(clip.legs.size());
    out.leg_m += clip.leg_m / out.people;
    out.leg_px += clip.leg_px / out.people;
  }
  return out;
}

}  // namespace hinge
