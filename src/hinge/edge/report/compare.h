// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/edge/media/frame.h"

namespace hinge {

/// A runner who stands beside others: "Too tall", his clip, and what was found in it.
struct Compared {
  std::string title;
  std::filesystem::path clip;
  Session session;
};

/// Runners side by side at mid-stance of their near leg, as the stills draw them; above each the title, below
/// it the verdict with its probability, trunk lean and deepest knee bend. All at one size. Throws Error when
/// a clip cannot be read or shows no whole stride.
Image MakeCompareFigure(const std::vector<Compared>& runners);

/// The same runners side by side in motion with what was fitted drawn on, each from his near foot's first
/// contact, as long as all of them last, `rate_hz` pictures a second. False when `stop` was requested: then
/// nothing was written.
bool WriteCompareVideo(const std::vector<Compared>& runners, const std::filesystem::path& out,
                       const std::function<void(double)>& progress = {}, std::stop_token stop = {},
                       double rate_hz = 30);

}  // namespace hinge
