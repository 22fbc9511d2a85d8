// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/render/person.h"

#include <algorithm>

#include "hinge/edge/render/body_fit.h"
#include "hinge/edge/render/head.h"
#include "hinge/edge/render/shoes.h"
#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

bool IsWhole(const PersonPose& pose) {
  return std::all_of(pose.p_W.values.begin(), pose.p_W.values.end(),
                     [](const Vec3& p) { return p.allFinite(); });
}

}  // namespace

Person MakePerson(const BodyData& data, const BodyOptions& options, const PersonPose& sample_pose) {
  HINGE_CHECK(IsWhole(sample_pose), sample_pose.time_s);
  const BodyShape shape = StretchBody(data, MakeBodyShape(data, options), JointPointsOf(sample_pose));
  Person person;
  person.skeleton = MakeRestSkeleton(shape);
  DressedSurface body = MakeClothLayers(CutClothes(data, shape, options), shape, options);
  PaintFace(shape, data, options, body);
  for (const Side side : kSides) Append(MakeShoe(person.skeleton, side, options), body);
  Append(MakeEyes(data, shape), body);
  if (options.hair_style == HairStyle::kPonytail) Append(MakePonytail(shape, options), body);
  person.surface = std::move(body.surface);
  person.rest = std::move(body.rest);
  return person;
}

void PoseInto(const Person& person, const PersonPose& pose, SurfaceShape& shape) {
  HINGE_CHECK(IsWhole(pose), pose.time_s);
  SkinSurface(person.rest, CalcBoneMoves(person.skeleton, pose, person.ground_slope), shape);
}

SurfaceShape Pose(const Person& person, const PersonPose& pose) {
  SurfaceShape shape;
  PoseInto(person, pose, shape);
  return shape;
}

}  // namespace hinge
