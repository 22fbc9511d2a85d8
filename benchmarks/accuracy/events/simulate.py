# SPDX-License-Identifier: Apache-2.0
"""Keypoints as a pose network would see them, from laboratory paths: frame rate, random phase, noise, bias, outliers."""

import numpy as np
from scipy.interpolate import CubicSpline

POINTS = [side + part for side in "LR" for part in ("heel", "toe", "ankle", "knee", "hip")]


def correlated(rng, n, rate_hz, correlation_s):
    """Unit-variance first-order noise."""
    a = np.exp(-1 / (rate_hz * correlation_s)) if correlation_s > 0 else 0.0
    e = rng.normal(size=(n, 2)) * np.sqrt(1 - a * a)
    e[0] /= np.sqrt(1 - a * a)
    out = np.empty_like(e)
    out[0] = e[0]
    for i in range(1, n):
        out[i] = a * out[i - 1] + e[i]
    return out


def phase_locked(rng, times, stride_s, size_m):
    """A bias that repeats with the stride: a few random harmonics."""
    phase = 2 * np.pi * times / stride_s
    out = np.zeros((len(times), 2))
    for k in range(1, 4):
        c = rng.normal(size=(2, 2)) * size_m / np.sqrt(3) / np.sqrt(2)
        out += np.outer(np.cos(k * phase), c[0]) + np.outer(np.sin(k * phase), c[1])
    return out


def simulate(
    trial,
    rate_hz,
    rng,
    noise_m=0.006,
    drift_m=0.005,
    bias_m=0.012,
    locked_m=0.006,
    outliers=0.02,
    span_s=None,
):
    """times, {point: (n, 2)}, steps; noise_m is white, drift_m correlated over 50 ms, per coordinate."""
    t150, keys, steps = trial
    t0, t1 = t150[0] + 0.1, t150[-1] - 0.1
    if span_s:
        t0 = rng.uniform(t0, t1 - span_s)
        t1 = t0 + span_s
    times = np.arange(t0 + rng.uniform() / rate_hz, t1, 1 / rate_hz)
    stride_s = 2 * np.median(np.diff([s[1] for s in steps]))
    reach = rng.uniform(
        0.1, 0.45
    )  # how far before the ball of the foot the network puts the toe, in foot lengths
    out = {}
    for name in POINTS:
        if name.endswith("toe"):
            heel, ball = keys[name[0] + "heel"], keys[name[0] + "ball"]
            path = ball + reach * (ball - heel)
        else:
            path = keys[name]
        seen = CubicSpline(t150, path)(times)
        seen += noise_m * rng.normal(size=seen.shape) + drift_m * correlated(rng, len(times), rate_hz, 0.05)
        seen += rng.normal(size=2) * bias_m + phase_locked(rng, times, stride_s, locked_m)
        wild = rng.uniform(size=len(times)) < outliers
        seen[wild] += rng.normal(size=(wild.sum(), 2)) * 0.15
        out[name] = seen
    return times, out, [s for s in steps if t0 <= s[1] and s[2] <= t1]
