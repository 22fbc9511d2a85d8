# SPDX-License-Identifier: Apache-2.0
"""Writes the excerpts in testdata/rbds: a few seconds of two runners whom the model has not seen.

python excerpt.py FOLDER_OF_C3D OUT
"""

import pathlib
import sys

import numpy as np
from scipy.interpolate import CubicSpline

import laboratory

RATE_HZ, START_S, SPAN_S, REACH = 120.0, 5.0, 4.0, 0.25
TRIALS = (("017", "35"), ("024", "25"))


def main(folder, out):
    for runner, speed in TRIALS:
        t150, keys, steps = laboratory.read_trial(folder, runner, speed)
        t = START_S + np.arange(int(SPAN_S * RATE_HZ)) / RATE_HZ
        names, columns = ["time_s"], [t - START_S]
        for side, word in (("L", "left"), ("R", "right")):
            for part in laboratory.PARTS:
                path = (
                    keys[side + part]
                    if part != "toe"
                    else keys[side + "ball"] + REACH * (keys[side + "ball"] - keys[side + "heel"])
                )
                p = CubicSpline(t150, path)(t)
                names += [f"{word}_{part}_x_m", f"{word}_{part}_y_m"]
                columns += [p[:, 0], p[:, 1]]
        stem = pathlib.Path(out) / f"runner{runner}_{speed[0]}_{speed[1]}m_s"
        np.savetxt(
            f"{stem}_points.csv",
            np.stack(columns, 1),
            delimiter=",",
            fmt="%.4f",
            header=",".join(names),
            comments="",
        )
        with open(f"{stem}_plate.csv", "w") as f:
            f.write("side,ic_s,to_s\n")
            for side, ic, to in steps:
                if START_S < ic and to < START_S + SPAN_S:
                    f.write(f"{'left' if side == 'L' else 'right'},{ic - START_S:.4f},{to - START_S:.4f}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
