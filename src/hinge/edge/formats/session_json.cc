// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/session_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/angle.h"

namespace hinge {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kIndent = 1;
constexpr double kPercent = 100;
constexpr double kDegreesARadian = 180.0 / std::numbers::pi;

Json Number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json Number(const std::optional<double>& value) { return value ? Number(*value) : Json(nullptr); }

constexpr const char* kNotFinite = "it came out as no finite number";

/// `factor` turns the SI value into the unit of the file.
Json ToJson(const Measured& m, double factor = 1) {
  if (!m.known()) return {{"value", nullptr}, {"why_missing", m.why_missing}};
  if (!std::isfinite(*m.value) || !std::isfinite(m.sigma))
    return {{"value", nullptr}, {"why_missing", kNotFinite}};
  return {{"value", *m.value * factor},
          {"sigma", Number(m.sigma * factor)},
          {"low", Number(m.low() * factor)},
          {"high", Number(m.high() * factor)},
          {"source", m.source}};
}

Json ToJson(const InputInfo& input) {
  return {{"file_name", input.file_name},
          {"sha256", input.sha256},
          {"kind", input.kind},
          {"frame_rate_hz", Number(input.frame_rate_hz)},
          {"duration_s", Number(input.duration_s)},
          {"width_px", input.width_px},
          {"height_px", input.height_px},
          {"frames", input.frames}};
}

Json RunnerJson(const Session& session) {
  const Runner& runner = session.runner;
  Json sex = nullptr;
  if (runner.sex) sex = *runner.sex == Sex::kFemale ? "f" : "m";
  return {{"height_m", Number(runner.height_m)},
          {"mass_kg", Number(runner.mass_kg)},
          {"sex", sex},
          {"leg_m", Number(session.leg_m)}};
}

Json ToJson(const Scene& scene) {
  return {{"facing", Name(scene.facing)},
          {"camera", Name(scene.camera)},
          {"shake_px", Number(scene.shake_px)},
          {"treadmill", scene.treadmill},
          {"yaw_deg", ToJson(scene.yaw_rad, kDegreesARadian)},
          {"roll_deg", ToJson(scene.roll_rad, kDegreesARadian)},
          {"grade_percent", ToJson(scene.grade, kPercent)},
          {"upright_edges_deg", ToJson(scene.edges.uprights_rad, kDegreesARadian)},
          {"flat_edges_deg", ToJson(scene.edges.flat_rad, kDegreesARadian)},
          {"flat_slant_deg", ToJson(scene.edges.flat_slant_rad, kDegreesARadian)},
          {"ground_edges_deg", ToJson(scene.edges.ground_rad, kDegreesARadian)},
          {"scale_m_per_px", ToJson(scene.scale_m_per_px)},
          {"ground_px", ToJson(scene.ground_I_px)},
          {"belt_speed_m_s", ToJson(scene.speed_m_s)},
          {"slow_motion_factor", ToJson(scene.slow_motion_factor)},
          {"image_width_px", scene.image_width_px},
          {"image_height_px", scene.image_height_px}};
}

Json ActivityJson(const std::vector<ActivitySpan>& spans) {
  Json out = Json::array();
  for (const ActivitySpan& span : spans) {
    out.push_back({{"activity", Name(span.activity)},
                   {"start_s", Number(span.start_s)},
                   {"end_s", Number(span.end_s)}});
  }
  return out;
}

Json ToJson(const TrackQuality& quality) {
  return {{"frames", quality.frames},
          {"frames_found", quality.frames_found},
          {"legs_swapped", quality.legs_swapped},
          {"redetections", quality.redetections},
          {"knees_outlined", quality.knees_outlined}};
}

Json EventsJson(const Session& session) {
  Json out = Json::array();
  for (const GaitEvent& event : session.gait.events) {
    out.push_back({{"side", Name(event.side)},
                   {"type", event.type == EventType::kInitialContact ? "ic" : "to"},
                   {"time_s", Number(event.time_s)},
                   {"sigma_s", Number(event.sigma_s)},
                   {"source", session.input.kind}});
  }
  return out;
}

Json StridesJson(const Session& session) {
  Json out = Json::array();
  for (std::size_t i = 0; i < session.gait.strides.size(); ++i) {
    const Stride& stride = session.gait.strides[i];
    Json measures = Json::object();
    if (i < session.stride_measures.size()) {
      for (const auto& [id, value] : session.stride_measures[i]) {
        if (std::isfinite(value)) measures[id] = value;
      }
    }
    out.push_back({{"side", Name(stride.side)},
                   {"ic_s", Number(stride.ic_s)},
                   {"to_s", Number(stride.to_s)},
                   {"next_ic_s", Number(stride.next_ic_s)},
                   {"used", stride.used},
                   {"why_not", stride.why_not},
                   {"measures", measures}});
  }
  return out;
}

Json ToJson(const std::optional<Side>& side) { return side ? Json(Name(*side)) : Json(nullptr); }

/// Its value and all that is said about it; a reader could not take it otherwise.
bool IsFinite(const Measure& m) {
  return std::isfinite(*m.value) && std::isfinite(m.low) && std::isfinite(m.high) &&
         std::isfinite(m.sigma_random) && std::isfinite(m.sigma_shared) &&
         (!m.own_parts || (std::isfinite(m.own_parts->timing) && std::isfinite(m.own_parts->speed)));
}

Json ToJson(const Measure& m) {
  Json out = {{"id", m.id}, {"side", ToJson(m.side)}, {"at", m.at}};
  if (!m.value || !IsFinite(m)) {
    const std::string why = m.value ? kNotFinite : m.why_missing;
    out.update({{"value", nullptr}, {"unit", m.unit}, {"definition", m.definition}, {"why_missing", why}});
    return out;
  }
  out.update({{"value", *m.value},
              {"unit", m.unit},
              {"low", Number(m.low)},
              {"high", Number(m.high)},
              {"sigma_random", Number(m.sigma_random)},
              {"sigma_shared", Number(m.sigma_shared)},
              {"n", m.n},
              {"definition", m.definition}});
  if (m.own_parts)
    out.update({{"sigma_timing", Number(m.own_parts->timing)}, {"sigma_speed", Number(m.own_parts->speed)}});
  return out;
}

Json SidesJson(const std::vector<SideDifference>& sides) {
  Json out = Json::array();
  for (const SideDifference& s : sides) {
    out.push_back({{"id", s.id},
                   {"unit", s.unit},
                   {"left_minus_right", Number(s.value)},
                   {"low", Number(s.low)},
                   {"high", Number(s.high)},
                   {"probability", Number(s.probability)},
                   {"beyond_noise", s.beyond_noise}});
  }
  return out;
}

Json ToJson(const StandingReference& s) {
  return {{"source", s.source},
          {"own", s.own},
          {"same_camera", s.same_camera},
          {"same_facing", s.same_facing},
          {"bias_kept", Number(s.bias_kept)},
          {"seconds", Number(s.seconds)},
          {"trunk_lean_deg", ToJson(s.trunk_lean_deg)},
          {"straightness_deg", ToJson(s.straightness_deg)},
          {"knee_deg", ToJson(s.knee_deg)},
          {"leg_line_deg", ToJson(s.leg_line_deg)},
          {"foot_angle_deg", ToJson(s.foot_angle_deg)},
          {"back_bow_deg", ToJson(s.back.bow_deg)},
          {"lumbar_curve_deg", ToJson(s.back.lumbar_deg)},
          {"thoracic_curve_deg", ToJson(s.back.thoracic_deg)}};
}

Json ToJson(const PostureSplit& s) {
  return {{"leg_line_deg", ToJson(s.leg_line_deg)},
          {"hip_hinge_deg", ToJson(s.hip_hinge_deg)},
          {"lumbar_deg", ToJson(s.lumbar_deg)},
          {"thoracic_deg", ToJson(s.thoracic_deg)},
          {"above_hip_deg", ToJson(s.above_hip_deg)}};
}

Json InstantsJson(const std::vector<Instant>& instants) {
  Json out = Json::array();
  for (const Instant& i : instants)
    out.push_back({{"time_s", Number(i.time_s)}, {"side", Name(i.side)}, {"value", Number(i.value)}});
  return out;
}

Json WhyJson(const Finding& f) {
  return {{"definition", f.definition},
          {"n", f.n},
          {"sigma_random", Number(f.sigma_random)},
          {"sigma_shared", Number(f.sigma_shared)},
          {"instants", InstantsJson(f.instants)},
          {"sources", f.sources},
          {"would_change_it", f.would_change_it}};
}

Json ToJson(const Finding& f) {
  return {{"rule", f.rule},
          {"measure", f.measure},
          {"side", ToJson(f.side)},
          {"value", Number(f.value)},
          {"low", Number(f.low)},
          {"high", Number(f.high)},
          {"band_low", Number(f.band_low)},
          {"band_high", Number(f.band_high)},
          {"probability", Number(f.probability)},
          {"score", Number(f.score)},
          {"distance", Number(f.distance)},
          {"detectable", Number(f.detectable)},
          {"why", WhyJson(f)}};
}

Json MapJson(const std::optional<PosturePoint>& map) {
  if (!map || !map->leg_trunk.allFinite() || !map->covariance.allFinite()) return nullptr;
  const auto& c = map->covariance;
  return {{"leg", map->leg_trunk.x()},
          {"trunk", map->leg_trunk.y()},
          {"covariance", {{c(0, 0), c(0, 1)}, {c(1, 0), c(1, 1)}}}};
}

Json ToJson(const Verdict& verdict) {
  Json probability = Json::object();
  for (State state : kStates) probability[std::string(Name(state))] = Number(verdict.P(state));
  Json findings = Json::array();
  for (const Finding& finding : verdict.findings) findings.push_back(ToJson(finding));
  return {{"label", verdict.label},
          {"map", MapJson(verdict.map)},
          {"probability", verdict.map ? probability : Json(nullptr)},
          {"subtype", verdict.subtype},
          {"subtype_probability", Number(verdict.subtype_probability)},
          {"straightness_seen", verdict.straightness_seen},
          {"cannot_tell_because", verdict.cannot_tell_because},
          {"findings", findings},
          {"cue", verdict.cue},
          {"plan", verdict.plan},
          {"tradeoff", verdict.tradeoff}};
}

Json MadeByJson(const Session& session) {
  Json models = Json::array();
  for (const ModelInfo& model : session.models)
    models.push_back({{"name", model.name}, {"sha256", model.sha256}});
  return {{"version", session.version}, {"models", models}, {"options", session.options}};
}

Json WarningsJson(const std::vector<Warning>& warnings) {
  Json out = Json::array();
  for (const Warning& warning : warnings) out.push_back({{"code", warning.code}, {"text", warning.text}});
  return out;
}

Json TimingsJson(const std::map<std::string, double>& timings_s) {
  Json out = Json::object();
  for (const auto& [stage, seconds] : timings_s) out[stage] = Number(seconds);
  return out;
}

}  // namespace

std::string MakeSessionJson(const Session& session) {
  Json measures = Json::array();
  for (const Measure& measure : session.measures) measures.push_back(ToJson(measure));
  const Json document = {{"schema", Session::kSchema},
                         {"input", ToJson(session.input)},
                         {"runner", RunnerJson(session)},
                         {"scene", ToJson(session.scene)},
                         {"activity", ActivityJson(session.activity)},
                         {"quality", ToJson(session.quality)},
                         {"events", EventsJson(session)},
                         {"strides", StridesJson(session)},
                         {"measures", measures},
                         {"sides", SidesJson(session.sides)},
                         {"standing", ToJson(session.standing)},
                         {"split", ToJson(session.split)},
                         {"verdict", ToJson(session.verdict)},
                         {"kinetics", nullptr},
                         {"exercise", nullptr},
                         {"warnings", WarningsJson(session.warnings)},
                         {"timings_s", TimingsJson(session.timings_s)},
                         {"made_by", MadeByJson(session)}};
  // File names may hold bytes that are not UTF-8; they are replaced, never refused.
  return document.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

void WriteSessionJson(const std::filesystem::path& path, const Session& session) {
  WriteTextFile(path, MakeSessionJson(session));
}

}  // namespace hinge
