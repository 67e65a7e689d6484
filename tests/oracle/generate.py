"""Random candidates, each a profile and one to four offers, all valid, with values that like to land exactly on a limit.

`candidate(random, as_of)` gives (profile, {slug: offer}) as plain dicts; JSON is YAML, so they are written as JSON.
"""
import datetime as dt
from fractions import Fraction as F

import method

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kathmandu", "Asia/Dubai", "Australia/Lord_Howe",
         "Pacific/Kiritimati", "America/St_Johns", "America/Santiago", "Asia/Tokyo"]
RATES = {"EUR": {"USD": 0.92, "GBP": 1.17, "CHF": 1.05}, "USD": {"EUR": 1.25, "GBP": 1.3, "CHF": 1.1}, "GBP": {"EUR": 0.8, "USD": 0.75, "CHF": 0.9}}
COUNTRIES = ["DE", "CH", "US", "PT"]
RATED = ["responsibilities", "growth", "trajectory", "title", "team", "culture", "ethics", "location", "family"]
SLUGS = ["helios", "acme", "nordlicht", "zephyr"]


class Maker:
    def __init__(self, random, as_of):
        self.r, self.as_of = random, as_of

    def odds(self, p):
        return self.r.random() < p

    def pick(self, *xs):
        return self.r.choice(xs)

    def moment(self, hours, spread=0):
        """A time `hours` from the clock, as files write it: with an offset, on the candidate's clock, or a day alone."""
        t = self.as_of + dt.timedelta(hours=hours, minutes=self.r.randint(-spread, spread) if spread else 0)
        if self.odds(0.4):
            return t.strftime("%Y-%m-%dT%H:%M:%SZ")
        t = t.astimezone(method.ZoneInfo(self.zone))
        return t.strftime(self.pick("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"))

    def day(self, around=0, spread=60):
        return (dt.date(2027, 4, 1) + dt.timedelta(days=around + self.r.randint(-spread, spread))).isoformat()

    # ---- profile ----

    def amount(self, low, high):
        """Money as a criterion has it: a number or with its currency."""
        x = self.r.randrange(low, high + 1, 500)
        return f"{x} {self.pick(*RATES)}" if self.odds(0.2) else x

    def spec(self, name):
        s = {}
        if self.odds(0.3):
            s["must"] = True
        if self.odds(0.4):
            s["weight"] = self.pick(0, 0.5, 2, 3, 2.5)
        if self.odds(0.2):
            s["negotiable"] = self.odds(0.5)
        if name in method.BUILT_IN and self.odds(0.1):
            s["axis"] = self.pick(*method.AXES)
        return s

    def bounded(self, s, low, high, ideal=0.4, fixed=None):
        most = fixed == "at_most" or fixed is None and self.odds(0.2)
        s["at_most" if most else "at_least"] = t = self.r.randint(low, high)
        if not most and self.odds(ideal):
            s["ideal"] = min(t + self.pick(0, 1, 1, 2, 4), max(t, high + 1))

    def criterion(self, name):
        s = self.spec(name)
        if name in method.MONEY and self.odds(0.06):
            s["at_most"] = self.amount(0, 20000)
        elif name in method.MONEY:
            low, high = {"base_salary": (40000, 120000), "total_pay": (50000, 160000)}.get(name, (0, 20000))
            s["at_least"] = t = self.amount(low, high)
            if self.odds(0.5):
                x, _, code = str(t).partition(" ")
                s["ideal"] = f"{int(x) + self.pick(0, 500, 5000, 10000)} {code}".strip() if code else t + self.pick(0, 500, 5000, 10000)
        elif name in method.PLAIN:
            low, high = {"paid_leave_days": (0, 32), "commute_minutes": (0, 60), "notice_weeks": (0, 12)}.get(name, (0, 4))
            self.bounded(s, low, high, fixed="at_most" if name in ("commute_minutes", "notice_weeks", "office_days") else "at_least" if self.odds(0.9) else None)
        elif name == "start_date":
            if not self.moves or self.odds(0.7):
                a = self.day(spread=40)
                s["between"] = [a, (dt.date.fromisoformat(a) + dt.timedelta(days=self.r.randint(0, 90))).isoformat()]
        elif name in RATED and self.odds(0.5):
            s["at_least"] = t = self.r.randint(1, 5)
            if self.odds(0.3):
                s["ideal"] = self.r.randint(t, 5)
        return s

    def own(self, i):
        s = {**self.spec("own"), "axis": self.pick(*method.AXES)}
        form = self.pick("rated", "target", "unit", "most", "when", "hope")
        if form == "target":  # a rating, or a number where the offer gives the fact
            s["at_least"] = self.r.randint(1, 5)
        elif form == "unit":
            s["unit"] = "week a month"
            self.bounded(s, 0, 8)
        elif form == "most":
            s["at_most"] = self.r.randint(0, 8)
        elif form == "hope":  # a target that can be a rating, with or without an ideal that cannot
            s["at_least"] = self.r.randint(1, 5)
            s["ideal"] = self.pick(5, 5, 6, 9)
        elif form == "when":
            s["when"] = self.pick(*method.EXPRESSIONS)
        return f"own_{i}_{form}", s

    def profile(self):
        self.zone, self.currency, self.moves = self.pick(*ZONES), self.pick(*RATES), self.odds(0.5)
        p = {"name": "Jane Doe", "time_zone": self.zone, "currency": self.currency, "exchange_rates": dict(RATES[self.currency])}
        if self.zone == "UTC" and self.odds(0.5):
            p.pop("time_zone")
        if self.currency == "EUR" and self.odds(0.3):
            p.pop("currency")
        if self.odds(0.5):
            p["decision_window"] = self.pick("48h", "53h", "60h", "72h")
        if self.odds(0.5):
            p["negotiation_reach"] = self.pick("0%", "10%", "12.5%", "50%", "100%")
        if self.odds(0.3):
            p["sign_on_years"] = self.pick(1, 2, 3, 5)
        if self.odds(0.6):
            p["weights"] = {a: self.pick(0, 1, 30, 40, 2.5) for a in method.AXES}
            p["weights"][self.pick(*method.AXES)] = 30
            if self.odds(0.1):
                p["weights"].pop(self.pick(*method.AXES))
                if p["weights"] and not any(p["weights"].values()):
                    p["weights"][next(iter(p["weights"]))] = 1
        if self.odds(0.5):
            decline = self.pick(0, 30, 40, 50, 62.5)
            p["thresholds"] = {"decline": decline, "accept": decline + self.pick(0, 5, 20, 25)}
        m = {}
        if self.odds(0.7):
            m["needs_visa_in"] = self.r.sample(COUNTRIES, self.r.randint(0, 3))
        if self.moves:
            m["move_between"] = [self.day(-45, 15), self.day(45, 15)]
        if m:
            p["mobility"] = m
        names = self.r.sample(sorted(method.BUILT_IN), self.pick(0, 1, 2, 3, 4, 6, 8))
        mine = [self.own(i) for i in range(self.pick(0, 0, 1, 2))]
        rows = [(n, self.criterion(n)) for n in names] + mine
        self.r.shuffle(rows)
        if rows:
            if not any(s.get("weight", 1) for _, s in rows):
                rows[0][1].pop("weight")
            p["criteria"] = dict(rows)
        return p

    # ---- offer ----

    def near(self, p, name, low, high, step=1):
        """A value on a limit of the criterion of this name, a step beside it, or anywhere."""
        s = p.get("criteria", {}).get(name, {})
        marks = [s[k] for k in ("at_least", "at_most", "ideal") if k in s and isinstance(s[k], (int, float))]
        if marks and self.odds(0.8):
            t = self.r.choice(marks)
            reach = method.share(p.get("negotiation_reach", "20%"))
            edge = t * (1 - reach)
            x = self.pick(t, t, t - step, t + step, edge if edge.denominator == 1 else t, edge - step if edge.denominator == 1 else t, 0)
            return max(0, int(x))
        return self.r.randrange(low, high + 1, step)

    def pay(self, p):
        out = {}
        if self.odds(0.2):
            out["currency"] = self.pick(*RATES)
        money = lambda name, low, high: f"{self.near(p, name, low, high, 500)} {self.currency}" if "currency" in out and self.odds(0.5) else self.near(p, name, low, high, 500)
        if self.odds(0.9):
            x = money("base_salary", 40000, 130000)
            per = self.pick("hour", "day", "month", "year", "months", None, None, None, None)
            if per == "months":
                x = {"amount": self.r.randrange(3000, 9000, 250), "per": "month", "months": self.pick(12, 13, 14)}
            elif per:
                x = {"amount": x if per == "year" else self.r.randrange(*{"hour": (20, 60), "day": (150, 500), "month": (3000, 9000)}[per]), "per": per}
            out["base"] = x
        if self.odds(0.5):
            out["bonus"] = self.pick("10%", "7.5%", money("bonus", 0, 15000), {"target": "20%", "expect": "12%"}, {"target": 9000, "expect": 4000})
        if self.odds(0.4):
            n = self.pick(1, 3, 4)
            out["equity"] = e = {"value": money("equity_per_year", 0, 80000), "years": n}
            if self.odds(0.5):
                e["haircut"] = self.pick("0%", "50%", "33%", "100%")
            if n == 4 and self.odds(0.3):
                e.update(vesting=[10, 20, 30, 40], cliff_months=12)
        if self.odds(0.4):
            out["sign_on"] = money("sign_on", 0, 20000)
        if self.odds(0.4):
            out["benefits"] = money("benefits_value", 0, 10000)
        return out

    def facts(self, p, o):
        for key, high in (("remote_days", 5), ("office_days", 5), ("paid_leave_days", 32), ("commute_minutes", 70), ("notice_weeks", 14)):
            if self.odds(0.75):
                o[key] = self.near(p, key, 0, high)
        if "remote_days" in o:  # a week has seven days
            o["remote_days"] = min(o["remote_days"], 5)
        if "office_days" in o:
            o["office_days"] = min(o["office_days"], 7 - o.get("remote_days", 2))
        if self.odds(0.7):
            o["visa_sponsorship"] = self.odds(0.6)
        if self.odds(0.7):
            o["location"] = {"city": "Somewhere", "country": self.pick(*COUNTRIES)}
        if self.odds(0.6):
            o["relocation"] = {"assistance": self.near(p, "relocation_assistance", 0, 15000, 500)}
        if self.odds(0.75):
            window = p.get("criteria", {}).get("start_date", {}).get("between") or p.get("mobility", {}).get("move_between")
            o["start_date"] = self.day(spread=90)
            if window and self.odds(0.7):
                d = dt.date.fromisoformat(self.r.choice(window))
                o["start_date"] = (d + dt.timedelta(days=self.pick(0, 1, -1, 30, -30, 31, 15, -10))).isoformat()
        ratings, facts = {}, {}
        for n, s in p.get("criteria", {}).items():
            if n in RATED or n.startswith("own") and method.kind_of(n, s, {}) == "rating":
                if self.odds(0.85):
                    ratings[n] = self.pick(3, self.r.randint(1, 5), self.r.randint(1, 5), min(5, s.get("at_least", 3)), 2.5)
                if n.endswith(("target", "hope")) and self.odds(0.3):
                    ratings.pop(n, None)
                    facts[n] = self.near(p, n, 0, 8)
            elif n.startswith("own") and method.kind_of(n, s, {}) == "number" and self.odds(0.85):
                facts[n] = self.near(p, n, 0, 8)
        for a in method.AXES:
            if self.odds(0.12):
                ratings[a] = self.r.randint(1, 5)
        if ratings:
            o["ratings"] = ratings
        if facts:
            o["facts"] = facts

    def history(self, p, o):
        if self.odds(0.3):
            o["log"] = [{"at": self.moment(-self.r.randint(0, 60)), "what": "offered"}]
        if self.odds(0.3):
            what = ["offered", "asked", "answered", "accepted", "accepted", "declined", "confirmed", "withdrawn", "expired", "rescinded", "connected", "noted", "reopened", "reopened"]
            at = [self.pick(0, 1, -1, -24, -24, -48, 24, -self.r.randint(1, 90)) for _ in range(self.r.randint(1, 4))]
            o["log"] = [{"at": self.moment(h), "what": self.r.choice(what)} for h in at]
            if self.odds(0.2):  # several events of one instant
                for entry in o["log"]:
                    entry["at"] = o["log"][0]["at"]
        if self.odds(0.1):
            signed = self.moment(self.pick(0, -24, -30, 24, -72))
            if method.instant(signed, self.zone) >= method.instant(o["received"], self.zone):
                o["signed"] = signed
        if self.odds(0.15):
            o["decision"] = self.pick("accept", "negotiate", "clarify", "wait", "decline", "withdraw")
        if self.odds(0.04):
            o["accepted_elsewhere"] = self.odds(0.7)
        if self.odds(0.15):
            o["reason"] = self.pick("other_offer", "role_fit", "compensation", "mobility", "timing", "culture", "personal", "none")
        if self.odds(0.2):
            o["concerns"] = [{"about": self.pick("culture", "ethics", "people", "finances", "other"), "serious": self.odds(0.4), "note": "private"}]
        if self.odds(0.25):
            day = lambda: (self.as_of + dt.timedelta(days=self.pick(0, -1, 1, 30))).date().isoformat()
            form = lambda: self.pick({"after": day()}, {"when": self.pick(*method.EXPRESSIONS)}, {"after": day(), "when": self.pick(*method.EXPRESSIONS)})
            o["notes"] = {"revisit_when": [{**form(), "because": "news"} for _ in range(self.pick(1, 1, 2))]}
        for _ in range(self.pick(0, 0, 0, 1, 2)):
            self.improvement(p, o)

    def improvement(self, p, o):
        better = {"at": self.moment(self.pick(0, -1, -24, 24, -30))}
        if self.odds(0.8):
            better["in_writing"] = self.odds(0.8)
        if self.odds(0.3):
            better["from"] = "employer"
        if self.odds(0.1):
            better["from"] = "candidate"
        base = o.get("pay", {}).get("base")
        parts = [{"base": {"amount": self.r.randrange(3000, 9000, 250), "per": "month"}}, {"base": None, "benefits": 2500}, {"base": "90000 GBP"}]
        parts += [{"base": {"amount": 61.5}}] if isinstance(base, dict) else []
        parts += [{"bonus": {"expect": "9%"}}] if isinstance(o.get("pay", {}).get("bonus"), dict) else []
        parts += [{"equity": {"haircut": "10%"}}] if "equity" in o.get("pay", {}) else []
        rated = {"ratings": {n: self.r.randint(1, 5) for n in o.get("ratings", {}) if self.odds(0.5)}}
        measured = {"facts": {n: self.r.randint(0, 8) for n in o.get("facts", {}) if self.odds(0.5)}}
        better.update(self.pick({"remote_days": self.near(p, "remote_days", 0, 5)}, {"visa_sponsorship": self.odds(0.9)}, {"start_date": self.day()}, {"remote_days": None},
                                {"pay": self.r.choice(parts)}, {"pay": self.r.choice(parts)}, rated, measured, {"location": {"country": self.pick(*COUNTRIES)}},
                                {"notice_weeks": self.near(p, "notice_weeks", 0, 14), "paid_leave_days": self.near(p, "paid_leave_days", 0, 32)},
                                {"pay": {"base": self.near(p, "base_salary", 40000, 130000, 500)}}, {"pay": {"bonus": "15%"}},
                                {"pay": {"sign_on": 5000, "benefits": 3000}}, {"relocation": {"assistance": 9000}}))
        o.setdefault("improved_terms", []).append(better)

    def offer(self, p):
        o = {"company": "Acme GmbH", "role": "Engineer", "received": self.moment(-self.pick(24, 48, 60, 72, 76, 80, 30), spread=3)}
        opens = method.instant(o["received"], self.zone)
        if self.odds(0.5):
            reply = self.moment(self.pick(24, 4, 0, 72, 23, -1, 3), spread=self.pick(0, 0, 2))
            if self.odds(0.3):
                reply = (opens + dt.timedelta(hours=48, minutes=self.pick(-1, 0, 1))).strftime("%Y-%m-%dT%H:%M:%SZ")
            if method.instant(reply, self.zone, end=True) >= opens:
                o["reply_by"] = reply
        if self.odds(0.2):
            o["more_time"] = {"agreed_until": self.moment(self.pick(4, 24, 48, 100))}
        if self.odds(0.4):
            o["time_zone"] = self.pick(*ZONES)
        if self.odds(0.6):
            o["contacts"] = [{"name": "Jo Schmidt", **({"phone": "+49 30 7654321"} if self.odds(0.6) else {})}]
        if self.odds(0.75):
            o["process"] = {k: v for k, v in {"mostly": self.pick("written", "spoken", "video"), "rounds": self.r.randint(1, 5),
                                              "manager_invested": self.odds(0.5), "negotiated_by_voice": self.odds(0.5)}.items() if self.odds(0.6)}
        if self.odds(0.1):
            o["channel"] = self.pick("email", "call", "video")
        if self.odds(0.95):
            o["pay"] = self.pay(p)
        self.facts(p, o)
        stances = {n: self.pick("open", "asked", "refused") for n in p.get("criteria", {}) if self.odds(0.15)}
        if stances:
            o["employer_stance"] = stances
        self.history(p, o)
        return o

    def on_the_limit(self, p, offers):
        """Moves a threshold to where one offer's score is, where a decimal can say it."""
        overall = method.dossier(method.whole(p), offers, next(iter(offers)), self.as_of)["scores"]["overall"]
        if overall is None or 10 ** 6 % overall.denominator:
            return
        at, room = float(overall), float(min(overall, 100 - overall, F(10)))
        how = self.pick("accept", "decline", "middle", "both")
        p["thresholds"] = {"accept": {"accept": at, "decline": 100, "middle": at + room, "both": at}[how],
                           "decline": {"accept": max(0, at - 20), "decline": at, "middle": at - room, "both": at}[how]}


def candidate(random, as_of):
    m = Maker(random, as_of)
    p = m.profile()
    offers = {slug: m.offer(p) for slug in SLUGS[:m.pick(1, 1, 2, 3, 4)]}
    if m.odds(0.35):
        m.on_the_limit(p, offers)
    return p, offers
