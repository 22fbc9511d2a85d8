// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "hinge/edge/media/clip_file.h"
#include "hinge/edge/media/time_line.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kFallbackRate_hz = 30;  // of a clip that names none
constexpr int kMostFaultsAtEnd = 256;    // while emptying the decoder, so that no fault can loop for ever
constexpr int kFrameThreadingArea_px =
    4096 * 2304;  // above, pictures in flight on every thread take too much memory

bool IsPlain420(int format) { return format == AV_PIX_FMT_YUV420P || format == AV_PIX_FMT_YUVJ420P; }

bool IsRgb(int format) {
  const AVPixFmtDescriptor* about = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
  return about != nullptr && (about->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL)) != 0;
}

bool IsFullRange(const AVFrame& p) {
  return p.color_range == AVCOL_RANGE_JPEG || p.format == AV_PIX_FMT_YUVJ420P ||
         p.format == AV_PIX_FMT_YUVJ422P || p.format == AV_PIX_FMT_YUVJ444P ||
         p.format == AV_PIX_FMT_YUVJ440P;
}

/// BT.2020 is nearer to BT.709 than to BT.601.
bool IsBt709(const AVFrame& p) {
  return p.colorspace == AVCOL_SPC_BT709 || p.colorspace == AVCOL_SPC_BT2020_NCL ||
         p.colorspace == AVCOL_SPC_BT2020_CL;
}

}  // namespace

class VideoReader::Impl {
 public:
  explicit Impl(const std::filesystem::path& path) : path_(path), clip_(OpenClipFile(path)) {
    OpenDecoder();
    if (!ReceivePicture()) FailToRead(path_, "no picture of the video could be decoded", kReencode);
    Describe();
  }

  const VideoInfo& info() const { return info_; }
  int repaired_times() const { return times_.repaired(); }
  bool damaged() const { return damaged_; }
  std::optional<Frame> Read();

 private:
  void OpenDecoder();
  void Describe();
  void DescribeLength();
  bool ReceivePicture();
  void NoteStamp(const AVPacket& packet);
  void SendNextPacket();
  bool BreaksOff() const;
  void EndStream(int reason);
  AvPtr<AVFrame> ToPlain420(const AVFrame& picture);
  std::optional<double> Stamp_s(const AVFrame& picture) const;
  Frame Share(AvPtr<AVFrame> picture, double time_s);

  std::filesystem::path path_;
  ClipFile clip_;
  AvPtr<AVCodecContext> codec_;
  AvPtr<AVPacket> packet_{av_packet_alloc()};
  AvPtr<AVFrame> picture_{av_frame_alloc()};  // the next one to be given, while `has_picture_`
  AvPtr<SwsContext> scaler_;
  VideoInfo info_;
  int stored_width_px_ = 0, stored_height_px_ = 0;  // of every frame given
  TimeLine times_{1 / kFallbackRate_hz};
  int count_ = 0, packets_ = 0;
  double latest_s_ = 0;  // of the packets' stamps, from the stream's start
  bool has_picture_ = false, at_end_ = false, damaged_ = false;
};

void VideoReader::Impl::OpenDecoder() {
  const AVCodecParameters& about = *clip_.stream->codecpar;
  const AVCodec* decoder = avcodec_find_decoder(about.codec_id);
  if (decoder == nullptr) {
    FailToRead(path_,
               fmt::format("there is no decoder for its format ({})", avcodec_get_name(about.codec_id)),
               kReencode);
  }
  codec_.reset(avcodec_alloc_context3(decoder));
  avcodec_parameters_to_context(codec_.get(), &about);
  codec_->thread_count = 0;  // as many as there are cores
  codec_->thread_type = FF_THREAD_SLICE;
  if (about.width * about.height <= kFrameThreadingArea_px) codec_->thread_type |= FF_THREAD_FRAME;
  codec_->pkt_timebase = clip_.stream->time_base;
  codec_->max_pixels = static_cast<std::int64_t>(kLargestSide_px) * kLargestSide_px;
  if (avcodec_open2(codec_.get(), decoder, nullptr) < 0) {
    FailToRead(path_, "the video's format cannot be decoded", kReencode);
  }
}

/// From the first picture, which knows its size and turn better than the container.
void VideoReader::Impl::Describe() {
  const void* matrix = av_stream_get_side_data(clip_.stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
  const AVFrameSideData* own = av_frame_get_side_data(picture_.get(), AV_FRAME_DATA_DISPLAYMATRIX);
  if (matrix == nullptr && own != nullptr) matrix = own->data;  // a photo's orientation
  info_.quarter_turns = QuarterTurns(matrix);
  const double pixel_shape =
      av_q2d(av_guess_sample_aspect_ratio(clip_.format.get(), clip_.stream, picture_.get()));
  stored_width_px_ = picture_->width;  // made square where the clip's pixels are not
  if (pixel_shape > 0 && std::isfinite(pixel_shape)) {
    stored_width_px_ = static_cast<int>(std::lround(std::min(picture_->width * pixel_shape, 1e6)));
  }
  stored_height_px_ = picture_->height;
  RequireUsableSize(stored_width_px_, stored_height_px_, path_);
  const bool upright = info_.quarter_turns % 2 == 0;
  info_.width_px = upright ? stored_width_px_ : stored_height_px_;
  info_.height_px = upright ? stored_height_px_ : stored_width_px_;
  info_.codec = avcodec_get_name(clip_.stream->codecpar->codec_id);
  info_.is_photo = clip_.is_photo;
  if (clip_.is_photo) {
    info_.estimated_frames = 1;
  } else {
    DescribeLength();
  }
}

void VideoReader::Impl::DescribeLength() {
  const AVStream& stream = *clip_.stream;
  const double rate_hz = av_q2d(stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate);
  if (std::isfinite(rate_hz) && rate_hz > 0) {
    info_.nominal_rate_hz = rate_hz;
    times_ = TimeLine(1 / rate_hz);
  }
  if (stream.duration > 0) {
    info_.duration_s = static_cast<double>(stream.duration) * av_q2d(stream.time_base);
  } else if (clip_.format->duration > 0) {
    info_.duration_s = static_cast<double>(clip_.format->duration) / AV_TIME_BASE;
  }
  const double frames = stream.nb_frames > 0 ? static_cast<double>(stream.nb_frames)
                                             : std::round(info_.duration_s * info_.nominal_rate_hz);
  info_.estimated_frames = frames > 0 && frames < 1e9 ? static_cast<int>(frames) : 0;
}

/// A container that indexes every packet (MP4, AVI) shows a break by packets that did not come; another
/// (Matroska) by pictures that end long before the length it claims.
bool VideoReader::Impl::BreaksOff() const {
  constexpr double kSurelyWhole = 0.9;  // sound may go on a little longer than the pictures
  const int indexed = avformat_index_get_entries_count(clip_.stream);
  if (indexed >= packets_) return indexed > packets_;
  return !clip_.is_photo && latest_s_ < kSurelyWhole * info_.duration_s - 1 / kFallbackRate_hz;
}

void VideoReader::Impl::EndStream(int reason) {
  if (reason != AVERROR_EOF || BreaksOff()) damaged_ = true;
  at_end_ = true;
  avcodec_send_packet(codec_.get(), nullptr);
}

void VideoReader::Impl::NoteStamp(const AVPacket& packet) {
  if (packet.pts == AV_NOPTS_VALUE) return;
  const std::int64_t start = clip_.stream->start_time == AV_NOPTS_VALUE ? 0 : clip_.stream->start_time;
  latest_s_ = std::max(latest_s_, static_cast<double>(packet.pts - start) * av_q2d(clip_.stream->time_base));
}

/// Feeds the decoder one packet of the video stream, or the end.
void VideoReader::Impl::SendNextPacket() {
  while (true) {
    const int result = av_read_frame(clip_.format.get(), packet_.get());
    if (result < 0) return EndStream(result);
    const bool ours = packet_->stream_index == clip_.stream->index;
    if (ours) {
      ++packets_;
      NoteStamp(*packet_);
      if ((packet_->flags & AV_PKT_FLAG_CORRUPT) != 0) damaged_ = true;
      if (avcodec_send_packet(codec_.get(), packet_.get()) < 0) damaged_ = true;
    }
    av_packet_unref(packet_.get());
    if (ours) return;
  }
}

bool VideoReader::Impl::ReceivePicture() {
  for (int faults_at_end = 0; faults_at_end < kMostFaultsAtEnd;) {
    const int result = avcodec_receive_frame(codec_.get(), picture_.get());
    if (result == AVERROR_EOF) break;
    if (result == 0 && picture_->width > 0 && picture_->height > 0) {
      if (picture_->decode_error_flags != 0 || (picture_->flags & AV_FRAME_FLAG_CORRUPT) != 0)
        damaged_ = true;
      return has_picture_ = true;
    }
    if (result != AVERROR(EAGAIN)) damaged_ = true;
    if (at_end_) {
      ++faults_at_end;
    } else {
      SendNextPacket();
    }
  }
  return has_picture_ = false;
}

/// Shares the decoder's planes where they are what a Frame holds; else converts, range and matrix kept.
AvPtr<AVFrame> VideoReader::Impl::ToPlain420(const AVFrame& picture) {
  AvPtr<AVFrame> plain(av_frame_alloc());
  if (IsPlain420(picture.format) && picture.width == stored_width_px_ &&
      picture.height == stored_height_px_) {
    if (av_frame_ref(plain.get(), &picture) < 0) throw std::bad_alloc();
    return plain;
  }
  av_frame_copy_props(plain.get(), &picture);
  plain->width = stored_width_px_;
  plain->height = stored_height_px_;
  plain->format = AV_PIX_FMT_YUV420P;
  if (IsRgb(picture.format)) {
    plain->color_range = AVCOL_RANGE_MPEG;
    plain->colorspace = AVCOL_SPC_SMPTE170M;
  } else {
    plain->color_range = IsFullRange(picture) ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
  }
  scaler_.reset(sws_getCachedContext(scaler_.release(), picture.width, picture.height,
                                     static_cast<AVPixelFormat>(picture.format), plain->width, plain->height,
                                     AV_PIX_FMT_YUV420P, SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr,
                                     nullptr));
  if (!scaler_ || av_frame_get_buffer(plain.get(), 0) < 0) {
    throw Error("the pictures' colour format cannot be converted", path_.string(), kReencode);
  }
  const int* matrix = sws_getCoefficients(SWS_CS_ITU601);
  const int from_range = IsRgb(picture.format) || IsFullRange(picture);
  sws_setColorspaceDetails(scaler_.get(), matrix, from_range, matrix, plain->color_range == AVCOL_RANGE_JPEG,
                           0, 1 << 16, 1 << 16);
  sws_scale(scaler_.get(), picture.data, picture.linesize, 0, picture.height, plain->data, plain->linesize);
  return plain;
}

std::optional<double> VideoReader::Impl::Stamp_s(const AVFrame& picture) const {
  const std::int64_t pts = picture.best_effort_timestamp;
  if (pts == AV_NOPTS_VALUE) return std::nullopt;
  return static_cast<double>(pts) * av_q2d(clip_.stream->time_base);
}

Frame VideoReader::Impl::Share(AvPtr<AVFrame> picture, double time_s) {
  Frame frame{.index = count_++,
              .time_s = time_s,
              .width_px = info_.width_px,
              .height_px = info_.height_px,
              .stored_width_px = stored_width_px_,
              .stored_height_px = stored_height_px_,
              .quarter_turns = info_.quarter_turns,
              .full_range = IsFullRange(*picture),
              .bt709 = IsBt709(*picture),
              .planes = {},
              .owner = nullptr};
  for (std::size_t i = 0; i < 3; ++i) frame.planes[i] = {picture->data[i], picture->linesize[i]};
  frame.owner = std::shared_ptr<AVFrame>(picture.release(), AvFree{});
  return frame;
}

std::optional<Frame> VideoReader::Impl::Read() {
  if (!has_picture_) return std::nullopt;
  const double time_s = times_.Next_s(Stamp_s(*picture_));
  AvPtr<AVFrame> plain = ToPlain420(*picture_);
  av_frame_unref(picture_.get());
  if (clip_.is_photo) {
    has_picture_ = false;
  } else {
    ReceivePicture();
  }
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
