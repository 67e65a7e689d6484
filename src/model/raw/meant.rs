//! What somebody meant by a value that cannot be read: how it would be written here, or nothing where that is a guess.

use super::stamps::{parse_day, parse_stamp};
use crate::model::{Currency, Exact};
use jiff::civil::Date;

/// Words for what is not known yet.
const UNKNOWN: [&str; 14] = [
    "unknown",
    "tbd",
    "tba",
    "?",
    "n/a",
    "na",
    "open",
    "competitive",
    "negotiable",
    "maybe",
    "to be discussed",
    "to be confirmed",
    "-",
    "none",
];

/// Yes and no in other words.
const YES: [&str; 10] = ["true", "yes", "y", "on", "1", "ja", "oui", "sí", "si", "x"];
const NO: [&str; 8] = ["false", "no", "n", "off", "0", "nein", "non", "not"];

/// Signs and names of currencies that are one code alone.
const CURRENCIES: [(&str, &str); 6] =
    [("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("₺", "TRY"), ("EUROS", "EUR"), ("EURO", "EUR")];

/// Languages by their names.
const LANGUAGES: [(&str, &str); 9] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("francais", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("espanol", "es"),
];

/// The remedy: how it is written, or to leave it out where it is not known yet.
fn remedy(text: &str, meant: Option<String>) -> Option<String> {
    if UNKNOWN.contains(&text.trim().to_lowercase().as_str()) {
        return Some("leave the line out while it is not known: the dossier then asks for it".to_owned());
    }
    meant.map(|m| format!("write `{m}`"))
}

pub(super) fn truth(text: &str) -> Option<String> {
    let word = text.trim().to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    let meant = if is(&YES) { Some("true") } else { is(&NO).then_some("false") };
    remedy(text, meant.map(str::to_owned))
}

/// A number: in quotes, with its unit, a plus, a decimal comma.
pub(super) fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let bare = text.strip_prefix('+').unwrap_or(text);
    let digits: String = bare.chars().take_while(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let rest = bare.get(digits.len()..).unwrap_or_default().trim();
    let unit = rest.chars().all(|c| c.is_alphabetic() || " .;,/".contains(c));
    let digits = digits.trim_end_matches(['.', ',']).replace(',', ".");
    remedy(text, Exact::parse(&digits).filter(|_| unit).map(|_| digits))
}

/// A share: without its sign, as a fraction, with a comma.
pub(super) fn share(text: &str) -> Option<String> {
    let bare = text.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == '%' || c == ' ').replace(',', ".");
    let value = Exact::parse(&bare).filter(|v| !v.is_negative() && format!("{bare}%") != text);
    let fraction = bare.starts_with("0.") && !text.contains(['%', 'p']);
    let percent = value.map(|v| if fraction { &v * &Exact::int(100) } else { v });
    remedy(text, percent.map(|p| format!("{}%", p.plain(4))))
}

/// A sum: with separators, a sign, the currency in front, a `k`.
pub(super) fn sum(text: &str) -> Option<String> {
    let mut upper = text.trim().to_uppercase();
    let mut code = None;
    for (sign, name) in CURRENCIES {
        if upper.contains(sign) {
            upper = upper.replace(sign, " ");
            code = Some(name.to_owned());
        }
    }
    let digits: String = upper.chars().filter(|c| !c.is_alphabetic() && !"$¥".contains(*c)).collect();
    let words: String = upper.chars().filter(|c| c.is_alphabetic()).collect();
    let in_thousands = words.strip_prefix('K').filter(|_| Currency::from_code(&words).is_none());
    let (thousands, words) = in_thousands.map_or((false, words.as_str()), |rest| (true, rest));
    let code = match (words, code) {
        ("", code) => code,
        (word, None) if Currency::from_code(word).is_some() => Some(word.to_owned()),
        _ => return remedy(text, None),
    };
    let plain = separated(digits.trim())?;
    let amount = if thousands { (&Exact::parse(&plain)? * &Exact::int(1000)).plain(2) } else { plain };
    remedy(text, Some(code.map_or(amount.clone(), |code| format!("{amount} {code}"))))
}

/// Digits in groups to plain ones; a last group of one or two digits are cents.
fn separated(digits: &str) -> Option<String> {
    let groups: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    if groups.iter().any(|g| g.is_empty()) || digits.contains(['-', '–']) {
        return None;
    }
    let (last, before) = groups.split_last()?;
    let cents = !before.is_empty() && last.len() < 3;
    let in_threes = |groups: &[&str]| groups.iter().skip(1).all(|g| g.len() == 3);
    let whole = if cents { before } else { groups.as_slice() };
    in_threes(whole).then(|| if cents { format!("{}.{last}", whole.concat()) } else { whole.concat() })
}

/// A window of hours.
pub(super) fn window(text: &str) -> Option<String> {
    let bare = text.trim();
    let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
    let hours = digits.parse::<i64>().ok()?;
    let unit = bare.get(digits.len()..).unwrap_or_default().trim().to_lowercase();
    let hours = match unit.as_str() {
        "" | "h" | "hours" | "hrs" => hours,
        "d" | "days" | "day" => hours.checked_mul(24)?,
        _ => return None,
    };
    (48..=72).contains(&hours).then(|| format!("write `{hours}h`"))
}

/// A language by its name, or with its region.
pub(super) fn language(text: &str, known: &[String]) -> Option<String> {
    let word = text.trim().to_lowercase();
    let code = LANGUAGES.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
    let code = code.or_else(|| word.split(['-', '_']).next());
    code.filter(|code| known.iter().any(|k| k == code)).map(|code| format!("did you mean `{code}`?"))
}

/// Why a day does not exist: "November 2026 has 30 days".
pub(super) fn no_such_day(text: &str) -> Option<String> {
    let mut parts = text.get(..10)?.splitn(3, '-').map(|p| p.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let last = i16::from(first.days_in_month());
    (day > last && day < 100).then(|| format!("{} has {last} days", first.strftime("%B %Y")))
}

/// A day or an instant in another form; nothing where day and month could be meant either way.
pub(super) fn stamp(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.find([' ', 'T', 't']).unwrap_or(text.len());
    let (day, clock) = text.split_at(end);
    let clock = clock.trim_start_matches(['T', 't', ' ', ',']);
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [a, b, c] = parts.as_slice() else { return remedy(text, None) };
    let number = |s: &str| s.parse::<u32>().ok();
    let (year, month, day) = match (number(a)?, number(b)?, number(c)?) {
        (y, m, d) if a.len() == 4 => (y, m, d),
        (d, m, y) if c.len() == 4 && (day.contains('.') || d > 12) => (y, m, d),
        (m, d, y) if c.len() == 4 && d > 12 => (y, m, d),
        _ => return None,
    };
    let day = format!("{year:04}-{month:02}-{day:02}");
    parse_day(&day)?;
    let meant = if clock.is_empty() { day } else { format!("{day} {}", time(clock)?) };
    parse_stamp(&meant).and_then(|_| remedy(text, Some(meant)))
}

/// A time with one digit, with am or pm, with fractions of a second, with an offset in another form.
fn time(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let digits: String = lower.chars().take_while(|c| c.is_ascii_digit() || *c == ':').collect();
    let rest = lower.get(digits.len()..)?;
    let rest = rest.strip_prefix('.').map_or(rest, |r| r.trim_start_matches(|c: char| c.is_ascii_digit())).trim();
    let mut parts = digits.split(':');
    let mut hour = parts.next()?.parse::<u32>().ok()?;
    let minute = parts.next().unwrap_or("00");
    let seconds = parts.next().map(|s| format!(":{s}")).unwrap_or_default();
    let offset = match rest {
        "am" | "pm" => {
            hour = hour % 12 + if rest == "pm" { 12 } else { 0 };
            String::new()
        }
        "" | "h" | "uhr" => String::new(),
        "z" | "utc" | "gmt" => "Z".to_owned(),
        other if other.len() == 5 && !other.contains(':') => format!("{}:{}", other.get(..3)?, other.get(3..)?),
        other => other.to_owned(),
    };
    Some(format!("{hour:02}:{minute}{seconds}{offset}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: fn(&str) -> Option<String>, text: &str, expected: &str) {
        let meant = if expected.is_empty() { None } else { Some(format!("write `{expected}`")) };
        assert_eq!(read(text), meant, "{text}");
    }

    #[test]
    fn sums() {
        for (text, meant) in [
            ("85,000", "85000"),
            ("85 000 €", "85000 EUR"),
            ("EUR 85000", "85000 EUR"),
            ("85'000.50", "85000.50"),
            ("85k", "85000"),
            ("1.5k EUR", "1500 EUR"),
            ("$85,000", "85000"),
            ("85_000", "85000"),
            ("85000,5", "85000.5"),
            ("80000-90000", ""),
            ("85000 EUR USD", ""),
            ("-1", ""),
            ("ten", ""),
            ("8,50,00", ""),
        ] {
            check(sum, text, meant);
        }
        assert!(sum("competitive").is_some_and(|help| help.starts_with("leave the line out")));
    }

    #[test]
    fn days_and_times() {
        for (text, meant) in [
            ("18.11.2026 16:30", "2026-11-18 16:30"),
            ("2026/11/25", "2026-11-25"),
            ("11/25/2026", "2026-11-25"),
            ("11/12/2026", ""),
            ("2026-11-8", "2026-11-08"),
            ("2026-11-18 4:30 pm", "2026-11-18 16:30"),
            ("2026-11-18 12:05am", "2026-11-18 00:05"),
            ("2026-11-18T16:30+0100", "2026-11-18 16:30+01:00"),
            ("2026-11-18t16:30:00.25z", "2026-11-18 16:30:00Z"),
            ("2026-11-18 9", "2026-11-18 09:00"),
            ("26-11-18", ""),
            ("31.11.2026", ""),
            ("Friday", ""),
            ("2026-11-18 16:30 CET", ""),
        ] {
            check(stamp, text, meant);
        }
        assert_eq!(no_such_day("2026-11-31").as_deref(), Some("November 2026 has 30 days"));
        assert_eq!(no_such_day("2027-02-29 10:00").as_deref(), Some("February 2027 has 28 days"));
        assert_eq!((no_such_day("2026-11-30"), no_such_day("2026-13-01"), no_such_day("x")), (None, None, None));
    }

    #[test]
    fn numbers_shares_words() {
        for (text, meant) in
            [("3 days", "3"), ("+3", "3"), ("2,5", "2.5"), ("3;", "3"), ("2-3", ""), ("60%", ""), ("", "")]
        {
            check(number, text, meant);
        }
        for (text, meant) in [
            ("20", "20%"),
            ("0.2", "20%"),
            ("10 percent", "10%"),
            ("7,5 %", "7.5%"),
            ("x", ""),
            ("-5%", ""),
            ("5000%", ""),
        ] {
            check(share, text, meant);
        }
        for (text, meant) in [("72", "72h"), ("3 days", "72h"), ("60 h", "60h"), ("96h", ""), ("soon", "")] {
            check(window, text, meant);
        }
        for (text, meant) in [("Yes", "true"), ("nein", "false"), ("TRUE", "true"), ("perhaps", "")] {
            check(truth, text, meant);
        }
        let known = ["en", "de"].map(str::to_owned);
        assert_eq!(language("Deutsch", &known).as_deref(), Some("did you mean `de`?"));
        assert_eq!(language("en_US", &known).as_deref(), Some("did you mean `en`?"));
        assert_eq!(language("tlh", &known), None);
    }
}
