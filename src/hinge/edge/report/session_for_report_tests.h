// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <limits>

#include "hinge/app/session/session.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The posture map's published constants.
inline PostureModel MapForTests() {
  PostureModel m;
  m.tall_below = -1;
  m.deflated_above = 1;
  m.over_hinged_above = 1.5;
  m.bent_beyond_deg = 10;
  m.runners_sd = 2;
  m.label_probability = 0.6;
  m.confident_probability = 0.8;
  return m;
}

/// A little of everything that a knowledge folder says.
inline Knowledge KnowledgeForTests() {
  Knowledge k;
  k.sources["doe2020"] = {"doe2020", "Doe & Roe 2020. A made-up study of <knees>", "doi:10.1/x"};
  const auto add = [&](const std::string& id, const char* title, const char* unit, const char* plain) {
    MeasureEntry& entry = k.measures[id];
    entry.id = id, entry.title = title, entry.unit = unit, entry.plain = plain;
    entry.definition = "definition of " + id;
  };
  add("knee_peak", "Deepest knee bend", "deg", "How deep the knee bends.");
  add("cadence", "Cadence", "1/min", "Steps a minute.");
  add("straightness", "Straightness", "deg", "One line?");
  k.measures["knee_peak"].evidence = {{"Knees bend.", Evidence::kPublished, {"doe2020"}},
                                      {"Rumour.", Evidence::kUnverified, {}}};
  k.norms["knee_peak"] = {"knee_peak",        {41.6, 0.55}, 3.8, 1, "markers, force plate",
                          Evidence::kDerived, {"doe2020"}};
  k.bands["knee_peak"].measure = "knee_peak";
  k.bands["knee_peak"].relative_to_norm = true;
  k.bands["knee_peak"].high = 5;
  k.cues["tall_leg"] = {"tall_leg", "run tall & push", "the calf works harder", {"doe2020"}};
  k.findings = {{"knee_peak_high",
                 "knee_peak",
                 true,
                 {"deflated"},
                 10,
                 "Your knee bends deeply",
                 "the leg sags",
                 "tall_leg",
                 {"hop"}}};
  k.exercises["hop"] = {"hop",
                        "Forward hop",
                        true,
                        "springs",
                        {"Stand.", "Hop."},
                        "3 sets",
                        "pop",
                        "push away",
                        "pain",
                        "more",
                        {{"No study <yet>.", Evidence::kCoach, {}}}};
  k.states["deflated"] = {"deflated", "Deflated", "Knee and ankle sag."};
  k.states["deflated/sitting"] = {"deflated/sitting", "Deflated: sitting", "As if sitting down."};
  k.states["cannot_tell"] = {"cannot_tell", "Can't tell", "The clip does not show enough."};
  k.honesty = {{"More lean is not better.", Evidence::kPublished, {"doe2020"}}};
  k.posture = MapForTests();
  return k;
}

/// A runner in profile facing right, as a stick man that leans and rocks a little, of 400 px, hips at (350 +
/// drift, 450).
inline MotionSample StickManForTests(double time_s, double drift_px) {
  MotionSample s;
  s.time_s = time_s;
  const auto put = [&](Part part, double x, double y) {
    for (Side side : kSides) {
      const double apart = side == Side::kLeft ? -25 : 0;  // the far leg is behind
      s.p_I_px[LandmarkOf(side, part)] = Vec2(350 + drift_px + x + apart, 450 + y);
    }
  };
  put(Part::kEar, 40, -190), put(Part::kShoulder, 25, -130), put(Part::kElbow, 0, -60),
      put(Part::kWrist, 40, -30);
  put(Part::kHip, 0, 0), put(Part::kKnee, 45, 90), put(Part::kAnkle, 10, 190), put(Part::kHeel, -5, 205),
      put(Part::kToe, 55, 208);
  s.p_I_px[Landmark::kNose] = Vec2(400 + drift_px, 255);
  constexpr double kScale_m_per_px = 0.004;
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    const Vec2& p = s.p_I_px.values[i];
    s.p_W_m.values[i] = kScale_m_per_px * Vec2(p.x() - 360, 960 - p.y());
  }
  return s;
}

inline Measure MeasureForTests(const std::string& id, std::optional<Side> side, double value, double half,
                               const std::string& unit) {
  return {.id = id,
          .side = side,
          .at = "stance",
          .value = value,
          .unit = unit,
          .low = value - half,
          .high = value + half,
          .sigma_random = 0.1,
          .sigma_shared = half / 2,
          .n = 6,
          .definition = "as defined",
          .why_missing = {}};
}

inline Session SessionForTests() {
  Session s;
  s.input = {.file_name = "/home/anna/<script>alert(1)</script> & \"run\".mp4",
             .sha256 = "ab12cd",
             .kind = "video",
             .frame_rate_hz = 60,
             .duration_s = 4,
             .width_px = 720,
             .height_px = 960,
             .frames = 241};
  s.scene.roll_rad = Known(0.01, 0.02, "verticals in the picture");
  s.scene.yaw_rad = Missing("one camera does not show it");
  s.scene.grade = Known(0, 0, "given");
  s.scene.scale_m_per_px = Known(0.004, 1e-4, "given height");
  s.scene.ground_I_px = Known(660, 2.5, "stance feet");
  s.scene.speed_m_s = Known(3.5, 0.1, "stance feet");
  s.scene.slow_motion_factor = Known(1, 0, "given");
  s.scene.image_width_px = 720, s.scene.image_height_px = 960;
  s.quality = {
      .frames = 241, .frames_found = 239, .legs_swapped = 7, .redetections = 1, .knees_outlined = true};
  s.activity = {{Activity::kRunning, 0, 4}};
  for (int i = 0; i < 5; ++i) {
    const double ic_s = 0.3 + 0.7 * i;
    s.gait.strides.push_back(
        {Side::kRight, ic_s, ic_s + 0.25, ic_s + 0.7, i != 4, i == 4 ? "its end was <not> seen" : ""});
    s.stride_measures.push_back({{"knee_peak", 50.0 + i}, {"cadence", 170.0 + i}});
  }
  s.measures = {MeasureForTests("knee_peak", std::nullopt, 54, 4, "deg"),
                MeasureForTests("knee_peak", Side::kLeft, 60, 1, "deg"),
                MeasureForTests("knee_peak", Side::kRight, 48, 1, "deg"),
                MeasureForTests("cadence", std::nullopt, 171, 2, "1/min"),
                MeasureForTests("not_in_the_files", std::nullopt, -3, 1, "deg"),
                {.id = "straightness",
                 .side = std::nullopt,
                 .at = "stance",
                 .value = std::nullopt,
                 .unit = "deg",
                 .definition = "",
                 .why_missing = "the <ear> was hidden"}};
  s.verdict.label = "deflated";
  s.verdict.subtype = "sitting";
  s.verdict.subtype_probability = 0.8;
  s.verdict.map = PosturePoint{.leg_trunk = {1.9, -0.4},
                               .covariance = (Eigen::Matrix2d() << 0.2, 0.05, 0.05, 0.3).finished()};
  s.verdict.probability = {0.01, 0.06, 0.9, 0.02, 0.01};
  s.verdict.findings = {{.rule = "knee_peak_high",
                         .measure = "knee_peak",
                         .side = std::nullopt,
                         .value = 54,
                         .low = 50,
                         .high = 58,
                         .band_low = -std::numeric_limits<double>::infinity(),
                         .band_high = 46.6,
                         .probability = 0.97,
                         .score = 31}};
  s.verdict.cue = "tall_leg";
  s.verdict.plan = {"hop"};
  s.warnings = {{"frame_rate_low", "At 30 pictures a second <contact> is uncertain."}};
  s.timings_s = {{"pose", 3.25}};
  s.version = "0.1.0";
  s.models = {{"/opt/models/blazepose_heavy", "59e42d71"}};
  s.options = {{"model", "/opt/models/own.onnx"}};
  for (int i = 0; i < 240; ++i) s.motion.push_back(StickManForTests(i / 60.0, 10 * std::sin(0.1 * i)));
  return s;
}

}  // namespace hinge
