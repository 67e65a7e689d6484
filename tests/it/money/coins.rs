//! All money and rates by the same factor: nothing else changes.

use super::{files, said};
use dossier::model::Exact;
use proptest::prelude::*;

/// An offer in two currencies whose every sum is `by` times as much; the second currency's only where `both`.
fn scaled(values: [i64; 4], by: i64, both: bool) -> String {
    let [base, sign_on, _, help] = values;
    let abroad = if both { by } else { 1 };
    let home = |sum: i64| format!("{} EUR", sum * by);
    let away = |sum: i64| format!("{} USD", sum * abroad);
    format!(
        "pay: {{ base: {}, bonus: {{ target: 10%, expect: 5% }}, sign_on: {}, equity: {{ value: {}, haircut: 50% }} }}\n\
         relocation: {{ assistance: {} }}\nratings: {{ role: 4, life: 3 }}\n",
        away(base),
        home(sign_on),
        away(sign_on * 4),
        if help % 2 == 0 { away(help) } else { home(help) }
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whether_money_is_counted_in_cents_or_in_crowns_changes_nothing(
        values in [40_000..160_000_i64, 0..20_000, 1..20_000, 0..20_000],
        targets in [40_000..160_000_i64, 40_000..160_000],
        rate in 1..300_i64,
        by in 2..1000_i64,
    ) {
        // All sums by so much, or those at home and the rate of the other currency: the same offer in smaller coins.
        let said = |by: i64, both: bool| {
            let rate = Exact::ratio(if both { rate } else { rate * by }, 100).plain(2);
            let profile = format!(
                "currency: EUR\nexchange_rates: {{ USD: {rate} }}\ncriteria:\n  base_salary: {{ at_least: {}, negotiable: true }}\n  \
                 total_pay: {{ at_least: {}, weight: 2 }}\n  relocation_assistance: {{ at_least: {} }}\n",
                targets[0] * by, targets[1] * by, values[2] * by
            );
            let (profile, offer) = files(&profile, &scaled(values, by, both));
            let (assessment, advice, solid) = said(&profile, &offer);
            let judged: Vec<_> = assessment.judged.iter().map(|j| (j.name.clone(), j.standing, j.satisfaction.clone())).collect();
            let bridge: Option<Vec<_>> = advice.bridge.as_ref().map(|b| b.iter().map(|s| s.index).collect());
            let solid = solid.map(|s| format!("{:?} {:?}", s.weight, s.rating));
            (advice.rule, advice.action, advice.strength, assessment.scores.overall.clone(), judged, bridge, solid)
        };
        let once = said(1, true);
        prop_assert_eq!(&said(by, true), &once);
        prop_assert_eq!(&said(by, false), &once);
    }
}
