// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "hinge/edge/media/frame.h"

namespace hinge {

/// The frame in RGB as displayed (turned, by its own colour matrix and range).
Image MakeRgb(const Frame& frame);

/// The same at another width; the height follows, at least 1 px. `width_px` must be positive (contract).
Image MakeRgb(const Frame& frame, int width_px);

/// A cut-out; what lies outside the picture is black. Sizes must be positive (contract).
Image Crop(const Image& image, int left_px, int top_px, int width_px, int height_px);

/// A JPEG file's bytes, to embed in a page. `quality` is 1 (small) to 100 (fine).
std::vector<std::uint8_t> MakeJpeg(const Image& image, int quality = 85);

/// Writes a PNG file. Throws `Error` when the file cannot be written.
void WritePng(const Image& image, const std::filesystem::path& path);

}  // namespace hinge
