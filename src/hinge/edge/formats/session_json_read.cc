// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "hinge/edge/formats/json_node.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/angle.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr std::string_view kFamily = "hinge.session/";
constexpr double kPercent = 100;
constexpr double kRadiansADegree = std::numbers::pi / 180.0;

Side SideFrom(const JsonNode& node) {
  return node.OneOf({"left", "right"}) == 0 ? Side::kLeft : Side::kRight;
}

std::optional<Side> SideOrBoth(const JsonNode& node) {
  return node.IsNull() ? std::nullopt : std::optional<Side>(SideFrom(node));
}

/// `factor` turns the unit of the file into SI.
Measured MeasuredFrom(const JsonNode& node, double factor = 1) {
  if (node["value"].IsNull()) return Missing(node["why_missing"].Text());
  return Known(node["value"].Number() * factor, node["sigma"].Number() * factor, node["source"].Text());
}

InputInfo InputFrom(const JsonNode& node) {
  return {.file_name = node["file_name"].Text(),
          .sha256 = node["sha256"].Text(),
          .kind = node["kind"].Text(),
          .frame_rate_hz = node["frame_rate_hz"].Number(),
          .duration_s = node["duration_s"].Number(),
          .width_px = node["width_px"].Count(),
          .height_px = node["height_px"].Count(),
          .frames = node["frames"].Count()};
}

Runner RunnerFrom(const JsonNode& node) {
  Runner runner{
      .height_m = node["height_m"].NumberOrNull(), .mass_kg = node["mass_kg"].NumberOrNull(), .sex = {}};
  if (!node["sex"].IsNull()) runner.sex = node["sex"].OneOf({"f", "m"}) == 0 ? Sex::kFemale : Sex::kMale;
  return runner;
}

/// Sessions of before cameras were followed do not say it: theirs was taken to stand still.
void ReadCamera(const JsonNode& node, Scene& scene) {
  const std::vector<CameraMotion> motions = {CameraMotion::kStill, CameraMotion::kHeld,
                                             CameraMotion::kFollows};
  std::vector<std::string> names;
  for (CameraMotion motion : motions) names.emplace_back(Name(motion));
  if (const auto camera = node.Find("camera")) scene.camera = motions[camera->OneOf(names)];
  if (const auto shake = node.Find("shake_px")) scene.shake_px = shake->Number();
}

/// Sessions of before flat edges were looked for do not say how edges lean.
void ReadEdges(const JsonNode& node, PictureEdges& edges) {
  const auto read = [&](const char* name, Measured& lean_rad) {
    if (const auto found = node.Find(name)) lean_rad = MeasuredFrom(*found, kRadiansADegree);
  };
  read("upright_edges_deg", edges.uprights_rad);
  read("flat_edges_deg", edges.flat_rad);
  read("flat_slant_deg", edges.flat_slant_rad);
  read("ground_edges_deg", edges.ground_rad);
}

Scene SceneFrom(const JsonNode& node) {
  Scene scene;
  ReadCamera(node, scene);
  scene.facing = node["facing"].OneOf({"left", "right"}) == 0 ? Facing::kLeft : Facing::kRight;
  scene.treadmill = node["treadmill"].Bool();
  scene.yaw_rad = MeasuredFrom(node["yaw_deg"], kRadiansADegree);
  scene.roll_rad = MeasuredFrom(node["roll_deg"], kRadiansADegree);
  scene.grade = MeasuredFrom(node["grade_percent"], 1 / kPercent);
  ReadEdges(node, scene.edges);
  scene.scale_m_per_px = MeasuredFrom(node["scale_m_per_px"]);
  scene.ground_I_px = MeasuredFrom(node["ground_px"]);
  scene.speed_m_s = MeasuredFrom(node["belt_speed_m_s"]);
  scene.slow_motion_factor = MeasuredFrom(node["slow_motion_factor"]);
  scene.image_width_px = node["image_width_px"].Count();
  scene.image_height_px = node["image_height_px"].Count();
  return scene;
}

ActivitySpan ActivityFrom(const JsonNode& node) {
  const std::vector<std::string> names = {Name(Activity::kNone), Name(Activity::kStanding),
                                          Name(Activity::kWalking), Name(Activity::kRunning)};
  return {static_cast<Activity>(node["activity"].OneOf(names)), node["start_s"].Number(),
          node["end_s"].Number()};
}

TrackQuality QualityFrom(const JsonNode& node) {
  const auto outlined = node.Find("knees_outlined");  // sessions of before do not say
  return {.frames = node["frames"].Count(),
          .frames_found = node["frames_found"].Count(),
          .legs_swapped = node["legs_swapped"].Count(),
          .redetections = node["redetections"].Count(),
          .knees_outlined = outlined && outlined->Bool()};
}

GaitEvent EventFrom(const JsonNode& node) {
  const bool contact = node["type"].OneOf({"ic", "to"}) == 0;
  return {.side = SideFrom(node["side"]),
          .type = contact ? EventType::kInitialContact : EventType::kToeOff,
          .time_s = node["time_s"].Number(),
          .sigma_s = node["sigma_s"].Number()};
}

Stride StrideFrom(const JsonNode& node) {
  return {.side = SideFrom(node["side"]),
          .ic_s = node["ic_s"].Number(),
          .to_s = node["to_s"].Number(),
          .next_ic_s = node["next_ic_s"].Number(),
          .used = node["used"].Bool(),
          .why_not = node["why_not"].Text()};
}

/// Sessions of before do not say.
std::optional<OwnParts> OwnPartsFrom(const JsonNode& node) {
  const auto timing = node.Find("sigma_timing"), speed = node.Find("sigma_speed");
  if (!timing || !speed) return std::nullopt;
  return OwnParts{.timing = timing->Number(), .speed = speed->Number()};
}

Measure MeasureFrom(const JsonNode& node) {
  Measure m{.id = node["id"].Text(),
            .side = SideOrBoth(node["side"]),
            .at = node["at"].Text(),
            .value = node["value"].NumberOrNull(),
            .unit = node["unit"].Text(),
            .definition = node["definition"].Text(),
            .why_missing = {}};
  if (!m.value) {
    m.why_missing = node["why_missing"].Text();
    return m;
  }
  m.low = node["low"].Number();
  m.high = node["high"].Number();
  m.sigma_random = node["sigma_random"].Number();
  m.sigma_shared = node["sigma_shared"].Number();
  m.own_parts = OwnPartsFrom(node);
  m.n = node["n"].Count();
  return m;
}

SideDifference SideDifferenceFrom(const JsonNode& node) {
  return {.id = node["id"].Text(),
          .unit = node["unit"].Text(),
          .value = node["left_minus_right"].Number(),
          .low = node["low"].Number(),
          .high = node["high"].Number(),
          .probability = node["probability"].Number(),
          .beyond_noise = node["beyond_noise"].Bool()};
}

/// Sessions of before do not hold the back's; how many stretches it is of is not written.
BackReference StandingBackFrom(const JsonNode& node) {
  const auto of = [&node](const char* key) {
    const auto found = node.Find(key);
    return found ? MeasuredFrom(*found) : Missing("the session does not hold it");
  };
  return {.bow_deg = of("back_bow_deg"),
          .lumbar_deg = of("lumbar_curve_deg"),
          .thoracic_deg = of("thoracic_curve_deg")};
}

StandingReference StandingFrom(const JsonNode& node) {
  const auto facing = node.Find("same_facing");  // sessions of before do not say
  return {.trunk_lean_deg = MeasuredFrom(node["trunk_lean_deg"]),
          .straightness_deg = MeasuredFrom(node["straightness_deg"]),
          .knee_deg = MeasuredFrom(node["knee_deg"]),
          .leg_line_deg = MeasuredFrom(node["leg_line_deg"]),
          .foot_angle_deg = MeasuredFrom(node["foot_angle_deg"]),
          .back = StandingBackFrom(node),
          .own = node["own"].Bool(),
          .same_camera = node["same_camera"].Bool(),
          .same_facing = !facing || facing->Bool(),
          .bias_kept = node["bias_kept"].Number(),
          .seconds = node["seconds"].Number(),
          .source = node["source"].Text()};
}

PostureSplit SplitFrom(const JsonNode& node) {
  return {.leg_line_deg = MeasuredFrom(node["leg_line_deg"]),
          .hip_hinge_deg = MeasuredFrom(node["hip_hinge_deg"]),
          .lumbar_deg = MeasuredFrom(node["lumbar_deg"]),
          .thoracic_deg = MeasuredFrom(node["thoracic_deg"]),
          .above_hip_deg = MeasuredFrom(node["above_hip_deg"])};
}

/// What sessions of the first builds do not have stays at its default.
void ReadPosture(const JsonNode& root, Session& session) {
  if (const auto sides = root.Find("sides")) {
    for (const JsonNode& side : sides->Items()) session.sides.push_back(SideDifferenceFrom(side));
  }
  if (const auto standing = root.Find("standing")) session.standing = StandingFrom(*standing);
  if (const auto split = root.Find("split"); split && !split->IsNull()) session.split = SplitFrom(*split);
}

void ReadWhy(const JsonNode& node, Finding& f) {
  f.distance = node["distance"].Number();
  f.detectable = node["detectable"].Number();
  const JsonNode why = node["why"];
  f.definition = why["definition"].Text();
  f.n = why["n"].Count();
  f.sigma_random = why["sigma_random"].Number();
  f.sigma_shared = why["sigma_shared"].Number();
  for (const JsonNode& i : why["instants"].Items())
    f.instants.push_back({i["time_s"].Number(), SideFrom(i["side"]), i["value"].Number()});
  for (const JsonNode& source : why["sources"].Items()) f.sources.push_back(source.Text());
  f.would_change_it = why["would_change_it"].Text();
}

Finding FindingFrom(const JsonNode& node) {
  constexpr double kOpen = std::numeric_limits<double>::infinity();
  Finding f{.rule = node["rule"].Text(),
            .measure = node["measure"].Text(),
            .side = SideOrBoth(node["side"]),
            .value = node["value"].Number(),
            .low = node["low"].Number(),
            .high = node["high"].Number(),
            .band_low = node["band_low"].NumberOrNull().value_or(-kOpen),
            .band_high = node["band_high"].NumberOrNull().value_or(kOpen),
            .probability = node["probability"].Number(),
            .score = node["score"].Number()};
  if (node.Find("why")) ReadWhy(node, f);
  return f;
}

std::optional<PosturePoint> MapFrom(const JsonNode& node) {
  if (node.IsNull()) return std::nullopt;
  PosturePoint point;
  point.leg_trunk = {node["leg"].Number(), node["trunk"].Number()};
  const std::vector<JsonNode> rows = node["covariance"].Items(2);
  for (int row = 0; row < 2; ++row) {
    const std::vector<JsonNode> cells = rows[static_cast<std::size_t>(row)].Items(2);
    point.covariance.row(row) << cells[0].Number(), cells[1].Number();
  }
  return point;
}

Verdict VerdictFrom(const JsonNode& node) {
  Verdict verdict;
  verdict.label = node["label"].Text();
  verdict.map = MapFrom(node["map"]);
  if (!node["probability"].IsNull()) {
    for (State state : kStates) {
      verdict.probability[static_cast<std::size_t>(state)] =
          node["probability"][std::string(Name(state))].Number();
    }
  }
  verdict.subtype = node["subtype"].Text();
  if (const auto share = node.Find("subtype_probability")) verdict.subtype_probability = share->Number();
  verdict.straightness_seen = node["straightness_seen"].Bool();
  for (const JsonNode& why : node["cannot_tell_because"].Items())
    verdict.cannot_tell_because.push_back(why.Text());
  for (const JsonNode& finding : node["findings"].Items()) verdict.findings.push_back(FindingFrom(finding));
  verdict.cue = node["cue"].Text();
  for (const JsonNode& exercise : node["plan"].Items()) verdict.plan.push_back(exercise.Text());
  verdict.tradeoff = node["tradeoff"].Text();
  return verdict;
}

void ReadMadeBy(const JsonNode& node, Session& session) {
  session.version = node["version"].Text();
  for (const JsonNode& model : node["models"].Items()) {
    session.models.push_back({.name = model["name"].Text(), .sha256 = model["sha256"].Text()});
  }
  for (const auto& [name, value] : node["options"].Members()) session.options[name] = value.Text();
}

void ReadGait(const JsonNode& root, Session& session) {
  for (const JsonNode& event : root["events"].Items()) session.gait.events.push_back(EventFrom(event));
  for (const JsonNode& stride : root["strides"].Items()) {
    session.gait.strides.push_back(StrideFrom(stride));
    std::map<std::string, double>& measures = session.stride_measures.emplace_back();
    for (const auto& [id, value] : stride["measures"].Members()) measures[id] = value.Number();
  }
}

void CheckSchema(const JsonNode& root, const std::string& where) {
  const std::optional<JsonNode> schema = root.Find("schema");
  const std::string form = schema && schema->IsText() ? schema->Text() : std::string();
  if (form == Session::kSchema) return;
  if (form.starts_with(kFamily)) {
    throw Error(fmt::format("the session has the form \"{}\"; this version of Hinge reads \"{}\"",
                            form.substr(0, 40), Session::kSchema),
                where, "Use the version of Hinge that wrote it, or a newer one, or analyse the clip again.");
  }
  throw Error("this is not a session of Hinge", where,
              "Name the session.json of a folder of results (CLIP.hinge).");
}

}  // namespace

Session ParseSessionJson(std::string_view text, const std::string& where) {
  const JsonDocument document = ParseJson(text, where);
  const JsonNode root = document.root();
  CheckSchema(root, where);
  Session session;
  session.input = InputFrom(root["input"]);
  session.runner = RunnerFrom(root["runner"]);
  session.leg_m = root["runner"]["leg_m"].NumberOrNull();
  session.scene = SceneFrom(root["scene"]);
  for (const JsonNode& span : root["activity"].Items()) session.activity.push_back(ActivityFrom(span));
  session.quality = QualityFrom(root["quality"]);
  ReadGait(root, session);
  for (const JsonNode& measure : root["measures"].Items()) session.measures.push_back(MeasureFrom(measure));
  ReadPosture(root, session);
  session.verdict = VerdictFrom(root["verdict"]);
  for (const JsonNode& warning : root["warnings"].Items()) {
    session.warnings.push_back({.code = warning["code"].Text(), .text = warning["text"].Text()});
  }
  for (const auto& [stage, seconds] : root["timings_s"].Members())
    session.timings_s[stage] = seconds.Number();
  ReadMadeBy(root["made_by"], session);
  return session;
}

Session ReadSessionJson(const std::filesystem::path& path) {
  const bool folder = std::filesystem::is_directory(path);
  const std::filesystem::path file = folder ? path / "session.json" : path;
  if (folder && !std::filesystem::exists(file) && std::filesystem::exists(path / "exercise.json")) {
    throw Error("the folder holds a checked set, not a run", path.string(),
                "Name the folder that hinge analyze wrote, such as run.hinge.");
  }
  if (folder && !std::filesystem::exists(file)) {
    throw Error("this folder holds no results of Hinge (session.json is not in it)", path.string(),
                "Name the folder that analyze wrote, such as run.hinge.");
  }
  return ParseSessionJson(ReadTextFile(file), file.string());
}

}  // namespace hinge
