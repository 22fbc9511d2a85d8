// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "hinge/edge/report/stills.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

/// By measure id, what is usual in this clip: median and spread over the strides of one side.
struct Usual {
  double median = 0, spread = 0;
};

std::vector<std::size_t> UsedStrides(const Session& session, Side side) {
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < session.gait.strides.size(); ++i) {
    if (session.gait.strides[i].used && session.gait.strides[i].side == side) used.push_back(i);
  }
  return used;
}

std::map<std::string, Usual> FindUsual(const Session& session, const std::vector<std::size_t>& strides) {
  std::map<std::string, std::vector<double>> values;
  for (std::size_t i : strides) {
    if (i >= session.stride_measures.size()) continue;
    for (const auto& [id, value] : session.stride_measures[i]) {
      if (std::isfinite(value)) values[id].push_back(value);
    }
  }
  std::map<std::string, Usual> usual;
  for (const auto& [id, list] : values) usual[id] = {Median(list), RobustSigma(list)};
  return usual;
}

/// Mean distance from the medians, in spreads; 0 where nothing is known.
double DistanceFromUsual(const Session& session, std::size_t stride,
                         const std::map<std::string, Usual>& usual) {
  double sum = 0;
  int count = 0;
  if (stride >= session.stride_measures.size()) return 0;
  for (const auto& [id, value] : session.stride_measures[stride]) {
    const auto found = usual.find(id);
    if (found == usual.end() || found->second.spread <= 0 || !std::isfinite(value)) continue;
    sum += std::abs(value - found->second.median) / found->second.spread;
    ++count;
  }
  return count > 0 ? sum / count : 0;
}

bool InsidePicture(const MotionSample& sample, const InputInfo& input) {
  return std::all_of(sample.p_I_px.values.begin(), sample.p_I_px.values.end(), [&](const Vec2& p) {
    return p.x() >= 0 && p.y() >= 0 && p.x() <= input.width_px && p.y() <= input.height_px;
  });
}

/// Every picture of the stance shows the whole runner, and there is one.
bool WholeInStance(const Session& session, const Stride& stride) {
  int seen = 0;
  for (const MotionSample& sample : session.motion) {
    if (sample.time_s < stride.ic_s || sample.time_s > stride.to_s) continue;
    if (!InsidePicture(sample, session.input)) return false;
    ++seen;
  }
  return seen > 0;
}

const Stride* FindGoodStride(const Session& session, Side side) {
  const std::vector<std::size_t> used = UsedStrides(session, side);
  const std::map<std::string, Usual> usual = FindUsual(session, used);
  constexpr double kCutOff = 1e6;  // a stride with the runner cut off comes after every whole one
  const Stride* best = nullptr;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i : used) {
    const Stride& stride = session.gait.strides[i];
    const double cost = DistanceFromUsual(session, i, usual) + (WholeInStance(session, stride) ? 0 : kCutOff);
    if (cost >= least) continue;
    least = cost;
    best = &stride;
  }
  return best;
}

}  // namespace

std::vector<StillMoment> FindStillTimes(const Session& session) {
  const Side near = NearSide(session.scene.facing);
  const Stride* stride = FindGoodStride(session, near);
  if (!stride) stride = FindGoodStride(session, Opposite(near));
  if (!stride) return {};
  return {{"initial contact", stride->side, stride->ic_s},
          {"mid-stance", stride->side, stride->ms_s()},
          {"toe-off", stride->side, stride->to_s}};
}

}  // namespace hinge
