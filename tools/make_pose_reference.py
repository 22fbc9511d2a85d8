#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes testdata/pose/reference_{full,heavy}.csv: what the reference implementation (MediaPipe's Python package) sees
in single pictures of the clips beside them. The tests hold Hinge's pose room against it.

Needs Python 3.9-3.12 with mediapipe==0.10.21 and the ffmpeg program; neither is needed to build or test Hinge.
    python3 tools/make_pose_reference.py            (from the project's folder)
"""
import pathlib
import subprocess

import numpy as np
from mediapipe.python.solution_base import SolutionBase

ROOT = pathlib.Path(__file__).resolve().parent.parent
WIDTH_PX, HEIGHT_PX = 720, 960
# Spread over the stride; the clips' first and last pictures, and legs crossing.
PICTURES = {"hinged": (0, 33, 100, 150, 239), "too_tall": (10, 60, 117), "deflated": (5, 90, 200)}
MODELS = {"full": 1, "heavy": 2}
# The clips carry no colour matrix; theirs is BT.601. Exact rounding and smooth colour, as Hinge's own conversion.
COLOUR = "scale=in_color_matrix=bt601:flags=accurate_rnd+full_chroma_int+full_chroma_inp+bicubic"
GRAPH = "mediapipe/modules/pose_landmark/pose_landmark_cpu.binarypb"
THRESHOLDS = {
    "posedetectioncpu__TensorsToDetectionsCalculator.min_score_thresh": 0.5,
    "poselandmarkbyroicpu__tensorstoposelandmarksandsegmentation__ThresholdingCalculator.threshold": 0.5,
}


def read_pictures(clip):
    path = ROOT / "testdata" / "pose" / f"{clip}.mp4"
    raw = subprocess.run(["ffmpeg", "-v", "error", "-i", str(path), "-pix_fmt", "rgb24", "-vf", COLOUR,
                          "-f", "rawvideo", "-"], stdout=subprocess.PIPE, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT_PX, WIDTH_PX, 3)


def make_graph(complexity):
    """Every picture on its own: no region carried over, nothing smoothed."""
    return SolutionBase(binary_graph_path=GRAPH, calculator_params=THRESHOLDS,
                        side_inputs={"model_complexity": complexity, "smooth_landmarks": False,
                                     "enable_segmentation": True, "smooth_segmentation": False,
                                     "use_prev_landmarks": False},
                        outputs=["pose_landmarks", "pose_rect_from_detection", "segmentation_mask"])


def row(clip, idx, result):
    rect, seen = result.pose_rect_from_detection, result.segmentation_mask > 0.5
    rows, columns = np.nonzero(seen)
    values = [rect.x_center * WIDTH_PX, rect.y_center * HEIGHT_PX, rect.width * WIDTH_PX, rect.rotation,
              seen.sum(), columns.mean() + 0.5, rows.mean() + 0.5]
    for point in result.pose_landmarks.landmark:
        values += [point.x * WIDTH_PX, point.y * HEIGHT_PX, point.visibility]
    return f"{clip},{idx}," + ",".join(f"{v:.4f}" for v in values)


def main():
    pictures = {clip: read_pictures(clip) for clip in PICTURES}
    names = ["clip", "picture", "region_x_px", "region_y_px", "region_size_px", "region_rotation_rad",
             "mask_area_px2", "mask_x_px", "mask_y_px"]
    names += [f"{axis}{i}{unit}" for i in range(33) for axis, unit in (("x", "_px"), ("y", "_px"), ("visibility", ""))]
    for name, complexity in MODELS.items():
        lines = [",".join(names)]
        for clip, wanted in PICTURES.items():
            with make_graph(complexity) as graph:
                lines += [row(clip, i, graph.process({"image": pictures[clip][i]})) for i in wanted]
        (ROOT / "testdata" / "pose" / f"reference_{name}.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
