// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/encode.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "hinge/edge/media/av.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr int kTicksPerSecond = 720000;  // a common multiple of the usual rates and of milliseconds

const AVCodec* FindEncoder(bool hevc) { return avcodec_find_encoder_by_name(hevc ? "libx265" : "libx264"); }

constexpr int Even(int size_px) { return size_px + size_px % 2; }

}  // namespace

class VideoWriter::Impl {
 public:
  Impl(const std::filesystem::path& path, int width_px, int height_px, const VideoOptions& options);
  ~Impl() { Abandon(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void Write(const Image& image, double time_s);
  void Close();

 private:
  void OpenEncoder(const VideoOptions& options);
  void OpenFile(const VideoOptions& options);
  void MakeBuffers();
  void Pad(const Image& image);
  void Send(const AVFrame* picture);
  void CloseFile();
  void Abandon();
  [[noreturn]] void Fail(const std::string& what) const {
    throw Error(what, path_.string(), "Check that the folder can be written and the disk has room.");
  }

  std::filesystem::path path_, part_;
  int width_px_, height_px_;
  AvPtr<AVCodecContext> codec_;
  AVFormatContext* format_ = nullptr;  // an output, freed unlike an input
  AvPtr<SwsContext> scaler_;
  AvPtr<AVFrame> rgb_, yuv_;
  AvPtr<AVPacket> packet_{av_packet_alloc()};
  std::int64_t last_tick_ = -1;
};

VideoWriter::Impl::Impl(const std::filesystem::path& path, int width_px, int height_px,
                        const VideoOptions& options)
    : path_(path), part_(path), width_px_(width_px), height_px_(height_px) {
  HINGE_CHECK(width_px > 0 && height_px > 0 && options.rate_hz > 0, width_px, height_px, options.rate_hz);
  SilenceLibav();
  part_ += fmt::format(".{}.part", getpid());
  try {
    OpenEncoder(options);
    OpenFile(options);
    MakeBuffers();
  } catch (...) {
    Abandon();
    throw;
  }
}

void VideoWriter::Impl::OpenEncoder(const VideoOptions& options) {
  const AVCodec* encoder = FindEncoder(options.hevc);
  if (encoder == nullptr) {
    throw Error(fmt::format("this FFmpeg cannot write {} video", options.hevc ? "HEVC" : "H.264"),
                path_.string(), "Install Debian's FFmpeg, which has libx264 and libx265.");
  }
  codec_.reset(avcodec_alloc_context3(encoder));
  codec_->width = Even(width_px_);
  codec_->height = Even(height_px_);
  codec_->pix_fmt = AV_PIX_FMT_YUV420P;
  codec_->time_base = {1, kTicksPerSecond};
  codec_->framerate = av_d2q(options.rate_hz, 100000);
  codec_->colorspace = AVCOL_SPC_BT709;
  codec_->color_primaries = AVCOL_PRI_BT709;
  codec_->color_trc = AVCOL_TRC_BT709;
  codec_->color_range = AVCOL_RANGE_MPEG;
  codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  if (options.keyframe_interval > 0) codec_->gop_size = options.keyframe_interval;
  av_opt_set(codec_->priv_data, "preset", "veryfast", 0);
  av_opt_set_int(codec_->priv_data, "crf", options.quality_crf, 0);
  if (options.hevc) {
    av_opt_set(codec_->priv_data, "x265-params", "log-level=none", 0);
  } else {  // x264's fast reciprocals differ between processors and, with where memory lies, between runs
    av_opt_set(codec_->priv_data, "x264-params", "cpu-independent=1", 0);
  }
  if (avcodec_open2(codec_.get(), encoder, nullptr) < 0) {
    throw Error(fmt::format("video of {} x {} px cannot be written", width_px_, height_px_), path_.string(),
                "Use a smaller picture.");
  }
}

void VideoWriter::Impl::OpenFile(const VideoOptions& options) {
  const std::string url = "file:" + part_.string();  // so that no name is taken for an address
  if (avformat_alloc_output_context2(&format_, nullptr, "mp4", url.c_str()) < 0)
    Fail("the video cannot be written");
  AVStream* stream = avformat_new_stream(format_, nullptr);
  if (stream == nullptr) throw std::bad_alloc();
  avcodec_parameters_from_context(stream->codecpar, codec_.get());
  if (options.hevc)
    stream->codecpar->codec_tag = MKTAG('h', 'v', 'c', '1');  // the name that Apple's players know
  stream->time_base = codec_->time_base;
  stream->avg_frame_rate = codec_->framerate;
  if (options.quarter_turns != 0) {
    constexpr std::size_t kMatrixBytes = 9 * sizeof(std::int32_t);
    auto* matrix = av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, kMatrixBytes);
    if (matrix == nullptr) throw std::bad_alloc();
    av_display_rotation_set(reinterpret_cast<std::int32_t*>(matrix), 90.0 * options.quarter_turns);
  }
  if (avio_open(&format_->pb, url.c_str(), AVIO_FLAG_WRITE) < 0) Fail("the video file cannot be made");
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "movflags", "+faststart", 0);
  const int result = avformat_write_header(format_, &settings);
  av_dict_free(&settings);
  if (result < 0) Fail("the video file cannot be begun");
}

void VideoWriter::Impl::MakeBuffers() {
  const auto make = [&](AVPixelFormat format) {
    AvPtr<AVFrame> buffer(av_frame_alloc());
    buffer->width = codec_->width;
    buffer->height = codec_->height;
    buffer->format = format;
    if (av_frame_get_buffer(buffer.get(), 0) < 0) throw std::bad_alloc();
    return buffer;
  };
  rgb_ = make(AV_PIX_FMT_RGB24);
  yuv_ = make(AV_PIX_FMT_YUV420P);
  scaler_.reset(sws_getContext(codec_->width, codec_->height, AV_PIX_FMT_RGB24, codec_->width, codec_->height,
                               AV_PIX_FMT_YUV420P, SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr,
                               nullptr));
  if (!scaler_) throw std::bad_alloc();
  const int* matrix = sws_getCoefficients(SWS_CS_ITU709);
  sws_setColorspaceDetails(scaler_.get(), matrix, 1, matrix, 0, 0, 1 << 16, 1 << 16);
}

/// Copies the picture into even-sized rows; the last column and row are repeated.
void VideoWriter::Impl::Pad(const Image& image) {
  const std::size_t row_bytes = 3 * static_cast<std::size_t>(width_px_);
  for (int y = 0; y < codec_->height; ++y) {
    const std::uint8_t* in = image.rgb.data() + row_bytes * std::min(y, height_px_ - 1);
    std::uint8_t* out = rgb_->data[0] + y * rgb_->linesize[0];
    std::memcpy(out, in, row_bytes);
    if (codec_->width > width_px_) std::memcpy(out + row_bytes, in + row_bytes - 3, 3);
  }
}

void VideoWriter::Impl::Write(const Image& image, double time_s) {
  HINGE_CHECK(format_ != nullptr);
  HINGE_CHECK(image.width_px == width_px_ && image.height_px == height_px_, image.width_px, image.height_px);
  HINGE_CHECK(image.rgb.size() == static_cast<std::size_t>(width_px_) * height_px_ * 3, image.rgb.size());
  const std::int64_t tick = std::llround(time_s * kTicksPerSecond);
  HINGE_CHECK(tick > last_tick_, time_s);
  last_tick_ = tick;
  Pad(image);
  if (av_frame_make_writable(yuv_.get()) < 0) throw std::bad_alloc();
  sws_scale(scaler_.get(), rgb_->data, rgb_->linesize, 0, codec_->height, yuv_->data, yuv_->linesize);
  yuv_->pts = tick;
  Send(yuv_.get());
}

void VideoWriter::Impl::Send(const AVFrame* picture) {
  if (avcodec_send_frame(codec_.get(), picture) < 0) Fail("a picture could not be encoded");
  while (avcodec_receive_packet(codec_.get(), packet_.get()) == 0) {
    packet_->stream_index = 0;
    av_packet_rescale_ts(packet_.get(), codec_->time_base, format_->streams[0]->time_base);
    if (av_interleaved_write_frame(format_, packet_.get()) < 0) Fail("the video file could not be written");
  }
}

void VideoWriter::Impl::Close() {
  HINGE_CHECK(format_ != nullptr);
  if (last_tick_ < 0) Fail("a video without pictures was not written");
  Send(nullptr);
  if (av_write_trailer(format_) < 0) Fail("the video file could not be ended");
  const int result = avio_closep(&format_->pb);
  CloseFile();
  if (result < 0) Fail("the video file could not be written to the end");
  std::error_code error;
  std::filesystem::rename(part_, path_, error);
  if (error) Fail("the finished video could not be given its name");
  part_.clear();
}

void VideoWriter::Impl::CloseFile() {
  if (format_ == nullptr) return;
  avio_closep(&format_->pb);
  avformat_free_context(format_);
  format_ = nullptr;
}

void VideoWriter::Impl::Abandon() {
  CloseFile();
  std::error_code ignored;  // there may be no such file
  if (!part_.empty()) std::filesystem::remove(part_, ignored);
  part_.clear();
}

VideoWriter::VideoWriter(const std::filesystem::path& path, int width_px, int height_px,
                         const VideoOptions& options)
    : impl_(std::make_unique<Impl>(path, width_px, height_px, options)) {}
VideoWriter::VideoWriter(VideoWriter&&) noexcept = default;
VideoWriter& VideoWriter::operator=(VideoWriter&&) noexcept = default;
VideoWriter::~VideoWriter() = default;
void VideoWriter::Write(const Image& image, double time_s) { impl_->Write(image, time_s); }
void VideoWriter::Close() { impl_->Close(); }

bool CanEncode(bool hevc) {
  SilenceLibav();
  return FindEncoder(hevc) != nullptr;
}

}  // namespace hinge
