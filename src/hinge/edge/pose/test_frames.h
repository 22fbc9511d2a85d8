// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hinge/edge/media/frame.h"
#include "hinge/edge/pose/pose.h"

namespace hinge {

/// A clip of testdata/pose.
std::filesystem::path SamplePath(const std::string& clip);
/// The first pictures of such a clip, 720 x 960 px.
std::vector<Frame> ReadFrames(const std::string& clip, int count);
Frame MakeGrey(int width_px, int height_px);
Frame MakeNoise(int width_px, int height_px, unsigned seed);
/// Two pictures of one size as one of double width.
Frame SideBySide(const Frame& left, const Frame& right);
/// The upper part of a picture.
Frame CutBelow(const Frame& frame, int height_px);

/// `full`, with the compiled networks kept for the length of the test program.
PoseOptions FastOptions();

}  // namespace hinge
