# SPDX-License-Identifier: Apache-2.0
"""Learns the event model on the tuning half of the runners and writes it as a C++ table.

    python train.py FOLDER_OF_C3D OUT.cc

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
FILMINGS = [
    dict(noise_m=0.003, drift_m=0.003, locked_m=0.008, bias_m=0.02),
    dict(noise_m=0.006, drift_m=0.006, locked_m=0.012, bias_m=0.02),
    dict(noise_m=0.010, drift_m=0.008, locked_m=0.016, bias_m=0.02),
    dict(noise_m=0.006, drift_m=0.004, locked_m=0.010, bias_m=0.02),
]
CENTRE_SIGMA_S = 0.03  # how far off the window's centres are while learning
RIDGE = 3e-3  # between over-fitting seven runners (1e-4) and blurring (1e-2)
SPAN_S = 15.0


def gather(folder, runners, seed=3):
    rng = np.random.default_rng(seed)
    got = {"ic": [], "to": []}
    starts = {"ic": [], "to": []}
    for filming in FILMINGS:
        for r in runners:
            for v in laboratory.SPEEDS:
                for rate in RATES_HZ:
                    t, points, steps = simulate.simulate(
                        laboratory.read_trial(folder, r, v), rate, rng, span_s=SPAN_S, **filming
                    )
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
                            got[name].append(
                                (
                                    x,
                                    truth - centre,
                                    np.full(len(truth), curves.noise),
                                    [r] * len(truth),
                                    [r + v] * len(truth),
                                )
                            )
    return {k: [np.concatenate(c) for c in zip(*v)] for k, v in got.items()}, {
        k: float(np.median(v)) for k, v in starts.items()
    }


def ridge(x, y):
    mu, my = x.mean(0), y.mean()
    a = x - mu
    w = np.linalg.solve(a.T @ a + RIDGE * len(y) * np.eye(x.shape[1]), a.T @ (y - my))
    n = len(finder.LAGS_S)
    for k in range(0, len(w) - 1, n):  # windows are free of their mean: so may the weights be
        w[k : k + n] -= w[k : k + n].mean()
    return w, my - mu @ w


def rule(rows, keep, start):
    x, y = rows[0][keep], rows[1][keep]
    w, b = ridge(x, y)
    return dict(start=start, intercept=float(b), weights=w)


def left_out_errors(folder, got, starts, seed=4):
    """(error, noise density) of every event that the whole finder makes with rules that have not seen the runner."""
    rng = np.random.default_rng(seed)
    errors = {"ic": [], "to": []}
    for r in laboratory.TUNE:
        model = {k: rule(v, v[3] != r, starts[k]) for k, v in got.items()}
        for v in laboratory.SPEEDS:
            for rate in RATES_HZ:
                filming = FILMINGS[rng.integers(len(FILMINGS))]
                t, points, steps = simulate.simulate(
                    laboratory.read_trial(folder, r, v), rate, rng, span_s=SPAN_S, **filming
                )
                found, curves = finder.find_events(t, points, model)
                for k, name in ((1, "ic"), (2, "to")):
                    for s in steps:
                        near = [
                            e[2] - s[k]
                            for e in found
                            if e[0] == s[0] and e[1] == name and abs(e[2] - s[k]) < 0.08
                        ]
                        errors[name] += [(e, curves.noise) for e in near]
    return {k: np.array(v) for k, v in errors.items()}


def noise_gain(weights):
    """Sigma of an event a unit of noise density: white noise through the smoother (gain 1 / (1 + (f/f_c)^6)) and the rule."""
    f = np.linspace(0, 5 * finder.CUTOFF_HZ, 2000)
    power = 1 / (1 + (f / finder.CUTOFF_HZ) ** 6) ** 2
    lag = finder.LAGS_S[:, None] - finder.LAGS_S
    cov = 2 * np.trapezoid(power * np.cos(2 * np.pi * lag[..., None] * f), f, axis=-1)
    w = weights[:-1].reshape(-1, len(finder.LAGS_S))
    hips = np.vstack([0.5 * w[:8:2].sum(0)] * 2)  # each x is taken before the mean of two hips
    return float(np.sqrt(sum(v @ cov @ v for v in np.vstack([w[:8], w[8:] / np.sqrt(2), hips]))))


def fit_floor(error, noise, gain):
    """error variance = floor^2 + gain^2 noise^2; by the median, as one odd runner of seven must not set everyone's doubt."""
    total = (1.4826 * np.median(abs(error))) ** 2
    return float(np.sqrt(max(total - gain**2 * np.mean(noise**2), 0)))


def learn(folder, runners):
    got, starts = gather(folder, runners)
    errors = left_out_errors(folder, got, starts)
    model = {}
    for name, rows in got.items():
        error, noise = errors[name].T
        model[name] = rule(rows, slice(None), starts[name])
        model[name]["gain"] = gain = noise_gain(model[name]["weights"])
        model[name]["floor"] = floor = fit_floor(error, noise, gain)
        print(
            name,
            "start %.4f s" % starts[name],
            "floor %.2f ms" % (1e3 * floor),
            "gain %.2f" % gain,
            "left-out bias %.2f rms %.2f ms" % (1e3 * error.mean(), 1e3 * np.sqrt(np.mean(error**2))),
            "noise density %.5f to %.5f" % (noise.min(), noise.max()),
        )
    return model


CPP = """// SPDX-License-Identifier: Apache-2.0
#include "hinge/science/gait/event_model.h"

namespace hinge {
namespace {

// Written by benchmarks/accuracy/events/train.py; rows in the order of EventSignal.
constexpr EventModel kInitialContact = %s;

constexpr EventModel kToeOff = %s;

}  // namespace

const EventModel& EventModelOf(EventType type) {
  return type == EventType::kInitialContact ? kInitialContact : kToeOff;
}

}  // namespace hinge
"""


def table(m):
    n = len(finder.LAGS_S)
    fields = dict(
        start_s=m["start"],
        intercept_s=m["intercept"],
        stride_weight=m["weights"][-1],
        floor_s=m["floor"],
        gain=m["gain"],
    )
    rows = [
        "{" + ", ".join(f"{w:.5f}" for w in m["weights"][k : k + n]) + "}"
        for k in range(0, len(m["weights"]) - 1, n)
    ]
    return (
        "{"
        + "".join(f".{k} = {v:.6f},\n" for k, v in fields.items())
        + ".weights_s = {{"
        + ",\n".join(rows)
        + "}}}"
    )


def write_table(path, model):
    with open(path, "w") as f:
        f.write(CPP % (table(model["ic"]), table(model["to"])))


if __name__ == "__main__":
    learned = learn(sys.argv[1], laboratory.TUNE)
    write_table(sys.argv[2], learned)
    json.dump(
        {k: dict(m, weights=list(m["weights"])) for k, m in learned.items()},
        open("model.json", "w"),
        indent=1,
    )
