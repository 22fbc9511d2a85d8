// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/motion_opensim.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numbers>
#include <sstream>

#include "hinge/edge/formats/session_for_tests.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/random.h"
#include "hinge/foundation/base/statistics.h"
#include "hinge/science/body/hip_centre.h"

namespace hinge {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using Table = std::map<std::string, std::vector<double>>;

/// A motion file by OpenSim's published description: lines up to "endheader", then names, then numbers, all parted by blanks.
Table ReadMot(const std::string& text, std::map<std::string, std::string>* head = nullptr) {
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line) && !line.starts_with("endheader")) {
    const auto equals = line.find('=');
    if (head != nullptr && equals != std::string::npos)
      (*head)[line.substr(0, equals)] = line.substr(equals + 1);
  }
  std::getline(lines, line);
  std::vector<std::string> names;
  std::istringstream words(line);
  for (std::string name; words >> name;) names.push_back(name);
  Table table;
  for (double value = 0; !names.empty();) {
    for (const std::string& name : names) {
      if (!(lines >> value)) return table;
      table[name].push_back(value);
    }
  }
  return table;
}

/// A leg and trunk of unit segments, each turned forward by so many degrees, chained without the library's angles: the
/// place of a segment's end is its beginning plus (sin, -cos) of the turn about the axis to the right.
struct Chain {
  double trunk_back_deg = 0, hip_deg = 0, knee_deg = 0, ankle_deg = 0;

  static Vec2 Down(double turn_deg) {
    const double t = turn_deg * std::numbers::pi / 180;
    return {std::sin(t), -std::cos(t)};
  }
  MotionSample Sample(double time_s, Vec2 hip) const {
    MotionSample s{.time_s = time_s, .p_I_px = {}, .p_W_m = {}, .sigma_m = {}};
    const double thigh = trunk_back_deg + hip_deg, shank = thigh - knee_deg, foot = shank + ankle_deg;
    for (Side side : {Side::kLeft, Side::kRight}) {
      const auto put = [&](Part part, const Vec2& p) { s.p_W_m[LandmarkOf(side, part)] = p; };
      put(Part::kHip, hip);
      put(Part::kShoulder, hip - Down(trunk_back_deg));
      put(Part::kKnee, hip + Down(thigh));
      put(Part::kAnkle, hip + Down(thigh) + Down(shank));
      put(Part::kHeel, hip + Down(thigh) + 1.1 * Down(shank) - 0.05 * Down(foot + 90));
      put(Part::kToe, hip + Down(thigh) + 1.1 * Down(shank) + 0.2 * Down(foot + 90));
    }
    return s;
  }
};

Session SessionOf(std::vector<MotionSample> motion) {
  Session session = MakeSessionForTests();
  session.scene.roll_rad = Known(0, 0.01, "level");
  session.scene.ground_I_px = Known(860, 1, "feet");  // 100 px above the lower edge of 960
  session.scene.scale_m_per_px = Known(0.01, 0, "given");
  session.motion = std::move(motion);
  return session;
}

TEST(MotionMot, GivesBackTheTurnsThatOpenSimWouldMake) {
  Random random(3);
  std::vector<Chain> chains;
  std::vector<MotionSample> motion;
  for (int i = 0; i < 200; ++i) {
    chains.push_back(
        {random.Uniform(-40, 15), random.Uniform(-30, 80), random.Uniform(-5, 120), random.Uniform(-40, 30)});
    motion.push_back(chains.back().Sample(i / 60.0, {0.1 * i, 1.9}));
  }
  std::map<std::string, std::string> head;
  const Table table = ReadMot(MakeMotionMot(SessionOf(motion)), &head);
  EXPECT_EQ(head["inDegrees"], "yes");
  EXPECT_EQ(head["nRows"], "200");
  EXPECT_EQ(head["nColumns"], std::to_string(table.size()));
  for (std::size_t i = 0; i < chains.size(); ++i) {
    for (const char* side : {"_r", "_l"}) {
      const std::string s = side;
      EXPECT_NEAR(table.at("hip_flexion" + s)[i], chains[i].hip_deg, 1e-4);
      EXPECT_NEAR(table.at("knee_angle" + s)[i], chains[i].knee_deg, 1e-4);
      EXPECT_NEAR(table.at("ankle_angle" + s)[i], chains[i].ankle_deg, 1e-4);
    }
    EXPECT_NEAR(table.at("pelvis_tilt")[i], chains[i].trunk_back_deg, 1e-4);
    EXPECT_NEAR(table.at("pelvis_tx")[i], 0.1 * static_cast<double>(i), 1e-5);
    EXPECT_NEAR(table.at("pelvis_ty")[i], 0.9, 1e-5) << "above the ground, which is 1 m above the lower edge";
  }
}

TEST(MotionMot, TakesTheFootsOwnStandingOff) {
  Session session = SessionOf({Chain{.ankle_deg = 12}.Sample(0, {0, 1})});
  session.standing.foot_angle_deg = Known(-4, 1, "standing.mp4");
  EXPECT_NEAR(ReadMot(MakeMotionMot(session)).at("ankle_angle_r").at(0), 16, 1e-4);
  EXPECT_THAT(MakeMotionMot(session), HasSubstr("standing angle is taken off"));
  session.standing.own = false;
  EXPECT_NEAR(ReadMot(MakeMotionMot(session)).at("ankle_angle_r").at(0), 12, 1e-4);
  EXPECT_THAT(MakeMotionMot(session), HasSubstr("no standing taken off"));
}

TEST(MotionFiles, CountLifesSecondsInSlowMotion) {
  Session session = SessionOf({Chain{}.Sample(0.4, {0, 1}), Chain{}.Sample(0.8, {0, 1})});
  session.scene.slow_motion_factor = Known(4, 0, "rhythm");
  session.input.frame_rate_hz = 30;
  EXPECT_THAT(ReadMot(MakeMotionMot(session)).at("time"), ::testing::ElementsAre(0.1, 0.2));
  const Trc trc = MakeMotionTrc(session);
  EXPECT_THAT(trc.markers.time_s, ::testing::ElementsAre(0.1, 0.2));
  EXPECT_EQ(trc.rate_hz, 120);
}

TEST(MotionTrc, PutsEveryLandmarkIntoTheWorldAboveTheGround) {
  const MotionSample sample = Chain{.hip_deg = 30}.Sample(0.5, {0.25, 1.9});
  const Trc trc = ParseTrc(MakeTrc(MakeMotionTrc(SessionOf({sample}))), "x");
  EXPECT_EQ(trc.units, "m");
  EXPECT_EQ(trc.markers.names.size(), kLandmarkCount);
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Vec2& p = sample.p_W_m.values[i];
    const auto at = trc.markers.Find(MarkerName(LandmarkAt(i)));
    ASSERT_TRUE(at);
    EXPECT_LT((*trc.markers.p_W[*at][0] - Vec3(p.x(), p.y() - 1, 0)).norm(), 1e-5);
  }
  EXPECT_THAT(trc.markers.names, Contains("RBigToe"));
  EXPECT_THAT(trc.markers.names, Contains("LHeel"));
  EXPECT_THAT(trc.markers.names, Contains("Nose"));
}

double Correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const double n = static_cast<double>(a.size());
  double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
  for (std::size_t i = 0; i < a.size(); ++i) ma += a[i] / n, mb += b[i] / n;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - ma) * (b[i] - mb);
    aa += (a[i] - ma) * (a[i] - ma);
    bb += (b[i] - mb) * (b[i] - mb);
  }
  return ab / std::sqrt(aa * bb);
}

/// The middle of some markers in one picture, metres.
Vec3 MiddleOf(const Markers& markers, std::size_t picture, std::initializer_list<std::string> names) {
  Vec3 sum = Vec3::Zero();
  for (const std::string& name : names) sum += *markers.p_W.at(*markers.Find(name))[picture];
  return 1e-3 * sum / static_cast<double>(names.size());
}

/// A laboratory's picture of bmc1 seen from the side, joints from its markers alone.
MotionSample SideView(const Markers& lab, std::size_t i) {
  MotionSample s{.time_s = lab.time_s[i], .p_I_px = {}, .p_W_m = {}, .sigma_m = {}};
  const auto at = [&](std::initializer_list<std::string> names) { return MiddleOf(lab, i, names); };
  const PerSide<Vec3> hips =
      CalcHipCentres({.front = {{at({"LASI"}), at({"RASI"})}}, .back = {{at({"LPSI"}), at({"RPSI"})}}});
  for (const auto& [side, l] :
       {std::pair(Side::kLeft, std::string("L")), std::pair(Side::kRight, std::string("R"))}) {
    const auto put = [&, side = side](Part part, const Vec3& p) {
      s.p_W_m[LandmarkOf(side, part)] = p.head<2>();
    };
    put(Part::kHip, hips[side]);
    put(Part::kShoulder, at({l + "ACR"}));
    put(Part::kKnee, at({l + "LFCv", l + "MFCv"}));
    put(Part::kAnkle, at({l + "LMALv", l + "MMALv"}));
    put(Part::kHeel, at({l + "CAL"}));
    put(Part::kToe, at({l + "TOE"}));
  }
  return s;
}

/// Names, signs and sizes against OpenSim's own inverse kinematics of the same stride of a runner (bmc1; Rajagopal's model).
TEST(MotionMot, AgreesWithOpenSimOnALaboratorysStride) {
  const char* data = std::getenv("HINGE_DATA");
  if (data == nullptr) GTEST_SKIP() << "HINGE_DATA is not set";
  const std::filesystem::path folder = std::filesystem::path(data) / "bmc1";
  const Markers lab = ReadTrc(folder / "motion_capture_run.trc").markers;
  Table truth = ReadMot(ReadTextFile(folder / "ik_output_run.mot"));
  std::vector<MotionSample> motion;
  for (std::size_t i = 0; i < truth.at("time").size(); ++i) {
    motion.push_back(SideView(lab, i));
    truth["pelvis_tilt"][i] += truth["lumbar_extension"][i];  // one piece of pelvis and trunk
  }
  for (const MotCoordinate& ours : CalcMotCoordinates(SessionOf(motion))) {
    if (ours.name.starts_with("pelvis_t") && ours.name != "pelvis_tilt") continue;
    const std::vector<double>& theirs = truth.at(ours.name);
    std::vector<double> apart;
    for (std::size_t i = 0; i < theirs.size(); ++i) apart.push_back(ours.values[i] - theirs[i]);
    EXPECT_GT(Correlation(ours.values, theirs), ours.name == "pelvis_tilt" ? 0.8 : 0.9) << ours.name;
    EXPECT_LT(std::abs(Median(apart)), 15) << ours.name << ": joint-centre lines against the model's bones";
  }
}

}  // namespace
}  // namespace hinge
