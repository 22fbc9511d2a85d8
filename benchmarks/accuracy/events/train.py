# SPDX-License-Identifier: Apache-2.0
"""Learns the event model on the tuning half of the runners and writes it as a C++ table.

    python train.py FOLDER_OF_C3D OUT.inc

One row an event of one simulated filming; target = plate event - window's centre; ridge regression. The doubt is learned
from the same runners, each left out once.
"""
import json
import sys

import numpy as np

import finder
import laboratory
import simulate

RATES_HZ = (24, 30, 50, 60, 120)
FILMINGS = [dict(noise_m=0.003, drift_m=0.003, locked_m=0.008, bias_m=0.02),
            dict(noise_m=0.006, drift_m=0.006, locked_m=0.012, bias_m=0.02),
            dict(noise_m=0.010, drift_m=0.008, locked_m=0.016, bias_m=0.02),
            dict(noise_m=0.006, drift_m=0.004, locked_m=0.010, bias_m=0.02)]
CENTRE_SIGMA_S = 0.03  # how far off the window's centres are while learning
RIDGE = 3e-3           # between over-fitting seven runners (1e-4) and blurring (1e-2)
SPAN_S = 15.0


def gather(folder, runners, seed=3):
    rng = np.random.default_rng(seed)
    got = {"ic": [], "to": []}
    starts = {"ic": [], "to": []}
    for filming in FILMINGS:
        for r in runners:
            for v in laboratory.SPEEDS:
                for rate in RATES_HZ:
                    t, points, steps = simulate.simulate(laboratory.read_trial(folder, r, v), rate, rng, span_s=SPAN_S, **filming)
                    curves = finder.Curves(t, points, 0.006)
                    turns = finder.turning_points(curves, t[0], t[-1])
                    stride = finder.stride_time(turns)
                    for k, name in ((1, "ic"), (2, "to")):
                        for s in "LR":
                            truth = np.array([x[k] for x in steps if x[0] == s])
                            truth = truth[(truth > t[0] + 0.15) & (truth < t[-1] - 0.15)]
                            near = np.array([x for g, x in turns[s] if g == (1 if name == "ic" else -1)])
                            starts[name] += list(truth - near[np.argmin(abs(truth[:, None] - near), 1)])
                            centre = truth + rng.normal(size=len(truth)) * CENTRE_SIGMA_S
                            x = finder.window(curves, s, centre, stride)
                            got[name].append((x, truth - centre, np.full(len(truth), curves.noise), [r] * len(truth), [r + v] * len(truth)))
    return {k: [np.concatenate(c) for c in zip(*v)] for k, v in got.items()}, {k: float(np.median(v)) for k, v in starts.items()}


def ridge(x, y):
    mu, my = x.mean(0), y.mean()
    a = x - mu
    w = np.linalg.solve(a.T @ a + RIDGE * len(y) * np.eye(x.shape[1]), a.T @ (y - my))
    n = len(finder.LAGS_S)
    for k in range(0, len(w) - 1, n):  # windows are free of their mean: so may the weights be
        w[k : k + n] -= w[k : k + n].mean()
    return w, my - mu @ w


def learn(folder, runners):
    got, starts = gather(folder, runners)
    model = {}
    for name, (x, y, noise, who, _) in got.items():
        w, b = ridge(x, y)
        error = np.empty(len(y))
        for r in set(who):
            q = who != r
            wl, bl = ridge(x[q], y[q])
            error[~q] = x[~q] @ wl + bl - y[~q]
        a = np.stack([np.ones(len(y)), noise**2], 1)
        keep = abs(error) < 4 * np.std(error)
        var = np.linalg.lstsq(a[keep], error[keep] ** 2, rcond=None)[0]
        model[name] = dict(start=starts[name], intercept=float(b), weights=w, floor=float(np.sqrt(var[0])),
                           gain=float(np.sqrt(max(var[1], 0))))
        print(name, "start %.4f" % starts[name], "sigma floor %.2f ms" % (1e3 * model[name]["floor"]), "gain %.1f" % model[name]["gain"],
              "left-out rms %.2f ms" % (1e3 * error.std()), "noise density %.5f..%.5f" % (noise.min(), noise.max()))
    return model


def write_table(path, model):
    n = len(finder.LAGS_S)
    with open(path, "w") as f:
        for name, m in model.items():
            f.write(f"// {name}\n{{.start_s = {m['start']:.4f},\n .intercept_s = {m['intercept']:.6f},\n")
            f.write(f" .stride_weight = {m['weights'][-1]:.6f},\n .floor_s = {m['floor']:.5f},\n .gain = {m['gain']:.3f},\n .weights_s = {{{{\n")
            for k in range(0, len(m["weights"]) - 1, n):
                f.write("     {" + ", ".join(f"{w:.5f}" for w in m["weights"][k : k + n]) + "},\n")
            f.write(" }}},\n")


if __name__ == "__main__":
    learned = learn(sys.argv[1], laboratory.TUNE)
    write_table(sys.argv[2], learned)
    json.dump({k: dict(m, weights=list(m["weights"])) for k, m in learned.items()}, open("model.json", "w"), indent=1)
