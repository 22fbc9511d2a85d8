// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/exercise_loop.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "hinge/edge/report/html.h"

namespace hinge {
namespace {

constexpr int kInstants = 24;
constexpr double kPx_m = 100;  // of the drawing
constexpr double kMargin_m = 0.12;

/// From one start to the next one that looks the same: skaters change legs, so theirs is two pushes long.
std::optional<std::pair<double, double>> FindPeriod(const ExerciseRun& run) {
  const std::size_t step = run.options.name == "skater" ? 2 : 1;
  if (run.repetitions.size() <= step) return std::nullopt;
  return std::pair(run.repetitions[0].start_s, run.repetitions[step].start_s);
}

struct LoopFrames {
  std::vector<PersonPose> poses;  ///< the last is the first again
  double period_s = 1;
  Vec2 low_m = Vec2::Constant(1e9), high_m = Vec2::Constant(-1e9);
};

/// What travels on is taken off evenly, so that the end meets the beginning.
LoopFrames SampleLoop(const ExerciseRun& run, std::pair<double, double> period) {
  const JointTrajectory motion = MakeTrajectory(run);
  LoopFrames loop;
  loop.period_s = period.second - period.first;
  const auto hip = [](const PersonPose& p) { return p.p_W[Landmark::kRightHip]; };
  const Vec3 travel = hip(motion.pose(period.second)) - hip(motion.pose(period.first));
  for (int i = 0; i <= kInstants; ++i) {
    const double share = static_cast<double>(i) / kInstants;
    PersonPose pose = i == kInstants ? loop.poses.front() : motion.pose(period.first + share * loop.period_s);
    for (Vec3& p : pose.p_W.values) {
      if (i < kInstants) p -= share * travel;
      loop.low_m = loop.low_m.cwiseMin(Vec2(p.x(), p.y()));
      loop.high_m = loop.high_m.cwiseMax(Vec2(p.x(), p.y()));
    }
    loop.poses.push_back(pose);
  }
  return loop;
}

std::string Point(const LoopFrames& loop, const Vec2& p_m) {
  return fmt::format("{:.1f} {:.1f}", kPx_m * (p_m.x() - loop.low_m.x() + kMargin_m),
                     kPx_m * (loop.high_m.y() + kMargin_m - p_m.y()));
}

Vec2 At(const PersonPose& pose, Side side, Part part) {
  const Vec3& p = pose.p_W[LandmarkOf(side, part)];
  return {p.x(), p.y()};
}

/// Hip to shoulder as a bow that has the back's bend, then to the ear.
std::string Trunk(const LoopFrames& loop, const PersonPose& pose) {
  const auto middle = [&](Part part) {
    return Vec2(0.5 * (At(pose, Side::kLeft, part) + At(pose, Side::kRight, part)));
  };
  const Vec2 hip = middle(Part::kHip), shoulder = middle(Part::kShoulder), along = shoulder - hip;
  const Vec2 backwards(-along.y(), along.x());
  const Vec2 control = 0.5 * (hip + shoulder) + 0.5 * std::tan(0.5 * pose.back_bend_rad) * backwards;
  return fmt::format("M{} Q{} {} L{}", Point(loop, hip), Point(loop, control), Point(loop, shoulder),
                     Point(loop, middle(Part::kEar)));
}

template <typename Draw>
std::string MovingPath(const LoopFrames& loop, const char* kind, const Draw& draw) {
  std::string values;
  for (const PersonPose& pose : loop.poses) values += (values.empty() ? "" : ";") + draw(pose);
  return fmt::format(
      "<path class=\"{}\" d=\"{}\"><animate attributeName=\"d\" dur=\"{:.2f}s\" "
      "repeatCount=\"indefinite\" values=\"{}\"/></path>\n",
      kind, draw(loop.poses.front()), loop.period_s, values);
}

std::string HeadPath(const LoopFrames& loop, const PersonPose& pose) {
  const Vec2 ear = 0.5 * (At(pose, Side::kLeft, Part::kEar) + At(pose, Side::kRight, Part::kEar));
  const Vec2 left = ear - Vec2(0.09, 0), right = ear + Vec2(0.09, 0);
  return fmt::format("M{} A9 10.5 0 1 0 {} A9 10.5 0 1 0 {}", Point(loop, left), Point(loop, right),
                     Point(loop, left));
}

std::string PersonPaths(const LoopFrames& loop) {
  using enum Part;
  const auto limb = [&](Side side, std::initializer_list<Part> parts) {
    return [&loop, side, parts = std::vector<Part>(parts)](const PersonPose& pose) {
      std::string d;
      for (Part part : parts) d += (d.empty() ? "M" : " L") + Point(loop, At(pose, side, part));
      return d;
    };
  };
  std::string svg = MovingPath(loop, "far", limb(Side::kLeft, {kHip, kKnee, kAnkle, kHeel, kToe}));
  svg += MovingPath(loop, "trunk", [&](const PersonPose& pose) { return Trunk(loop, pose); });
  svg += MovingPath(loop, "head", [&](const PersonPose& pose) { return HeadPath(loop, pose); });
  svg += MovingPath(loop, "near", limb(Side::kRight, {kHip, kKnee, kAnkle, kHeel, kToe}));
  return svg + MovingPath(loop, "arm", limb(Side::kRight, {kShoulder, kElbow, kWrist}));
}

}  // namespace

std::string MakeLoopSvg(const ExerciseOptions& options, const std::string& label) {
  if (!Problems(options).empty()) return "";
  const auto run = SolveExercise(options);
  const auto period = run ? FindPeriod(*run) : std::nullopt;
  if (!period) return "";
  const LoopFrames loop = SampleLoop(*run, *period);
  const Vec2 size = kPx_m * (loop.high_m - loop.low_m + Vec2::Constant(2 * kMargin_m));
  return fmt::format("<svg class=\"loop\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n",
                     size.x(), size.y(), EscapeHtml(label)) +
         PersonPaths(loop) + "</svg>\n";
}

std::string MakeLoopsHtml(const Exercise& e) {
  if (!IsExerciseName(e.id)) return "";
  ExerciseOptions good = MakeExercise(e.id);
  good.repetitions = 4;
  const auto figure = [](const std::string& svg, const std::string& words, const char* kind) {
    return svg.empty()
               ? ""
               : Element("figure", svg + Element("figcaption", words), fmt::format("class=\"{}\"", kind));
  };
  std::string html = figure(MakeLoopSvg(good, e.name + " in good form"), "Good form", "good");
  if (!e.shown_fault.empty()) {
    ExerciseOptions faulty = good;
    faulty.faults[e.shown_fault] = e.shown_amount;
    html += figure(MakeLoopSvg(faulty, e.name + ": " + e.shown_words),
                   EscapeHtml(MakeSentence(e.shown_words)), "faulty");
  }
  return Element("div", html, "class=\"loops\"");
}

}  // namespace hinge
