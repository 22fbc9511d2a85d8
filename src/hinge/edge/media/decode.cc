// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/edge/media/av.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kFallbackRate_hz = 30;  // of a clip that names none, e.g. a photo

constexpr const char* kReencode = "Re-encode it, for example: ffmpeg -i CLIP -c:v libx264 clip.mp4";

void RequireReadableFile(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  const std::string where = path.string();
  if (!std::filesystem::exists(status))
    throw Error("there is no such file", where, "Check the name and the folder.");
  if (std::filesystem::is_directory(status))
    throw Error("this is a folder, not a clip", where, "Give a video file.");
  if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, error) == 0) {
    throw Error("the file is empty", where, "Copy the clip again from the phone.");
  }
}

/// Clockwise quarter turns of the display matrix; other angles count as the nearest.
int QuarterTurns(const AVStream& stream) {
  const auto* matrix = reinterpret_cast<const std::int32_t*>(
      av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr));
  if (matrix == nullptr) return 0;
  const double anticlockwise_deg = av_display_rotation_get(matrix);
  if (std::isnan(anticlockwise_deg)) return 0;
  const int turns = static_cast<int>(std::lround(-anticlockwise_deg / 90.0));
  return ((turns % 4) + 4) % 4;
}

bool IsPlain420(AVPixelFormat format) {
  return format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P;
}

}  // namespace

class VideoReader::Impl {
 public:
  explicit Impl(const std::filesystem::path& path) : path_(path.string()) {
    SilenceLibav();
    RequireReadableFile(path);
    Open();
    FindVideoStream();
    OpenDecoder();
    Describe();
  }

  const VideoInfo& info() const { return info_; }
  int repaired_times() const { return repaired_; }
  bool damaged() const { return damaged_; }
  std::optional<Frame> Read();

 private:
  void Open();
  void FindVideoStream();
  void OpenDecoder();
  void Describe();
  bool ReceivePicture();
  void SendNextPacket();
  AvPtr<AVFrame> ToPlain420(const AVFrame& picture);
  double NextTime_s(const AVFrame& picture);
  Frame Share(AvPtr<AVFrame> picture, double time_s);

  std::string path_;
  AvPtr<AVFormatContext> format_;
  AvPtr<AVCodecContext> codec_;
  AvPtr<AVPacket> packet_{av_packet_alloc()};
  AvPtr<AVFrame> picture_{av_frame_alloc()};
  AvPtr<SwsContext> scaler_;
  AVStream* stream_ = nullptr;
  VideoInfo info_;
  std::optional<double> first_s_;
  double last_s_ = -1;
  int count_ = 0, repaired_ = 0;
  bool at_end_ = false, damaged_ = false;
};

void VideoReader::Impl::Open() {
  AVFormatContext* raw = nullptr;
  if (avformat_open_input(&raw, path_.c_str(), nullptr, nullptr) < 0) {
    throw Error("this is not a video that can be read, or its end is missing", path_,
                std::string("Copy the clip again from the phone. If that does not help: ") + kReencode);
  }
  format_.reset(raw);
  if (avformat_find_stream_info(raw, nullptr) < 0)
    throw Error("the video's streams cannot be read", path_, kReencode);
}

void VideoReader::Impl::FindVideoStream() {
  const int index = av_find_best_stream(format_.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
  if (index < 0) {
    const bool sound = av_find_best_stream(format_.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0) >= 0;
    throw Error(sound ? "the file has sound but no pictures" : "the file has no pictures", path_,
                "Give a video of the runner.");
  }
  stream_ = format_->streams[index];
  for (unsigned i = 0; i < format_->nb_streams; ++i) {
    if (static_cast<int>(i) != index) format_->streams[i]->discard = AVDISCARD_ALL;
  }
  const AVCodecParameters& p = *stream_->codecpar;
  if (p.width <= 0 || p.height <= 0)
    throw Error("the video does not say how large its pictures are", path_, kReencode);
  if (p.width > kLargestSide_px || p.height > kLargestSide_px) {
    throw Error(
        fmt::format("the pictures are {} x {} px, the limit is {}", p.width, p.height, kLargestSide_px),
        path_, "Scale it down, for example: ffmpeg -i CLIP -vf scale=1920:-2 clip.mp4");
  }
}

void VideoReader::Impl::OpenDecoder() {
  const AVCodec* decoder = avcodec_find_decoder(stream_->codecpar->codec_id);
  if (decoder == nullptr) {
    throw Error(
        fmt::format("there is no decoder for its format ({})", avcodec_get_name(stream_->codecpar->codec_id)),
        path_, kReencode);
  }
  codec_.reset(avcodec_alloc_context3(decoder));
  avcodec_parameters_to_context(codec_.get(), stream_->codecpar);
  codec_->thread_count = 0;  // as many as there are cores
  codec_->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
  codec_->pkt_timebase = stream_->time_base;
  if (avcodec_open2(codec_.get(), decoder, nullptr) < 0)
    throw Error("the video's format cannot be decoded", path_, kReencode);
}

void VideoReader::Impl::Describe() {
  info_.quarter_turns = QuarterTurns(*stream_);
  info_.width_px = stream_->codecpar->width;
  info_.height_px = stream_->codecpar->height;
  if (info_.quarter_turns % 2 == 1) std::swap(info_.width_px, info_.height_px);
  const double rate =
      av_q2d(stream_->avg_frame_rate.num > 0 ? stream_->avg_frame_rate : stream_->r_frame_rate);
  info_.nominal_rate_hz = std::isfinite(rate) && rate > 0 ? rate : 0;
  if (stream_->duration > 0) {
    info_.duration_s = static_cast<double>(stream_->duration) * av_q2d(stream_->time_base);
  } else if (format_->duration > 0) {
    info_.duration_s = static_cast<double>(format_->duration) / AV_TIME_BASE;
  }
  info_.estimated_frames = stream_->nb_frames > 0
                               ? static_cast<int>(stream_->nb_frames)
                               : static_cast<int>(info_.duration_s * info_.nominal_rate_hz + 0.5);
  info_.codec = avcodec_get_name(stream_->codecpar->codec_id);
}

/// Feeds the decoder one packet of the video stream, or the end.
void VideoReader::Impl::SendNextPacket() {
  while (true) {
    const int result = av_read_frame(format_.get(), packet_.get());
    if (result < 0) {
      if (result != AVERROR_EOF || (format_->pb != nullptr && format_->pb->error != 0)) damaged_ = true;
      at_end_ = true;
      avcodec_send_packet(codec_.get(), nullptr);
      return;
    }
    const bool ours = packet_->stream_index == stream_->index;
    if (ours && avcodec_send_packet(codec_.get(), packet_.get()) < 0) damaged_ = true;
    av_packet_unref(packet_.get());
    if (ours) return;
  }
}

bool VideoReader::Impl::ReceivePicture() {
  while (true) {
    const int result = avcodec_receive_frame(codec_.get(), picture_.get());
    if (result == 0) {
      if (picture_->decode_error_flags != 0 || (picture_->flags & AV_FRAME_FLAG_CORRUPT) != 0)
        damaged_ = true;
      if (picture_->width > 0 && picture_->height > 0) return true;
    } else if (result == AVERROR(EAGAIN)) {
      SendNextPacket();
    } else if (result == AVERROR_EOF || at_end_) {
      return false;
    } else {
      damaged_ = true;
      SendNextPacket();
    }
  }
}

AvPtr<AVFrame> VideoReader::Impl::ToPlain420(const AVFrame& picture) {
  AvPtr<AVFrame> plain(av_frame_alloc());
  if (IsPlain420(static_cast<AVPixelFormat>(picture.format)) && picture.width == stream_->codecpar->width &&
      picture.height == stream_->codecpar->height) {
    av_frame_ref(plain.get(), &picture);
    return plain;
  }
  plain->width = stream_->codecpar->width;
  plain->height = stream_->codecpar->height;
  plain->format = AV_PIX_FMT_YUV420P;
  scaler_.reset(sws_getCachedContext(scaler_.release(), picture.width, picture.height,
                                     static_cast<AVPixelFormat>(picture.format), plain->width, plain->height,
                                     AV_PIX_FMT_YUV420P, SWS_BILINEAR, nullptr, nullptr, nullptr));
  if (!scaler_ || av_frame_get_buffer(plain.get(), 0) < 0) {
    throw Error("the pictures' colour format cannot be converted", path_, kReencode);
  }
  sws_scale(scaler_.get(), picture.data, picture.linesize, 0, picture.height, plain->data, plain->linesize);
  av_frame_copy_props(plain.get(), &picture);
  const AVPixFmtDescriptor* format = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(picture.format));
  if (format != nullptr && (format->flags & AV_PIX_FMT_FLAG_RGB) != 0) {  // the scaler's default from RGB
    plain->color_range = AVCOL_RANGE_MPEG;
    plain->colorspace = AVCOL_SPC_SMPTE170M;
  }
  return plain;
}

double VideoReader::Impl::NextTime_s(const AVFrame& picture) {
  const double frame_s = 1 / (info_.nominal_rate_hz > 0 ? info_.nominal_rate_hz : kFallbackRate_hz);
  const std::int64_t pts = picture.best_effort_timestamp;
  double time_s = last_s_ + frame_s;
  if (pts != AV_NOPTS_VALUE) {
    const double stamp_s = static_cast<double>(pts) * av_q2d(stream_->time_base);
    if (!first_s_) first_s_ = stamp_s;
    time_s = stamp_s - *first_s_;
  } else if (!first_s_) {
    first_s_ = 0;
    time_s = 0;
    ++repaired_;
  }
  if (count_ > 0 && time_s <= last_s_) {
    time_s = last_s_ + frame_s;
    ++repaired_;
  }
  last_s_ = time_s;
  return time_s;
}

Frame VideoReader::Impl::Share(AvPtr<AVFrame> picture, double time_s) {
  Frame frame;
  frame.index = count_++;
  frame.time_s = time_s;
  frame.width_px = info_.width_px;
  frame.height_px = info_.height_px;
  frame.stored_width_px = picture->width;
  frame.stored_height_px = picture->height;
  frame.quarter_turns = info_.quarter_turns;
  frame.full_range = picture->color_range == AVCOL_RANGE_JPEG || picture->format == AV_PIX_FMT_YUVJ420P;
  constexpr int kLastStandardHeight_px = 576;  // unlabelled clips up to here are BT.601 by custom
  frame.bt709 = picture->colorspace == AVCOL_SPC_BT709 ||
                (picture->colorspace == AVCOL_SPC_UNSPECIFIED &&
                 std::min(picture->width, picture->height) > kLastStandardHeight_px);
  for (std::size_t i = 0; i < 3; ++i) frame.planes[i] = {picture->data[i], picture->linesize[i]};
  frame.owner = std::shared_ptr<AVFrame>(picture.release(), AvFree{});
  return frame;
}

std::optional<Frame> VideoReader::Impl::Read() {
  if (!ReceivePicture()) {
    if (count_ == 0) throw Error("no picture could be decoded", path_, kReencode);
    return std::nullopt;
  }
  AvPtr<AVFrame> plain = ToPlain420(*picture_);
  const double time_s = NextTime_s(*picture_);
  av_frame_unref(picture_.get());
  return Share(std::move(plain), time_s);
}

VideoReader::VideoReader(const std::filesystem::path& path) : impl_(std::make_unique<Impl>(path)) {}
VideoReader::VideoReader(VideoReader&&) noexcept = default;
VideoReader& VideoReader::operator=(VideoReader&&) noexcept = default;
VideoReader::~VideoReader() = default;
const VideoInfo& VideoReader::Info() const { return impl_->info(); }
std::optional<Frame> VideoReader::Read() { return impl_->Read(); }
int VideoReader::repaired_times() const { return impl_->repaired_times(); }
bool VideoReader::damaged() const { return impl_->damaged(); }

}  // namespace hinge
