// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/body/rigid_fit.h"

#include <Eigen/Geometry>
#include <Eigen/SVD>
#include <cmath>

#include "hinge/foundation/base/check.h"

namespace hinge {
namespace {

constexpr double kLeastBreadth_m = 0.001;

/// Of the points about their middle: the second singular value says how far they spread from one line.
double BreadthOf(const Eigen::Matrix3Xd& centred) {
  const Eigen::Vector3d variances = (centred * centred.transpose())
                                        .selfadjointView<Eigen::Lower>()
                                        .toDenseMatrix()
                                        .jacobiSvd()
                                        .singularValues();
  return std::sqrt(variances[1] / static_cast<double>(centred.cols()));
}

}  // namespace

std::optional<RigidPose> FitRigid(const std::vector<Vec3>& p_B, const std::vector<std::optional<Vec3>>& p_W) {
  HINGE_CHECK(p_B.size() == p_W.size(), p_B.size(), p_W.size());
  Eigen::Matrix3Xd body(3, p_B.size()), world(3, p_B.size());
  Eigen::Index n = 0;
  for (std::size_t i = 0; i < p_B.size(); ++i) {
    if (!p_W[i]) continue;
    body.col(n) = p_B[i];
    world.col(n++) = *p_W[i];
  }
  if (n < 3) return std::nullopt;
  body.conservativeResize(3, n);
  world.conservativeResize(3, n);
  const Vec3 body_middle = body.rowwise().mean(), world_middle = world.rowwise().mean();
  body.colwise() -= body_middle;
  world.colwise() -= world_middle;
  if (BreadthOf(body) < kLeastBreadth_m || BreadthOf(world) < kLeastBreadth_m) return std::nullopt;
  const Eigen::Matrix3d covariance = world * body.transpose();
  const Eigen::JacobiSVD<Eigen::Matrix3d> svd(covariance, Eigen::ComputeFullU | Eigen::ComputeFullV);
  Vec3 signs = Vec3::Ones();
  signs.z() = (svd.matrixU() * svd.matrixV().transpose()).determinant() > 0 ? 1 : -1;
  RigidPose pose;
  pose.R_WB = svd.matrixU() * signs.asDiagonal() * svd.matrixV().transpose();
  pose.p_WB = world_middle - pose.R_WB * body_middle;
  return pose;
}

}  // namespace hinge
