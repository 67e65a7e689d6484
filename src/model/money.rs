//! Money: an exact amount and its currency.

use super::number::Exact;
use std::fmt;

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro, the neutral profile's currency.
    pub const EUR: Self = Self(*b"EUR");

    /// The currency of an ISO 4217 code in capitals that names real money (not `XXX` or `XTS`).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let known = iso_currency::Currency::from_code(code).is_some() && !matches!(code, "XXX" | "XTS");
        code.as_bytes().try_into().ok().filter(|_| known).map(Self)
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("EUR")
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A sum of money, never negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// How much, in whole units of the currency; cents are decimals.
    pub amount: Exact,
    /// In which currency.
    pub currency: Currency,
}

impl Money {
    /// A sum as written: a number in `home`, or a number and its code as in `85000 EUR`. `None` where it is neither.
    #[must_use]
    pub fn parse(text: &str, home: Currency) -> Option<Self> {
        let (digits, code) = Self::parts(text);
        let currency = code.map_or(Some(home), Currency::from_code)?;
        Exact::parse(digits).map(|amount| Self { amount, currency })
    }

    /// The digits of a sum as written, and the code behind them where there is one.
    pub(super) fn parts(text: &str) -> (&str, Option<&str>) {
        text.split_once(' ').map_or((text, None), |(digits, code)| (digits, Some(code.trim())))
    }
}

/// How often a sum is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// 2,080 times a year.
    Hour,
    /// 260 times a year.
    Day,
    /// 12 times a year, or as often as the file says in `months`.
    Month(u8),
    /// Once a year.
    Year,
}

impl Per {
    /// How often this period is paid in a year.
    #[must_use]
    pub fn times_a_year(self) -> Exact {
        Exact::int(match self {
            Self::Hour => 2080,
            Self::Day => 260,
            Self::Month(months) => i64::from(months),
            Self::Year => 1,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, Per};

    #[test]
    fn a_currency_is_real_money() {
        for code in ["EUR", "CHF", "JPY"] {
            let currency = Currency::from_code(code).expect("a currency");
            assert_eq!((currency.code(), format!("{currency:?}").as_str()), (code, code));
        }
        assert_eq!(Currency::from_code("EUR"), Some(Currency::EUR));
        for none in ["XXX", "XTS", "EURO", "EU", "", "eur", "ZZZ", "€"] {
            assert_eq!(Currency::from_code(none), None, "{none}");
        }
    }

    #[test]
    fn a_year_has_so_many_of_each() {
        let counts = [Per::Hour, Per::Day, Per::Month(13), Per::Year].map(|per| per.times_a_year().plain(0));
        assert_eq!(counts, ["2080", "260", "13", "1"]);
    }
}
