//! Exact numbers: nothing is rounded before it is shown.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::fmt;

/// An exact rational number, so that thresholds hold at exactly the threshold.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(BigRational);

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match small(&self.0).zip(small(&other.0)) {
            Some(((n, d), (other_n, other_d))) => (n * other_d).cmp(&(other_n * d)),
            None => self.0.cmp(&other.0),
        }
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Exact {
    /// 0.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// 1.
    #[must_use]
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// A whole number.
    #[must_use]
    pub fn int(n: i64) -> Self {
        Self(BigRational::from_integer(n.into()))
    }

    /// `n / d`; 0 where `d` is 0.
    #[must_use]
    pub fn ratio(n: i64, d: i64) -> Self {
        if d == 0 { Self::zero() } else { Self(reduced(i128::from(n) * i128::from(d.signum()), i128::from(d).abs())) }
    }

    /// Reads plain decimal digits with at most one point and an optional leading minus: `85000`, `-0.5`.
    ///
    /// Nothing else: no separators, exponents, leading zeros, or a point without digits on both sides.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |s: &str| !s.is_empty() && s.len() <= 30 && s.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(fraction) || (whole.len() > 1 && whole.starts_with('0')) {
            return None;
        }
        let units: BigInt = format!("{whole}{fraction}").parse().ok()?;
        let scale = BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?);
        let value = match (units.to_i64(), scale.to_i64()) {
            (Some(units), Some(scale)) => reduced(units.into(), scale.into()),
            _ => BigRational::new(units, scale),
        };
        Some(Self(if negative { -value } else { value }))
    }

    /// True for 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// True below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// True for a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    /// `self / d`, or `None` where `d` is 0.
    #[must_use]
    pub fn over(&self, d: &Self) -> Option<Self> {
        let few = |[an, ad, bn, bd]: [i128; 4]| Some((an * bd * bn.signum(), ad * bn.abs()));
        (!d.is_zero()).then(|| operate(&self.0, &d.0, few, |a, b| a / b))
    }

    /// Rounded to `places` decimals, half away from zero (85.25 -> 85.3, -0.5 -> -1).
    #[must_use]
    pub fn rounded(&self, places: u32) -> Self {
        if let Some((units, scale)) = self.small_units(places).zip(10_i128.checked_pow(places)) {
            return Self(reduced(units, scale));
        }
        let scale = BigRational::from_integer(BigInt::from(10).pow(places));
        Self((&self.0 * &scale).round() / scale)
    }

    /// Decimal digits, rounded to `places`, always with that many decimals: `61.30`.
    #[must_use]
    pub fn fixed(&self, places: u32) -> String {
        let units = self.small_units(places).map_or_else(
            || (&self.0 * BigRational::from_integer(BigInt::from(10).pow(places))).round().to_integer(),
            BigInt::from,
        );
        let sign = if units.is_negative() { "-" } else { "" };
        let width = places as usize + 1;
        let digits = format!("{:0>width$}", units.abs().to_string());
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
    }

    /// What [`Exact::fixed`] shows as a whole number of its last decimal, where machine numbers hold it.
    fn small_units(&self, places: u32) -> Option<i128> {
        let (n, d) = small(&self.0)?;
        let scaled = n.checked_mul(10_i128.checked_pow(places)?)?;
        let up = if scaled < 0 { -d } else { d };
        Some(scaled.checked_mul(2)?.checked_add(up)? / d.checked_mul(2)?)
    }

    /// Decimal digits without needless zeros, rounded to at most `places` decimals: `61.3`, `85000`.
    #[must_use]
    pub fn plain(&self, places: u32) -> String {
        let text = self.fixed(places);
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
    }

    /// The nearest floating-point number, for a data format that has no other.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }

    /// The least common multiple of two whole numbers above 0.
    #[must_use]
    pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
        BigRational::new(a.clone(), b.clone()).numer() * b
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    #[must_use]
    pub fn parts(&self) -> (&BigInt, &BigInt) {
        (self.0.numer(), self.0.denom())
    }
}

impl Default for Exact {
    /// 0.
    fn default() -> Self {
        Self::zero()
    }
}

impl From<i64> for Exact {
    fn from(n: i64) -> Self {
        Self::int(n)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |a, b| a + b)
    }
}

/// Numerator and denominator, where each is of 64 bits at most: products of two such pairs fit into 128.
fn small(number: &BigRational) -> Option<(i128, i128)> {
    Some((number.numer().to_i64()?.into(), number.denom().to_i64()?.into()))
}

/// `n / d` in lowest terms, for a positive `d`.
fn reduced(n: i128, d: i128) -> BigRational {
    let common = n.gcd(&d).max(1);
    BigRational::new_raw((n / common).into(), (d / common).into())
}

/// An operation on fractions: of machine numbers where both are small, which nearly all are, else of big ones.
fn operate(
    a: &BigRational,
    b: &BigRational,
    few: impl FnOnce([i128; 4]) -> Option<(i128, i128)>,
    many: impl FnOnce(&BigRational, &BigRational) -> BigRational,
) -> Exact {
    let result = small(a).zip(small(b)).and_then(|((an, ad), (bn, bd))| few([an, ad, bn, bd]));
    Exact(result.map_or_else(|| many(a, b), |(n, d)| reduced(n, d)))
}

macro_rules! operator {
    ($trait:ident, $name:ident, $few:expr) => {
        impl std::ops::$trait for Exact {
            type Output = Exact;
            fn $name(self, other: Exact) -> Exact {
                std::ops::$trait::$name(&self, &other)
            }
        }
        impl std::ops::$trait<&Exact> for &Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                operate(&self.0, &other.0, $few, |a, b| std::ops::$trait::$name(a, b))
            }
        }
        impl std::ops::$trait<&Exact> for Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                std::ops::$trait::$name(&self, other)
            }
        }
    };
}

operator!(Add, add, |[an, ad, bn, bd]| Some(((an * bd).checked_add(bn * ad)?, ad * bd)));
operator!(Sub, sub, |[an, ad, bn, bd]| Some(((an * bd).checked_sub(bn * ad)?, ad * bd)));
operator!(Mul, mul, |[an, ad, bn, bd]| Some((an * bn, ad * bd)));

#[cfg(test)]
mod tests {
    use super::Exact;
    use num_rational::BigRational;
    use num_traits::Signed;
    use proptest::prelude::*;

    proptest! {
        /// Machine numbers and big ones agree, at the edges of 64 bits too.
        #[test]
        fn small_numbers_are_as_exact_as_big_ones(a in number(), b in number(), places in 0_u32..4) {
            prop_assert_eq!((&a + &b).0, &a.0 + &b.0);
            prop_assert_eq!((&a - &b).0, &a.0 - &b.0);
            prop_assert_eq!((&a * &b).0, &a.0 * &b.0);
            prop_assert_eq!(a.cmp(&b), a.0.cmp(&b.0));
            if let Some(quotient) = a.over(&b) {
                prop_assert_eq!(quotient.0, &a.0 / &b.0);
            }
            let scale = BigRational::from_integer(10_i64.pow(places).into());
            let units = (&a.0 * &scale).round();
            prop_assert_eq!(a.rounded(places).0, &units / &scale);
            let digits: String = a.fixed(places).chars().filter(char::is_ascii_digit).collect();
            let expected = units.abs().to_string();
            prop_assert_eq!(digits.trim_start_matches('0'), expected.trim_start_matches('0'));
        }
    }

    fn number() -> impl Strategy<Value = Exact> {
        let part = || prop_oneof![-200_i64..200, -1_000_000_000..1_000_000_000_i64, any::<i64>()];
        (part(), part()).prop_map(|(n, d)| Exact::ratio(n, d))
    }

    #[test]
    fn reads_plain_decimals_only() {
        for good in ["0", "85000", "0.5", "-2", "85000.50"] {
            assert!(Exact::parse(good).is_some(), "{good}");
        }
        for bad in ["", ".5", "5.", "1e3", "1_000", "007", "0x1F", "+1", "1.2.3", "１"] {
            assert!(Exact::parse(bad).is_none(), "{bad}");
        }
    }

    fn read(text: &str) -> Exact {
        Exact::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn a_number_says_what_it_is() {
        for (text, is) in [("0", [true, false, true]), ("-2", [false, true, true]), ("0.5", [false; 3])] {
            let number = read(text);
            assert_eq!([number.is_zero(), number.is_negative(), number.is_whole()], is, "{text}");
        }
        assert_eq!((Exact::one(), Exact::from(7)), (Exact::int(1), Exact::int(7)));
        assert_eq!([Exact::ratio(3, -6), Exact::ratio(-3, 6)], [read("-0.5"), read("-0.5")]);
        assert!(Exact::ratio(1, 0).is_zero());
        assert_eq!([read("0.25").to_f64(), read("-3").to_f64()], [0.25, -3.0]);
        assert_eq!(format!("{:?} {:?}", read("-0.5"), read("4")), "-1/2 4");
    }

    #[test]
    fn a_quotient_is_there_but_for_nothing() {
        assert_eq!(Exact::int(6).over(&Exact::int(-4)), Some(Exact::ratio(-3, 2)));
        assert_eq!(Exact::int(6).over(&Exact::zero()), None);
        let big = read("100000000000000000000000000000");
        assert_eq!(big.over(&big), Some(Exact::one()));
        assert_eq!(big.over(&Exact::int(4)), Some(read("25000000000000000000000000000")));
        assert_eq!([1, 2, 4].map(Exact::int).into_iter().sum::<Exact>(), Exact::int(7));
        assert_eq!(Exact::lcm(&4.into(), &6.into()), 12.into());
        assert_eq!(Exact::ratio(6, -4).parts(), (&(-3).into(), &2.into()));
    }

    #[test]
    fn what_machine_numbers_cannot_hold_is_rounded_the_same() {
        let big = read("123456789012345678901234567890.125");
        assert_eq!(
            [big.fixed(2), big.fixed(0)],
            ["123456789012345678901234567890.13", "123456789012345678901234567890"]
        );
        assert_eq!(big.rounded(2), read("123456789012345678901234567890.13"));
        assert_eq!((Exact::zero() - big).rounded(1), read("-123456789012345678901234567890.1"));
    }

    #[test]
    fn rounds_half_away_from_zero_and_only_when_shown() {
        let half = Exact::ratio(1, 8);
        assert_eq!(half.fixed(2), "0.13");
        assert_eq!((Exact::zero() - half).fixed(2), "-0.13");
        assert_eq!(Exact::ratio(1, 3).plain(2), "0.33");
        assert_eq!(Exact::int(85_000).plain(2), "85000");
        assert_eq!(Exact::ratio(-1, 1000).fixed(1), "0.0");
    }
}
