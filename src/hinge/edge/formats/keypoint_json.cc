// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/formats/keypoint_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "hinge/edge/formats/json_node.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFix =
    "Name a folder of OpenPose files or a JSON file of MediaPipe landmarks (docs/formats.md).";
constexpr std::size_t kMostFiles = 1'000'000, kMostPeople = 200, kMostPoints = 1000;
constexpr double kFar_px = 1e6, kMostNumber = 1e9;

std::optional<JsonNode> FindAny(const JsonNode& node, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto found = node.Find(key);
    if (found && !found->IsNull()) return found;
  }
  return std::nullopt;
}

[[noreturn]] void Fail(const std::string& what) { throw Error(what, "", kFix); }

void RequireAtMost(std::size_t count, std::size_t most, const char* what) {
  if (count > most) Fail(fmt::format("{} {} are more than the {} that are read", count, what, most));
}

/// A point far outside any picture, or without belief, is a point not seen.
Keypoint MakePoint(double x, double y, double belief) {
  if (!(belief > 0) || std::abs(x) > kFar_px || std::abs(y) > kFar_px) return {};
  return {Vec2(x, y), std::min(belief, 1.0)};
}

ForeignPerson OpenPosePerson(const JsonNode& node) {
  const std::vector<JsonNode> numbers = node["pose_keypoints_2d"].Items();
  RequireAtMost(numbers.size(), 3 * kMostPoints, "numbers of a person");
  if (numbers.size() % 3 != 0) Fail("pose_keypoints_2d does not hold three numbers a point");
  ForeignPerson person;
  for (std::size_t i = 0; i < numbers.size(); i += 3) {
    person.push_back(MakePoint(numbers[i].Number(), numbers[i + 1].Number(), numbers[i + 2].Number()));
  }
  return person;
}

Keypoint LandmarkPoint(const JsonNode& node) {
  if (node.IsNull()) return {};
  if (const auto x = node.Find("x")) {
    const auto belief = FindAny(node, {"visibility", "score", "confidence"});
    return MakePoint(x->Number(), node["y"].Number(), belief ? belief->Number() : 1);
  }
  const std::vector<JsonNode> numbers = node.Items();
  if (numbers.size() < 2) Fail("a landmark has fewer than two numbers");
  const double belief =
      numbers.size() > 2 ? numbers[std::min<std::size_t>(numbers.size() - 1, 3)].Number() : 1;
  return MakePoint(numbers[0].Number(), numbers[1].Number(), belief);
}

ForeignPerson LandmarkPerson(const std::vector<JsonNode>& nodes) {
  RequireAtMost(nodes.size(), kMostPoints, "points of a person");
  ForeignPerson person;
  for (const JsonNode& node : nodes) person.push_back(LandmarkPoint(node));
  return person;
}

/// True for a list of people: its first item is a list of landmarks, not of numbers.
bool IsListOfPeople(const std::vector<JsonNode>& items) {
  if (items.empty() || !items[0].IsList()) return false;
  const std::vector<JsonNode> inner = items[0].Items();
  return !inner.empty() && !inner[0].IsNumber();
}

std::vector<ForeignPerson> LandmarkPeople(const JsonNode& node) {
  const std::vector<JsonNode> items = node.Items();
  if (items.empty()) return {};
  if (!IsListOfPeople(items)) return {LandmarkPerson(items)};
  RequireAtMost(items.size(), kMostPeople, "people in a picture");
  std::vector<ForeignPerson> people;
  for (const JsonNode& item : items) {
    if (ForeignPerson person = LandmarkPerson(item.Items()); !person.empty())
      people.push_back(std::move(person));
  }
  return people;
}

std::vector<ForeignPerson> People(const JsonNode& frame) {
  if (frame.IsNull()) return {};
  if (const auto people = frame.Find("people")) {
    std::vector<ForeignPerson> all;
    const std::vector<JsonNode> items = people->Items();
    RequireAtMost(items.size(), kMostPeople, "people in a picture");
    for (const JsonNode& item : items) {
      if (ForeignPerson person = OpenPosePerson(item); !person.empty()) all.push_back(std::move(person));
    }
    return all;
  }
  if (frame.IsList()) return LandmarkPeople(frame);
  if (const auto landmarks = FindAny(frame, {"landmarks", "keypoints", "pose_landmarks", "poseLandmarks"})) {
    const auto inner = landmarks->Find("landmark");  // a protocol buffer written as it is
    return LandmarkPeople(inner ? *inner : *landmarks);
  }
  for (const char* key : {"landmarks", "keypoints", "pose_landmarks", "poseLandmarks"}) {
    if (frame.Find(key)) return {};  // null: nobody was found
  }
  Fail("a picture has neither people nor landmarks");
}

ForeignFrame Frame(const JsonNode& node, long number) {
  ForeignFrame frame{.number = number, .time_s = {}, .people = People(node)};
  if (const auto said = FindAny(node, {"frame", "frame_id", "frame_idx"}); said && said->IsNumber()) {
    const double value = said->Number();
    if (std::abs(value) > kMostNumber) Fail("the number of a picture is no number of a picture");
    frame.number = static_cast<long>(value);
  }
  if (const auto time = FindAny(node, {"time_s", "timestamp_s"})) frame.time_s = time->Number();
  if (const auto time = FindAny(node, {"timestamp_ms"})) frame.time_s = time->Number() / 1000;
  return frame;
}

int Side_px(const JsonNode& root, std::initializer_list<const char*> keys) {
  const auto node = FindAny(root, keys);
  return node ? static_cast<int>(std::clamp(node->Number(), 0.0, 65536.0)) : 0;
}

ForeignTrack Track(const JsonNode& root) {
  ForeignTrack track;
  if (const auto rate = FindAny(root, {"fps", "frame_rate", "frameRate"})) track.rate_hz = rate->Number();
  track.width_px = Side_px(root, {"width", "image_width"});
  track.height_px = Side_px(root, {"height", "image_height"});
  const auto list =
      root.IsList() ? std::optional(root) : FindAny(root, {"frames", "poses", "results", "data"});
  if (!list) Fail("there is no list of pictures in it");
  for (const JsonNode& node : list->Items()) {
    track.frames.push_back(Frame(node, static_cast<long>(track.frames.size())));
  }
  return track;
}

/// A complaint about JSON says how keypoints are meant.
template <typename Read>
auto Explained(const std::string& where, const Read& read) {
  try {
    return read();
  } catch (const Error& error) {
    throw Error(error.what_happened, where, kFix);
  }
}

/// The last number in a file's name; pictures are counted by it.
std::optional<long> NumberIn(const std::string& stem) {
  constexpr const char* kDigits = "0123456789";
  std::string name = stem.ends_with("_keypoints") ? stem.substr(0, stem.size() - 10) : stem;
  const std::size_t end = name.find_last_of(kDigits);
  if (end == std::string::npos) return std::nullopt;
  const std::size_t before = name.find_last_not_of(kDigits, end);
  const std::size_t begin = before == std::string::npos ? 0 : before + 1;
  long number = 0;
  const auto read = std::from_chars(name.data() + begin, name.data() + end + 1, number);
  return read.ec == std::errc() && number <= static_cast<long>(kMostNumber) ? std::optional(number)
                                                                            : std::nullopt;
}

std::map<long, fs::path> FindFiles(const fs::path& folder) {
  std::map<long, fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const auto number = NumberIn(entry.path().stem().string());
    if (!number) continue;
    const auto [other, fresh] = files.emplace(*number, entry.path());
    if (!fresh) {
      throw Error(fmt::format("{} and {} have the same number", other->second.filename().string(),
                              entry.path().filename().string()),
                  folder.string(), "Keep the keypoints of one clip in a folder.");
    }
    if (files.size() > kMostFiles) throw Error("the folder holds too many files", folder.string(), kFix);
  }
  return files;
}

}  // namespace

ForeignFrame ParseKeypointJsonFrame(std::string_view text, const std::string& where) {
  return Explained(where, [&] { return Frame(ParseJson(text, where).root(), 0); });
}

ForeignTrack ParseKeypointJson(std::string_view text, const std::string& where) {
  return Explained(where, [&] { return Track(ParseJson(text, where).root()); });
}

ForeignTrack ReadKeypointJson(const fs::path& path) {
  if (!fs::is_directory(path)) return ParseKeypointJson(ReadTextFile(path), path.string());
  ForeignTrack track;
  for (const auto& [number, file] : FindFiles(path)) {
    track.frames.push_back(ParseKeypointJsonFrame(ReadTextFile(file), file.string()));
    track.frames.back().number = number;
  }
  if (track.frames.empty()) throw Error("no file of keypoints is in the folder", path.string(), kFix);
  return track;
}

}  // namespace hinge
