// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/body_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "hinge/edge/render/body_files.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

using Eigen::Vector3f;
using Shares = std::vector<std::pair<std::string, double>>;

/// The base body's points at the tragus, the flap before the ear canal: they are the same in every shape.
constexpr PerSide<std::size_t> kTragus = {12213, 5616};
constexpr double kYoung_years = 25, kOld_years = 90;  // ages of the data's "young" and "old"

/// Of three words with 0, 0.5 and 1 as their places.
Shares ThreeShares(double value, const std::string& property) {
  return {{"min" + property, std::max(0.0, 1 - 2 * value)},
          {"average" + property, 1 - std::abs(2 * value - 1)},
          {"max" + property, std::max(0.0, 2 * value - 1)}};
}

Shares AgeShares(double age_years) {
  const double old = std::clamp((age_years - kYoung_years) / (kOld_years - kYoung_years), 0.0, 1.0);
  return {{"young", 1 - old}, {"old", old}};
}

void AddBuild(std::map<std::string, double>& found, const std::string& person, double share,
              const BodyOptions& o) {
  for (const auto& [muscle, muscle_share] : ThreeShares(o.muscle, "muscle")) {
    for (const auto& [weight, weight_share] : ThreeShares(o.weight, "weight")) {
      found["universal-" + person + "-" + muscle + "-" + weight] = share * muscle_share * weight_share;
    }
  }
}

Vector3f MeanOf(const std::vector<Vector3f>& points, const std::vector<std::uint32_t>& which) {
  Vector3f sum = Vector3f::Zero();
  for (const std::uint32_t idx : which) sum += points[idx];
  return sum / static_cast<float>(which.size());
}

/// Finds the places of a body by the data's joint cubes and by the skin's outermost points.
class Finder {
 public:
  Finder(const BodyData& data, const std::vector<Vector3f>& points) : data_(data), points_(points) {}

  Vector3f Joint(const std::string& name) const {
    const auto found = data_.joints.find(name);
    if (found == data_.joints.end())
      throw Error("the human body's data has no " + name, "basemesh_vertex_groups.json", kBodyHowToFix);
    return MeanOf(points_, found->second);
  }
  Vector3f Joint(Side side, const std::string& name) const {
    return Joint((side == Side::kLeft ? "joint-l-" : "joint-r-") + name);
  }
  /// The skin point of a bone that is farthest along a direction, among those that pass.
  template <typename Pass>
  Vector3f Farthest(Bone bone, const Vector3f& direction, Pass pass) const {
    float best = -1e9f;
    Vector3f at = Vector3f::Zero();
    for (const auto& triangle : data_.skin) {
      const Vector3f& p = points_[triangle[0]];
      if (data_.bones[triangle[0]].bone[0] != bone || p.dot(direction) <= best || !pass(p)) continue;
      best = p.dot(direction);
      at = p;
    }
    return at;
  }

 private:
  const BodyData& data_;
  const std::vector<Vector3f>& points_;
};

bool All(const Vector3f&) { return true; }

void FindHead(const Finder& find, BodyShape& shape) {
  const Vector3f eyes = (find.Joint("joint-l-eye") + find.Joint("joint-r-eye")) / 2;
  shape.neck_B = find.Joint("joint-neck");
  shape.skull_B = find.Joint("joint-head");
  shape.skull_top_B = find.Farthest(Bone::kHead, Vector3f::UnitY(), All);
  shape.joints_B[Landmark::kNose] = find.Farthest(Bone::kHead, Vector3f::UnitX(), [&](const Vector3f& p) {
    return std::abs(p.z()) < 0.02f && p.y() < eyes.y() && p.y() > eyes.y() - 0.06f;
  });
  for (const Side side : kSides) {
    shape.joints_B[LandmarkOf(side, Part::kEar)] = shape.points_B[kTragus[side]];
  }
}

void FindArm(const Finder& find, Side side, BodyShape& shape) {
  shape.joints_B[LandmarkOf(side, Part::kShoulder)] = find.Joint(side, "shoulder");
  shape.joints_B[LandmarkOf(side, Part::kElbow)] = find.Joint(side, "elbow");
  shape.joints_B[LandmarkOf(side, Part::kWrist)] = find.Joint(side, "hand");
  for (std::size_t k = 0; k < 4; ++k) {
    shape.knuckle_B[side][k] = find.Joint(side, fmt::format("finger-{}-1", k + 2));
    shape.finger_B[side][k] = find.Joint(side, fmt::format("finger-{}-2", k + 2));
  }
  shape.thumb_B[side] = find.Joint(side, "finger-1-2");
}

/// `man`: share of a man's body; `size`: stature over 1.75 m.
void FindLeg(const Finder& find, Side side, float man, float size, BodyShape& shape) {
  const float inwards = side == Side::kRight ? -1.0f : 1.0f;
  shape.joints_B[LandmarkOf(side, Part::kHip)] =
      find.Joint(side, "upper-leg") + size * Vector3f(0.030f + 0.013f * man, 0, 0.024f * inwards);
  shape.joints_B[LandmarkOf(side, Part::kKnee)] = find.Joint(side, "knee") - size * Vector3f(0.010f, 0, 0);
  const Vector3f ankle = find.Joint(side, "ankle"), toes = find.Joint(side, "foot-2");
  shape.joints_B[LandmarkOf(side, Part::kAnkle)] = ankle;
  shape.ball_B[side] = find.Joint(side, "foot-1");
  const Vector3f heel = find.Farthest(OnSide(Bone::kLeftFoot, side), -Vector3f::UnitX(),
                                      [&](const Vector3f& p) { return p.y() < ankle.y(); });
  const Vector3f tip = find.Farthest(OnSide(Bone::kLeftToes, side), Vector3f::UnitX(), All);
  shape.joints_B[LandmarkOf(side, Part::kHeel)] = {heel.x(), 0, ankle.z()};
  shape.joints_B[LandmarkOf(side, Part::kToe)] = {tip.x(), 0, toes.z()};
}

/// Sole at 0 and crown at `height_m`.
void ScaleToHeight(const BodyData& data, float height_m, std::vector<Vector3f>& points) {
  float low = 1e9f, high = -1e9f;
  for (const auto& triangle : data.skin) {
    low = std::min(low, points[triangle[0]].y());
    high = std::max(high, points[triangle[0]].y());
  }
  const float scale = height_m / (high - low);
  for (Vector3f& p : points) p = (p - Vector3f(0, low, 0)) * scale;
}

}  // namespace

std::map<std::string, double> CalcTargetShares(const BodyOptions& o) {
  std::map<std::string, double> found;
  for (const auto& [sex, sex_share] : Shares{{"female", 1 - o.sex}, {"male", o.sex}}) {
    for (const auto& [age, age_share] : AgeShares(o.age_years)) {
      const std::string person = sex + "-" + age;
      const double share = sex_share * age_share;
      found["african-" + person] = share * o.ancestry_african;
      found["asian-" + person] = share * o.ancestry_asian;
      found["caucasian-" + person] = share * (1 - o.ancestry_african - o.ancestry_asian);
      AddBuild(found, person, share, o);
    }
  }
  return found;
}

BodyShape MakeBodyShape(const BodyData& data, const BodyOptions& options) {
  const std::vector<std::string> problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.empty() ? "" : problems.front());
  BodyShape shape;
  shape.points_B = data.points_B;
  for (const auto& [name, share] : CalcTargetShares(options)) {
    if (share < 1e-6) continue;
    const auto target = data.targets.find(name);
    if (target == data.targets.end())
      throw Error("the human body's shape target " + name + " is missing", name + ".target.gz",
                  kBodyHowToFix);
    for (std::size_t k = 0; k < target->second.points.size(); ++k) {
      shape.points_B[target->second.points[k]] += static_cast<float>(share) * target->second.offsets_B[k];
    }
  }
  ScaleToHeight(data, static_cast<float>(options.height_m), shape.points_B);
  const Finder find(data, shape.points_B);
  FindHead(find, shape);
  for (const Side side : kSides) {
    FindArm(find, side, shape);
    FindLeg(find, side, static_cast<float>(options.sex), static_cast<float>(options.height_m / 1.75), shape);
  }
  return shape;
}

}  // namespace hinge
