//! The built-in criteria: axis, how they are judged, whether they can be bargained for, the reason of a no
//! (the table in docs/offer-format.md).

use super::words::{Axis, Reason};

/// How a built-in criterion is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// By a sum of money, a year (`sign_on` and `relocation_assistance`: once).
    Money,
    /// By a number of the offer; the highest that is possible, where there is one.
    Number {
        /// The greatest value that makes sense, such as 7 days a week.
        max: Option<u32>,
    },
    /// By a rating from 1 to 5.
    Rated,
    /// By yes or no.
    YesNo,
    /// By a day inside a window.
    Window,
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its name in files.
    pub name: &'static str,
    /// The axis on which it lies, unless the profile moves it.
    pub axis: Axis,
    /// How it is judged.
    pub kind: Kind,
    /// True where its kind cannot be bargained for (F in the table), unless the profile says so.
    pub fundamental: bool,
    /// The reason of a no for it. `start_date` is `mobility` where a move is planned.
    pub reason: Reason,
}

const fn row(name: &'static str, axis: Axis, kind: Kind, fundamental: bool, reason: Reason) -> BuiltIn {
    BuiltIn { name, axis, kind, fundamental, reason }
}

const fn money(name: &'static str) -> BuiltIn {
    row(name, Axis::Compensation, Kind::Money, false, Reason::Compensation)
}

const fn rated(name: &'static str, axis: Axis, fundamental: bool, reason: Reason) -> BuiltIn {
    row(name, axis, Kind::Rated, fundamental, reason)
}

const fn days_a_week(name: &'static str) -> BuiltIn {
    row(name, Axis::Life, Kind::Number { max: Some(7) }, false, Reason::Personal)
}

/// All built-in criteria, in the order of the table.
pub const BUILT_INS: &[BuiltIn] = &[
    money("base_salary"),
    money("total_pay"),
    money("bonus"),
    money("equity_per_year"),
    money("sign_on"),
    money("benefits_value"),
    row("paid_leave_days", Axis::Compensation, Kind::Number { max: Some(366) }, false, Reason::Compensation),
    rated("responsibilities", Axis::Role, true, Reason::RoleFit),
    rated("growth", Axis::Role, true, Reason::RoleFit),
    rated("trajectory", Axis::Role, true, Reason::RoleFit),
    rated("title", Axis::Role, false, Reason::RoleFit),
    rated("team", Axis::Role, true, Reason::Culture),
    rated("culture", Axis::Life, true, Reason::Culture),
    rated("ethics", Axis::Life, true, Reason::Culture),
    row("relocation_assistance", Axis::Life, Kind::Money, false, Reason::Mobility),
    row("visa_sponsorship", Axis::Life, Kind::YesNo, true, Reason::Mobility),
    rated("location", Axis::Life, true, Reason::Mobility),
    row("start_date", Axis::Life, Kind::Window, false, Reason::Timing),
    days_a_week("remote_days"),
    days_a_week("office_days"),
    row("commute_minutes", Axis::Life, Kind::Number { max: Some(1440) }, true, Reason::Personal),
    rated("family", Axis::Life, true, Reason::Personal),
    row("notice_weeks", Axis::Life, Kind::Number { max: None }, false, Reason::Timing),
];

impl BuiltIn {
    /// The built-in criterion of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        BUILT_INS.iter().find(|b| b.name == name)
    }
}
