// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/report/report.h"

#include "hinge/app/session/photo.h"
#include "hinge/edge/report/html.h"
#include "hinge/edge/report/page_frame.h"
#include "hinge/edge/report/report_sections.h"

namespace hinge {
namespace {

std::string ClipBody(const ReportContext& context, const std::vector<Still>& stills) {
  // One after another, for the references are numbered in reading order.
  std::string body = VerdictSection(context);
  body += MapSection(context);
  body += ChangeSection(context);
  body += ExercisesSection(context);
  body += StillsSection(stills);
  body += MeasuresSection(context);
  body += NotSeenSection(context);
  return body;
}

std::string PhotoBody(const ReportContext& context, const std::vector<Still>& stills) {
  std::string body = PhotoHeadSection(context);
  body +=
      StillsSection(stills, "The lines join the joints as the network saw them, its mean errors taken off.");
  if (context.session.verdict.map) body += MapSection(context);
  body += PhotoAnglesSection(context);
  body += PhotoUnseenSection(context);
  return body;
}

}  // namespace

std::string MakeReportHtml(const Session& session, const Knowledge& knowledge,
                           const std::vector<Still>& stills) {
  References references(knowledge);
  const ReportContext context{session, knowledge, references};
  std::string body = IsPhoto(session) ? PhotoBody(context, stills) : ClipBody(context, stills);
  body += HonestySection(context);
  body += MethodSection(context);
  body += SourcesSection(references);
  return MakePage("Hinge: " + BaseName(session.input.file_name), body);
}

}  // namespace hinge
