// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/clip_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <fstream>
#include <string_view>

#include "hinge/edge/media/decode.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

namespace fs = std::filesystem;

/// Containers that are taken for clips or photos, or that are named for what they are (sound). Others, such
/// as text drawn as pictures and lists of other files, are not videos.
constexpr const char* kContainers =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,flv,asf,ogg,gif,apng,"
    "image2,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,wav,mp3,aac,flac,aiff,caf";

void RequireReadableFile(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  const std::string where = path.string();
  if (!fs::exists(status)) throw Error("there is no such file", where, "Check the name and the folder.");
  if (fs::is_directory(status)) {
    throw Error("this is a folder, not a video", where, "Give the video file itself.");
  }
  if (!fs::is_regular_file(status)) throw Error("this is not a file", where, "Give a video file.");
  if (fs::file_size(path, error) == 0 && !error) {
    throw Error("the file is empty", where, "Copy the video again from the phone.");
  }
  if (!std::ifstream(path)) throw Error("the file may not be read", where, "Check the file's permissions.");
}

bool IsNamedAsPhoto(const fs::path& path) {
  std::string kind = path.extension().string();
  std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return std::tolower(c); });
  constexpr std::array<std::string_view, 9> kKinds = {".jpg", ".jpeg", ".png",  ".webp", ".bmp",
                                                      ".tif", ".tiff", ".heic", ".heif"};
  return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

/// Phones write MP4 and MOV, which begin with a box named ftyp and keep their index at the end.
bool BeginsAsPhoneClip(const fs::path& path) {
  std::array<char, 8> head{};
  std::ifstream(path, std::ios::binary).read(head.data(), head.size());
  return std::string_view(head.data() + 4, 4) == "ftyp";
}

AvPtr<AVFormatContext> OpenContainer(const fs::path& path) {
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "format_whitelist", kContainers, 0);
  av_dict_set(&settings, "protocol_whitelist", "file", 0);
  av_dict_set(&settings, "pattern_type", "none", 0);  // a photo's name with % or * in it is only a name
  AVFormatContext* raw = nullptr;
  const int result = avformat_open_input(&raw, ("file:" + path.string()).c_str(), nullptr, &settings);
  av_dict_free(&settings);
  AvPtr<AVFormatContext> format(raw);
  if (result < 0 && BeginsAsPhoneClip(path) && !IsNamedAsPhoto(path)) {
    throw Error("the video's index is missing: the copy or the recording broke off", path.string(),
                "Copy the video again from the phone.");
  }
  if (result < 0) FailToRead(path, "this is not a video", "Give a phone's video: MP4, MOV, MKV or WebM.");
  if (avformat_find_stream_info(raw, nullptr) < 0) {
    FailToRead(path, "the file's streams cannot be read", kReencode);
  }
  return format;
}

AVStream* FindPictures(AVFormatContext& format, const fs::path& path) {
  const int index = av_find_best_stream(&format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
  const bool cover_only =
      index >= 0 && (format.streams[index]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
  if (index < 0 || cover_only) {
    const bool sound = av_find_best_stream(&format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0) >= 0;
    throw Error(sound ? "the file has sound but no pictures" : "the file has no pictures", path.string(),
                "Give a video of the runner.");
  }
  for (unsigned i = 0; i < format.nb_streams; ++i) {
    if (static_cast<int>(i) != index) format.streams[i]->discard = AVDISCARD_ALL;
  }
  return format.streams[index];
}

bool IsPhoto(const AVFormatContext& format) {
  const std::string_view name = format.iformat->name;
  return name.find("image2") != name.npos || name.find("_pipe") != name.npos;
}

}  // namespace

void FailToRead(const fs::path& path, const std::string& what, const std::string& fix) {
  if (!IsNamedAsPhoto(path)) throw Error(what, path.string(), fix);
  throw Error("this is not a photo that can be read", path.string(),
              "Copy the photo again, or open it in a photo program and save it as JPG or PNG.");
}

void RequireUsableSize(int width_px, int height_px, const fs::path& path) {
  if (width_px <= 0 || height_px <= 0) {
    FailToRead(path, "the video does not say how large its pictures are", kReencode);
  }
  if (width_px > kLargestSide_px || height_px > kLargestSide_px) {
    throw Error(fmt::format("the pictures are {} x {} px, and at most {} px a side are read", width_px,
                            height_px, kLargestSide_px),
                path.string(), "Scale it down, for example: ffmpeg -i CLIP -vf scale=1920:-2 smaller.mp4");
  }
}

int QuarterTurns(const void* display_matrix) {
  if (display_matrix == nullptr) return 0;
  std::array<std::int32_t, 9> matrix;
  std::memcpy(matrix.data(), display_matrix, sizeof matrix);
  const double anticlockwise_deg = av_display_rotation_get(matrix.data());
  if (std::isnan(anticlockwise_deg)) return 0;
  const int turns = static_cast<int>(std::lround(-anticlockwise_deg / 90.0));
  return ((turns % 4) + 4) % 4;
}

ClipFile OpenClipFile(const fs::path& path) {
  SilenceLibav();
  RequireReadableFile(path);
  ClipFile clip;
  clip.format = OpenContainer(path);
  clip.stream = FindPictures(*clip.format, path);
  clip.is_photo = IsPhoto(*clip.format);
  RequireUsableSize(clip.stream->codecpar->width, clip.stream->codecpar->height, path);
  return clip;
}

}  // namespace hinge
