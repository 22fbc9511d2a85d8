// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/media/rgb.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>

#include "hinge/edge/media/av.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

AvPtr<AVFrame> MakeBuffer(int width_px, int height_px, AVPixelFormat format) {
  AvPtr<AVFrame> buffer(av_frame_alloc());
  buffer->width = width_px;
  buffer->height = height_px;
  buffer->format = format;
  if (av_frame_get_buffer(buffer.get(), 0) < 0) throw std::bad_alloc();
  return buffer;
}

/// RGB of the stored (not yet turned) picture, scaled; in libav's padded rows, which its fast paths may write
/// into.
AvPtr<AVFrame> ConvertStored(const Frame& f, int width_px, int height_px) {
  AvPtr<AVFrame> rgb = MakeBuffer(width_px, height_px, AV_PIX_FMT_RGB24);
  // Unscaled, libav's direct conversion is exact to a grey level or two and several times faster than its
  // filters.
  const bool scaled = width_px != f.stored_width_px || height_px != f.stored_height_px;
  const int method =
      scaled ? SWS_ACCURATE_RND | (width_px < f.stored_width_px ? SWS_AREA : SWS_BILINEAR) : SWS_POINT;
  AvPtr<SwsContext> scaler(sws_getContext(f.stored_width_px, f.stored_height_px, AV_PIX_FMT_YUV420P, width_px,
                                          height_px, AV_PIX_FMT_RGB24, method, nullptr, nullptr, nullptr));
  if (!scaler) throw std::bad_alloc();
  const int* matrix = sws_getCoefficients(f.bt709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
  constexpr int kOne = 1 << 16;  // contrast and saturation as they are
  sws_setColorspaceDetails(scaler.get(), matrix, f.full_range, matrix, 1, 0, kOne, kOne);
  const std::uint8_t* planes[4] = {f.planes[0].data, f.planes[1].data, f.planes[2].data, nullptr};
  const int strides[4] = {f.planes[0].stride, f.planes[1].stride, f.planes[2].stride, 0};
  sws_scale(scaler.get(), planes, strides, 0, f.stored_height_px, rgb->data, rgb->linesize);
  return rgb;
}

/// Copies the picture out of its padded rows, turned clockwise.
Image Turn(const AVFrame& rgb, int quarter_turns) {
  const bool upright = quarter_turns % 2 == 0;
  const int w = rgb.width, h = rgb.height;
  Image image{.width_px = upright ? w : h, .height_px = upright ? h : w, .rgb = {}};
  image.rgb.resize(static_cast<std::size_t>(w) * h * 3);
  std::uint8_t* out = image.rgb.data();
  if (quarter_turns == 0) {
    for (int y = 0; y < h; ++y, out += 3 * w) std::memcpy(out, rgb.data[0] + y * rgb.linesize[0], 3 * w);
    return image;
  }
  for (int y = 0; y < image.height_px; ++y) {
    for (int x = 0; x < image.width_px; ++x, out += 3) {
      const int sx = quarter_turns == 1 ? y : quarter_turns == 2 ? w - 1 - x : w - 1 - y;
      const int sy = quarter_turns == 1 ? h - 1 - x : quarter_turns == 2 ? h - 1 - y : x;
      std::memcpy(out, rgb.data[0] + sy * rgb.linesize[0] + 3 * sx, 3);
    }
  }
  return image;
}

/// Full-range 4:2:0, as JPEG files have it.
AvPtr<AVFrame> ToJpegColours(const Image& image) {
  AvPtr<AVFrame> yuv = MakeBuffer(image.width_px, image.height_px, AV_PIX_FMT_YUVJ420P);
  AvPtr<SwsContext> scaler(sws_getContext(image.width_px, image.height_px, AV_PIX_FMT_RGB24, image.width_px,
                                          image.height_px, AV_PIX_FMT_YUV420P,
                                          SWS_BILINEAR | SWS_ACCURATE_RND, nullptr, nullptr, nullptr));
  if (!scaler) throw std::bad_alloc();
  const int* matrix = sws_getCoefficients(SWS_CS_ITU601);
  sws_setColorspaceDetails(scaler.get(), matrix, 1, matrix, 1, 0, 1 << 16, 1 << 16);
  const std::uint8_t* data[4] = {image.rgb.data(), nullptr, nullptr, nullptr};
  const int strides[4] = {3 * image.width_px, 0, 0, 0};
  sws_scale(scaler.get(), data, strides, 0, image.height_px, yuv->data, yuv->linesize);
  return yuv;
}

void RequireWhole(const Image& image) {
  HINGE_CHECK(image.width_px > 0 && image.height_px > 0, image.width_px, image.height_px);
  HINGE_CHECK(image.rgb.size() == static_cast<std::size_t>(image.width_px) * image.height_px * 3,
              image.rgb.size());
}

struct CairoFree {
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
};

}  // namespace

Image MakeRgb(const Frame& frame) { return MakeRgb(frame, frame.width_px); }

Image MakeRgb(const Frame& frame, int width_px) {
  HINGE_CHECK(width_px > 0 && frame.width_px > 0 && frame.height_px > 0, width_px, frame.width_px,
              frame.height_px);
  const double scale = static_cast<double>(width_px) / frame.width_px;
  const int height_px = std::max(1, static_cast<int>(std::lround(frame.height_px * scale)));
  const bool upright = frame.quarter_turns % 2 == 0;
  const auto rgb = ConvertStored(frame, upright ? width_px : height_px, upright ? height_px : width_px);
  return Turn(*rgb, frame.quarter_turns);
}

Image Crop(const Image& image, int left_px, int top_px, int width_px, int height_px) {
  HINGE_CHECK(width_px > 0 && height_px > 0, width_px, height_px);
  Image out{.width_px = width_px, .height_px = height_px, .rgb = {}};
  out.rgb.resize(static_cast<std::size_t>(width_px) * height_px * 3);
  const int x0 = std::max(left_px, 0), x1 = std::min(left_px + width_px, image.width_px);
  for (int y = std::max(top_px, 0); y < std::min(top_px + height_px, image.height_px) && x0 < x1; ++y) {
    const auto from = (static_cast<std::size_t>(y) * image.width_px + x0) * 3;
    const auto to = (static_cast<std::size_t>(y - top_px) * width_px + (x0 - left_px)) * 3;
    std::copy_n(image.rgb.data() + from, static_cast<std::size_t>(x1 - x0) * 3, out.rgb.data() + to);
  }
  return out;
}

std::vector<std::uint8_t> MakeJpeg(const Image& image, int quality) {
  SilenceLibav();
  RequireWhole(image);
  const AVCodec* encoder = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
  if (encoder == nullptr)
    throw Error("JPEG pictures cannot be written", "FFmpeg's libavcodec", "Install Debian's FFmpeg.");
  AvPtr<AVCodecContext> codec(avcodec_alloc_context3(encoder));
  codec->width = image.width_px;
  codec->height = image.height_px;
  codec->pix_fmt = AV_PIX_FMT_YUVJ420P;
  codec->color_range = AVCOL_RANGE_JPEG;
  codec->time_base = {1, 1};
  codec->flags |= AV_CODEC_FLAG_QSCALE;
  // libav counts from 2 (fine) to 31 (coarse).
  const int scale =
      std::clamp(static_cast<int>(std::lround(2 + (100 - std::clamp(quality, 1, 100)) * 0.29)), 2, 31);
  codec->global_quality = scale * FF_QP2LAMBDA;
  AvPtr<AVFrame> yuv = ToJpegColours(image);
  yuv->quality = codec->global_quality;
  yuv->pts = 0;
  AvPtr<AVPacket> packet(av_packet_alloc());
  if (avcodec_open2(codec.get(), encoder, nullptr) < 0 || avcodec_send_frame(codec.get(), yuv.get()) < 0 ||
      avcodec_receive_packet(codec.get(), packet.get()) < 0) {
    throw Error("a picture could not be packed as JPEG", "FFmpeg's libavcodec",
                "Check that Debian's FFmpeg is whole.");
  }
  return {packet->data, packet->data + packet->size};
}

void WritePng(const Image& image, const std::filesystem::path& path) {
  RequireWhole(image);
  std::unique_ptr<cairo_surface_t, CairoFree> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width_px, image.height_px));
  auto* rows = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < image.height_px; ++y) {
    const std::uint8_t* in = image.rgb.data() + static_cast<std::size_t>(y) * image.width_px * 3;
    for (int x = 0; x < image.width_px; ++x, in += 3) {
      const std::uint32_t pixel = static_cast<std::uint32_t>(in[0] << 16 | in[1] << 8 | in[2]);
      std::memcpy(rows + y * stride + 4 * x, &pixel, 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  if (cairo_surface_write_to_png(surface.get(), path.c_str()) != CAIRO_STATUS_SUCCESS) {
    throw Error("the picture could not be written", path.string(),
                "Check that the folder is there and can be written.");
  }
}

}  // namespace hinge
