// SPDX-License-Identifier: Apache-2.0
#include "clips.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

#include <cmath>
#include <cstring>
#include <stdexcept>

#include "child.h"
#include "hinge/edge/media/decode.h"
#include "hinge/foundation/base/random.h"

namespace hinge {
namespace fs = std::filesystem;
namespace {

constexpr int kTicks_hz = 90000;
constexpr double kRate_hz = 60;

void Require(bool good, const char* what) {
  if (!good) throw std::runtime_error(what);
}

/// Writes pictures of one size as H.264. By libav itself, so that these tests do not lean on the writer of
/// `media`.
class ClipWriter {
 public:
  ClipWriter(const fs::path& path, int width_px, int height_px) {
    avformat_alloc_output_context2(&file_, nullptr, "mp4", path.c_str());
    const AVCodec* encoder = avcodec_find_encoder_by_name("libx264");
    Require(file_ && encoder, "no mp4 or no libx264");
    codec_ = avcodec_alloc_context3(encoder);
    codec_->width = width_px;
    codec_->height = height_px;
    codec_->pix_fmt = AV_PIX_FMT_YUV420P;
    codec_->time_base = {1, kTicks_hz};
    codec_->max_b_frames = 0;
    codec_->gop_size = 30;
    codec_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "preset", "veryfast", 0);
    Require(avcodec_open2(codec_, encoder, &options) == 0, "the encoder does not open");
    av_dict_free(&options);
    stream_ = avformat_new_stream(file_, nullptr);
    avcodec_parameters_from_context(stream_->codecpar, codec_);
    stream_->time_base = codec_->time_base;
    Require(avio_open(&file_->pb, path.c_str(), AVIO_FLAG_WRITE) >= 0, "the clip cannot be written");
    av_dict_set(&options, "movflags", "frag_keyframe+empty_moov",
                0);  // a file cut anywhere can be read up to there
    Require(avformat_write_header(file_, &options) >= 0, "the header cannot be written");
    av_dict_free(&options);
  }

  ~ClipWriter() {
    Encode(nullptr);
    av_write_trailer(file_);
    avio_closep(&file_->pb);
    avcodec_free_context(&codec_);
    avformat_free_context(file_);
  }

  void Add(const Frame& picture, double time_s) {
    AVFrame* frame = av_frame_alloc();
    frame->format = AV_PIX_FMT_YUV420P;
    frame->width = codec_->width;
    frame->height = codec_->height;
    frame->pts = std::llround(time_s * kTicks_hz);
    Require(av_frame_get_buffer(frame, 0) == 0, "no memory for a picture");
    for (std::size_t plane = 0; plane < 3; ++plane) {
      const int shift = plane == 0 ? 0 : 1;
      for (int row = 0; row < codec_->height >> shift; ++row) {
        std::memcpy(frame->data[plane] + row * frame->linesize[plane],
                    picture.planes[plane].data + row * picture.planes[plane].stride,
                    static_cast<std::size_t>(codec_->width >> shift));
      }
    }
    Encode(frame);
    av_frame_free(&frame);
  }

 private:
  void Encode(const AVFrame* frame) {
    avcodec_send_frame(codec_, frame);
    AVPacket* packet = av_packet_alloc();
    while (avcodec_receive_packet(codec_, packet) == 0) {
      packet->stream_index = stream_->index;
      av_packet_rescale_ts(packet, codec_->time_base, stream_->time_base);
      av_interleaved_write_frame(file_, packet);
    }
    av_packet_free(&packet);
  }

  AVFormatContext* file_ = nullptr;
  AVCodecContext* codec_ = nullptr;
  AVStream* stream_ = nullptr;
};

std::string LittleEndian(std::uint32_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFF);
  return text;
}

}  // namespace

void WritePart(const fs::path& from, double start_s, double end_s, int keep_every, const fs::path& to) {
  VideoReader reader(from);
  ClipWriter writer(to, reader.Info().width_px, reader.Info().height_px);
  while (const std::optional<Frame> frame = reader.Read()) {
    if (frame->time_s < start_s || frame->time_s >= end_s || frame->index % keep_every != 0) continue;
    writer.Add(*frame, frame->time_s - start_s);
  }
}

void WriteFrozen(const fs::path& from, double time_s, int count, const fs::path& to) {
  VideoReader reader(from);
  std::optional<Frame> frame = reader.Read();
  while (frame && frame->time_s < time_s) frame = reader.Read();
  ClipWriter writer(to, reader.Info().width_px, reader.Info().height_px);
  for (int i = 0; i < count; ++i) writer.Add(*frame, i / kRate_hz);
}

void WriteNoise(int count, const fs::path& to) {
  constexpr int kWidth_px = 320, kHeight_px = 240;
  Random random(1);
  std::vector<std::uint8_t> luma(kWidth_px * kHeight_px), grey(luma.size(), 128);
  ClipWriter writer(to, kWidth_px, kHeight_px);
  for (int i = 0; i < count; ++i) {
    for (std::uint8_t& value : luma) value = static_cast<std::uint8_t>(random.Uniform(16, 235));
    Frame frame;
    frame.planes = {{{luma.data(), kWidth_px}, {grey.data(), kWidth_px / 2}, {grey.data(), kWidth_px / 2}}};
    writer.Add(frame, i / kRate_hz);
  }
}

void WriteSilence(const fs::path& to) {
  constexpr std::uint32_t kRate = 8000, kBytes = kRate * 2;
  const std::string format = LittleEndian(1, 2) + LittleEndian(1, 2) + LittleEndian(kRate, 4) +
                             LittleEndian(kBytes, 4) + LittleEndian(2, 2) + LittleEndian(16, 2);
  WriteFile(to, "RIFF" + LittleEndian(36 + kBytes, 4) + "WAVEfmt " + LittleEndian(16, 4) + format + "data" +
                    LittleEndian(kBytes, 4) + std::string(kBytes, '\0'));
}

}  // namespace hinge
