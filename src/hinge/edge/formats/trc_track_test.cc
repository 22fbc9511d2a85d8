// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/trc_track.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "hinge/edge/formats/motion_opensim.h"
#include "hinge/foundation/base/error.h"
#include "hinge/science/body/angles.h"
#include "hinge/science/body/testing_runner.h"

namespace hinge {
namespace {

using ::testing::HasSubstr;
using Place = std::function<Vec3(const Vec2& p_I_px, Landmark)>;
using Naming = std::function<std::vector<std::string>(Landmark)>;  ///< the markers whose middle a landmark is

std::vector<std::string> PoseName(Landmark l) { return {MarkerName(l)}; }

/// As Pose2Sim's augmented tables call them; a joint has two sides, 10 of the file's units apart.
std::vector<std::string> AugmentedName(Landmark l) {
  const std::string name = MarkerName(l), side = name.starts_with("L") ? "L" : "r";
  if (name.ends_with("Hip")) return {side == "L" ? "LHJC_study" : "RHJC_study"};
  if (name.ends_with("Knee")) return {side + "_knee_study", side + "_mknee_study"};
  if (name.ends_with("Ankle")) return {side + "_ankle_study", side + "_mankle_study"};
  if (name.ends_with("Elbow")) return {side + "_lelbow_study", side + "_melbow_study"};
  if (name.ends_with("Wrist")) return {side + "_lwrist_study", side + "_mwrist_study"};
  if (name.ends_with("Heel")) return {side + "_calc_study"};
  if (name.ends_with("BigToe")) return {side + "_toe_study"};
  if (name.ends_with("Shoulder")) return {side + "_shoulder_study"};
  return {};
}

/// The stick runner's points at the places that a program would write.
Trc MakeTable(const KeypointTrack& track, const std::string& units, const Place& place,
              const Naming& naming = PoseName) {
  Trc trc{.name = "x", .rate_hz = track.nominal_rate_hz, .units = units, .markers = {}};
  for (const KeypointFrame& f : track.frames) trc.markers.time_s.push_back(0.5 + f.time_s);
  for (std::size_t k = 0; k < kLandmarkCount; ++k) {
    const std::vector<std::string> names = naming(LandmarkAt(k));
    for (std::size_t n = 0; n < names.size(); ++n) {
      const double aside = names.size() == 1 ? 0 : n == 0 ? 5 : -5;
      trc.markers.names.push_back(names[n]);
      auto& places = trc.markers.p_W.emplace_back();
      for (const KeypointFrame& f : track.frames)
        places.push_back(Vec3(place(f.points.values[k].p_I_px, LandmarkAt(k)) + Vec3(0, 0, aside)));
    }
  }
  return ParseTrc(MakeTrc(trc), "x");
}

KeypointTrack Runner(bool right = true) {
  Random random(1);
  return MakeTestingTrack({.faces_right = right, .noise_px = 0.5}, random);
}

double Knee_deg(const KeypointFrame& f, Side side) {
  const auto at = [&](Part part) {
    const Vec2 p = f.points[LandmarkOf(side, part)].p_I_px;
    return Vec2(p.x(), -p.y());
  };
  return CalcKneeFlexion(at(Part::kHip), at(Part::kKnee), at(Part::kAnkle)).deg();
}

Vec3 InPixels(const Vec2& p, Landmark) { return {p.x(), p.y(), 0}; }

/// Metres, Y up, Z 0: what Sports2D makes of a height of 1.8 m. 200 px are the leg's 0.88 m.
Vec3 InMetres(const Vec2& p, Landmark) { return 0.0044 * Vec3(p.x() - 300, 700 - p.y(), 0); }

TEST(TrcTrack, OfPixelsIsThePictureItself) {
  const KeypointTrack track = Runner();
  for (const char* units : {"m", "px"}) {  // Sports2D writes m above pixels too
    const TrcTrack read = TrackOfMarkers(MakeTable(track, units, InPixels), {}, "run_px.trc");
    ASSERT_EQ(read.track.frames.size(), track.frames.size());
    EXPECT_FALSE(read.scale_m_per_px.known());
    EXPECT_FALSE(read.roll_rad.known());
    EXPECT_EQ(read.track.model, kMarkerModel);
    EXPECT_EQ(read.track.nominal_rate_hz, 60);
    for (std::size_t i = 0; i < track.frames.size(); ++i) {
      EXPECT_NEAR(read.track.frames[i].time_s, track.frames[i].time_s, 1e-5) << "from the first picture";
      EXPECT_EQ(read.track.frames[i].presence, 1);
      for (std::size_t k = 0; k < kLandmarkCount; ++k)
        EXPECT_LT(
            (read.track.frames[i].points.values[k].p_I_px - track.frames[i].points.values[k].p_I_px).norm(),
            1e-5);
    }
  }
  ForeignOptions size;
  size.width_px = 1920, size.height_px = 1080;
  const TrcTrack sized = TrackOfMarkers(MakeTable(track, "m", InPixels), size, "x");
  EXPECT_EQ(sized.track.image_width_px, 1920);
}

TEST(TrcTrack, OfMetresIsDrawnWithAKnownScaleInsideAPicture) {
  const KeypointTrack track = Runner();
  for (const auto& [units, factor] : {std::pair("m", 1.0), {"cm", 100.0}, {"mm", 1000.0}}) {
    const auto place = [f = factor](const Vec2& p, Landmark l) { return Vec3(f * InMetres(p, l)); };
    const TrcTrack read = TrackOfMarkers(MakeTable(track, units, place), {}, "x");
    ASSERT_TRUE(read.scale_m_per_px.known());
    EXPECT_NEAR(read.scale_m_per_px.sigma / *read.scale_m_per_px.value, 0.03, 1e-9)
        << "a height that was typed";
    EXPECT_FALSE(read.roll_rad.known());
    for (std::size_t i = 0; i < track.frames.size(); ++i) {
      const KeypointFrame &a = read.track.frames[i], &b = track.frames[i];
      for (Side side : kSides) EXPECT_NEAR(Knee_deg(a, side), Knee_deg(b, side), 0.1);
      const Vec2 leg_px = a.points[Landmark::kLeftHip].p_I_px - a.points[Landmark::kLeftKnee].p_I_px;
      EXPECT_NEAR(
          leg_px.norm() * *read.scale_m_per_px.value,
          0.0044 * (b.points[Landmark::kLeftHip].p_I_px - b.points[Landmark::kLeftKnee].p_I_px).norm(), 1e-4);
      for (const Keypoint& p : a.points.values) {
        EXPECT_GT(p.p_I_px.minCoeff(), 0);
        EXPECT_LT(p.p_I_px.x(), read.track.image_width_px);
        EXPECT_LT(p.p_I_px.y(), read.track.image_height_px);
      }
    }
  }
}

TEST(TrcTrack, OfPlantedBreadthsIsStillOneCameras) {
  const auto planted = [](const Vec2& p, Landmark l) {
    return Vec3(InMetres(p, l) + Vec3(0, 0, MarkerName(l).starts_with("R") ? 0.08 : -0.08));
  };
  for (bool right : {true, false}) {
    const TrcTrack read = TrackOfMarkers(MakeTable(Runner(right), "m", planted), {}, "x");
    EXPECT_FALSE(read.roll_rad.known());
    const KeypointFrame& f = read.track.frames[3];
    EXPECT_EQ(f.points[Landmark::kLeftToe].p_I_px.x() > f.points[Landmark::kLeftHeel].p_I_px.x(), right);
  }
}

TEST(TrcTrack, OfSpaceIsSeenFromTheRunnersRightWhereverHeHeads) {
  const KeypointTrack track = Runner();
  Random random(4);
  for (int k = 0; k < 60; ++k) {
    const double heading = random.Uniform(0, 6.28), c = std::cos(heading), s = std::sin(heading);
    const bool z_up = k % 2 == 1;
    const auto place = [&](const Vec2& p, Landmark l) {
      const Vec3 m = InMetres(p, l);
      const double across = (MarkerName(l).starts_with("R") ? 0.09 : -0.09) + random.Normal(0, 0.01);
      const Vec3 y_up(c * m.x() - s * across, m.y(), s * m.x() + c * across);
      return z_up ? Vec3(y_up.x(), -y_up.z(), y_up.y()) : y_up;  // a turn about x
    };
    const TrcTrack read = TrackOfMarkers(MakeTable(track, "m", place), {}, "x");
    EXPECT_TRUE(read.roll_rad.known());
    EXPECT_NEAR(read.scale_m_per_px.sigma / *read.scale_m_per_px.value, 0.01, 1e-9);
    for (std::size_t i = 0; i < track.frames.size(); i += 7) {
      const KeypointFrame &a = read.track.frames[i], &b = track.frames[i];
      EXPECT_GT(a.points[Landmark::kRightToe].p_I_px.x(), a.points[Landmark::kRightHeel].p_I_px.x());
      for (Side side : kSides) EXPECT_NEAR(Knee_deg(a, side), Knee_deg(b, side), 1.5);
    }
  }
}

TEST(TrcTrack, ReadsAugmentedMarkersAsTheMiddlesOfTheirJoints) {
  const auto place = [](const Vec2& p, Landmark l) { return Vec3(1000 * InMetres(p, l)); };
  const KeypointTrack track = Runner();
  const Trc poses = MakeTable(track, "mm", place), augmented = MakeTable(track, "mm", place, AugmentedName);
  const TrcTrack a = TrackOfMarkers(poses, {}, "x"), b = TrackOfMarkers(augmented, {}, "x");
  for (std::size_t i = 0; i < track.frames.size(); i += 5) {
    for (Side side : kSides)
      EXPECT_NEAR(Knee_deg(a.track.frames[i], side), Knee_deg(b.track.frames[i], side), 1e-3);
    EXPECT_FALSE(b.track.frames[i].points[Landmark::kNose].seen());
    EXPECT_FALSE(b.track.frames[i].points[Landmark::kLeftEar].seen());
  }
}

TEST(TrcTrack, TakesAMarkerAtTheOriginForOneNotSeen) {
  Trc trc = MakeTable(Runner(), "m", InMetres);
  (*trc.markers.p_W[*trc.markers.Find("LWrist")][2]).setZero();
  (*trc.markers.p_W[*trc.markers.Find("LHip")][3]).setZero();
  const TrcTrack read = TrackOfMarkers(trc, {}, "x");
  EXPECT_FALSE(read.track.frames[2].points[Landmark::kLeftWrist].seen());
  EXPECT_TRUE(read.track.frames[2].found());
  EXPECT_FALSE(read.track.frames[3].found()) << "no person without hips";
}

std::string WhyNot(const Trc& trc, std::string* fix = nullptr) {
  try {
    TrackOfMarkers(trc, {}, "run.trc");
  } catch (const Error& error) {
    EXPECT_EQ(error.where, "run.trc");
    if (fix != nullptr) *fix = error.how_to_fix;
    return error.what_happened;
  }
  return "";
}

TEST(TrcTrack, RefusesInWordsThatSayWhatToDo) {
  const auto without = [](std::string part) {
    return [part](Landmark l) {
      const std::string name = MarkerName(l);
      return name.ends_with(part) ? std::vector<std::string>() : std::vector<std::string>{name};
    };
  };
  std::string fix;
  EXPECT_THAT(WhyNot(MakeTable(Runner(), "m", InMetres, without("Heel")), &fix),
              HasSubstr("left heel is not among the markers"));
  EXPECT_THAT(fix, HasSubstr("model with feet"));
  EXPECT_THAT(WhyNot(MakeTable(Runner(), "m", InMetres, without("Knee"))), HasSubstr("left knee"));
  EXPECT_EQ(WhyNot(MakeTable(Runner(), "m", InMetres, without("Ear"))), "");
  EXPECT_THAT(WhyNot(MakeTable(Runner(), "mm", InMetres), &fix), HasSubstr("no person's size"));
  EXPECT_THAT(fix, HasSubstr("third line"));
  Trc none = MakeTable(Runner(), "m", InMetres);
  none.markers.time_s.clear();
  EXPECT_THAT(WhyNot(none), HasSubstr("no pictures"));
}

}  // namespace
}  // namespace hinge
