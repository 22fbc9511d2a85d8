// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hinge/edge/report/report_text.h"
#include "hinge/edge/report/stills.h"

namespace hinge {

inline constexpr const char* kOfOneStride =
    "One stride of those used, near the middle of all of them. These are single pictures as the network "
    "saw them; the table has the means of all strides, with the network's known errors taken off.";

/// The sections of the page, each a piece of HTML or empty when it has nothing to say.
std::string VerdictSection(const ReportContext& context);
std::string MapSection(const ReportContext& context);
std::string ChangeSection(const ReportContext& context);
std::string ExercisesSection(const ReportContext& context);
/// One exercise: how, how much, what to think of, what the evidence says.
std::string ExerciseCard(const Exercise& exercise, References& references);
/// `note`: what the pictures are of, after the words on colours.
std::string StillsSection(const std::vector<Still>& stills, const std::string& note = kOfOneStride);
std::string MeasuresSection(const ReportContext& context);
std::string NotSeenSection(const ReportContext& context);
std::string HonestySection(const ReportContext& context);
std::string MethodSection(const ReportContext& context);

/// Of a photo, in place of verdict, measures and what was not seen.
std::string PhotoHeadSection(const ReportContext& context);
std::string PhotoAnglesSection(const ReportContext& context);
std::string PhotoUnseenSection(const ReportContext& context);

/// "Why do you say so": what a finding rests on, folded; empty where the session does not hold it.
std::string WhyHtml(const ReportContext& context, const Finding& finding);
/// Which standing the measures over standing compare with, and where the lean comes from; lines of the method.
std::string StandingText(const StandingReference& standing);
std::string SplitText(const PostureSplit& split);

/// The style sheet: light and dark, phone, desk and paper.
std::string_view StyleSheet();

/// By side only when left and right differ beyond their noise (science/form/side_difference.h); in sessions that do
/// not say so, when |left - right| > 3 root(u_left^2 + u_right^2).
bool SidesDiffer(const Session& session, const Measure& left, const Measure& right);

}  // namespace hinge
