// SPDX-License-Identifier: Apache-2.0
#include "hinge/edge/run/write_results.h"

#include "hinge/edge/formats/measures_csv.h"
#include "hinge/edge/formats/motion_csv.h"
#include "hinge/edge/formats/motion_opensim.h"
#include "hinge/edge/formats/session_json.h"
#include "hinge/edge/formats/text_file.h"
#include "hinge/edge/formats/track_csv.h"
#include "hinge/edge/report/report.h"

namespace hinge {
namespace fs = std::filesystem;

void WriteResults(const Session& session, const KeypointTrack& track, const Knowledge& knowledge,
                  const std::vector<Still>& stills, const fs::path& folder) {
  WriteSessionJson(folder / "session.json", session);
  WriteTrackCsv(folder / "track.csv", track);
  WriteTextFile(folder / "measures.csv", MakeMeasuresCsv(session.measures));
  WriteTextFile(folder / "motion.csv", MakeMotionCsv(session.motion));
  WriteTextFile(folder / "motion.trc", MakeTrc(MakeMotionTrc(session)));
  WriteTextFile(folder / "motion.mot", MakeMotionMot(session));
  WriteTextFile(folder / "report.html", MakeReportHtml(session, knowledge, stills));
}

}  // namespace hinge
