//! Exact numbers: nothing is rounded before it is shown.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use std::fmt;

/// An exact rational number, so that thresholds hold at exactly the threshold.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(BigRational);

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
        if d == 0 { Self::zero() } else { Self(BigRational::new(n.into(), d.into())) }
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
        let value = BigRational::new(units, scale);
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
        (!d.is_zero()).then(|| Self(&self.0 / &d.0))
    }

    /// Rounded to `places` decimals, half away from zero (85.25 -> 85.3, -0.5 -> -1).
    #[must_use]
    pub fn rounded(&self, places: u32) -> Self {
        let scale = BigRational::from_integer(BigInt::from(10).pow(places));
        Self((&self.0 * &scale).round() / scale)
    }

    /// Decimal digits, rounded to `places`, always with that many decimals: `61.30`.
    #[must_use]
    pub fn fixed(&self, places: u32) -> String {
        let scale = BigInt::from(10).pow(places);
        let units = (&self.0 * BigRational::from_integer(scale)).round().to_integer();
        let sign = if units.is_negative() { "-" } else { "" };
        let width = places as usize + 1;
        let digits = format!("{:0>width$}", units.abs().to_string());
        let (whole, fraction) = digits.split_at(digits.len() - places as usize);
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
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

macro_rules! operator {
    ($trait:ident, $name:ident) => {
        impl std::ops::$trait for Exact {
            type Output = Exact;
            fn $name(self, other: Exact) -> Exact {
                Exact(std::ops::$trait::$name(self.0, other.0))
            }
        }
        impl std::ops::$trait<&Exact> for &Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                Exact(std::ops::$trait::$name(&self.0, &other.0))
            }
        }
        impl std::ops::$trait<&Exact> for Exact {
            type Output = Exact;
            fn $name(self, other: &Exact) -> Exact {
                Exact(std::ops::$trait::$name(self.0, &other.0))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);

#[cfg(test)]
mod tests {
    use super::Exact;

    #[test]
    fn reads_plain_decimals_only() {
        for good in ["0", "85000", "0.5", "-2", "85000.50"] {
            assert!(Exact::parse(good).is_some(), "{good}");
        }
        for bad in ["", ".5", "5.", "1e3", "1_000", "007", "0x1F", "+1", "1.2.3", "１"] {
            assert!(Exact::parse(bad).is_none(), "{bad}");
        }
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
