#!/usr/bin/env python3
"""Builds many random candidates with `gen` and compares every field of dossier.json with the second reading in method.py.

usage: differential.py [GEN] [-n OFFERS] [--seed S] [--keep DIR]

One project holds all candidates of a batch, clients/NNNN/…, so that one run of `gen build` covers hundreds of offers. Each
disagreement is printed with its files and both readings; the last line is `N cases, M fail`.
"""
import argparse
import collections
import datetime as dt
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction as F

sys.dont_write_bytecode = True
import generate
import method

CLOCKS = ["2026-11-20T09:00:00+00:00", "2026-11-20T12:00:00-05:00", "2026-03-29T00:30:00+00:00", "2026-10-25T01:30:00+00:00", "2026-03-08T07:00:00+00:00",
          "2026-11-01T06:00:00+00:00", "2026-04-04T15:30:00+00:00", "2026-12-31T23:30:00+00:00"]


def build(gen, src, out, clients, as_of):
    """Writes {name: (profile, offers)} as one project and builds it; returns the finished process."""
    for name, (p, offers) in clients.items():
        folder = src / "clients" / name
        (folder / "offers").mkdir(parents=True)
        (folder / "profile.yaml").write_text(json.dumps(p, indent=1))
        for slug, o in offers.items():
            (folder / "offers" / f"{slug}.yaml").write_text(json.dumps(o, indent=1))
    return subprocess.run([gen, "--color", "never", "build", src, "-o", out, "--as-of", as_of.isoformat(), "--format", "json"], capture_output=True, text=True)


def read(out, name, slug):
    file = out / "clients" / name / slug / "dossier.json"
    return json.loads(file.read_text()) if file.exists() else None


# ---- both readings as the same flat map -----------------------------------------------------------------------------------------

def rounded(x, digits):
    """Half away from zero, as what is shown is rounded."""
    if x is None:
        return None
    scale = 10 ** digits
    n = int(abs(x) * scale + F(1, 2))
    return float(F(n if x >= 0 else -n, scale))


def plain(j, x, code):
    """A value of a criterion as the JSON has it."""
    if not isinstance(x, (int, F)) or isinstance(x, bool):
        return x
    return f"{rounded(x, 2):g} {code}" if j.kind == "money" else rounded(x, 2)


def text_of(j, x, code):
    x = plain(j, x, code)
    return None if x is None else str(x).lower() if isinstance(x, bool) else f"{x:g}" if isinstance(x, float) else x


def expected(d, p):
    code, flat = p["currency"], {"slug": d["slug"], "as_of": d["as_of"]}
    for part in ("recommendation", "timing", "channel"):
        flat.update({f"{part}.{k}": v for k, v in d[part].items()})
    flat.update({f"scores.{k}": rounded(v, 4 if k == "coverage" else 1) for k, v in d["scores"].items()})
    flat["criteria"] = [j.name for j in d["rows"]]
    for j in d["rows"]:
        applies = j.standing != "not_applicable"
        row = {"axis": j.axis, "must": j.must, "standing": j.standing, "bridge": j.bridge if applies else None, "satisfaction": rounded(j.sat, 4) if applies else None,
               "value": plain(j, j.value, code), "target": plain(j, j.target, code), "gap": text_of(j, j.gap, code)}
        flat.update({f"criteria.{j.name}.{k}": v for k, v in row.items()})
    flat["bridge"] = [[j.name, text_of(j, j.to, code), text_of(j, j.to_gap, code)] for j in d["bridge"]]
    return flat


def number(x):
    """`84999.5 EUR` and `84999.50 EUR`, `7` and `7.0` are the same."""
    if isinstance(x, str):
        head, _, code = x.partition(" ")
        try:
            return f"{round(float(head), 2):g} {code}".strip()
        except ValueError:
            return x
    return [number(i) for i in x] if isinstance(x, list) else x


def found(d):
    flat = {"slug": d["slug"], "as_of": d["as_of"]}
    for part in ("recommendation", "timing", "channel", "scores"):
        flat.update({f"{part}.{k}": v for k, v in d[part].items() if k not in ("because", "warnings")})
    flat["criteria"] = [c["name"] for c in d["criteria"]]
    for c in d["criteria"]:
        flat.update({f"criteria.{c['name']}.{k}": v for k, v in c.items()})
    flat["bridge"] = [[b["name"], b["to"], b["gap"]] for b in d["bridge"]]
    return flat


def differences(want, got):
    if want.get("recommendation.action") and "criteria" in want:
        for name in want["criteria"]:
            if want[f"criteria.{name}.standing"] == "not_applicable":
                got[f"criteria.{name}.value"] = want[f"criteria.{name}.value"]
    return [(k, v, got.get(k)) for k, v in want.items() if number(got.get(k)) != number(v)]


# ---- what holds for every dossier, whatever it says ----------------------------------------------------------------------------

TOP = ("schema", "slug", "company", "role", "as_of", "recommendation", "scores", "criteria", "bridge", "timing", "channel", "messages", "checklists", "timeline", "trace")


def shapes(d):
    """Every rule of the contract that needs no second reading: [(what, wanted, got)]."""
    bad = []
    hold = lambda what, so: None if so else bad.append((what, True, False))
    hold("all keys", all(k in d for k in TOP) and d["schema"] == 1)
    rec = d["recommendation"]
    hold("a no, and only a no, has a reason and a door", all((rec[k] is not None) == (rec["action"] in method.NO) for k in ("reason", "door")))
    hold("every decision says why", len(rec["because"]) > 0 and all(isinstance(x, str) and x for x in rec["because"] + rec["warnings"]))
    for c in d["criteria"]:
        hold(f"{c['name']}: a question where it is unknown", (c["question"] is not None) == (c["standing"] == "unknown"))
        hold(f"{c['name']}: satisfaction where it is known", (c["satisfaction"] is not None) == (c["standing"] in ("met", "short")))
        hold(f"{c['name']}: what is short has a bridge", c["standing"] != "short" or c["bridge"] is not None)
    instants = [s["at"] for s in d["timeline"]] + [d["as_of"], *(d["timing"][k] for k in ("opens", "closes", "answer_by"))]
    instants += [i["by"] for c in d["checklists"] for i in c["items"] if i["by"]]
    hold("instants are RFC 3339 with an offset", all(dt.datetime.fromisoformat(t).tzinfo for t in instants))
    at = [dt.datetime.fromisoformat(s["at"]) for s in d["timeline"]]
    hold("the timeline goes by time", at == sorted(at))
    hold("messages have words, and pass their checks", all(m["text"] and m["form"] in ("email", "call", "video", "note", "spoken") and not m["findings"] for m in d["messages"]))
    traced = {f["rule"] for f in d["trace"]}
    hold("the trace has the facts of the rule that decided, of those below it and of the channel", {rec["rule"], *rec["also"], d["channel"]["rule"]} <= traced)
    hold("a traced key is in a file", all(f["text"] and (f["key"] is None or f["file"]) for f in d["trace"]))
    return bad


# ---- the run ----------------------------------------------------------------------------------------------------------------------

def batch(a, rnd, as_of, size, home, tally):
    clients = {f"{i:04}": generate.candidate(rnd, as_of) for i in range(size)}
    run = build(a.gen, home / "src", home / "out", clients, as_of)
    if run.returncode:
        print(f"exit {run.returncode}: {run.stderr[:2000]}")
    bad = 0
    for name, (p, offers) in clients.items():
        for slug, d in method.judge(p, offers, as_of).items():
            got = read(home / "out", name, slug)
            diff = differences(expected(d, method.whole(p)), found(got)) + shapes(got) if got else [("dossier", "is written", "is not")]
            tally["rule " + d["recommendation"]["rule"]] += 1
            if diff:
                bad += 1
                report(a, f"{name}/{slug} at {as_of.isoformat()}", diff, p, offers)
                for k, _, _ in diff[:1]:
                    tally["field " + (k if not k.startswith("criteria.") else "criteria.*." + k.rpartition(".")[2])] += 1
    return sum(len(offers) for _, offers in clients.values()), bad


def report(a, where, diff, p, offers):
    if a.shown < a.show:
        a.shown += 1
        print(f"--- {where}")
        for k, want, got in diff:
            print(f"  {k}: the reading {json.dumps(want)}, gen {json.dumps(got)}")
        if not a.brief:
            print("  profile", json.dumps(p))
            for slug, o in offers.items():
                print(f"  {slug}", json.dumps(o))


def main():
    arg = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arg.add_argument("gen", nargs="?", default="target/release/gen")
    arg.add_argument("-n", type=int, default=2000, help="offers to compare, at least")
    arg.add_argument("--seed", type=int, default=1)
    arg.add_argument("--show", type=int, default=10, help="disagreements to print")
    arg.add_argument("--brief", action="store_true", help="without the files")
    a = arg.parse_args()
    a.gen, a.shown = str(pathlib.Path(a.gen).resolve()), 0
    rnd, cases, bad, tally = random.Random(a.seed), 0, 0, collections.Counter()
    while cases < a.n:
        as_of = dt.datetime.fromisoformat(rnd.choice(CLOCKS)).astimezone(dt.timezone.utc)
        with tempfile.TemporaryDirectory() as home:
            n, m = batch(a, rnd, as_of, 200, pathlib.Path(home), tally)
        cases, bad = cases + n, bad + m
    print("seed", a.seed, dict(sorted(tally.items())))
    print(f"{cases} cases, {bad} fail")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main())
