# SPDX-License-Identifier: Apache-2.0
"""Laboratory truth for the event finder: joint centres and foot points from markers, contacts from the force plate.

Data: Fukuchi, Fukuchi & Duarte 2017, PeerJ 5:e3298 (CC BY 4.0), 14 runners at 2.5, 3.5 and 4.5 m/s on an instrumented
treadmill. Markers 150 Hz, forces 300 Hz; x forward, y up, the belt moves toward -x.
"""

import functools
import pathlib

import ezc3d
import numpy as np
from scipy.signal import butter, filtfilt

TUNE = ("001", "03", "05", "09", "010", "011", "013")  # everything learned is learned on these runners
REPORT = ("015", "017", "019", "021", "023", "024", "027")  # and told on these
SPEEDS = ("25", "35", "45")
CONTACT_FORCE_N = 50.0
FORCE_CUTOFF_HZ = 50.0
PARTS = ("heel", "toe", "ankle", "knee", "hip")


def read_points(path):
    c3d = ezc3d.c3d(str(path))
    labels = c3d["parameters"]["POINT"]["LABELS"]["value"]
    xyz = c3d["data"]["points"][:3].transpose(2, 1, 0) / 1000.0
    xyz[np.all(xyz == 0, axis=2)] = np.nan
    return c3d, {label: xyz[:, i] for i, label in enumerate(labels)}


def rigid(local, world):
    """Rotation and translation that lay `local` (k,3) on `world` (n,k,3), least squares; NaN where points lack."""
    a = local - local.mean(0)
    centre = world.mean(1)
    u, _, vt = np.linalg.svd(np.einsum("kj,nki->nji", a, np.nan_to_num(world - centre[:, None])))
    flip = np.linalg.det(np.matmul(u, vt))
    vt[:, 2] *= flip[:, None]
    rotation = np.matmul(u, vt).transpose(0, 2, 1)
    return rotation, centre - rotation @ local.mean(0)


def cluster(static, points, names, target):
    """Where `target` (in the standing trial) is while the markers `names` move with it."""
    local = np.array([np.nanmedian(static[n], 0) for n in names])
    rotation, origin = rigid(local, np.stack([points[n] for n in names], 1))
    return rotation @ target + origin


def fill(track, times):
    out = track.copy()
    for j in range(out.shape[1]):
        good = np.isfinite(out[:, j])
        out[:, j] = np.interp(times, times[good], out[good, j])
    return out


def first(static, *names):
    for n in names:
        if n in static and np.isfinite(static[n]).any():
            return np.nanmedian(static[n], 0)
    raise KeyError(names)


def plate_contacts(c3d):
    """(ic, to) in seconds where the filtered vertical force is above 50 N."""
    plate = c3d["parameters"]["FORCE_PLATFORM"]
    rate = c3d["parameters"]["ANALOG"]["RATE"]["value"][0]
    volts = c3d["data"]["analogs"][0][:6]
    force = np.asarray(plate["CAL_MATRIX"]["value"])[:, :, 0] @ volts
    vertical = max((force[i] for i in range(3)), key=lambda f: abs(f.mean()))
    vertical = vertical * np.sign(vertical.mean())
    b, a = butter(2, FORCE_CUTOFF_HZ / (rate / 2) / 0.802)
    vertical = filtfilt(b, a, vertical)
    vertical = vertical - np.percentile(vertical, 2)
    up = vertical > CONTACT_FORCE_N
    cross = np.flatnonzero(up[1:] != up[:-1])
    t = (cross + (CONTACT_FORCE_N - vertical[cross]) / (vertical[cross + 1] - vertical[cross])) / rate
    start = 0 if not up[cross[0]] else 1
    t = t[start:]
    pairs = [(a, b) for a, b in zip(t[0::2], t[1::2]) if 0.08 < b - a < 0.6]
    return np.array(pairs)


@functools.lru_cache(maxsize=None)
def read_trial(folder, runner, speed):
    folder = pathlib.Path(folder)
    c3d, p = read_points(folder / f"RBDS{runner}runT{speed}.c3d")
    _, static = read_points(folder / f"RBDS{runner}static.c3d")
    n = len(next(iter(p.values())))
    times = np.arange(n) / 150.0
    keys = {}
    for side in "LR":
        shank = [f"{side}.Shank.{a}.{b}" for a in ("Bottom", "Top") for b in ("Lateral", "Medial")]
        ankle = 0.5 * (first(static, f"{side}.Ankle") + first(static, f"{side}.Ankle.Medial"))
        knee = 0.5 * (first(static, f"{side}.Knee") + first(static, f"{side}.Knee.Medial"))
        keys[side + "ankle"] = cluster(static, p, shank, ankle)
        keys[side + "knee"] = cluster(static, p, shank, knee)
        heel = np.nanmean(np.stack([p[f"{side}.Heel.Bottom"], p[f"{side}.Heel.Lateral"]]), 0)
        balls = [p[m] for m in (f"{side}.MT1", f"{side}.MT5") if m in p and np.isfinite(p[m]).mean() > 0.5]
        keys[side + "heel"] = heel
        keys[side + "ball"] = np.nanmean(np.stack(balls), 0)
        front = np.nanmean(np.stack([p["L.ASIS"], p["R.ASIS"]]), 0)
        back = np.nanmean(np.stack([p["L.PSIS"], p["R.PSIS"]]), 0)
        keys[side + "hip"] = 0.65 * front + 0.35 * back + np.array([0, -0.09, 0])
    keys = {k: fill(v, times)[:, :2] for k, v in keys.items()}
    contacts = plate_contacts(c3d)
    steps = []
    for ic, to in contacts:
        mid = 0.5 * (ic + to)
        low = {s: np.interp(mid, times, keys[s + "ball"][:, 1] + keys[s + "heel"][:, 1]) for s in "LR"}
        steps.append(("L" if low["L"] < low["R"] else "R", ic, to))
    return times, keys, steps
