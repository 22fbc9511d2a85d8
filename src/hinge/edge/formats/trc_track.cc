// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/trc_track.h"

#include <fmt/format.h>

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "hinge/edge/formats/marker_names.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"
#include "hinge/foundation/base/statistics.h"

namespace hinge {
namespace {

constexpr double kDrawn_px_per_m = 500;
constexpr double kMargin_px = 50;              // of a picture that is drawn around the markers
constexpr double kLeast_m = 0.5, kMost_m = 3;  // from ankle to shoulder: a child's to nobody's
constexpr double kLeast_px = 10;               // a body smaller than this is seen by no network
constexpr double kStill =
    1e-3;  // body heights; ankles that keep so still along an axis were put there by nobody's camera
constexpr double kMeasuredScaleSigma = 0.01;  // of cameras that were calibrated
constexpr double kPlanarScaleSigma = 0.03;    // of one person's height and what people's segments make of it
constexpr double kMeasuredRollSigma_rad = RadFromDeg(1);
constexpr double kFar_px = 1e6;

[[noreturn]] void Fail(const std::string& what, const std::string& fix, const std::string& where) {
  throw Error(what, where, fix);
}

/// The markers of one file by landmark, and what their places mean.
struct Body {
  const Markers& markers;
  MarkersOfLandmark of;
  Vec3 up = Vec3::Zero(), ahead = Vec3::Zero();
  double height = 0;  ///< from ankles to shoulders, in the file's units
  bool flat = false;  ///< nobody measured the depth

  std::optional<Vec3> At(Landmark l, std::size_t i) const { return PlaceOf(markers, of[l], i); }
};

void RequireMarkers(const MarkersOfLandmark& of, const std::string& where) {
  for (Part part : kParts) {
    if (part == Part::kEar) continue;  // a head is no need
    for (Side side : kSides) {
      if (!of[LandmarkOf(side, part)].empty()) continue;
      std::string name(Name(LandmarkOf(side, part)));
      std::replace(name.begin(), name.end(), '_', ' ');
      if (part == Part::kHeel || part == Part::kToe)
        Fail(
            fmt::format("the {} is not among the markers, and ankles alone do not show when a foot is on the "
                        "ground",
                        name),
            "Let Sports2D or Pose2Sim use a model with feet (HALPE_26: pose_model 'Body_with_feet'), or "
            "analyse "
            "the video itself.",
            where);
      Fail(fmt::format("the {} is not among the markers", name),
           "Name a table of a whole body's keypoints, as Sports2D and Pose2Sim write them, or analyse the "
           "video "
           "itself.",
           where);
    }
  }
}

/// Median, axis by axis, of one landmark less another.
Vec3 MedianBetween(const Body& body, Landmark from, Landmark to) {
  std::vector<double> axes[3];
  for (std::size_t i = 0; i < body.markers.time_s.size(); ++i) {
    const auto a = body.At(from, i), b = body.At(to, i);
    if (!a || !b) continue;
    for (Eigen::Index k = 0; k < 3; ++k) axes[k].push_back((*b - *a)[k]);
  }
  Vec3 median = Vec3::Zero();
  for (Eigen::Index k = 0; k < 3; ++k) {
    if (!axes[k].empty()) median[k] = Median(std::move(axes[k]));
  }
  return median;
}

/// How far a landmark moves along an axis, from its lowest to its highest place.
double TravelOf(const Body& body, Landmark landmark, Eigen::Index axis) {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  for (std::size_t i = 0; i < body.markers.time_s.size(); ++i) {
    const auto p = body.At(landmark, i);
    if (!p) continue;
    low = std::min(low, (*p)[axis]);
    high = std::max(high, (*p)[axis]);
  }
  return std::max(high - low, 0.0);
}

bool IsStill(const Body& body, Eigen::Index axis) {
  return TravelOf(body, Landmark::kLeftAnkle, axis) < kStill * body.height &&
         TravelOf(body, Landmark::kRightAnkle, axis) < kStill * body.height;
}

/// From the left to the right side, along the ground.
Vec3 RightOf(const Body& body) {
  const Vec3 right = MedianBetween(body, Landmark::kLeftHip, Landmark::kRightHip) +
                     MedianBetween(body, Landmark::kLeftShoulder, Landmark::kRightShoulder);
  return right - right.dot(body.up) * body.up;
}

/// Which way is up, which ahead, and how large the body is.
void FindAxes(Body& body, const std::string& where) {
  const Vec3 rise = MedianBetween(body, Landmark::kLeftAnkle, Landmark::kLeftShoulder) +
                    MedianBetween(body, Landmark::kRightAnkle, Landmark::kRightShoulder);
  Eigen::Index axis = 0;
  body.height = 0.5 * rise.cwiseAbs().maxCoeff(&axis);
  if (!(body.height > 0))
    Fail("shoulders and ankles are never seen together", "Name a table of a whole body's keypoints.", where);
  body.up[axis] = rise[axis] > 0 ? 1 : -1;
  const Eigen::Index first = axis == 0 ? 1 : 0, other = 3 - axis - first;
  body.flat = IsStill(body, first) || IsStill(body, other);
  const Vec3 right = RightOf(body);
  if (body.flat)
    body.ahead = Vec3::Unit(IsStill(body, other) ? first : other);
  else if (right.norm() > 0)
    body.ahead = body.up.cross(right).normalized();
  else
    Fail("left and right hips and shoulders lie in one place", "Name a table of a whole body's keypoints.",
         where);
}

/// Metres of one of the file's units; empty where they are pixels.
std::optional<double> FindUnit_m(const std::string& units, const Body& body, const std::string& where) {
  const double unit_m = units == "mm" ? 1e-3 : units == "cm" ? 1e-2 : 1;
  const double height_m = unit_m * body.height;
  if (height_m >= kLeast_m && height_m <= kMost_m) return unit_m;
  if (body.flat && body.height >= kLeast_px) return std::nullopt;
  Fail(fmt::format("shoulders are {:.3g} {} above ankles, which is no person's size", body.height, units),
       "Write the unit of the markers into the file's third line: m, cm or mm.", where);
}

/// The picture's axes: how many px a unit is, and where its upper left corner lies.
struct Drawing {
  double px_per_unit = 1;
  Vec2 corner = Vec2::Zero();

  Vec2 Draw(const Body& body, const Vec3& p) const {
    return px_per_unit * Vec2(body.ahead.dot(p), -body.up.dot(p)) - corner;
  }
};

KeypointFrame FrameAt(const Body& body, const Drawing& drawing, std::size_t i) {
  KeypointFrame frame;
  frame.time_s = body.markers.time_s[i] - body.markers.time_s.front();
  int seen = 0, could = 0;
  for (std::size_t k = 0; k < kLandmarkCount; ++k) {
    if (body.of.values[k].empty()) continue;
    ++could;
    const auto place = body.At(LandmarkAt(k), i);
    if (!place) continue;
    const Vec2 p_I_px = drawing.Draw(body, *place);
    if (!(p_I_px.cwiseAbs().maxCoeff() < kFar_px)) continue;
    frame.points.values[k] = {p_I_px, 1};
    ++seen;
  }
  const bool trunk = frame.points[Landmark::kLeftHip].seen() && frame.points[Landmark::kRightHip].seen();
  frame.presence = trunk ? static_cast<double>(seen) / could : 0;
  return frame;
}

/// Low and high corner of all points.
std::pair<Vec2, Vec2> ExtentOf(const KeypointTrack& track) {
  Vec2 low = Vec2::Constant(kFar_px), high = Vec2::Constant(-kFar_px);
  for (const KeypointFrame& frame : track.frames) {
    for (const Keypoint& point : frame.points.values) {
      if (!point.seen()) continue;
      low = low.cwiseMin(point.p_I_px);
      high = high.cwiseMax(point.p_I_px);
    }
  }
  return {low, high};
}

KeypointTrack DrawAll(const Body& body, const Drawing& drawing) {
  KeypointTrack track{.model = kMarkerModel, .frames = {}};
  for (std::size_t i = 0; i < body.markers.time_s.size(); ++i)
    track.frames.push_back(FrameAt(body, drawing, i));
  return track;
}

void SetSize(KeypointTrack& track, const ForeignOptions& options, double margin_px) {
  const Vec2 high = ExtentOf(track).second;
  const auto side = [margin_px](double reach) {
    return static_cast<int>(std::clamp(std::ceil(reach + margin_px) + 1, 1.0, 65536.0));
  };
  track.image_width_px = options.width_px > 0 ? options.width_px : side(high.x());
  track.image_height_px = options.height_px > 0 ? options.height_px : side(high.y());
}

/// Pixels as they are, down positive; a file that counts them upwards from its own zero is moved into a picture.
KeypointTrack DrawPixels(const Body& body, const ForeignOptions& options) {
  Drawing drawing;
  KeypointTrack track = DrawAll(body, drawing);
  if (body.up.maxCoeff() > 0) {
    drawing.corner = ExtentOf(track).first;
    track = DrawAll(body, drawing);
  }
  SetSize(track, options, 0);
  return track;
}

KeypointTrack DrawMetres(const Body& body, double unit_m) {
  Drawing drawing{.px_per_unit = kDrawn_px_per_m * unit_m};
  drawing.corner = ExtentOf(DrawAll(body, drawing)).first - Vec2::Constant(kMargin_px);
  KeypointTrack track = DrawAll(body, drawing);
  SetSize(track, {}, kMargin_px);
  return track;
}

}  // namespace

TrcTrack TrackOfMarkers(const Trc& trc, const ForeignOptions& options, const std::string& where) {
  if (trc.markers.time_s.empty()) Fail("there are no pictures in it", "Name markers of a whole clip.", where);
  Body body{.markers = trc.markers, .of = FindMarkers(trc.markers)};
  RequireMarkers(body.of, where);
  FindAxes(body, where);
  const std::optional<double> unit_m = FindUnit_m(trc.units, body, where);
  TrcTrack result{.track = unit_m ? DrawMetres(body, *unit_m) : DrawPixels(body, options)};
  result.track.nominal_rate_hz = options.rate_hz.value_or(trc.rate_hz);
  if (unit_m)
    result.scale_m_per_px =
        Known(1 / kDrawn_px_per_m, (body.flat ? kPlanarScaleSigma : kMeasuredScaleSigma) / kDrawn_px_per_m,
              kFromMetres);
  if (!body.flat) result.roll_rad = Known(0, kMeasuredRollSigma_rad, kFromMetres);
  return result;
}

}  // namespace hinge
