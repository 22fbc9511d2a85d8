// SPDX-License-Identifier: Apache-2.0
#include "analysis.h"
#include "commands.h"

namespace hinge {
namespace {

int RunAnalyze(const Args& args) { return AnalyzeAndPrint(args.operands[0], MakeRunOptions(args), args); }

}  // namespace

Command AnalyzeCommand() {
  std::vector<Flag> flags = {
      {"height", "M", "the runner's height in metres: makes lengths and speed surer"},
      {"mass", "KG", "the runner's mass in kilograms: gives stiffness in newtons"},
      {"sex", "f|m", "f or m: which height is likely when --height is not given"},
      {"speed", "M/S", "running speed in metres a second"},
      {"pace", "MIN/KM", "running speed as minutes a kilometre: 5:30"},
      {"grade", "%", "slope in percent, uphill positive"},
      {"facing", "left|right", "where the runner faces in the picture, if it is read wrongly"},
      {"slowmo", "K", "the clip plays K times slower than life, if it is read wrongly"},
      {"standing", "FILE",
       "a clip (5 s) or photo of the runner standing quietly, from the same camera place"},
      {"standing-moved", "", "the standing clip or photo was taken from another camera place"},
      {"fps", "N", "of another program's keypoints: pictures a second, as the clip plays"},
      {"layout", "NAME",
       "of another program's keypoints or your own network: body_25, halpe_26, spinetrack_37 or mediapipe; "
       "else by "
       "their number"},
      {"size", "WxH", "of another program's keypoints: the picture in pixels, 1920x1080"},
      {"person", "N", "whom to follow: 1 is the biggest and longest in view; without it, the one who runs"}};
  for (Flag& flag : OutputFlags()) flags.push_back(std::move(flag));
  return {
      .spec =
          {.name = "analyze",
           .summary = "analyse a side view of a runner: verdict, report, tables, drawn video",
           .operands =
               {{"INPUT",
                 "the clip: a video from the side, the whole body in the picture; or a photo; or keypoints "
                 "(CLIP.track.csv, a TRC of Sports2D or Pose2Sim, OpenPose's or MediaPipe's JSON), or a "
                 "folder of results (CLIP.hinge)"}},
           .flags = std::move(flags),
           .more = "Results go into CLIP.hinge beside the clip, or into --out DIR. A folder of results "
                   "is analysed again from "
                   "its keypoints, without the network.\n\n"
                   "  hinge analyze run.mp4 --height 1.75\n"
                   "  hinge analyze run.mp4 --pace 5:30 --out results --force\n"
                   "  hinge analyze run.hinge --height 1.75 --force\n"
                   "  hinge analyze run.jpg"},
      .run = RunAnalyze};
}

}  // namespace hinge
