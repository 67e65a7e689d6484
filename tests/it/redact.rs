//! `--redact`: what a mentor may not see is in no byte of no file, and the reasoning is whole.

use crate::cli::Scene;
use std::collections::BTreeMap;
use std::path::Path;

/// A profile and offers in which every name and private text holds `zq`, and every sum of pay a number of its own.
const PROFILE: &str = r#"
name: Zqnadia Zqhaddad
email: zqnadia@example.org
phone: +49 30 5559142
links: { linkedin: "https://example.org/zqnadia" }
time_zone: Europe/Berlin
currency: EUR
exchange_rates: { USD: 0.7351 }
confidential: [Zqsecret]
mobility: { needs_visa_in: [US], visa_weeks: 12, move_between: [2027-03-01, 2027-07-31], constraints: [zqlogistics] }
current_job: { pay: { base: 71351 }, remote_days: 2 }
criteria:
  base_salary: { must: true, at_least: 81352 EUR, ideal: 95353 EUR, because: zqrationale }
  total_pay: { at_least: 91354 EUR }
  relocation_assistance: { at_least: 7355 EUR }
  remote_days: { at_least: 2 }
  growth: { at_least: 3 }
  allowance: { axis: compensation, at_least: 6356, unit: EUR a month }
"#;

const OFFER: &str = r#"
company: Zqcorp Labs AG
role: Engineer for Zqcorp
received: 2026-11-18 16:30
reply_by: 2026-11-25 18:00
contacts: [{ name: Zqfrob Zqlint, title: Head of Zqcorp, email: zqfrob@example.org, phone: +49 30 5559143, role: hiring_manager, notes: [zqhighlight] }]
process: { mostly: spoken, rounds: 4 }
pay: { base: 78357, bonus: 10%, currency: USD, equity: { value: 48358, years: 4 }, sign_on: 9359, benefits: 5361 }
location: { city: Zqcorp City, country: DE }
relocation: { assistance: 6362 }
remote_days: 1
ratings: { growth: 4 }
facts: { allowance: 5363 }
concerns: [{ about: other, note: zqconcern }]
contract: { withdrawal: zqclause }
notes: { liked: [zqliked], barriers: [zqbarrier], introduce: [Zqfriend], revisit_when: [{ after: 2027-06-01, because: zqtrigger }, { when: "offer.pay.base>=98366 or offer.company=='Zqcorp'" }, { when: "terms.bonus > 867 and offer.notice_weeks <= 6" }] }
messages: { decline: { text: "zqwording" } }
improved_terms: [{ at: 2026-11-19, from: employer, in_writing: true, pay: { base: 79364, sign_on: 9365 }, location: { city: Zqcorp City } }]
log: [{ at: 2026-11-18, what: offered, note: zqlog }]
"#;

const SUMS: [&str; 17] = [
    "79364", "9365", "71351", "81352", "95353", "91354", "7355", "6356", "78357", "48358", "9359", "5361", "6362",
    "5363", "0.7351", "98366", "867",
];

fn scene() -> Scene {
    let scene = Scene::new();
    std::fs::remove_file(scene.at("offers/acme.yaml")).expect("removed");
    scene.write("profile.yaml", "name: Zqcoach Zqcoachson\ntime_zone: Europe/Berlin\n");
    for client in ["zqclient", "zqother"] {
        scene.write(&format!("clients/{client}/profile.yaml"), PROFILE);
        scene.write(&format!("clients/{client}/offers/zqslug.yaml"), OFFER);
        scene.write(&format!("clients/{client}/offers/zqyes.yaml"), OFFER.to_owned() + "signed: 2026-11-19\n");
        let closed = OFFER.replace("note: zqlog }", "note: zqlog }, { at: 2026-11-20, what: declined }");
        scene.write(&format!("clients/{client}/offers/zqzclosed.yaml"), closed);
        let no = "decision: decline\nreason: compensation\n";
        scene.write(&format!("clients/{client}/offers/zqno.yaml"), OFFER.to_owned() + no);
    }
    scene
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let name = |path: &Path| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
    let entries = entries.filter(|entry| entry.file_type().is_file());
    entries.map(|entry| (name(entry.path()), std::fs::read(entry.path()).expect("bytes"))).collect()
}

/// The text without the hashes of contents: they say nothing, and four of their figures may look like a sum.
fn without_hashes(text: &str) -> String {
    let hash = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let words = text.split_inclusive([' ', '\n', '\'']);
    words.filter(|word| !hash(word.trim_end()) && !word.starts_with("sha256-")).collect()
}

#[test]
fn no_byte_of_no_file_holds_a_name_a_note_or_a_sum() {
    let scene = scene();
    scene.write("clients/zqother/offers/zqbroken.yaml", "company: Zqbroken\n");
    scene.build("--redact -o out", 1);
    let files = files(&scene.at("out"));
    assert_eq!(files.keys().filter(|path| path.ends_with("dossier.json")).count(), 8, "{:?}", files.keys());
    for (path, bytes) in &files {
        assert!(!path.to_lowercase().contains("zq"), "{path}");
        let text = String::from_utf8_lossy(bytes).to_lowercase().replace("=\r\n", "").replace("\r\n ", "");
        assert!(!text.contains("zq"), "{path}: {:?}", text.split("zq").nth(1).map(|t| t.get(..40)));
        let digits: String =
            without_hashes(&text).chars().filter(|c| !matches!(c, ',' | '.' | '\'' | '\u{a0}' | '\u{202f}')).collect();
        for sum in SUMS {
            assert!(!digits.contains(&sum.replace('.', "")), "{path} holds {sum}");
        }
        for code in [" eur", " usd", "€", " €", "\u{a0}€"] {
            let before = |part: &str| part.chars().next_back().is_some_and(|c| c.is_ascii_digit());
            let parts: Vec<&str> = text.split(code).collect();
            let sum = parts.iter().rev().skip(1).find(|part| before(part));
            assert_eq!(sum.map(|part| part.chars().rev().take(20).collect::<String>()), None, "{path}");
        }
        for phone in ["5559142", "5559143"] {
            assert!(!digits.replace(' ', "").contains(phone), "{path} holds {phone}");
        }
    }
}

#[test]
fn the_reasoning_is_whole() {
    let scene = scene();
    scene.build("-o plain", 0);
    scene.build("--redact -o out", 0);
    let read = |path: &str| -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(scene.at(path)).expect(path)).expect("JSON")
    };
    // In the order of their paths: zqno, zqslug, zqyes.
    for (plain, hidden) in [("zqno", 1), ("zqslug", 2), ("zqyes", 3)] {
        let plain = read(&format!("plain/clients/zqclient/{plain}/dossier.json"));
        let hidden = read(&format!("out/person-1/offer-{hidden}/dossier.json"));
        for key in ["scores", "timing", "channel", "scenarios"] {
            assert_eq!(plain[key], hidden[key], "{key}");
        }
        for key in ["action", "strength", "reason", "door", "rule", "also"] {
            assert_eq!(plain["recommendation"][key], hidden["recommendation"][key], "{key}");
        }
        let standings = |data: &serde_json::Value| -> Vec<[String; 3]> {
            let criteria = data["criteria"].as_array().expect("criteria").iter();
            criteria.map(|c| ["name", "standing", "bridge"].map(|key| c[key].to_string())).collect()
        };
        assert_eq!(standings(&plain), standings(&hidden));
        let facts = |data: &serde_json::Value| -> Vec<[String; 2]> {
            let facts = data["trace"].as_array().expect("facts").iter();
            facts.map(|f| ["rule", "key"].map(|key| f[key].to_string())).collect()
        };
        assert_eq!(facts(&plain), facts(&hidden));
    }
}
