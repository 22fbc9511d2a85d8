// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hinge/app/session/session.h"
#include "hinge/science/form/finding.h"
#include "hinge/science/knowledge/knowledge.h"

namespace hinge {

/// The sources that a page cites, numbered in the order in which they first appear.
class References {
 public:
  explicit References(const Knowledge& knowledge) : knowledge_(knowledge) {}
  /// "[1, 3]" as links to the list; empty when none of the keys is known.
  std::string Cite(const std::vector<std::string>& keys);
  /// The list that the links point to.
  std::string ListHtml() const;

 private:
  const Knowledge& knowledge_;
  std::vector<std::string> cited_;
};

/// The sources at a page's end, folded; empty when nothing was cited.
std::string SourcesSection(const References& references);

/// What every section of the page reads.
struct ReportContext {
  const Session& session;
  const Knowledge& knowledge;
  References& references;
};

/// What a measure is called, in which unit and with how many decimals it is printed; the id itself when it is
/// not known.
struct MeasureFace {
  std::string title, unit;
  int decimals = 1;
};
MeasureFace FaceOf(const std::string& measure_id, const Knowledge& knowledge);

/// A number with a true minus sign and never "-0".
std::string NumberText(double value, int decimals);
/// The same with its sign written out: "+1.9", "−0.4", "0.0".
std::string SignedText(double value, int decimals);
/// "°", " s", " steps/min": what is written behind a number; escaped.
std::string UnitHtml(const std::string& unit);
/// "50 to 58°"
std::string RangeText(double low, double high, int decimals, const std::string& unit);
/// "at most 48°", "at least 2°" or "2 to 8°": a band, of which one side may be infinite.
std::string BandText(const BandLimits& band, int decimals, const std::string& unit);
/// "54° (95 %: 50 to 58°)" or "not seen: reason".
std::string MeasuredText(const Measured& measured, double factor, int decimals, const std::string& unit);

/// The measure's ordinary band as far as this session allows one: none where it needs a speed that is not
/// known, or level ground that is not there.
std::optional<BandLimits> FindBand(const Session& session, const Knowledge& knowledge,
                                   const std::string& measure_id);
/// Mean -+ one standard deviation of healthy runners at this speed, where there is a norm.
std::optional<BandLimits> FindUsual(const Session& session, const Knowledge& knowledge,
                                    const std::string& measure_id);

/// Claims as a list, each with its mark in words and its sources. What is unverified is left out.
std::string ClaimsHtml(const std::vector<Claim>& claims, References& references);

}  // namespace hinge
