//! A project of any size, the same for the same size.

use std::fs;
use std::io;
use std::path::Path;

const PROFILE: &str = "\
name: Jane Doe
email: jane.doe@example.com
time_zone: Europe/Berlin
currency: EUR
exchange_rates: { USD: 0.92, GBP: 1.17, CHF: 1.05 }
mobility:
  needs_visa_in: [CH, US]
  move_between: [2027-03-01, 2027-07-31]
criteria:
  base_salary: { must: true, at_least: 85000 EUR, ideal: 95000 EUR, because: the market median for the role }
  total_pay: { at_least: 100000 EUR }
  remote_days: { must: true, at_least: 3 }
  visa_sponsorship: { must: true }
  start_date: { between: [2027-03-01, 2027-07-31] }
  growth: { axis: role, must: true, at_least: 3, weight: 2 }
  commute_minutes: { at_most: 45, negotiable: false }
  on_call: { axis: life, at_most: 1, unit: week a month }
  close_to_family: { axis: life }
";

/// Writes a profile and `size` offers.
pub fn write(root: &Path, size: usize) -> io::Result<()> {
    fs::create_dir_all(root.join("offers"))?;
    fs::write(root.join("profile.yaml"), PROFILE)?;
    (0..size).try_for_each(|n| offer(root, n, n))
}

/// Writes offer number `n` with values that follow from `seed`.
pub fn offer(root: &Path, n: usize, seed: usize) -> io::Result<()> {
    let (currency, country) = [("EUR", "DE"), ("USD", "US"), ("GBP", "GB"), ("CHF", "CH")][seed % 4];
    let stance = ["open", "asked", "refused"][seed % 3];
    let text = format!(
        "\
company: Company {n}
role: Engineer {seed}
received: 2026-11-{day:02} 16:30
reply_by: 2026-11-25 18:00
contacts:
  - {{ name: Contact {n}, title: Head of Engineering, email: contact{n}@example.com, phone: +49 30 {n:07}, role: hiring_manager }}
process: {{ mostly: {mostly}, rounds: {rounds} }}
pay:
  currency: {currency}
  base: {base}
  bonus: {bonus}%
  equity: {{ value: 40000, years: 4, vesting: [25, 25, 25, 25], cliff_months: 12, haircut: 50% }}
  sign_on: 10000
location: {{ city: City {city}, country: {country} }}
remote_days: {remote}
visa_sponsorship: {visa}
start_date: 2027-{month:02}-01
notice_weeks: 8
commute_minutes: {commute}
facts: {{ on_call: {on_call} }}
ratings: {{ growth: {growth}, close_to_family: {family} }}
employer_stance: {{ base_salary: {stance} }}
log:
  - {{ at: 2026-11-18, what: offered }}
notes:
  liked: [the team, a clear plan for the first year]
  barriers: [a long commute]
",
        day = 17 + seed % 3,
        mostly = ["written", "spoken", "video"][seed % 3],
        rounds = 2 + seed % 4,
        base = 60_000 + seed % 60 * 1_000,
        bonus = seed % 20,
        city = seed % 17,
        remote = seed % 6,
        visa = seed.is_multiple_of(2),
        month = 1 + seed % 9,
        commute = seed % 90,
        on_call = seed % 4,
        growth = 1 + seed % 5,
        family = 1 + seed / 5 % 5,
    );
    fs::write(root.join(format!("offers/company-{n:05}.yaml")), text)
}
