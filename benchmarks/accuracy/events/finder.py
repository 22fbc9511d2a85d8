# SPDX-License-Identifier: Apache-2.0
"""The event finder of src/hinge/science/gait, in numpy: the model is learned with this one, the program runs the other."""

import numpy as np
from scipy.linalg import solveh_banded

CUTOFF_HZ = 9.0
CUTOFF_OVER_RATE = 0.3
KNOTS_PER_CUTOFF = 4.0
LAGS_S = np.arange(-6, 7) * 0.02
SIGNALS = ("heel", "toe", "ankle", "knee")  # x before the hips and y of each, then y of the hips
GRID_S = 0.005


def basis(start, end, spacing):
    return start, spacing, max(1, int(np.ceil((end - start) / spacing)))


def rows(b, t):
    start, spacing, n = b
    x = np.clip((np.asarray(t) - start) / spacing, 0, n)
    i = np.minimum(x.astype(int), n - 1)
    u, v = x - i, 1 - x + i
    return i, np.stack([v**3, 3 * u**3 - 6 * u**2 + 4, 3 * v**3 - 6 * v**2 + 4, u**3], 1) / 6


def fit(b, t, y, sigma, cutoff_hz, rounds=4, cap=3.0):
    """Robust smoothing spline: coefficients (n, 2) and the noise in units of sigma."""
    n = b[2] + 3
    i, w = rows(b, t)
    lam = 1 / (np.median(np.diff(t)) * (2 * np.pi * cutoff_hz) ** 6)
    jerk = np.array([-1, 3, -3, 1.0]) / b[1] ** 3
    penalty = np.zeros((4, n))
    for a in range(4):
        for c in range(a, 4):
            np.add.at(penalty[c - a], np.arange(n - 3) + a, lam * jerk[a] * jerk[c] * b[1])
    trust = np.ones(len(t))
    for _ in range(rounds + 1):
        band, right = penalty.copy(), np.zeros((n, 2))
        for a in range(4):
            for d in range(2):
                right[:, d] += np.bincount(i + a, trust * w[:, a] * y[:, d], n)
            for c in range(a, 4):
                band[c - a] += np.bincount(i + a, trust * w[:, a] * w[:, c], n)
        co = solveh_banded(band, right, lower=True)
        error = np.linalg.norm(y - sum(w[:, a : a + 1] * co[i + a] for a in range(4)), axis=1) / sigma
        ratio = max(np.median(error) / np.sqrt(2 * np.log(2)), 1e-6)
        trust = 1 / (1 + (error / (cap * max(1.0, ratio))) ** 2)
    return co, ratio


def at(b, co, t):
    """The curve; beyond its ends straight on."""
    start, spacing, n = b
    inside = np.clip(t, start, start + n * spacing)
    i, w = rows(b, inside)
    u = (inside - start) / spacing - i
    v = 1 - u
    slope = np.stack([-v * v, 3 * u * u - 4 * u, -3 * v * v + 4 * v, u * u], 1) / 2 / spacing
    w = w + slope * (np.asarray(t) - inside)[:, None]
    return sum(w[:, a : a + 1] * co[i + a] for a in range(4))


class Curves:
    def __init__(self, times, points, sigma_m):
        rate = 1 / np.median(np.diff(times))
        cutoff = min(CUTOFF_HZ, CUTOFF_OVER_RATE * rate)
        self.b = basis(times[0], times[-1], 1 / (KNOTS_PER_CUTOFF * cutoff))
        fits = {k: fit(self.b, times, v, sigma_m, cutoff) for k, v in points.items()}
        self.co = {k: f[0] for k, f in fits.items()}
        feet = [f[1] for k, f in fits.items() if not k.endswith("hip") and not k.endswith("knee")]
        self.leg_m = np.mean(
            [np.percentile(np.linalg.norm(points[s + "hip"] - points[s + "ankle"], axis=1), 90) for s in "LR"]
        )
        # white noise passes the smoother in proportion to its density, sigma * sqrt(time between pictures)
        left = 1 - 2 * 1.15 * cutoff / rate  # residuals lack the noise that the curve follows
        self.noise = sigma_m * np.median(feet) / self.leg_m / np.sqrt(rate * left)

    def __call__(self, name, t):
        return at(self.b, self.co[name], t)

    def hips(self, t):
        return 0.5 * (self("Lhip", t) + self("Rhip", t))


def turning_points(curves, start, end):
    """Per side: (+1 foremost or -1 hindmost, time), alternating; the ends of the stretch are none."""
    g = np.arange(start, end, GRID_S)
    hips = curves.hips(g)[:, 0]
    out = {}
    for s in "LR":
        x = sum(curves(s + p, g)[:, 0] for p in ("heel", "toe", "ankle")) / 3 - hips
        low, high = np.percentile(x, [5, 95])
        state, spans = 0, []
        for k, v in enumerate(x):
            now = 1 if v > low + 0.7 * (high - low) else -1 if v < low + 0.3 * (high - low) else state
            if now != state and now:
                spans.append((k, now))
                state = now
        out[s] = []
        for (k, sign), (stop, _) in zip(spans, spans[1:] + [(len(g), 0)]):
            best = k + int(np.argmax(sign * x[k:stop]))
            if 1 < best < len(g) - 2:
                out[s].append((sign, g[best]))
    return out


def stride_time(turns):
    gaps = [
        b - a
        for s in "LR"
        for sign in (1, -1)
        for a, b in zip(*(lambda v: (v[:-1], v[1:]))([t for g, t in turns[s] if g == sign]))
    ]
    return float(np.median(gaps))


def window(curves, side, centres, stride_s):
    """One row an event: every signal at every lag around it, in leg lengths, and the stride time."""
    t = (np.asarray(centres)[:, None] + LAGS_S).ravel()
    n = len(centres)
    hips = curves.hips(t)
    out = []
    for part in SIGNALS:
        p = curves(side + part, t)
        out += [(p[:, 0] - hips[:, 0]).reshape(n, -1), p[:, 1].reshape(n, -1)]
    out.append(hips[:, 1].reshape(n, -1))
    out = [(v - v.mean(1, keepdims=True)) / curves.leg_m for v in out]
    return np.hstack(out + [np.full((n, 1), stride_s)])


def find_events(times, points, model, sigma_m=0.006, rounds=4):
    """[(side, 'ic' or 'to', time)] of a runner."""
    curves = Curves(times, points, sigma_m)
    turns = turning_points(curves, times[0], times[-1])
    stride = stride_time(turns)
    out = []
    for s in "LR":
        for name, sign in (("ic", 1), ("to", -1)):
            m = model[name]
            t = np.array([x + m["start"] for g, x in turns[s] if g == sign])
            for _ in range(rounds):
                t = t + np.clip(m["intercept"] + window(curves, s, t, stride) @ m["weights"], -0.05, 0.05)
            out += [(s, name, x) for x in t if times[0] + 0.06 < x < times[-1] - 0.06]
    return out, curves
