// SPDX-License-Identifier: Apache-2.0
#include "landmark_pages.h"

#include <fmt/format.h>

#include <cmath>

namespace hinge {
namespace {

constexpr double kLeg_mm =
    860;  // a leg of a person of 1.75 m: what leg lengths are shown in millimetres with

double Size(const Vec2& v) { return std::sqrt(0.5 * v.squaredNorm()); }  // of one coordinate
std::string Milli(double legs) { return fmt::format("{:.0f}", kLeg_mm * legs); }
std::string SignedMilli(double legs) { return fmt::format("{:+.0f}", kLeg_mm * legs); }

std::string Range(const std::array<Vec2, kPhaseBins>& curve, int axis) {
  double low = curve[0][axis], high = low;
  for (const Vec2& v : curve) {
    low = std::min(low, v[axis]);
    high = std::max(high, v[axis]);
  }
  return SignedMilli(low) + " to " + SignedMilli(high);
}

std::string SpotTable(const LandmarkSummary& s) {
  std::string table =
      "| landmark | forward, mm | over the stride | up, mm | over the stride | between people, mm | by "
      "person and phase | jitter | "
      "jitter's memory, ms | gross | visibility |\n|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (const std::string& name : SpotNames()) {
    const auto found = s.spots.find(name);
    if (found == s.spots.end()) continue;
    const SpotSummary& spot = found->second;
    table += fmt::format(
        "| {} | {} | {} | {} | {} | {} / {} | {} | {} | {:.0f} | {:.1f} % | {:.2f} |\n", name,
        SignedMilli(spot.overall().x()), Range(spot.mean, 0), SignedMilli(spot.overall().y()),
        Range(spot.mean, 1), Milli(spot.between.x()), Milli(spot.between.y()), Milli(Size(spot.by_person)),
        Milli(Size(spot.jitter_overall)), 1000 * spot.correlation_s, 100 * spot.gross, spot.visibility);
  }
  return table;
}

std::string OffsetsByPhase(const LandmarkSummary& s, int axis) {
  std::string table = "| landmark |";
  for (int b = 0; b < kPhaseBins; b += 2) table += fmt::format(" {} % |", 100 * b / kPhaseBins);
  table += "\n|---|";
  for (int b = 0; b < kPhaseBins; b += 2) table += "---|";
  table += "\n";
  for (const char* view : {"near.", "far."}) {
    for (const char* part : {"shoulder", "hip", "knee", "ankle", "heel", "toe"}) {
      const auto found = s.spots.find(std::string(view) + part);
      if (found == s.spots.end()) continue;
      table += fmt::format("| {}{} |", view, part);
      for (std::size_t b = 0; b < kPhaseBins; b += 2)
        table += fmt::format(" {} |",
                             SignedMilli(0.5 * (found->second.mean[b] + found->second.mean[b + 1])[axis]));
      table += "\n";
    }
  }
  return table;
}

std::string SwapTable(const SwapSummary& s) {
  std::string head = "| of the near foot's stride |", rule = "|---|", row = "| exchanged |";
  for (std::size_t b = 0; b < kPhaseBins; b += 2) {
    head += fmt::format(" {} % |", 100 * b / kPhaseBins);
    rule += "---|";
    row += fmt::format(" {:.1f} % |", 50 * (s.share[b] + s.share[b + 1]));
  }
  return head + "\n" + rule + "\n" + row +
         fmt::format(
             "\n\n{:.1f} % of all pictures, in {} runs of {:.0f} ms on the mean, {:.0f} ms at most; in "
             "{:.0f} % of the runs "
             "only ankle, heel and toe.\n",
             100 * s.overall, s.runs, 1000 * s.mean_run_s, 1000 * s.longest_run_s, 100 * s.lower_only);
}

/// How well the tuning half's mean curves foretell those of other people.
std::string HalvesTable(const NetworkLandmarks& study) {
  std::string table =
      "| landmark | offset of the reporting half, mm | unexplained by the tuning half, mm | expected from "
      "the people's spread, "
      "mm |\n|---|---|---|---|\n";
  for (const auto& [name, report] : study.report.spots) {
    const auto found = study.tune.spots.find(name);
    if (found == study.tune.spots.end()) continue;
    double whole = 0, left = 0;
    for (std::size_t b = 0; b < kPhaseBins; ++b) {
      whole += report.mean[b].squaredNorm() / (2 * kPhaseBins);
      left += (report.mean[b] - found->second.mean[b]).squaredNorm() / (2 * kPhaseBins);
    }
    const double people = 1.0 / study.tune.people + 1.0 / study.report.people;
    const double expected = std::sqrt(people * report.people().squaredNorm() / 2);
    table += fmt::format("| {} | {} | {} | {} |\n", name, Milli(std::sqrt(whole)), Milli(std::sqrt(left)),
                         Milli(expected));
  }
  return table;
}

/// The middle between a knee's borders ahead of its true centre, by phase.
std::string BordersTable(const LandmarkSummary& s) {
  std::string table = "| knee | between people, mm |";
  for (int b = 0; b < kPhaseBins; b += 2) table += fmt::format(" {} % |", 100 * b / kPhaseBins);
  table += "\n|---|---|";
  for (int b = 0; b < kPhaseBins; b += 2) table += "---|";
  for (const auto& [name, borders] : s.borders) {
    table += fmt::format("\n| {} | {:.1f} |", name, kLeg_mm * borders.between_legs);
    for (std::size_t b = 0; b < kPhaseBins; b += 2)
      table += fmt::format(" {} ({:.0f} %) |", SignedMilli(borders.ahead_legs.bins[b]),
                           100 * borders.seen_share.bins[b]);
  }
  return table + "\n";
}

std::string List(const std::vector<double>& values) {
  std::string list;
  for (double v : values) list += (list.empty() ? "" : ", ") + fmt::format("{:.4f}", v + 0.0);
  return "[" + list + "]";
}

/// "near.knee" is model.near.knee_borders.
std::string BordersToml(const std::string& name, const BordersError& e) {
  return fmt::format("[model.{}_borders]\nahead = {}\nseen = {}\nbetween = {:.4f}\n\n", name,
                     List(e.ahead_legs.bins), List(e.seen_share.bins), e.between_legs);
}

std::string List(const std::array<Vec2, kPhaseBins>& curve, int axis) {
  std::string list;
  for (const Vec2& v : curve) list += (list.empty() ? "" : ", ") + fmt::format("{:.4f}", v[axis] + 0.0);
  return "[" + list + "]";
}

std::string SpotToml(const std::string& name, const SpotSummary& s) {
  return fmt::format(
      "[model.{}]\nforward = {}\nup = {}\nforward_sd = {}\nup_sd = {}\nforward_between = {:.4f}\nup_between "
      "= {:.4f}\n"
      "correlation_s = {:.3f}\nvisibility = {:.3f}\nmissing = 0.0\n\n",
      name, List(s.mean, 0), List(s.mean, 1), List(s.jitter, 0), List(s.jitter, 1), s.people().x(),
      s.people().y(), s.correlation_s, std::max(0.001, s.visibility));
}

}  // namespace

std::string MakeLandmarkTables(const NetworkLandmarks& study) {
  const LandmarkSummary& s = study.tune;
  return fmt::format(
             "## Network `{}`\n\n{} people and {} pictures of the tuning half, {} and {} of the reporting "
             "half. Leg {:.0f} px.\n\n",
             study.network, s.people, s.pictures, study.report.people, study.report.pictures, s.leg_px) +
         "### Offsets and spreads\n\nTuning half.\n\n" + SpotTable(s) +
         "\n### Forward over the stride, mm\n\n" + OffsetsByPhase(s, 0) + "\n### Up over the stride, mm\n\n" +
         OffsetsByPhase(s, 1) + "\n### Exchanged legs\n\nTuning half:\n\n" + SwapTable(s.swaps) +
         "\nReporting half:\n\n" + SwapTable(study.report.swaps) +
         "\n### The knees' borders\n\nThe middle between a knee's front and back border ahead of the true "
         "joint centre, across the leg, "
         "mm; in brackets the share of pictures in which the knee stands clear. Tuning half:\n\n" +
         BordersTable(s) + "\nReporting half:\n\n" + BordersTable(study.report) +
         "\n### Does one half foretell the other?\n\n" + HalvesTable(study) + "\n";
}

std::string MakeNetworkErrorsToml(const NetworkLandmarks& study) {
  const LandmarkSummary& s = study.tune;
  std::string shares;
  for (double share : s.swaps.share) shares += (shares.empty() ? "" : ", ") + fmt::format("{:.4f}", share);
  std::string toml = fmt::format(
      "[[model]]\nname = \"blazepose_{}\"\nprovenance = \"{} skinned renders driven by laboratory legs "
      "(Fukuchi et al. 2017), "
      "trunk, head and arms planted; hinge_accuracy_landmarks, tuning half\"\nevidence = \"D2\"\nsources = "
      "[\"fukuchi2017\"]\n\n"
      "[model.swaps]\nshare = [{}]\nmean_run_s = {:.3f}\nlower_only = {:.2f}\n\n",
      study.network, s.people, shares, s.swaps.mean_run_s, s.swaps.lower_only);
  for (const std::string& name : SpotNames()) {
    if (const auto found = s.spots.find(name); found != s.spots.end()) toml += SpotToml(name, found->second);
  }
  for (const auto& [name, borders] : s.borders) toml += BordersToml(name, borders);
  return toml;
}

}  // namespace hinge
