//! An independent reading of the method's sections 1 and 2, as slow and plain as its text: no code of the library.

use num_rational::Ratio;
use std::fmt::Write as _;

/// A number without rounding.
pub type Number = Ratio<i128>;

/// How a criterion is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Money,
    AtLeast,
    AtMost,
    Rating,
    Visa,
}

/// A criterion that the properties draw from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub name: &'static str,
    pub axis: usize,
    pub kind: Kind,
    pub fundamental: bool,
    pub reason: &'static str,
}

const fn known(name: &'static str, axis: usize, kind: Kind, fundamental: bool, reason: &'static str) -> Known {
    Known { name, axis, kind, fundamental, reason }
}

/// From the table of built-in criteria; axes are role, compensation, life.
pub const POOL: [Known; 8] = [
    known("growth", 0, Kind::Rating, true, "role_fit"),
    known("title", 0, Kind::Rating, false, "role_fit"),
    known("team", 0, Kind::Rating, true, "culture"),
    known("base_salary", 1, Kind::Money, false, "compensation"),
    known("paid_leave_days", 1, Kind::AtLeast, false, "compensation"),
    known("remote_days", 2, Kind::AtLeast, false, "personal"),
    known("commute_minutes", 2, Kind::AtMost, true, "personal"),
    known("visa_sponsorship", 2, Kind::Visa, true, "mobility"),
];

/// A criterion of a profile, and what the offer says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub of: Known,
    pub must: bool,
    pub weight: i128,
    pub target: i128,
    pub value: Option<i128>,
    pub stance: Option<&'static str>,
}

/// A profile and an offer.
#[derive(Debug, Clone)]
pub struct Scene {
    pub criteria: Vec<Drawn>,
    pub axes: [i128; 3],
    pub accept: i128,
    pub decline: i128,
}

/// What the method says of a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub rule: &'static str,
    pub also: Vec<&'static str>,
    pub action: &'static str,
    pub strength: &'static str,
    pub reason: Option<&'static str>,
    pub overall: Option<Number>,
    pub bridge: Option<Vec<&'static str>>,
}

fn whole(n: i128) -> Number {
    Number::from_integer(n)
}

impl Drawn {
    fn satisfaction_at(&self, value: i128) -> Number {
        let one = whole(1);
        match self.of.kind {
            Kind::Rating => Number::new(value - 1, 4),
            Kind::Visa => whole(value),
            Kind::AtMost if value == 0 => one,
            Kind::AtMost => one.min(Number::new(self.target, value)),
            Kind::Money | Kind::AtLeast => one.min(Number::new(value, self.target)),
        }
    }

    fn satisfaction(&self) -> Option<Number> {
        self.value.map(|v| self.satisfaction_at(v))
    }

    pub fn short(&self) -> bool {
        self.value.is_some_and(|v| if self.of.kind == Kind::AtMost { v > self.target } else { v < self.target })
    }

    fn relative_gap(&self) -> Number {
        let missing = (self.target - self.value.unwrap_or(self.target)).abs();
        Number::new(missing, self.target)
    }

    fn bridge(&self) -> &'static str {
        match self.stance {
            Some(stance) => stance,
            None if self.of.fundamental => "fundamental",
            None if self.of.kind == Kind::Money && self.relative_gap() > Number::new(20, 100) => "out_of_reach",
            None => "untried",
        }
    }

    fn short_over(&self, bridges: &[&str]) -> bool {
        self.short() && bridges.contains(&self.bridge())
    }
}

impl Scene {
    /// The scores with some criteria met in full: of the known axes, and overall.
    fn scores(&self, granted: &[usize]) -> (Vec<Number>, Option<Number>) {
        let (mut axes, mut sum, mut weights) = (Vec::new(), whole(0), 0);
        for axis in 0..3 {
            let mine = self.criteria.iter().enumerate().filter(|(_, c)| c.of.axis == axis && c.value.is_some());
            let (mut weight, mut met) = (0, whole(0));
            for (i, c) in mine {
                let full = c.satisfaction_at(c.target);
                weight += c.weight;
                met += if granted.contains(&i) { full } else { c.satisfaction().unwrap_or(full) } * whole(c.weight);
            }
            if weight > 0 {
                let score = met / whole(weight) * whole(100);
                axes.push(score);
                sum += score * whole(self.axes[axis]);
                weights += self.axes[axis];
            }
        }
        (axes, (weights > 0).then(|| sum / whole(weights)))
    }

    /// D12 with some criteria met in full.
    fn acceptable(&self, granted: &[usize]) -> bool {
        let (axes, overall) = self.scores(granted);
        overall.is_some_and(|o| o >= whole(self.accept)) && axes.iter().all(|a| *a >= whole(50))
    }

    /// The costliest of some criteria; the first where they cost the same.
    fn costliest(&self, which: impl Fn(&Drawn) -> bool) -> Option<&'static str> {
        let known_axes: i128 = (0..3).filter(|a| self.weight_of(*a) > 0).map(|a| self.axes[a]).sum();
        let mut most: Option<(Number, &'static str)> = None;
        for c in self.criteria.iter().filter(|c| which(c)) {
            let Some(satisfaction) = c.satisfaction() else { continue };
            let share = Number::new(c.weight * self.axes[c.of.axis], self.weight_of(c.of.axis) * known_axes);
            let cost = (whole(1) - satisfaction) * share;
            if most.is_none_or(|(m, _)| cost > m) {
                most = Some((cost, c.of.reason));
            }
        }
        most.filter(|(cost, _)| *cost > whole(0)).map(|(_, reason)| reason)
    }

    fn weight_of(&self, axis: usize) -> i128 {
        self.criteria.iter().filter(|c| c.of.axis == axis && c.value.is_some()).map(|c| c.weight).sum()
    }

    /// The rules D7 to D15 that apply, in order, each with action, strength and reason.
    fn rules(&self) -> Vec<(&'static str, &'static str, &'static str, Option<&'static str>)> {
        let musts = |bridges: &[&str]| self.criteria.iter().any(|c| c.must && c.short_over(bridges));
        let (_, overall) = self.scores(&[]);
        let mut found = Vec::new();
        if musts(&["refused", "fundamental", "out_of_reach"]) {
            let strength = if musts(&["refused", "fundamental"]) { "firm" } else { "clear" };
            let lost = |c: &Drawn| c.must && c.short_over(&["refused", "fundamental", "out_of_reach"]);
            found.push(("D7", "decline", strength, self.costliest(lost)));
        }
        if self.criteria.iter().any(|c| c.must && c.value.is_none()) {
            found.push(("D8", "clarify", "clear", None));
        }
        if musts(&["asked"]) {
            found.push(("D9", "wait", "clear", None));
        }
        if musts(&["open", "untried"]) {
            found.push(("D10", "negotiate", "clear", None));
        }
        let Some(overall) = overall else {
            found.push(("D11", "clarify", "leaning", None));
            return found;
        };
        let no = self.costliest(|_| true);
        let low = overall < whole(self.decline);
        if self.acceptable(&[]) {
            found.push(("D12", "accept", "clear", None));
            return found;
        }
        let asks: Vec<usize> = self.movable(&["open", "untried"]);
        let reached = self.acceptable(&asks);
        if reached {
            found.push(("D13", "negotiate", if low { "leaning" } else { "clear" }, None));
        }
        if low {
            found.push(("D14", "decline", "clear", no));
        } else if !reached {
            let yes = overall * whole(2) >= whole(self.accept + self.decline);
            found.push(("D15", if yes { "accept" } else { "decline" }, "leaning", no.filter(|_| !yes)));
        }
        found
    }

    fn movable(&self, bridges: &[&str]) -> Vec<usize> {
        (0..self.criteria.len()).filter(|i| self.criteria[*i].short_over(bridges)).collect()
    }

    /// B1 by trying every set.
    fn bridge(&self) -> Option<Vec<&'static str>> {
        let may = self.movable(&["open", "untried", "asked", "out_of_reach"]);
        let mut best: Option<(usize, Number, Vec<usize>)> = None;
        for bits in 0..1_usize << may.len() {
            let set: Vec<usize> = may.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, i)| *i).collect();
            let left = self.criteria.iter().enumerate().any(|(i, c)| c.must && c.short() && !set.contains(&i));
            let sum = set.iter().map(|i| self.criteria[*i].relative_gap()).sum();
            let this = (set.len(), sum, set.clone());
            if !left && self.acceptable(&set) && best.as_ref().is_none_or(|b| this < *b) {
                best = Some(this);
            }
        }
        best.map(|(.., set)| set.iter().map(|i| self.criteria[*i].of.name).collect())
    }

    /// What the method says.
    pub fn answer(&self) -> Answer {
        let rules = self.rules();
        let (rule, action, strength, reason) = rules[0];
        let also = rules[1..].iter().map(|r| r.0).collect();
        let reason = (action == "decline").then_some(reason.unwrap_or("none"));
        Answer { rule, also, action, strength, reason, overall: self.scores(&[]).1, bridge: self.bridge() }
    }

    /// The two files.
    pub fn files(&self) -> (String, String) {
        let [role, compensation, life] = self.axes;
        let mut profile = format!(
            "currency: EUR\nmobility: {{ needs_visa_in: [CH] }}\nweights: {{ role: {role}, compensation: {compensation}, life: {life} }}\n\
             thresholds: {{ accept: {}, decline: {} }}\ncriteria:\n",
            self.accept, self.decline
        );
        let (mut ratings, mut stances, mut facts) = (String::new(), String::new(), String::new());
        for c in &self.criteria {
            let target = match c.of.kind {
                Kind::Visa => String::new(),
                Kind::AtMost => format!(", at_most: {}", c.target),
                _ => format!(", at_least: {}", c.target),
            };
            let _ = writeln!(profile, "  {}: {{ must: {}, weight: {}{target} }}", c.of.name, c.must, c.weight);
            if let Some(stance) = c.stance {
                let _ = write!(stances, " {}: {stance},", c.of.name);
            }
            let Some(value) = c.value else { continue };
            let _ = match c.of.kind {
                Kind::Rating => write!(ratings, " {}: {value},", c.of.name),
                Kind::Money => writeln!(facts, "pay: {{ base: {value} }}"),
                Kind::Visa => writeln!(facts, "visa_sponsorship: {}", value == 1),
                Kind::AtLeast | Kind::AtMost => writeln!(facts, "{}: {value}", c.of.name),
            };
        }
        let offer = format!(
            "company: Acme\nrole: Engineer\nreceived: 2026-11-18 16:30\nlocation: {{ city: Bern, country: CH }}\n{facts}\
             ratings: {{{ratings} }}\nemployer_stance: {{{stances} }}\n"
        );
        (profile, offer)
    }
}
