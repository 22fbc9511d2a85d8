// SPDX-License-Identifier: Apache-2.0
// Which directions a side view cannot tell, and what holds them: the digital runner is filmed again with each thing about
// him, his camera and the network changed a little, and the pictures' points are compared.
//
//   hinge_accuracy_directions [out=benchmarks/DIRECTIONS.md]
//
//   F = J' S^-1 J,   J = d points / d thing in units of its prior's sd,   posterior = (F + 1)^-1
//
// S, the points' covariance, is what a network does: jitter of 0.008 leg lengths, every picture by itself, and on each person
// an error of each landmark that comes back with every stride (network_errors.toml: people differ by 0.007 leg lengths),
// here a constant and two harmonics.
#include <fmt/format.h>

#include <Eigen/Dense>
#include <fstream>
#include <functional>
#include <iostream>
#include <numbers>

#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/check.h"
#include "hinge/twin/runner/project.h"

namespace {

using namespace hinge;  // NOLINT: a program of one file

constexpr double kRate_hz = 60, kDuration_s = 5, kJitter_legs = 0.008, kPerson_legs = 0.007;

/// Everything that decides where the points of the pictures are.
struct Filmed {
  TwinOptions runner = MakeTypicalRunner(3.0);
  TwinCamera camera;
  double playing_speed = 1;  // clip's seconds a second of life
  Vec2 hip_legs = Vec2::Zero(), knee_legs = Vec2::Zero(), ear_legs = Vec2::Zero();  // offsets: forward, up
  double standing_lean_deg = 0;                                                     // in no picture of a run
  double thigh_rad = 0, shank_rad = 0, foot_rad = 0, neck_rad = 0;  // his own way, all through the stride
  double legs_ln = 0;                                               // longer legs for his trunk
};

struct Thing {
  const char* name;
  double prior_sd;
  const char* unit;
  const char* held_by;  // who says so
  std::function<void(Filmed&, double)> change;
};

void ChangeLegs(Filmed& f, double TwinLeg::*field, double by) {
  for (Side side : kSides) f.runner.leg[side].*field += by;
}

std::vector<Thing> MakeThings() {
  return {
      {"scale of the picture", 0.06, "ln", "stature of people (priors.toml), or --height",
       [](Filmed& f, double by) { f.camera.scale_m_per_px *= std::exp(by); }},
      {"stature", 0.10, "m", "stature_m (priors.toml), or --height",
       [](Filmed& f, double by) { f.runner.height_m += by; }},
      {"time base", 0.7, "ln", "the rhythm of running (science/scene/slow_motion.h)",
       [](Filmed& f, double by) { f.playing_speed *= std::exp(by); }},
      {"camera roll", RadFromDeg(1.5), "rad", "camera_roll_deg (priors.toml), or uprights",
       [](Filmed& f, double by) { f.camera.roll_rad += by; }},
      {"grade", 0.02, "", "called level, or --grade", [](Filmed& f, double by) { f.runner.grade += by; }},
      {"trunk lean", 5, "deg", "the runner", [](Filmed& f, double by) { f.runner.trunk_lean_deg += by; }},
      {"lean in standing", 2.5, "deg", "standing_trunk_lean_deg (priors.toml), or --standing",
       [](Filmed& f, double by) { f.standing_lean_deg += by; }},
      {"speed", 0.5, "m/s", "running_speed_m_s (priors.toml), or --speed",
       [](Filmed& f, double by) { f.runner.speed_m_s += by; }},
      {"cadence", 8, "1/min", "the runner", [](Filmed& f, double by) { f.runner.cadence_spm += by; }},
      {"contact time", 0.02, "s", "the runner",
       [](Filmed& f, double by) { ChangeLegs(f, &TwinLeg::contact_s, by); }},
      {"shin at contact", 3, "deg", "the runner",
       [](Filmed& f, double by) { ChangeLegs(f, &TwinLeg::tibia_ic_deg, by); }},
      {"knee at contact", 4, "deg", "the runner",
       [](Filmed& f, double by) { ChangeLegs(f, &TwinLeg::knee_ic_deg, by); }},
      {"knee's peak", 4, "deg", "the runner",
       [](Filmed& f, double by) { ChangeLegs(f, &TwinLeg::knee_peak_deg, by); }},
      {"thigh's attitude", RadFromDeg(4), "rad", "the runner",
       [](Filmed& f, double by) { f.thigh_rad += by; }},
      {"shin's attitude", RadFromDeg(4), "rad", "the runner",
       [](Filmed& f, double by) { f.shank_rad += by; }},
      {"foot's attitude", RadFromDeg(5), "rad", "the runner", [](Filmed& f, double by) { f.foot_rad += by; }},
      {"neck's attitude", RadFromDeg(5), "rad", "the runner", [](Filmed& f, double by) { f.neck_rad += by; }},
      {"legs for the trunk", 0.03, "ln", "leg_and_trunk_share_relative (priors.toml)",
       [](Filmed& f, double by) { f.legs_ln += by; }},
      {"hip's offset forward", 0.02, "legs", "network_errors.toml",
       [](Filmed& f, double by) { f.hip_legs.x() += by; }},
      {"hip's offset up", 0.02, "legs", "network_errors.toml",
       [](Filmed& f, double by) { f.hip_legs.y() += by; }},
      {"knee's offset forward", 0.02, "legs", "network_errors.toml",
       [](Filmed& f, double by) { f.knee_legs.x() += by; }},
      {"ear's offset forward", 0.02, "legs", "network_errors.toml",
       [](Filmed& f, double by) { f.ear_legs.x() += by; }},
  };
}

/// A segment turned and stretched: by how much its far end moves. `turn_rad`: clockwise in the picture, y down.
Vec2 CalcEndMoves(const Vec2& p_IFrom, const Vec2& p_ITo, double turn_rad, double stretch_ln) {
  const Vec2 d = p_ITo - p_IFrom;
  const double c = std::cos(turn_rad), s = std::sin(turn_rad);
  return std::exp(stretch_ln) * Vec2(c * d.x() - s * d.y(), s * d.x() + c * d.y()) - d;
}

/// His own way of running and build: each segment turned by the same all through the stride. The lower end of a leg
/// that goes forward, to the right, turns against the clock; a neck that does turns with it.
void MakeHisOwn(const Filmed& f, PerLandmark<Keypoint>& points) {
  for (Side side : kSides) {
    const auto at = [&](Part part) -> Vec2& { return points[LandmarkOf(side, part)].p_I_px; };
    const Vec2 knee = at(Part::kKnee), ankle = at(Part::kAnkle);
    const Vec2 knee_moves = CalcEndMoves(at(Part::kHip), knee, -f.thigh_rad, f.legs_ln),
               ankle_moves = knee_moves + CalcEndMoves(knee, ankle, -f.shank_rad, f.legs_ln);
    for (Part part : {Part::kHeel, Part::kToe})
      at(part) += ankle_moves + CalcEndMoves(ankle, at(part), -f.foot_rad, 0);
    at(Part::kKnee) += knee_moves;
    at(Part::kAnkle) += ankle_moves;
    at(Part::kEar) += CalcEndMoves(at(Part::kShoulder), at(Part::kEar), f.neck_rad, 0);
  }
}

/// All points of all pictures, px, one under the other. The runner starts at one place whatever he does.
Eigen::VectorXd Film(const Filmed& f) {
  TwinOptions options = f.runner;
  options.duration_s = kDuration_s;
  const std::optional<TwinRun> run = SolveTwinRun(options);
  HINGE_CHECK(run.has_value(), options.speed_m_s);
  TwinCamera camera = f.camera;
  for (int i = 0; i < 0.8 * kDuration_s * kRate_hz; ++i)
    camera.frame_times_s.push_back(i / kRate_hz * f.playing_speed);
  const KeypointTrack track = ProjectTrack(*run, camera).track;
  const double leg_px = (run->body.thigh_m + run->body.shank_m) / camera.scale_m_per_px;
  Eigen::VectorXd points(static_cast<Eigen::Index>(2 * kLandmarkCount * track.frames.size()));
  Eigen::Index at = 0;
  for (KeypointFrame frame : track.frames) {
    MakeHisOwn(f, frame.points);
    for (std::size_t i = 0; i < kLandmarkCount; ++i) {
      Vec2 p = frame.points.values[i].p_I_px;
      const Landmark l = LandmarkAt(i);
      for (Side side : kSides) {
        for (const auto& [part, offset] :
             {std::pair(Part::kHip, f.hip_legs), std::pair(Part::kKnee, f.knee_legs),
              std::pair(Part::kEar, f.ear_legs)}) {
          if (l == LandmarkOf(side, part)) p += leg_px * Vec2(offset.x(), -offset.y());
        }
      }
      points.segment<2>(at) = p;
      at += 2;
    }
  }
  return points;
}

Eigen::MatrixXd CalcJacobian(const std::vector<Thing>& things) {
  constexpr double kStep = 0.02;  // of the prior's sd
  Eigen::MatrixXd jacobian;
  for (std::size_t i = 0; i < things.size(); ++i) {
    Filmed more, less;
    things[i].change(more, kStep * things[i].prior_sd);
    things[i].change(less, -kStep * things[i].prior_sd);
    const Eigen::VectorXd column = (Film(more) - Film(less)) / (2 * kStep);
    if (jacobian.size() == 0) jacobian.resize(column.size(), static_cast<Eigen::Index>(things.size()));
    jacobian.col(static_cast<Eigen::Index>(i)) = column;
  }
  return jacobian;
}

/// What a network gets wrong on one person, stride by stride, px: one column for each landmark, axis and wave.
Eigen::MatrixXd MakeHabits(Eigen::Index rows, double leg_px, double stride_s) {
  constexpr Eigen::Index kWaves = 5, kAxes = 2;
  const auto points = static_cast<Eigen::Index>(kLandmarkCount);
  Eigen::MatrixXd habits = Eigen::MatrixXd::Zero(rows, kWaves * kAxes * points);
  for (Eigen::Index row = 0; row < rows; ++row) {
    const Eigen::Index picture = row / (kAxes * points), coordinate = row % (kAxes * points);
    const double phase = 2 * std::numbers::pi * static_cast<double>(picture) / kRate_hz / stride_s;
    const double waves[kWaves] = {1, std::cos(phase), std::sin(phase), std::cos(2 * phase),
                                  std::sin(2 * phase)};
    for (Eigen::Index k = 0; k < kWaves; ++k)
      habits(row, kWaves * coordinate + k) = kPerson_legs * leg_px * waves[k];
  }
  return habits;
}

/// J' S^-1 J with S = sigma^2 (1 + H H'), by Woodbury's identity.
Eigen::MatrixXd CalcInformation(const Eigen::MatrixXd& jacobian, const Eigen::MatrixXd& habits) {
  const Eigen::MatrixXd cross = habits.transpose() * jacobian;
  const Eigen::MatrixXd inner =
      habits.transpose() * habits + Eigen::MatrixXd::Identity(habits.cols(), habits.cols());
  return jacobian.transpose() * jacobian - cross.transpose() * inner.ldlt().solve(cross);
}

/// "0.71 scale - 0.70 stature": the large parts of a direction.
std::string Describe(const Eigen::VectorXd& direction, const std::vector<Thing>& things) {
  constexpr double kSmall = 0.2;
  std::string text;
  for (Eigen::Index i = 0; i < direction.size(); ++i) {
    if (std::abs(direction[i]) < kSmall) continue;
    text += fmt::format("{}{:.2f} {}",
                        direction[i] < 0 ? " - "
                        : text.empty()   ? ""
                                         : " + ",
                        std::abs(direction[i]), things[static_cast<std::size_t>(i)].name);
  }
  return text;
}

std::string MakePage() {
  const std::vector<Thing> things = MakeThings();
  const auto n = static_cast<Eigen::Index>(things.size());
  const Filmed plain;
  const TwinRun run = *SolveTwinRun(plain.runner);
  const double leg_px = (run.body.thigh_m + run.body.shank_m) / plain.camera.scale_m_per_px,
               sigma_px = kJitter_legs * leg_px;
  const Eigen::MatrixXd jacobian = CalcJacobian(things) / sigma_px;
  const Eigen::MatrixXd information = CalcInformation(
      jacobian, MakeHabits(jacobian.rows(), leg_px, 120 / plain.runner.cadence_spm) / sigma_px);
  const Eigen::MatrixXd posterior = (information + Eigen::MatrixXd::Identity(n, n)).inverse();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(information);

  std::string page = fmt::format(
      "# What a side view cannot tell\n\nWritten by `hinge_accuracy_directions`: {:.0f} seconds of the "
      "digital runner at "
      "3 m/s, {:.0f} pictures a second, filmed again with each thing changed a little. Every thing is "
      "counted in the sd of "
      "what is believed before a clip is looked at (the prior). A network errs on each person in a way that "
      "comes back with every stride; that is in the figures. A direction whose own sd is far above 1 is "
      "not told by the "
      "pictures at all: the prior holds it, and it shows in the intervals. The digital runner swings by "
      "fixed shapes where a person has ways of his own, so that scale and roll look better told here than "
      "they are: the analysis takes them from their priors alone.\n\n"
      "## Directions, least told first\n\n| sd by the pictures alone, priors | direction |\n|---|---|\n",
      0.8 * kDuration_s, kRate_hz);
  constexpr double kTold = 0.1;
  for (Eigen::Index i = 0; i < n; ++i) {
    const double sd = 1 / std::sqrt(std::max(parts.eigenvalues()[i], 1e-12));
    if (sd < kTold) break;
    page += fmt::format("| {} | {} |\n", sd > 1e3 ? "not told" : fmt::format("{:.2f}", sd),
                        Describe(parts.eigenvectors().col(i), things));
  }
  page +=
      "\n## Things\n\n| thing | prior sd | held by | after the pictures, of the prior's sd "
      "|\n|---|---|---|---|\n";
  for (Eigen::Index i = 0; i < n; ++i) {
    const Thing& t = things[static_cast<std::size_t>(i)];
    page += fmt::format("| {} | {:.3g} {} | {} | {:.0f} % |\n", t.name, t.prior_sd, t.unit, t.held_by,
                        100 * std::sqrt(posterior(i, i)));
  }
  return page;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string page = MakePage();
  if (argc < 2) {
    std::cout << page;
    return 0;
  }
  const std::string word = argv[1];
  std::ofstream file(word.substr(word.find('=') + 1));
  return file << page ? 0 : 2;
}
