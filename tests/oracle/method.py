"""A second reading of the method, written from its text alone: no line of it was made with the program's code in view.

`judge(profile, offers, as_of)` takes one candidate's parsed files and returns, for each offer, what dossier.json has to say.
Every quantity is a Fraction, so that "exactly at the limit" means exactly that.
"""
import datetime as dt
from fractions import Fraction as F
from itertools import combinations
from zoneinfo import ZoneInfo

UTC = dt.timezone.utc
AXES = ("role", "compensation", "life")
MONEY = ("base_salary", "total_pay", "bonus", "equity_per_year", "sign_on", "benefits_value", "relocation_assistance")
PLAIN = {k: k for k in ("paid_leave_days", "remote_days", "office_days", "commute_minutes", "notice_weeks")}
# name: (axis, fundamental, reason of a no); `start_date` has its reason from the profile
BUILT_IN = {
    **{k: ("compensation", False, "compensation") for k in (*MONEY[:-1], "paid_leave_days")},
    "responsibilities": ("role", True, "role_fit"), "growth": ("role", True, "role_fit"), "trajectory": ("role", True, "role_fit"),
    "title": ("role", False, "role_fit"), "team": ("role", True, "culture"),
    "culture": ("life", True, "culture"), "ethics": ("life", True, "culture"),
    "relocation_assistance": ("life", False, "mobility"), "visa_sponsorship": ("life", True, "mobility"), "location": ("life", True, "mobility"),
    "start_date": ("life", False, None),
    "remote_days": ("life", False, "personal"), "office_days": ("life", False, "personal"),
    "commute_minutes": ("life", True, "personal"), "family": ("life", True, "personal"), "notice_weeks": ("life", False, "timing"),
}
OWN_REASON = {"role": "role_fit", "compensation": "compensation", "life": "personal"}
CLOSING = ("declined", "withdrawn", "expired", "rescinded")
PER_YEAR = {"hour": 2080, "day": 260, "month": 12, "year": 1}
NO = ("decline", "withdraw")


def number(x):
    return F(str(x))


def share(x):
    return number(str(x).rstrip("%")) / 100


# ---- time -------------------------------------------------------------------------------------------------------------------

def instant(text, zone, end=False):
    """What a file wrote as a moment: with an offset, on the candidate's clock, or a day alone (its start, or 23:59)."""
    text = str(text).replace(" ", "T").replace("Z", "+00:00")
    if "T" not in text:
        text += "T23:59" if end else "T00:00"
    t = dt.datetime.fromisoformat(text)
    if t.tzinfo:
        return t.astimezone(UTC)
    return t.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)  # fold=0: in a gap the offset before it, of two the first


def shown(t, zone):
    return None if t is None else t.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")


def timing(p, o, as_of, still_open):
    zone = p["time_zone"]
    opens = instant(o["received"], zone)
    closes = opens + dt.timedelta(hours=int(p.get("decision_window", "72h").rstrip("h")))
    agreed = o.get("more_time", {}).get("agreed_until")
    reply = instant(o["reply_by"], zone, end=True) if "reply_by" in o else None
    due = instant(agreed, zone, end=True) if agreed else reply or closes
    left = due - as_of
    state = "overdue" if as_of > due else "closing" if left <= dt.timedelta(hours=24) else "open"
    return {"opens": shown(opens, zone), "closes": shown(closes, zone), "answer_by": shown(due, zone), "state": state if still_open else None,
            "exploding": reply is not None and reply - opens < dt.timedelta(hours=48), "rule": "T2"}, left


# ---- the facts of an offer ----------------------------------------------------------------------------------------------------

def merged(below, above):
    """Part by part; a key with an empty value is absent; a sum that says how often it is paid is a whole sum."""
    if not isinstance(above, dict) or "per" in above:
        return above
    below = below if isinstance(below, dict) else {}
    return {**below, **{k: merged(below.get(k), v) for k, v in above.items() if v is not None}}


def terms(p, o, as_of):
    zone, said = p["time_zone"], []
    for i, better in enumerate(o.get("improved_terms", [])):
        at = instant(better["at"], zone)
        if better.get("in_writing") and better.get("from", "employer") == "employer" and at <= as_of:
            said.append((at, i, {k: v for k, v in better.items() if k not in ("at", "from", "in_writing")}))
    for _, _, better in sorted(said, key=lambda x: x[:2]):
        o = merged(o, better)
    return o


def money(p, x, default):
    """An amount a year (or once) in the profile's currency."""
    if isinstance(x, dict):
        times = x.get("months", PER_YEAR[x.get("per", "year")])
        return money(p, x["amount"], default) * number(times)
    amount, _, code = str(x).partition(" ")
    code = code or default
    return number(amount) * (1 if code == p["currency"] else number(p["exchange_rates"][code]))


def pay(p, o):
    raw, out = o.get("pay", {}), {}
    code = raw.get("currency", p["currency"])
    read = lambda key: money(p, raw[key], code) if key in raw else None
    out["base_salary"], out["sign_on"], out["benefits_value"] = read("base"), read("sign_on"), read("benefits")
    bonus = raw.get("bonus")
    if isinstance(bonus, dict) and "expect" in bonus:
        bonus = bonus["expect"]
    if str(bonus).endswith("%"):
        bonus = None if out["base_salary"] is None else share(bonus) * out["base_salary"]
    elif bonus is not None:
        bonus = money(p, bonus, code)
    out["bonus"] = bonus
    e = raw.get("equity")
    out["equity_per_year"] = e and money(p, e["value"], code) * (1 - share(e.get("haircut", "0%"))) / number(e.get("years", 4))
    out["total_pay"] = None if out["base_salary"] is None else out["base_salary"] + sum(
        out[k] or 0 for k in ("bonus", "equity_per_year", "benefits_value")) + (out["sign_on"] or 0) / number(p.get("sign_on_years", 4))
    assistance = o.get("relocation", {}).get("assistance")
    out["relocation_assistance"] = None if assistance is None else money(p, assistance, p["currency"])
    return out


# ---- criteria -----------------------------------------------------------------------------------------------------------------

class Judged:
    """One criterion on one offer. `full` is the satisfaction once it is met in full; `rel` the relative gap to there."""

    def __init__(self, name, spec, axis, kind):
        self.name, self.spec, self.axis, self.kind = name, spec, axis, kind
        self.must, self.weight = spec.get("must", False), number(spec.get("weight", 1))
        self.standing, self.bridge, self.sat, self.value, self.target = "unknown", None, None, None, None
        self.gap, self.to, self.to_gap, self.rel, self.full, self.cost = None, None, None, F(0), F(1), F(0)
        self.below_ideal = self.far = False

    @property
    def known(self):
        return self.standing in ("met", "short")

    @property
    def askable(self):
        return self.standing == "short" or self.below_ideal


def kind_of(name, spec, o):
    if name in BUILT_IN:
        return ("money" if name in MONEY else "number" if name in PLAIN else "yes" if name == "visa_sponsorship"
                else "window" if name == "start_date" else "rating")
    target = [spec[k] for k in ("at_least", "at_most") if k in spec]
    target += [spec["ideal"]] if "ideal" in spec else []
    no_rating = "at_most" in spec or any(not 1 <= number(t) <= 5 for t in target)
    if "unit" in spec or name in o.get("facts", {}) or no_rating:
        return "number"
    return "when" if "when" in spec else "rating"


# The expressions that the generator writes. Reading a key that is not there raises, and that is unknown.
EXPRESSIONS = {
    "offer.notice_weeks <= 6": lambda o, p: number(o["notice_weeks"]) <= 6,
    "offer.remote_days >= 2": lambda o, p: number(o["remote_days"]) >= 2,
    "offer.paid_leave_days >= 25": lambda o, p: number(o["paid_leave_days"]) >= 25,
    "offer.remote_days >= 2 and offer.notice_weeks <= 6": lambda o, p: number(o["remote_days"]) >= 2 and number(o["notice_weeks"]) <= 6,
    "offer.visa_sponsorship or offer.location.country == 'DE'": lambda o, p: o["visa_sponsorship"] or o["location"]["country"] == "DE",
    "not offer.visa_sponsorship": lambda o, p: not o["visa_sponsorship"],
    "'US' not in profile.mobility.needs_visa_in": lambda o, p: "US" not in p["mobility"]["needs_visa_in"],
    "offer.location.country in ['DE', 'CH']": lambda o, p: o["location"]["country"] in ("DE", "CH"),
    "offer.ratings.growth > 3": lambda o, p: number(o["ratings"]["growth"]) > 3,
    "offer.start_date >= '2027-04-01'": lambda o, p: o["start_date"] >= "2027-04-01",
    "terms.base_salary >= 80000": lambda o, p: known(pay(p, o)["base_salary"]) >= 80000,
    "terms.total_pay >= 90000 and terms.remote_days >= 1": lambda o, p: known(pay(p, o)["total_pay"]) >= 90000 and number(o["remote_days"]) >= 1,
    "terms.equity_per_year > terms.bonus": lambda o, p: known(pay(p, o)["equity_per_year"]) > known(pay(p, o)["bonus"]),
    "offer.pay.sign_on >= 8000": lambda o, p: money(p, o["pay"]["sign_on"], o["pay"].get("currency", p["currency"])) >= 8000,
}


def known(value):
    if value is None:
        raise KeyError
    return value


def expression(text, o, p):
    try:
        return EXPRESSIONS[text](o, p)
    except KeyError:
        return None


def ordered(j, p, v, spec):
    """At least or at most, of money, numbers and ratings."""
    read = (lambda x: money(p, x, p["currency"])) if j.kind == "money" else number
    most = "at_most" in spec
    t = read(spec["at_most"] if most else spec.get("at_least", 3))
    i = read(spec["ideal"]) if "ideal" in spec else None
    j.target, j.value = t, v
    if v is None:
        return
    short = v > t if most else v < t
    j.standing = "short" if short else "met"
    goal = t if i is None else i
    j.below_ideal = not short and i is not None and v < i
    j.far = short and abs(t - v) > t * share(p.get("negotiation_reach", "20%"))
    if short or j.below_ideal:
        j.gap = abs(v - (t if short else i))
        j.to, j.to_gap = goal, abs(goal - v)
        towards = t if short else i
        j.rel = j.gap / towards if towards else F(1)
    if j.kind == "rating":
        j.sat, j.full = (v - 1) / 4, (goal - 1) / 4
    elif most:
        j.sat = F(1) if not v or not short else t / v
    elif not short and (not t or i is None or i == t):
        j.sat = F(1)
    elif i is None:
        j.sat = v / t
    else:
        j.sat = v / t / 2 if short else min(F(1), F(1, 2) + (v - t) / (i - t) / 2)


def in_window(j, between, v):
    low, high = (dt.date.fromisoformat(x) for x in between)
    j.target = list(between)
    if v is None:
        return
    day = dt.date.fromisoformat(v)
    days = max((low - day).days, (day - high).days, 0)
    j.value, j.standing, j.sat = v, "short" if days else "met", max(F(0), 1 - F(days, 30))
    if days:
        j.gap = j.to_gap = f"{days} days"
        j.to, j.rel = (low if day < low else high).isoformat(), F(days, 30)


def yes_no(j, v):
    j.target, j.value = True, v
    if v is not None:
        j.standing, j.sat = ("met", F(1)) if v else ("short", F(0))
        j.to, j.rel = (None, F(0)) if v else (True, F(1))


def bridge(j, p, o):
    stance = o.get("employer_stance", {}).get(j.name)
    if stance:
        return stance
    kind_is = BUILT_IN[j.name][1] if j.name in BUILT_IN else False
    move = p.get("mobility", {}).get("move_between")
    if not j.spec.get("negotiable", not kind_is) or j.name == "start_date" and move and not move[0] <= j.value <= move[1]:
        return "fundamental"
    if j.kind == "money" and j.far:
        return "out_of_reach"
    return "untried"


def criterion(name, spec, p, o, paid):
    axis = spec.get("axis") or BUILT_IN[name][0]
    j = Judged(name, spec, axis, kind_of(name, spec, o))
    if j.kind in ("money", "number", "rating"):
        v = paid.get(name) if j.kind == "money" else o.get(name) if name in PLAIN else o.get("facts" if j.kind == "number" else "ratings", {}).get(name)
        ordered(j, p, v if v is None else number(v), spec)
    elif j.kind == "window":
        in_window(j, spec.get("between") or p["mobility"]["move_between"], o.get("start_date"))
    elif j.kind == "when":
        yes_no(j, expression(spec["when"], o, p))
    else:
        country = o.get("location", {}).get("country")
        yes_no(j, o.get("visa_sponsorship"))
        if country and country not in p.get("mobility", {}).get("needs_visa_in", []):
            j.standing = "not_applicable"
    if j.askable:
        j.bridge = bridge(j, p, o)
    return j


def criteria(p, o):
    paid = pay(p, o)
    rows = [criterion(n, s, p, o, paid) for n, s in p.get("criteria", {}).items()]
    return rows + [criterion(a, {"axis": a}, p, {**o, "facts": {}}, paid) for a in AXES if a in o.get("ratings", {})]


# ---- scores and B1 ------------------------------------------------------------------------------------------------------------

def scores(p, rows, closed=()):
    """Axis scores and the overall one, with the rows of `closed` met in full; and each row's share of the overall score."""
    out, weights, share_of = {}, {a: number(p.get("weights", {}).get(a, 1)) for a in AXES}, {}
    for a in AXES:
        known = [(j, j.full if j in closed else j.sat) for j in rows if j.axis == a and j.known]
        total = sum(j.weight for j, _ in known)
        out[a] = sum(s * j.weight for j, s in known) / total * 100 if total else None
        share_of.update({j.name: j.weight / total for j, _ in known if total})
    heavy = sum(weights[a] for a in AXES if out[a] is not None)
    out["overall"] = sum(out[a] * weights[a] for a in AXES if out[a] is not None) / heavy if heavy else None
    for j in rows:
        if j.name in share_of:
            share_of[j.name] *= weights[j.axis] / heavy if heavy else 0
    return out, share_of


def limits(p):
    t = p.get("thresholds", {})
    return number(t.get("accept", 70)), number(t.get("decline", 50))


def reaches(p, s):
    return s["overall"] is not None and s["overall"] >= limits(p)[0] and all(s[a] is None or s[a] >= 50 for a in AXES)


def b1(p, rows, allowed):
    movable = [j for j in rows if j.askable and j.bridge in allowed]
    for n in range(len(movable) + 1):
        good = [c for c in combinations(movable, n)
                if reaches(p, scores(p, rows, c)[0]) and not any(j.must and j.standing == "short" and j not in c for j in rows)]
        if good:
            return min(good, key=lambda c: sum(j.rel for j in c))  # min and combinations keep the order of the profile
    return ()


# ---- the recommendation ---------------------------------------------------------------------------------------------------------

def events(p, o, as_of, *what):
    return [t for e in o.get("log", []) if e["what"] in what and (t := instant(e["at"], p["time_zone"])) <= as_of]


def closed(p, o, as_of):
    ends, again = events(p, o, as_of, *CLOSING), events(p, o, as_of, "reopened")
    return bool(ends) and not (again and max(again) >= max(ends))


def yes_at(p, o, as_of):
    ends = events(p, o, as_of, *CLOSING)
    yes = events(p, o, as_of, "accepted")
    if "signed" in o and (t := instant(o["signed"], p["time_zone"])) <= as_of:
        yes.append(t)
    yes = [t for t in yes if not ends or t > max(ends)]
    return min(yes) if yes else None


def costliest(rows):
    return max(rows, key=lambda j: j.cost, default=None)


def reason_of(p, j):
    if j is None:
        return "none"
    if j.name == "start_date":
        return "mobility" if p.get("mobility", {}).get("move_between") else "timing"
    return BUILT_IN[j.name][2] if j.name in BUILT_IN else OWN_REASON[j.axis]


def applying(p, o, rows, s, own_yes, others_yes, as_of):
    """Every rule that applies, in order: (code, action, strength, reason)."""
    accept, decline = limits(p)
    overall, out = s["overall"], []
    short = [j for j in rows if j.must and j.standing == "short"]
    with_bridge = lambda *b: [j for j in short if j.bridge in b]
    worst = costliest([j for j in rows if j.cost > 0])
    rule = lambda code, action, strength, reason=None: out.append((code, action, strength, reason))
    if closed(p, o, as_of):
        come = any("after" in r and instant(r["after"], p["time_zone"]) <= as_of or "when" in r and expression(r["when"], o, p)
                   for r in o.get("notes", {}).get("revisit_when", []))
        rule("D1", "reopen" if come else "follow_up", "clear")
    later = own_yes is not None and any(t > own_yes for t in others_yes)
    if own_yes is not None and (o.get("decision") in NO or later):
        rule("D2", "withdraw", "firm", "other_offer" if later else None)
    if own_yes is not None:
        rule("D3", "follow_up", "clear")
    if "decision" in o:
        rule("D4", o["decision"], None)
    if others_yes or o.get("accepted_elsewhere"):
        rule("D5", "decline", "firm", "other_offer")
    if any(c.get("serious") and c["about"] in ("culture", "ethics", "people") for c in o.get("concerns", [])):
        rule("D6", "decline", "firm", "culture")
    if lost := with_bridge("refused", "fundamental", "out_of_reach"):
        rule("D7", "decline", "clear" if all(j.bridge == "out_of_reach" for j in lost) else "firm", reason_of(p, costliest(lost)))
    if any(j.must and j.standing == "unknown" for j in rows):
        rule("D8", "clarify", "clear")
    if with_bridge("asked"):
        rule("D9", "wait", "clear")
    if with_bridge("open", "untried"):
        rule("D10", "negotiate", "clear")
    before = len(out)
    if overall is None:  # also where every known axis weighs nothing: there is no score to call middling
        rule("D11", "clarify", "leaning")
    if reaches(p, s):
        rule("D12", "accept", "clear")
    gaps = [j for j in rows if j.askable and j.bridge in ("open", "untried")]
    if overall is not None and not reaches(p, s) and reaches(p, scores(p, rows, gaps)[0]):
        rule("D13", "negotiate", "clear" if overall >= decline else "leaning")
    if overall is not None and overall < decline:
        rule("D14", "decline", "clear", reason_of(p, worst))
    if len(out) == before:
        yes = overall >= (accept + decline) / 2
        rule("D15", "accept" if yes else "decline", "leaning", None if yes else reason_of(p, worst))
    return out, worst


def recommend(p, o, rules, worst):
    code, action, strength, reason = rules[0]
    below = [r for r in rules if int(r[0][1:]) > 4]
    if code == "D4":
        strength = next((r[2] for r in below if r[1] == action), "clear")
    if action in NO:
        if code == "D4":
            reason = next((r[3] for r in below if r[1] in NO), None) or reason_of(p, worst)
        reason = o.get("reason") or reason or "none"
        door = "polite" if reason == "culture" or any(r[0] == "D6" for r in rules) else "open"
    else:
        reason = door = None
    return {"action": action, "strength": strength, "reason": reason, "door": door, "rule": code, "also": [r[0] for r in rules[1:]]}


# ---- channel ------------------------------------------------------------------------------------------------------------------

def channel(p, o, action, still_open, left, as_of):
    process = o.get("process", {})
    mostly = process.get("mostly")
    owed = process.get("manager_invested", process.get("rounds", 0) >= 3) or process.get("negotiated_by_voice", False)
    offset = lambda zone: as_of.astimezone(ZoneInfo(zone)).utcoffset()
    apart = abs(offset(p["time_zone"]) - offset(o.get("time_zone", p["time_zone"])))
    phone = any(c.get("phone") for c in o.get("contacts", []))
    if "channel" in o:
        by, rule = o["channel"], "C1"
    elif still_open and left < dt.timedelta(hours=4) or mostly == "written" and not phone:
        by, rule = "email", "C2"
    elif owed and (mostly == "video" or action == "negotiate" and apart >= dt.timedelta(hours=3)):
        by, rule = "video", "C3"
    elif owed:
        by, rule = "call", "C4"
    else:
        by, rule = "email", "C5"
    return {"by": by, "rule": rule, "confirm_by_email": by != "email"}


def whole(p):
    """The profile with what holds where it does not say."""
    return {"time_zone": "UTC", "currency": "EUR", "exchange_rates": {}, **p}


# ---- all of it ----------------------------------------------------------------------------------------------------------------

def dossier(p, offers, slug, as_of):
    o = terms(p, offers[slug], as_of)
    rows = criteria(p, o)
    s, share_of = scores(p, rows)
    for j in rows:
        j.cost = (1 - j.sat) * share_of.get(j.name, 0) if j.known else F(0)
    own = yes_at(p, o, as_of)
    others = [t for k, x in offers.items() if k != slug and not closed(p, x, as_of) and (t := yes_at(p, x, as_of)) is not None]
    rules, worst = applying(p, o, rows, s, own, others, as_of)
    rec, codes = recommend(p, o, rules, worst), [r[0] for r in rules]
    still_open = not closed(p, o, as_of) and own is None
    when, left = timing(p, o, as_of, still_open)
    counted = [j for j in rows if j.standing != "not_applicable"]
    weight = sum(j.weight for j in counted)
    s["coverage"] = sum(j.weight for j in counted if j.known) / weight if weight else F(0)
    under_d13 = rec["action"] == "negotiate" and "D13" in codes and "D10" not in codes
    allowed = ("open", "untried") if under_d13 else ("open", "untried", "asked", "out_of_reach")
    return {"slug": slug, "as_of": shown(as_of, p["time_zone"]), "recommendation": rec, "scores": s, "timing": when,
            "channel": channel(p, o, rec["action"], still_open, left, as_of), "rows": rows, "bridge": () if rec["action"] == "accept" else b1(p, rows, allowed)}


def judge(p, offers, as_of):
    p = whole(p)
    return {slug: dossier(p, offers, slug, as_of) for slug in offers}
