// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>

#include "hinge/edge/pose/detector.h"
#include "hinge/edge/pose/find_outline.h"
#include "hinge/edge/pose/landmark_net.h"
#include "hinge/edge/pose/model_file.h"
#include "hinge/edge/pose/pose.h"
#include "hinge/edge/pose/roi.h"
#include "hinge/edge/pose/tracker.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

// @mediapipe/pose 0.5.1675469404, as tools/parts/models.sha256 pins them.
constexpr PinnedModel kDetectorModel = {"pose_detection.tflite",
                                        "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85"};
constexpr std::array<PinnedModel, 3> kLandmarkModels = {{
    {"pose_landmark_lite.tflite", "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61"},
    {"pose_landmark_full.tflite", "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f"},
    {"pose_landmark_heavy.tflite", "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe"},
}};
constexpr int kMostPeople = 8;
constexpr double kTilesEvery_s = 0.5;
constexpr double kFacingMemory = 0.05;    // weight of a picture: one late swing does not turn anybody round
constexpr double kRemember_s = 1.0;       // each border of a wide picture is searched once a second
constexpr double kRemember_bytes = 96e6;  // half a second of 1080p at 60 Hz

const PinnedModel& LandmarkModel(PoseModel model) { return kLandmarkModels[static_cast<std::size_t>(model)]; }

Network LoadNetwork(const PoseOptions& options, const PinnedModel& model) {
  return Network(ReadPinnedModel(options.models_dir, model),
                 {.cache_dir = options.cache_dir, .threads = options.threads});
}

/// Landmarks whose loss makes a measure of the gait impossible; a hand may leave the picture.
constexpr bool IsNeeded(Landmark landmark) {
  switch (landmark) {
    case Landmark::kLeftElbow:
    case Landmark::kRightElbow:
    case Landmark::kLeftWrist:
    case Landmark::kRightWrist:
      return false;
    default:
      return true;
  }
}

bool IsInside(const Vec2& p_I_px, const Frame& frame) {
  return p_I_px.minCoeff() >= 0 && p_I_px.x() <= frame.width_px && p_I_px.y() <= frame.height_px;
}

bool AnyNeededOutside(const PerLandmark<Keypoint>& body, const Frame& frame) {
  for (std::size_t i = 0; i < kLandmarkCount; ++i) {
    if (IsNeeded(LandmarkAt(i)) && !IsInside(body.values[i].p_I_px, frame)) return true;
  }
  return false;
}

double CalcAreaShare(const PerLandmark<Keypoint>& body, const Frame& frame) {
  const Vec2 size_px(frame.width_px, frame.height_px);
  Vec2 low = size_px, high = Vec2::Zero();
  for (const Keypoint& point : body.values) {
    low = low.cwiseMin(point.p_I_px), high = high.cwiseMax(point.p_I_px);
  }
  const Vec2 box_px = (high.cwiseMin(size_px) - low.cwiseMax(0.0)).cwiseMax(0.0);
  return box_px.prod() / size_px.prod();
}

}  // namespace

std::string_view Name(PoseModel model) {
  constexpr std::array<std::string_view, 3> kNames = {"lite", "full", "heavy"};
  return kNames[static_cast<std::size_t>(model)];
}

std::vector<std::string> Problems(const PoseOptions& options) {
  std::vector<std::string> problems;
  if (options.max_people < 1 || options.max_people > kMostPeople) {
    problems.push_back(
        fmt::format("PoseOptions.max_people = {} must lie in [1, {}]", options.max_people, kMostPeople));
  }
  if (options.threads < 0) {
    problems.push_back(fmt::format("PoseOptions.threads = {} must not be negative", options.threads));
  }
  return problems;
}

class PoseEstimator::Impl {
 public:
  explicit Impl(const PoseOptions& options)
      : options_(options),
        detector_(LoadNetwork(options, kDetectorModel)),
        landmarks_(LoadNetwork(options, LandmarkModel(options.model))) {}

  void SetMaskSink(MaskSink sink) { sink_ = std::move(sink); }

  void Add(const Frame& frame) {
    if (!tracker_) Begin(frame);
    CheckSize(frame);
    tracker_->BeginPicture(frame.time_s);
    for (const int person : tracker_->Active()) {
      const Sighting sighting = Look(frame, AsFacing(person, tracker_->NextRegion(person)));
      tracker_->Follow(person, sighting);
      NoteFacing(person, sighting.reading);
      if (sighting.reading.presence >= kLeastPresence) SendMask(person, sighting);
    }
    tracker_->DropDuplicates();
    if (tracker_->WantsDetection()) Search(frame);
    Remember(frame);
  }

  PoseResult Result() const {
    PoseResult result;
    result.models = {{std::string(kDetectorModel.file_name), std::string(kDetectorModel.sha256)},
                     {std::string(LandmarkModel(options_.model).file_name),
                      std::string(LandmarkModel(options_.model).sha256)}};
    if (!tracker_) return result;
    result.frame_count = tracker_->picture_count();
    result.people = tracker_->Tracks();
    for (PersonTrack& person : result.people) {
      person.keypoints.model = fmt::format("blazepose_{}", Name(options_.model));
    }
    return result;
  }

 private:
  void Begin(const Frame& frame) {
    width_px_ = frame.width_px, height_px_ = frame.height_px;
    tracker_.emplace(options_.max_people, width_px_, height_px_);
    tiles_ = Tiles(width_px_, height_px_);
  }

  void CheckSize(const Frame& frame) const {
    if (frame.width_px == width_px_ && frame.height_px == height_px_) return;
    throw Error("the pictures change their size in the middle of the clip",
                fmt::format("picture {}, at {:.2f} s: {} x {} px after {} x {} px", frame.index, frame.time_s,
                            frame.width_px, frame.height_px, width_px_, height_px_),
                "cut the clip there and analyse each part by itself");
  }

  Sighting Look(const Frame& frame, const Region& region) {
    Sighting sighting{.reading = landmarks_.Read(frame, region), .frame = {}};
    if (!(sighting.reading.presence >= kLeastPresence)) return sighting;
    const auto body = BodyLandmarks(sighting.reading);
    sighting.frame = {.region = region,
                      .area_share = CalcAreaShare(body, frame),
                      .cut_off = AnyNeededOutside(body, frame) ||
                                 landmarks_.MaskTouchesBorder(region, frame.width_px, frame.height_px)};
    sighting.outline = FindOutline(landmarks_.Mask(region), body);
    return sighting;
  }

  /// The network sees everybody as if facing right, so that a clip and its mirror image give the same
  /// numbers.
  Sighting LookAtStranger(const Frame& frame, Region region) {
    const Sighting sighting = Look(frame, region);
    if (sighting.reading.presence < kLeastPresence || CalcFacingRight(sighting.reading) >= 0) return sighting;
    region.mirrored = true;
    return Look(frame, region);
  }

  Region AsFacing(int person, Region region) const {
    const auto facing = facing_right_.find(person);
    region.mirrored = facing != facing_right_.end() && facing->second < 0;
    return region;
  }

  void NoteFacing(int person, const PersonReading& reading) {
    if (reading.presence < kLeastPresence) return;
    double& facing = facing_right_.try_emplace(person, CalcFacingRight(reading)).first->second;
    facing += kFacingMemory * (CalcFacingRight(reading) - facing);
  }

  void Search(const Frame& frame) {
    tracker_->NoteDetection();
    SearchIn(frame, WholePicture(width_px_, height_px_));
    const bool tiles_are_due = !last_tiles_s_ || frame.time_s - *last_tiles_s_ >= kTilesEvery_s;
    if (tiles_.empty() || !tiles_are_due) return;
    // At the start and while nobody is followed everywhere; else newcomers enter at a border.
    if (!last_tiles_s_ || tracker_->Active().empty()) {
      for (const Region& tile : tiles_) SearchIn(frame, tile);
    } else {
      SearchIn(frame, border_turn_++ % 2 == 0 ? tiles_.front() : tiles_.back());
    }
    last_tiles_s_ = frame.time_s;
  }

  void SearchIn(const Frame& frame, const Region& square) {
    for (const Region& region : detector_.FindPeople(frame, square)) {
      if (!tracker_->IsNews(region)) continue;
      const Sighting sighting = LookAtStranger(frame, region);
      if (sighting.reading.presence < kLeastPresence) continue;
      const auto person = tracker_->Welcome(sighting);
      if (!person) continue;
      NoteFacing(*person, sighting.reading);
      SendMask(*person, sighting);
      FollowBack(*person, sighting.reading);
    }
  }

  /// The detector notices a newcomer late: follows him back through the pictures that are still at hand.
  void FollowBack(int person, PersonReading reading) {
    int picture = tracker_->picture_count() - 1;
    for (auto frame = recent_.rbegin(); frame != recent_.rend(); ++frame) {
      if (!tracker_->IsMissing(person, --picture)) return;
      const Region region = AsFacing(person, RegionFromAlignment(reading.p_IHips_px(), reading.p_ISize_px()));
      if (!IsUsable(region, width_px_, height_px_)) return;
      const Sighting sighting = Look(*frame, region);
      if (!tracker_->FileEarlier(person, picture, sighting)) return;
      SendMask(person, sighting, picture);
      reading = sighting.reading;
    }
  }

  /// Keeps the last pictures, as far as memory allows; those that nobody owns may be gone by the next one.
  void Remember(const Frame& frame) {
    if (frame.owner == nullptr) return recent_.clear();
    recent_.push_back(frame);
    const double frame_bytes = 1.5 * frame.stored_width_px * frame.stored_height_px;
    while (frame.time_s - recent_.front().time_s > kRemember_s ||
           static_cast<double>(recent_.size()) * frame_bytes > kRemember_bytes) {
      recent_.pop_front();
      if (recent_.empty()) return;
    }
  }

  void SendMask(int person, const Sighting& sighting) {
    SendMask(person, sighting, tracker_->picture_count() - 1);
  }
  void SendMask(int person, const Sighting& sighting, int picture) {
    if (sink_) sink_(picture, person, landmarks_.Mask(sighting.reading.region));
  }

  PoseOptions options_;
  PersonDetector detector_;
  LandmarkNetwork landmarks_;
  MaskSink sink_;
  std::optional<Tracker> tracker_;  // made with the first picture, whose size it needs
  int width_px_ = 0, height_px_ = 0;
  std::vector<Region> tiles_;
  std::optional<double> last_tiles_s_;
  int border_turn_ = 0;
  std::deque<Frame> recent_;
  std::map<int, double> facing_right_;  // running mean of each person's facing
};

PoseEstimator::PoseEstimator(const PoseOptions& options) {
  const auto problems = Problems(options);
  HINGE_CHECK(problems.empty(), problems.front());
  impl_ = std::make_unique<Impl>(options);
}
PoseEstimator::PoseEstimator(PoseEstimator&&) noexcept = default;
PoseEstimator& PoseEstimator::operator=(PoseEstimator&&) noexcept = default;
PoseEstimator::~PoseEstimator() = default;
void PoseEstimator::SetMaskSink(MaskSink sink) { impl_->SetMaskSink(std::move(sink)); }
void PoseEstimator::Add(const Frame& frame) { impl_->Add(frame); }
PoseResult PoseEstimator::Result() const { return impl_->Result(); }

}  // namespace hinge
