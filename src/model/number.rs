//! Exact numbers: nothing is rounded before it is shown.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

/// An exact rational number, so that thresholds hold at exactly the threshold.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Form);

/// A fraction in lowest terms, its denominator above 0. Each number has one form.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    /// Of machine numbers: nearly all are, and cost no memory of their own.
    Few(i64, i64),
    /// Where machine numbers do not hold it.
    Many(Box<BigRational>),
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.few().zip(other.few()) {
            Some(((n, d), (other_n, other_d))) => (n * other_d).cmp(&(other_n * d)),
            None => self.many().cmp(&other.many()),
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
    pub const fn zero() -> Self {
        Self(Form::Few(0, 1))
    }

    /// 1.
    #[must_use]
    pub const fn one() -> Self {
        Self(Form::Few(1, 1))
    }

    /// A whole number.
    #[must_use]
    pub const fn int(n: i64) -> Self {
        Self(Form::Few(n, 1))
    }

    /// `n / d`; 0 where `d` is 0.
    #[must_use]
    pub fn ratio(n: i64, d: i64) -> Self {
        if d == 0 { Self::zero() } else { Self::reduced(i128::from(n) * i128::from(d.signum()), i128::from(d).abs()) }
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
        let sign = if negative { "-" } else { "" };
        let units: BigInt = format!("{sign}{whole}{fraction}").parse().ok()?;
        let scale = BigInt::from(10).pow(u32::try_from(fraction.len()).ok()?);
        Some(match (units.to_i64(), scale.to_i64()) {
            (Some(units), Some(scale)) => Self::reduced(units.into(), scale.into()),
            _ => Self::of(BigRational::new(units, scale)),
        })
    }

    /// True for 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        *self == Self::zero()
    }

    /// True below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Few(n, _) => *n < 0,
            Form::Many(number) => number.is_negative(),
        }
    }

    /// True for a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Form::Few(_, d) => *d == 1,
            Form::Many(number) => number.is_integer(),
        }
    }

    /// `self / d`, or `None` where `d` is 0.
    #[must_use]
    pub fn over(&self, d: &Self) -> Option<Self> {
        let few = |[an, ad, bn, bd]: [i128; 4]| Some((an * bd * bn.signum(), ad * bn.abs()));
        (!d.is_zero()).then(|| operate(self, d, few, |a, b| a / b))
    }

    /// Rounded to `places` decimals, half away from zero (85.25 -> 85.3, -0.5 -> -1).
    #[must_use]
    pub fn rounded(&self, places: u32) -> Self {
        if let Some((units, scale)) = self.small_units(places).zip(10_i128.checked_pow(places)) {
            return Self::reduced(units, scale);
        }
        let scale = BigRational::from_integer(BigInt::from(10).pow(places));
        Self::of((self.many().as_ref() * &scale).round() / scale)
    }

    /// Decimal digits, rounded to `places`, always with that many decimals: `61.30`.
    #[must_use]
    pub fn fixed(&self, places: u32) -> String {
        let big =
            || (self.many().as_ref() * BigRational::from_integer(BigInt::from(10).pow(places))).round().to_integer();
        let units = self.small_units(places).map_or_else(|| big().to_string(), |units| units.to_string());
        let (sign, digits) = units.strip_prefix('-').map_or(("", units.as_str()), |digits| ("-", digits));
        let places = places as usize;
        let zeros = "0".repeat((places + 1).saturating_sub(digits.len()));
        let digits = zeros + digits;
        let (whole, fraction) = digits.split_at(digits.len() - places);
        if places == 0 { units } else { [sign, whole, ".", fraction].concat() }
    }

    /// What [`Exact::fixed`] shows as a whole number of its last decimal, where machine numbers hold it.
    fn small_units(&self, places: u32) -> Option<i128> {
        let (n, d) = self.few()?;
        let scaled = n.checked_mul(10_i128.checked_pow(places)?)?;
        let up = if scaled < 0 { -d } else { d };
        quotient(scaled.checked_mul(2)?.checked_add(up)?, d.checked_mul(2)?)
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
        self.many().to_f64().unwrap_or(f64::NAN)
    }

    /// The least common multiple of two whole numbers above 0.
    #[must_use]
    pub fn lcm(a: &BigInt, b: &BigInt) -> BigInt {
        BigRational::new(a.clone(), b.clone()).numer() * b
    }

    /// Numerator and denominator in lowest terms, the denominator positive.
    #[must_use]
    pub fn parts(&self) -> (BigInt, BigInt) {
        self.many().into_owned().into_raw()
    }

    /// Numerator and denominator, where each is of 64 bits at most: products of two such pairs fit into 128.
    fn few(&self) -> Option<(i128, i128)> {
        match self.0 {
            Form::Few(n, d) => Some((n.into(), d.into())),
            Form::Many(_) => None,
        }
    }

    fn many(&self) -> Cow<'_, BigRational> {
        match &self.0 {
            Form::Few(n, d) => Cow::Owned(BigRational::new_raw((*n).into(), (*d).into())),
            Form::Many(number) => Cow::Borrowed(number),
        }
    }

    /// A fraction in lowest terms.
    fn of(number: BigRational) -> Self {
        match (number.numer().to_i64(), number.denom().to_i64()) {
            (Some(n), Some(d)) => Self(Form::Few(n, d)),
            _ => Self(Form::Many(Box::new(number))),
        }
    }

    /// `n / d` in lowest terms, for a positive `d`.
    fn reduced(n: i128, d: i128) -> Self {
        // Machine words are divided many times faster than pairs of them.
        if let (Ok(n), Ok(d)) = (i64::try_from(n), i64::try_from(d)) {
            let common = if d == 1 { 1 } else { n.gcd(&d).max(1) };
            return Self(Form::Few(n / common, d / common));
        }
        let common = n.gcd(&d).max(1);
        Self::of(BigRational::new_raw((n / common).into(), (d / common).into()))
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
        write!(f, "{}", self.many())
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::zero(), |a, b| a + b)
    }
}

/// `n / d`, toward zero, for a positive `d`.
fn quotient(n: i128, d: i128) -> Option<i128> {
    match (i64::try_from(n), i64::try_from(d)) {
        (Ok(n), Ok(d)) => n.checked_div(d).map(i128::from),
        _ => n.checked_div(d),
    }
}

/// An operation on fractions: of machine numbers where both are small, which nearly all are, else of big ones.
fn operate(
    a: &Exact,
    b: &Exact,
    few: impl FnOnce([i128; 4]) -> Option<(i128, i128)>,
    many: impl FnOnce(&BigRational, &BigRational) -> BigRational,
) -> Exact {
    let result = a.few().zip(b.few()).and_then(|((an, ad), (bn, bd))| few([an, ad, bn, bd]));
    result.map_or_else(|| Exact::of(many(&a.many(), &b.many())), |(n, d)| Exact::reduced(n, d))
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
                operate(self, other, $few, |a, b| std::ops::$trait::$name(a, b))
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
            let (big_a, big_b) = (a.many().into_owned(), b.many().into_owned());
            prop_assert_eq!(&a + &b, Exact::of(&big_a + &big_b));
            prop_assert_eq!(&a - &b, Exact::of(&big_a - &big_b));
            prop_assert_eq!(&a * &b, Exact::of(&big_a * &big_b));
            prop_assert_eq!(a.cmp(&b), big_a.cmp(&big_b));
            if let Some(quotient) = a.over(&b) {
                prop_assert_eq!(quotient, Exact::of(&big_a / &big_b));
            }
            let scale = BigRational::from_integer(10_i64.pow(places).into());
            let units = (&big_a * &scale).round();
            prop_assert_eq!(a.rounded(places), Exact::of(&units / &scale));
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
        assert_eq!(Exact::ratio(6, -4).parts(), ((-3).into(), 2.into()));
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
