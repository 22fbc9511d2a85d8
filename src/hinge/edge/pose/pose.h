// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/frame.h"
#include "hinge/edge/media/warp.h"
#include "hinge/science/body/keypoint_track.h"

namespace hinge {

/// The BlazePose landmark networks, small to large. `kLite` confuses a runner's legs in about one picture of
/// seven: it is offered for slow machines, never a default.
enum class PoseModel { kLite, kFull, kHeavy };

/// "lite", "full", "heavy".
std::string_view Name(PoseModel model);

struct PoseOptions {
  PoseModel model = PoseModel::kHeavy;
  std::filesystem::path models_dir;  ///< holds pose_detection.tflite and pose_landmark_*.tflite
  std::filesystem::path
      cache_dir;       ///< compiled networks are kept here (start-up 1.1 s -> 0.15 s); empty = not kept
  int max_people = 3;  ///< 1..8; each costs one network run a picture
  int threads = 0;     ///< for the networks; 0 = as many as the machine has cores
};
std::vector<std::string> Problems(const PoseOptions& options);

/// Where the network believes the person's body to be, one value a cell of the square region, row by row from
/// the region's top left corner: 0 = background, 1 = person.
struct PersonMask {
  static constexpr int kSide = 256;
  Region region;
  std::vector<float> probability;  ///< kSide * kSide values
};

/// What is known of a person in one picture beside the landmarks.
struct PersonFrame {
  Region region;          ///< the square that the network looked at (size 0 when the person was not found)
  double area_share = 0;  ///< of the picture, covered by the box around the person's landmarks; 0 = not found
  bool cut_off = false;   ///< a part of the body lies beyond the picture's border, or the mask runs into it
};

/// One person through the clip.
struct PersonTrack {
  KeypointTrack keypoints;  ///< with the mask's outline; one entry a picture of the clip, presence 0: not found
  std::vector<PersonFrame> frames;  ///< as many as keypoints.frames
  int frames_found = 0;
  int redetections = 0;   ///< how often the person was lost and found again
  double area_share = 0;  ///< mean over the pictures in which the person was found
};

/// A file that took part in the result, for the record.
struct ModelFile {
  std::string name;
  std::string sha256;
};

struct PoseResult {
  std::vector<PersonTrack> people;  ///< biggest and longest seen first: by area times pictures found
  int frame_count = 0;              ///< pictures looked at
  bool stopped = false;             ///< the caller asked to stop before the clip's end
  std::vector<ModelFile> models;
};

/// Called when a person has been found in a picture. `person` numbers the tracks in the order in which they
/// were found, not the order of the result. A person who is noticed late is followed back, so pictures may
/// come out of order.
using MaskSink = std::function<void(int frame_index, int person, const PersonMask& mask)>;

/// Follows every person through a clip, picture by picture. Needs no more memory for a longer clip than the
/// landmarks themselves take.
class PoseEstimator {
 public:
  /// Loads and checks the networks. Throws `Error` when a model file is missing or not the pinned one.
  explicit PoseEstimator(const PoseOptions& options);
  PoseEstimator(PoseEstimator&&) noexcept;
  PoseEstimator& operator=(PoseEstimator&&) noexcept;
  ~PoseEstimator();

  /// Each mask goes there; of each the track keeps the outline (find_outline.h) in any case.
  void SetMaskSink(MaskSink sink);
  /// The clip's next picture, later than the one before. Throws `Error` when its size is not the first one's.
  void Add(const Frame& frame);
  /// The people seen so far.
  PoseResult Result() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// How a caller watches and stops a long run. All fields may stay empty.
struct PoseWatch {
  std::function<void(int frames_done, double time_s)>
      progress;          ///< after each picture, on the caller's thread
  std::stop_token stop;  ///< looked at before each picture
  MaskSink mask_sink;
};

/// Reads the clip to its end and follows every person. Decoding runs beside the networks.
PoseResult EstimatePose(VideoReader& reader, const PoseOptions& options, const PoseWatch& watch = {});

}  // namespace hinge
