// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "hinge/edge/media/decode.h"
#include "hinge/edge/media/draw.h"
#include "hinge/edge/media/encode.h"
#include "hinge/edge/media/rgb.h"
#include "hinge/edge/report/overlay.h"
#include "hinge/edge/report/palette.h"
#include "hinge/edge/report/report_text.h"
#include "hinge/edge/report/stills.h"
#include "hinge/foundation/base/check.h"
#include "hinge/foundation/base/error.h"

namespace hinge {
namespace {

constexpr double kTitleShare = 0.075, kCaptionShare = 0.11;  // of a panel's height
constexpr int kCaptionLines = 2;
constexpr double kGapShare = 0.02;
constexpr double kWidestPanel = 0.75;  // of its height: a runner needs no more

using Captions = std::array<std::string, kCaptionLines>;

/// What stands over and under one picture.
struct Panel {
  Image image;
  std::string title;
  Captions captions;
};

std::string ValueText(const Session& session, const char* id) {
  const Measure* m = FindMeasure(session.measures, id);
  return m != nullptr && m->value ? NumberText(*m->value, 0) + "°" : "not seen";
}

Captions MakeCaptions(const Session& session, const OverlayPlan& plan) {
  return {plan.label, fmt::format("all strides, corrected: trunk lean {}, knee {}",
                                  ValueText(session, "trunk_lean"), ValueText(session, "knee_peak"))};
}

void Paste(Image& page, const Image& image, int left, int top) {
  for (int y = 0; y < image.height_px; ++y) {
    const auto row = image.rgb.begin() + static_cast<std::ptrdiff_t>(y) * image.width_px * 3;
    std::copy_n(row, image.width_px * 3,
                page.rgb.begin() + (static_cast<std::ptrdiff_t>(top + y) * page.width_px + left) * 3);
  }
}

/// A dark page of an even size.
Image MakePage(int width_px, int height_px) {
  Image page{width_px + width_px % 2, height_px + height_px % 2, {}};
  page.rgb.resize(static_cast<std::size_t>(page.width_px) * page.height_px * 3);
  const std::uint8_t colour[] = {palette::kShade >> 16 & 255, palette::kShade >> 8 & 255,
                                 palette::kShade & 255};
  for (std::size_t i = 0; i < page.rgb.size(); ++i) page.rgb[i] = colour[i % 3];
  return page;
}

Image ArrangePanels(const std::vector<Panel>& panels) {
  int widest = 0, highest = 0;
  for (const Panel& p : panels)
    widest = std::max(widest, p.image.width_px), highest = std::max(highest, p.image.height_px);
  const int gap = static_cast<int>(kGapShare * highest), title = static_cast<int>(kTitleShare * highest);
  const int caption = static_cast<int>(kCaptionShare * highest), count = static_cast<int>(panels.size());
  Image page = MakePage(count * widest + (count + 1) * gap, title + highest + caption);
  for (int i = 0; i < count; ++i) {
    const Image& image = panels[i].image;
    Paste(page, image, gap + i * (widest + gap) + (widest - image.width_px) / 2,
          title + (highest - image.height_px) / 2);
  }
  Canvas canvas(page);
  for (int i = 0; i < count; ++i) {
    const double x = gap + i * (widest + gap) + 0.5 * widest;
    canvas.Text({x, 0.5 * title}, panels[i].title,
                {.size_px = 0.55 * title, .halo_px = 0, .bold = true, .align = Align::kCentre});
    for (int line = 0; line < kCaptionLines; ++line) {
      const double y = title + highest + caption * (line + 0.6) / (kCaptionLines + 0.2);
      canvas.Text({x, y}, panels[i].captions[line],
                  {.size_px = 0.28 * caption, .halo_px = 0, .bold = line == 0, .align = Align::kCentre});
    }
  }
  return canvas.Result();
}

Image FindMidStance(const Compared& runner) {
  for (Still& still : ReadStills(runner.clip, runner.session)) {
    if (still.event == "mid-stance") return std::move(still.image);
  }
  throw Error("the clip shows no whole stride to compare", runner.clip.string(),
              "Compare clips of 5 s or more.");
}

/// A clip that is asked for the picture at one time after another, counted from the near foot's first
/// contact.
class Player {
 public:
  explicit Player(const Compared& runner)
      : runner_(runner),
        reader_(runner.clip),
        plan_(MakeOverlayPlan(runner.session)),
        captions_(MakeCaptions(runner.session, plan_)),
        current_(reader_.Read()),
        next_(reader_.Read()) {
    for (const GaitEvent& e : runner.session.gait.events) {
      if (e.type != EventType::kInitialContact || e.side != NearSide(runner.session.scene.facing)) continue;
      start_s_ = e.time_s;
      break;
    }
  }
  double duration_s() const { return reader_.Info().duration_s - start_s_; }

  /// The picture that is shown at this time; empty past the end. Times must not go back.
  std::optional<Panel> At(double time_s) {
    while (next_ && next_->time_s <= start_s_ + time_s) {
      current_ = std::move(next_);
      next_ = reader_.Read();
    }
    if (!next_) return std::nullopt;
    return Panel{Narrow(DrawOverlay(MakeRgb(*current_), current_->time_s, runner_.session, plan_)),
                 runner_.title, captions_};
  }

 private:
  Image Narrow(Image picture) const {
    const int width = std::min(picture.width_px, static_cast<int>(kWidestPanel * picture.height_px));
    if (width == picture.width_px) return picture;
    return Crop(picture, (picture.width_px - width) / 2, 0, width, picture.height_px);
  }
  const Compared& runner_;
  VideoReader reader_;
  OverlayPlan plan_;
  Captions captions_;
  std::optional<Frame> current_, next_;
  double start_s_ = 0;
};

/// All runners at one time; empty when one has ended.
std::vector<Panel> ReadPanels(std::vector<Player>& players, double time_s) {
  std::vector<Panel> panels;
  for (Player& player : players) {
    std::optional<Panel> panel = player.At(time_s);
    if (!panel) return {};
    panels.push_back(*std::move(panel));
  }
  return panels;
}

}  // namespace

Image MakeCompareFigure(const std::vector<Compared>& runners) {
  HINGE_CHECK(!runners.empty());
  std::vector<Panel> panels;
  for (const Compared& runner : runners)
    panels.push_back(
        {FindMidStance(runner), runner.title, MakeCaptions(runner.session, MakeOverlayPlan(runner.session))});
  return ArrangePanels(panels);
}

bool WriteCompareVideo(const std::vector<Compared>& runners, const std::filesystem::path& out,
                       const std::function<void(double)>& progress, std::stop_token stop, double rate_hz) {
  HINGE_CHECK(!runners.empty());
  std::vector<Player> players(runners.begin(), runners.end());
  double duration_s = players.front().duration_s();
  for (const Player& p : players) duration_s = std::min(duration_s, p.duration_s());
  std::optional<VideoWriter> writer;
  for (int k = 0; k / rate_hz < duration_s; ++k) {
    if (stop.stop_requested()) return false;
    const std::vector<Panel> panels = ReadPanels(players, k / rate_hz);
    if (panels.empty()) break;
    const Image page = ArrangePanels(panels);
    if (!writer)
      writer.emplace(out, page.width_px, page.height_px, VideoOptions{.rate_hz = rate_hz, .quality_crf = 23});
    writer->Write(page, k / rate_hz);
    if (progress) progress(std::min(1.0, (k + 1) / rate_hz / duration_s));
  }
  if (!writer)
    throw Error("no picture of the clips could be compared", out.string(), "Compare clips of 5 s or more.");
  writer->Close();
  return true;
}

}  // namespace hinge
