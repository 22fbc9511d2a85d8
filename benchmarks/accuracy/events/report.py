# SPDX-License-Identifier: Apache-2.0
"""How well the events agree with the force plate on runners whom the model has not seen.

python report.py FOLDER_OF_C3D
"""

import json
import sys

import numpy as np

import finder
import laboratory
import simulate

MATCH_S = 0.08
FILMING = dict(noise_m=0.006, drift_m=0.005, locked_m=0.008, bias_m=0.015)
RATES_HZ = (24, 30, 50, 60, 120, 240)


def match(found, steps):
    """errors {ic, to}, z scores, missed, invented; found may hold more at the ends than steps does."""
    errors, missed, used = {"ic": [], "to": []}, 0, set()
    for side, ic, to in steps:
        for name, truth in (("ic", ic), ("to", to)):
            near = [(abs(e[2] - truth), i) for i, e in enumerate(found) if e[0] == side and e[1] == name]
            if near and min(near)[0] < MATCH_S:
                used.add(min(near)[1])
                errors[name].append(found[min(near)[1]][2] - truth)
            else:
                missed += 1
                errors[name].append(np.nan)
    invented = sum(1 for i, e in enumerate(found) if i not in used and steps[0][1] < e[2] < steps[-1][2])
    return {k: np.array(v) for k, v in errors.items()}, missed, invented


def main(folder, runners=laboratory.REPORT):
    model = {k: dict(v, weights=np.array(v["weights"])) for k, v in json.load(open("model.json")).items()}
    rng = np.random.default_rng(11)
    print(
        "rate  |  ic bias sd(runner) sd(event) |  to bias sd(runner) sd(event) | contact bias sd rms max | flight bias rms max | cadence max % | missed invented % | z ic, to"
    )
    for rate in RATES_HZ:
        means, spread, z, contact, flight, cadence, missed, invented, total = (
            {"ic": [], "to": []},
            {"ic": [], "to": []},
            {"ic": [], "to": []},
            [],
            [],
            [],
            0,
            0,
            0,
        )
        for r in runners:
            for v in laboratory.SPEEDS:
                t, points, steps = simulate.simulate(
                    laboratory.read_trial(folder, r, v), rate, rng, **FILMING
                )
                found, curves = finder.find_events(t, points, model)
                e, m, i = match(found, steps)
                missed, invented, total = missed + m, invented + i, total + 2 * len(steps)
                for k in e:
                    means[k].append(np.nanmean(e[k]))
                    spread[k].append(np.nanvar(e[k]))
                    z[k] += list(e[k] / np.hypot(model[k]["floor"], model[k]["gain"] * curves.noise))
                contact.append(np.nanmean(e["to"] - e["ic"]))
                flight.append(np.nanmean(e["ic"][1:] - e["to"][:-1]))
                ic = [s[1] for s in steps]
                cadence.append((ic[-1] - ic[0]) / (ic[-1] - ic[0] + e["ic"][-1] - e["ic"][0]) - 1)
        row = f"{rate:4d}  | "
        for k in ("ic", "to"):
            row += "%5.1f %5.1f %5.1f | " % (
                1e3 * np.mean(means[k]),
                1e3 * np.std(means[k]),
                1e3 * np.sqrt(np.mean(spread[k])),
            )
        c, f = 1e3 * np.array(contact), 1e3 * np.array(flight)
        row += "%5.1f %4.1f %4.1f %5.1f | %5.1f %4.1f %5.1f | " % (
            c.mean(),
            c.std(),
            np.sqrt((c**2).mean()),
            abs(c).max(),
            f.mean(),
            np.sqrt((f**2).mean()),
            abs(f).max(),
        )
        row += "%.2f | %.2f %.2f of %d | " % (
            100 * np.nanmax(np.abs(cadence)),
            100 * missed / total,
            100 * invented / total,
            total,
        )
        row += ", ".join("%.2f" % np.nanstd(z[k]) for k in z)
        print(row, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
