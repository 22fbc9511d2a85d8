// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

#include "hinge/app/session/session.h"

namespace hinge {

/// A session in which every field is set to something that is not its default, for tests of files and texts.
inline Session MakeSessionForTests() {
  Session s;
  s.input = {.file_name = "Läufer \"1\", side.mp4",
             .sha256 = "ab12",
             .kind = "video",
             .frame_rate_hz = 59.94,
             .duration_s = 4.0166,
             .width_px = 720,
             .height_px = 960,
             .frames = 241};
  s.runner = {.height_m = 1.75, .mass_kg = std::nullopt, .sex = Sex::kFemale};
  s.leg_m = 0.91;
  s.scene.facing = Facing::kLeft;
  s.scene.treadmill = true;
  s.scene.camera = CameraMotion::kHeld;
  s.scene.shake_px = 2.5;
  s.scene.roll_rad = Known(0.01, 0.02, "verticals in the picture");
  s.scene.yaw_rad = Missing("one camera does not show it");
  s.scene.grade = Known(0.1, 0.002, "given");
  s.scene.edges.flat_rad = Known(0.02, 0.005, "flat edges in the picture");
  s.scene.scale_m_per_px = Known(1.0 / 364, 1e-4, "given height");
  s.scene.ground_I_px = Known(871.5, 2.5, "stance feet");
  s.scene.speed_m_s = Known(2.5, 0.1, "stance feet");
  s.scene.slow_motion_factor = Known(1, 0, "given");
  s.scene.image_width_px = 720;
  s.scene.image_height_px = 960;
  s.activity = {{Activity::kStanding, 0, 0.5}, {Activity::kRunning, 0.5, 4}};
  s.quality = {
      .frames = 241, .frames_found = 239, .legs_swapped = 7, .redetections = 1, .knees_outlined = true};
  s.gait.events = {{Side::kLeft, EventType::kInitialContact, 0.7, 0.004},
                   {Side::kLeft, EventType::kToeOff, 1.0, 0.006}};
  s.gait.strides = {{Side::kLeft, 0.7, 1.0, 1.49, true, ""},
                    {Side::kRight, 0.3, 0.6, 1.1, false, "its start was not seen"}};
  s.stride_measures = {{{"knee_peak", 54.5}, {"cadence", 151.3}}, {}};
  s.measures = {{.id = "knee_peak",
                 .side = Side::kLeft,
                 .at = "stance",
                 .value = 54.25,
                 .unit = "deg",
                 .low = 50.5,
                 .high = 58.0,
                 .sigma_random = 0.5,
                 .sigma_shared = 1.8,
                 .own_parts = OwnParts{.timing = 0.7, .speed = 0.2},
                 .n = 5,
                 .definition = "hip, knee, ankle",
                 .why_missing = {}},
                {.id = "straightness",
                 .side = std::nullopt,
                 .at = "stride",
                 .value = std::nullopt,
                 .unit = "deg",
                 .definition = "ear, shoulder, hip",
                 .why_missing = "the ear was hidden"}};
  s.sides = {{.id = "knee_peak",
              .unit = "deg",
              .value = 4.5,
              .low = 1.5,
              .high = 7.5,
              .probability = 0.999,
              .beyond_noise = true}};
  s.standing = {.trunk_lean_deg = Known(1.5, 1.1, "standing.mp4"),
                .straightness_deg = Known(9, 1.25, "standing.mp4"),
                .knee_deg = Known(-1, 1.1, "standing.mp4"),
                .leg_line_deg = Known(3, 1.1, "standing.mp4"),
                .foot_angle_deg = Missing("the feet were hidden"),
                .back = {.bow_deg = Known(12, 1.2, "the back's outline"),
                         .lumbar_deg = Known(7, 1.3, "the back's outline"),
                         .thoracic_deg = Missing("the back was hidden")},
                .own = true,
                .same_camera = true,
                .bias_kept = 0.5,
                .seconds = 4.5,
                .source = "standing.mp4"};
  s.split = {.leg_line_deg = Known(2.5, 1, "standing.mp4"),
             .hip_hinge_deg = Missing("the pelvis is not seen"),
             .lumbar_deg = Missing("the back is not seen"),
             .thoracic_deg = Missing("the back is not seen"),
             .above_hip_deg = Known(4, 1.5, "standing.mp4")};
  s.verdict.subtype_probability = 0.75;
  s.verdict.label = "deflated";
  s.verdict.subtype = "sitting";
  s.verdict.map = PosturePoint{.leg_trunk = {1.9, -0.4},
                               .covariance = (Eigen::Matrix2d() << 0.2, 0.05, 0.05, 0.3).finished()};
  s.verdict.probability = {0.01, 0.06, 0.9, 0.02, 0.01};
  s.verdict.straightness_seen = false;
  s.verdict.findings = {{.rule = "knee_peak_high",
                         .measure = "knee_peak",
                         .side = std::nullopt,
                         .value = 54.25,
                         .low = 50.5,
                         .high = 58.0,
                         .band_low = -std::numeric_limits<double>::infinity(),
                         .band_high = 48,
                         .probability = 0.97,
                         .score = 31,
                         .distance = 6.25,
                         .detectable = 3,
                         .n = 5,
                         .sigma_random = 0.5,
                         .sigma_shared = 1.8,
                         .definition = "hip, knee, ankle",
                         .instants = {{0.85, Side::kLeft, 54.5}},
                         .sources = {"fukuchi2017"},
                         .would_change_it = "A longer clip."}};
  s.verdict.cue = "tall_leg";
  s.verdict.plan = {"hop", "skater"};
  s.verdict.tradeoff = "the calf works harder";
  s.warnings = {{"frame_rate_low", "At 30 pictures a second contact time is uncertain."}};
  s.timings_s = {{"pose", 3.25}, {"analysis", 0.125}};
  s.version = "0.1.0";
  s.models = {{"blazepose_heavy", "59e4"}};
  s.options = {{"height_m", "1.75"}};
  return s;
}

}  // namespace hinge
