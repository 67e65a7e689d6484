//! What an expression compares: the kind of each side, from the shape of the files and from what was written.
//!
//! The engine compares anything with anything, by kind where the kinds differ; whoever wrote `offer.start_date >= 3` would
//! never learn that it is always true.

use super::stamps::parse_stamp;
use crate::model::builtin::{BuiltIn, Kind as Judged};
use crate::model::criterion::{MONEY, TERMS};
use crate::model::shape::{self, Form};
use minijinja::Value;
use minijinja::machinery::ast::{BinOpKind, CallArg, CompareOpKind, Expr};
use minijinja::value::ValueKind;
use std::fmt;

/// What a side may be; sides are of a kind where they have one in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sum,
    Share,
    Bonus,
    Number,
    Truth,
    Day,
    Text,
    Mapping,
    List,
}

/// One side of a comparison: how it was written, and what it may be.
#[derive(Debug)]
pub(super) struct Side {
    written: String,
    kinds: Vec<Kind>,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kinds.last() {
            Some(Kind::Sum) => "a sum",
            Some(Kind::Share) => "a share",
            Some(Kind::Bonus) => "a share or a sum",
            Some(Kind::Number) => "a number",
            Some(Kind::Truth) => "yes or no",
            Some(Kind::Day) => "a day",
            Some(Kind::Text) => "a text",
            Some(Kind::Mapping) => "a mapping",
            Some(Kind::List) | None => "a list",
        };
        write!(f, "`{}` ({what})", self.written)
    }
}

impl Side {
    /// How a comparison with it looks.
    pub(super) fn example(&self) -> &'static str {
        match self.kinds.last() {
            Some(Kind::Sum) => "a sum beside a sum, such as terms.base_salary >= money('85000 EUR')",
            Some(Kind::Share) => "its percent, such as offer.pay.equity.haircut <= 50",
            Some(Kind::Bonus) => "what it comes to in a year, such as terms.bonus >= 5000",
            Some(Kind::Number) => "a number beside a number, such as offer.notice_weeks <= 6",
            Some(Kind::Truth) => "yes or no by itself, such as not offer.visa_sponsorship",
            Some(Kind::Day) => "a day in quotes, such as offer.start_date >= '2027-04-01'",
            Some(Kind::Text) => "a text beside a text, such as offer.location.country == 'CH'",
            Some(Kind::Mapping) => "one of its keys, such as offer.location.country",
            Some(Kind::List) | None => "`in`, such as 'US' in profile.mobility.needs_visa_in",
        }
    }
}

/// The first comparison of two things that have no kind in common; what the files say comes first.
pub(super) fn mismatch(expr: &Expr<'_>) -> Option<(Side, Side)> {
    let mut found = None;
    walk(expr, &mut |expr| {
        let pairs = compared(expr).into_iter().filter_map(|(left, right)| Some((side(left)?, side(right)?)));
        let strange = |(left, right): &(Side, Side)| !left.kinds.iter().any(|kind| right.kinds.contains(kind));
        found = found.take().or_else(|| pairs.into_iter().find(strange));
    });
    found.map(|(left, right)| if left.kinds.len() == 1 { (left, right) } else { (right, left) })
}

/// The ways that are written with brackets, `offer['remote_days']`, of which the engine does not tell.
pub(super) fn ways_in_brackets(expr: &Expr<'_>) -> Vec<String> {
    let mut ways = Vec::new();
    walk(expr, &mut |expr| {
        if let Expr::GetItem(_) = expr {
            ways.extend(way(expr));
        }
    });
    ways
}

/// The two sides of each comparison of this expression itself.
fn compared<'e, 's>(expr: &'e Expr<'s>) -> Vec<(&'e Expr<'s>, &'e Expr<'s>)> {
    use {BinOpKind as Op, CompareOpKind as Chained};
    match expr {
        Expr::BinOp(op) if matches!(op.op, Op::Eq | Op::Ne | Op::Lt | Op::Lte | Op::Gt | Op::Gte) => {
            vec![(&op.left, &op.right)]
        }
        Expr::Compare(chain) => {
            let sides = std::iter::once(&chain.expr).chain(chain.ops.iter().map(|op| &op.expr));
            let pairs = sides.zip(&chain.ops).filter(|(_, op)| !matches!(op.op, Chained::In | Chained::NotIn));
            pairs.map(|(left, op)| (left, &op.expr)).collect()
        }
        _ => Vec::new(),
    }
}

/// Every part of an expression, itself first.
fn walk(expr: &Expr<'_>, seen: &mut dyn FnMut(&Expr<'_>)) {
    seen(expr);
    parts(expr).into_iter().for_each(|part| walk(part, seen));
}

fn parts<'e, 's>(expr: &'e Expr<'s>) -> Vec<&'e Expr<'s>> {
    let args = |args: &'e [CallArg<'s>]| {
        args.iter().map(|arg| match arg {
            CallArg::Pos(e) | CallArg::Kwarg(_, e) | CallArg::PosSplat(e) | CallArg::KwargSplat(e) => e,
        })
    };
    match expr {
        Expr::Var(_) | Expr::Const(_) => Vec::new(),
        Expr::Slice(s) => std::iter::once(&s.expr).chain(&s.start).chain(&s.stop).chain(&s.step).collect(),
        Expr::UnaryOp(u) => vec![&u.expr],
        Expr::BinOp(b) => vec![&b.left, &b.right],
        Expr::Compare(c) => std::iter::once(&c.expr).chain(c.ops.iter().map(|op| &op.expr)).collect(),
        Expr::IfExpr(i) => [&i.test_expr, &i.true_expr].into_iter().chain(&i.false_expr).collect(),
        Expr::Filter(f) => f.expr.iter().chain(args(&f.args)).collect(),
        Expr::Test(t) => std::iter::once(&t.expr).chain(args(&t.args)).collect(),
        Expr::GetAttr(g) => vec![&g.expr],
        Expr::GetItem(g) => vec![&g.expr, &g.subscript_expr],
        Expr::Call(c) => std::iter::once(&c.expr).chain(args(&c.args)).collect(),
        Expr::List(l) => l.items.iter().collect(),
        Expr::Tuple(t) => t.items.iter().collect(),
        Expr::Map(m) => m.keys.iter().chain(&m.values).collect(),
    }
}

/// The dotted way of a fact.
fn way(expr: &Expr<'_>) -> Option<String> {
    match expr {
        Expr::Var(var) => Some(var.id.to_owned()),
        Expr::GetAttr(attr) => Some(format!("{}.{}", way(&attr.expr)?, attr.name)),
        Expr::GetItem(item) => match &item.subscript_expr {
            Expr::Const(key) => Some(format!("{}.{}", way(&item.expr)?, key.value.as_str()?)),
            _ => None,
        },
        _ => None,
    }
}

/// A side, where its kind can be told.
fn side(expr: &Expr<'_>) -> Option<Side> {
    match expr {
        Expr::Const(constant) => written(&constant.value),
        Expr::Call(call) => {
            let is_money = way(&call.expr).is_some_and(|name| name == MONEY);
            is_money.then(|| Side { written: format!("{MONEY}(…)"), kinds: vec![Kind::Sum] })
        }
        _ => {
            let way = way(expr)?;
            let kinds = match way.strip_prefix(TERMS).and_then(|rest| rest.strip_prefix('.')) {
                Some(name) => vec![of_criterion(BuiltIn::find(name)?)],
                None => of_form(shape::form(&way)?)?,
            };
            Some(Side { written: way, kinds })
        }
    }
}

/// A value that was written out.
fn written(value: &Value) -> Option<Side> {
    let kinds = match value.kind() {
        ValueKind::Number => vec![Kind::Sum, Kind::Share, Kind::Bonus, Kind::Number],
        ValueKind::Bool => vec![Kind::Truth],
        ValueKind::String if value.as_str().is_some_and(is_day) => vec![Kind::Day, Kind::Text],
        ValueKind::String => vec![Kind::Text],
        _ => return None,
    };
    let shown = value.as_str().map_or_else(|| value.to_string(), |text| format!("'{text}'"));
    Some(Side { written: shown, kinds })
}

/// True for a day, and for a year or a month, which sort among days.
fn is_day(text: &str) -> bool {
    let begins_one = text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    begins_one || parse_stamp(text).is_some()
}

fn of_criterion(built_in: &BuiltIn) -> Kind {
    match built_in.kind {
        Judged::Money => Kind::Sum,
        Judged::Number { .. } | Judged::Rated => Kind::Number,
        Judged::YesNo => Kind::Truth,
        Judged::Window => Kind::Day,
    }
}

fn of_form(form: Form) -> Option<Vec<Kind>> {
    let kind = match form {
        Form::Line
        | Form::Text
        | Form::Email
        | Form::Link
        | Form::Currency
        | Form::Country
        | Form::Zone
        | Form::Language
        | Form::Hours
        | Form::Expression
        | Form::Word(_) => Kind::Text,
        Form::Truth => Kind::Truth,
        Form::Number(..) | Form::Whole(..) | Form::Above0(_) | Form::NotNegative => Kind::Number,
        Form::Share(_) => Kind::Share,
        Form::Money => Kind::Sum,
        Form::Day | Form::Moment => Kind::Day,
        Form::Window | Form::List(_) | Form::Some(_) => Kind::List,
        Form::Map(_) | Form::Named(..) => Kind::Mapping,
        Form::Either([Form::Share(_), ..]) => Kind::Bonus,
        Form::Either([first, ..]) => return of_form(*first),
        Form::Either([]) | Form::Criteria => return None,
    };
    Some(vec![kind])
}
