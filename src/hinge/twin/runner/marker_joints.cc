// SPDX-License-Identifier: Apache-2.0
#include "hinge/twin/runner/marker_joints.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/hip_centre.h"
#include "hinge/twin/runner/marker_cluster.h"
#include "hinge/twin/runner/skeleton.h"

namespace hinge {
namespace {

using Path = std::vector<std::optional<Vec3>>;

/// What the standing trial tells about one side, laboratory frame.
struct StandingLeg {
  Vec3 hip, knee, ankle, heel, toe;
};

std::string NameOf(Side side, const std::string& marker) {
  return (side == Side::kLeft ? "L." : "R.") + marker;
}

std::vector<std::string> ThighNames(Side side) {
  return {NameOf(side, "Thigh.Top.Lateral"), NameOf(side, "Thigh.Top.Medial"),
          NameOf(side, "Thigh.Bottom.Lateral"), NameOf(side, "Thigh.Bottom.Medial")};
}
std::vector<std::string> ShankNames(Side side) {
  return {NameOf(side, "Shank.Top.Lateral"), NameOf(side, "Shank.Top.Medial"),
          NameOf(side, "Shank.Bottom.Lateral"), NameOf(side, "Shank.Bottom.Medial")};
}
std::vector<std::string> FootNames(Side side) {
  return {NameOf(side, "Heel.Top"), NameOf(side, "Heel.Bottom"), NameOf(side, "Heel.Lateral"),
          NameOf(side, "MT1"), NameOf(side, "MT5")};
}
std::vector<std::string> PelvisNames() {
  return {"L.ASIS", "R.ASIS", "L.PSIS", "R.PSIS", "L.Iliac.Crest", "R.Iliac.Crest"};
}

/// Names of the standing trial that every leg needs and that it lacks.
std::string MissingIn(const Markers& standing) {
  std::string missing;
  for (Side side : kSides) {
    for (const char* marker :
         {"ASIS", "PSIS", "Knee", "Knee.Medial", "Ankle", "Ankle.Medial", "Heel.Bottom"}) {
      if (!FindMiddle(standing, NameOf(side, marker)))
        missing += (missing.empty() ? "" : ", ") + NameOf(side, marker);
    }
    if (!FindMiddle(standing, NameOf(side, "MT1")) && !FindMiddle(standing, NameOf(side, "MT5"))) {
      missing += (missing.empty() ? "" : ", ") + NameOf(side, "MT1");
    }
  }
  return missing;
}

PerSide<Vec3> StandingHips(const Markers& standing) {
  PelvisMarkers pelvis;
  for (Side side : kSides) {
    pelvis.front[side] = *FindMiddle(standing, NameOf(side, "ASIS"));
    pelvis.back[side] = *FindMiddle(standing, NameOf(side, "PSIS"));
  }
  return CalcHipCentres(pelvis);
}

/// Middle of the metatarsal markers that are there.
Vec3 BallOf(const Markers& standing, Side side) {
  const auto inner = FindMiddle(standing, NameOf(side, "MT1")),
             outer = FindMiddle(standing, NameOf(side, "MT5"));
  return inner && outer ? 0.5 * (*inner + *outer) : inner ? *inner : *outer;
}

Vec3 BetweenOf(const Markers& standing, Side side, const std::string& outer) {
  return 0.5 * (*FindMiddle(standing, NameOf(side, outer)) +
                *FindMiddle(standing, NameOf(side, outer + ".Medial")));
}

double EstimateHeight_m(const Markers& standing) {
  double legs_m = 0;
  for (Side side : kSides) {
    const Vec3 knee = BetweenOf(standing, side, "Knee");
    legs_m +=
        (StandingHips(standing)[side] - knee).norm() + (knee - BetweenOf(standing, side, "Ankle")).norm();
  }
  const TwinBody unit = MakeTwinBody(1);
  return 0.5 * legs_m / (unit.thigh_m + unit.shank_m);
}

StandingLeg MakeStandingLeg(const Markers& standing, Side side, double foot_m) {
  StandingLeg leg;
  leg.hip = StandingHips(standing)[side];
  leg.knee = BetweenOf(standing, side, "Knee");
  leg.ankle = BetweenOf(standing, side, "Ankle");
  const Vec3 under_heel = *FindMiddle(standing, NameOf(side, "Heel.Bottom")), ball = BallOf(standing, side);
  leg.heel = Vec3(under_heel.x(), 0, under_heel.z());
  leg.toe = leg.heel + foot_m * Vec3(ball.x() - leg.heel.x(), 0, ball.z() - leg.heel.z()).normalized();
  return leg;
}

Path MiddleOf(const Path& a, const Path& b) {
  Path middle(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] && b[i])
      middle[i] = 0.5 * (*a[i] + *b[i]);
    else
      middle[i] = a[i] ? a[i] : b[i];
  }
  return middle;
}

struct Legs {
  const Markers& running;
  const Markers& standing;
  MarkerJoints& joints;

  MarkerCluster Cluster(const std::vector<std::string>& names) {
    MarkerCluster cluster = MakeCluster(standing, running, names);
    for (const std::string& name : cluster.left_out) joints.doubtful_markers.push_back(name);
    for (const std::string& name : cluster.exchanged) joints.doubtful_markers.push_back(name);
    return cluster;
  }
};

void PlaceLeg(Legs& legs, const MarkerCluster& pelvis, Side side, double foot_m) {
  const StandingLeg standing = MakeStandingLeg(legs.standing, side, foot_m);
  const MarkerCluster thigh = legs.Cluster(ThighNames(side)), shank = legs.Cluster(ShankNames(side));
  auto& p_W = legs.joints.paths.p_W;
  p_W[LandmarkOf(side, Part::kHip)] = Carry(pelvis, standing.hip);
  p_W[LandmarkOf(side, Part::kKnee)] = MiddleOf(Carry(thigh, standing.knee), Carry(shank, standing.knee));
  const Path ankle = Carry(shank, standing.ankle);
  MarkerCluster foot = legs.Cluster(FootNames(side));
  AddPoint(foot, standing.ankle, ankle);
  p_W[LandmarkOf(side, Part::kAnkle)] = ankle;
  p_W[LandmarkOf(side, Part::kHeel)] = Carry(foot, standing.heel);
  p_W[LandmarkOf(side, Part::kToe)] = Carry(foot, standing.toe);
  legs.joints.thigh_fit_m = std::max(legs.joints.thigh_fit_m, CalcFit_m(thigh));
  legs.joints.shank_fit_m = std::max(legs.joints.shank_fit_m, CalcFit_m(shank));
}

}  // namespace

std::string WhyRarelySeen(const JointPaths& paths) {
  constexpr double kLeastSeen = 0.8;
  for (Part part : {Part::kHip, Part::kKnee, Part::kAnkle, Part::kHeel, Part::kToe}) {
    for (Side side : kSides) {
      const Path& path = paths.p_W[LandmarkOf(side, part)];
      const auto seen = std::ranges::count_if(path, [](const auto& p) { return p.has_value(); });
      if (static_cast<double>(seen) < kLeastSeen * static_cast<double>(path.size())) {
        std::string name(Name(LandmarkOf(side, part)));
        std::ranges::replace(name, '_', ' ');
        return fmt::format("the markers around the {} are seen in only {} of {} frames.", name, seen,
                           path.size());
      }
    }
  }
  return {};
}

MarkerJointsResult CalcMarkerJoints(const Markers& running, const Markers& standing,
                                    std::optional<double> height_m) {
  MarkerJointsResult result;
  if (const std::string missing = MissingIn(standing); !missing.empty()) {
    result.why_not = fmt::format("the standing trial lacks the markers {}.", missing);
    return result;
  }
  result.joints.height_m = height_m.value_or(EstimateHeight_m(standing));
  Legs legs{running, standing, result.joints};
  result.joints.paths.time_s = running.time_s;
  const MarkerCluster pelvis = legs.Cluster(PelvisNames());
  for (Side side : kSides) PlaceLeg(legs, pelvis, side, MakeTwinBody(result.joints.height_m).foot_m);
  result.why_not = WhyRarelySeen(result.joints.paths);
  if (!result.why_not.empty()) result.joints.paths = {};
  return result;
}

}  // namespace hinge
