//! The pages: what a template may place, what a page may weigh, where a link may lead.

use dossier::assess::{Field, assess};
use dossier::model::raw::{Context, read_offer, read_profile};
use dossier::render::{self, Format, Theme};
use dossier::rules::{Case, channel, recommend};
use dossier::view::{self, Words};
use std::sync::Arc;

mod built;
mod sample;
use sample::{dossier, index};

#[test]
fn a_page_is_small_and_self_contained() {
    Theme::names().for_each(is_small_and_self_contained);
}

fn is_small_and_self_contained(name: &str) {
    let theme = Theme::new(name, |_| None).expect("a theme");
    let mut files = render::dossier(&dossier(), Format::ALL, &theme).expect("a dossier");
    files.extend(render::index(&index(), Format::ALL, &theme).expect("an index"));
    let names: Vec<&str> = files.iter().map(|f| f.path.as_str()).collect();
    assert_eq!(
        names,
        [
            "clients/a/helios/dossier.md",
            "clients/a/helios/index.html",
            "clients/a/helios/dossier.json",
            "clients/a/index.md",
            "clients/a/index.html",
            "clients/a/rules.html",
        ]
    );
    for file in &files {
        let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
        assert!(file.bytes.len() <= 60_000, "{}: {} bytes", file.path, file.bytes.len());
        let style = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
        assert!(style.is_none_or(|(style, _)| style.len() <= 12_000), "{name}: {:?} bytes", style.map(|s| s.0.len()));
        assert!(!text.contains("<script ") && !text.contains("url(") && !text.contains("@import"), "{}", file.path);
        if let Some(folder) = std::env::var_os("PAGES_TO_LOOK_AT") {
            let path = std::path::Path::new(&folder).join(name).join(&file.path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(path, &file.bytes).expect("written");
        }
    }
}

/// Keys, styles, addresses, and what stands on a page in another shape.
const NOT_SHOWN: [&str; 16] = [
    "path",
    "up",
    "href",
    "language",
    "direction",
    "action",
    "state",
    "standing",
    "iso",
    "id",
    "draft",
    "key",
    "anchor",
    "mark",
    "short",
    "document",
];

/// Every text of a view, with its way in it.
fn texts(value: &serde_json::Value, way: &str, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) if !text.is_empty() => found.push((way.to_owned(), text.clone())),
        serde_json::Value::Array(all) => all.iter().for_each(|one| texts(one, way, found)),
        serde_json::Value::Object(all) => {
            let shown = all.iter().filter(|(key, value)| !(NOT_SHOWN.contains(&key.as_str()) && value.is_string()));
            shown.for_each(|(key, one)| texts(one, &format!("{way}.{key}"), found));
        }
        _ => {}
    }
}

/// The letters and digits of a page: markup and escapes aside.
fn plain(text: &str) -> String {
    let text = text.replace("&amp;", "").replace("&#x27;", "").replace("&quot;", "").replace("&#x2f;", "");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_theme_shows_all_that_the_view_says() {
    for name in Theme::names() {
        let theme = Theme::new(name, |_| None).expect("a theme");
        let (dossier, index) = (dossier(), index());
        let pages = [
            (render::dossier(&dossier, &[Format::Html], &theme), serde_json::to_value(&dossier)),
            (render::index(&index, &[Format::Html], &theme), serde_json::to_value(&index)),
        ];
        for (files, view) in pages {
            let files = files.expect("a page");
            let page = plain(std::str::from_utf8(&files[0].bytes).expect("UTF-8"));
            let mut said = Vec::new();
            texts(&view.expect("a view"), "", &mut said);
            assert!(said.len() > 40);
            for (way, text) in said {
                // The text of a message stands there in its paragraphs, why this channel among the facts.
                let whole = way.ends_with("messages.text") || way.ends_with("translation.text") || way == ".channel.because"
                    || way == ".messages.stage"
                    || way == ".rows.state_word"
                    || way == ".clock.state_word"
                    // A step stands below its day, with its time.
                    || way.contains(".by.") || way.contains(".at.");
                assert!(whole || page.contains(&plain(&text)), "{name} does not show {way}: {text}");
            }
        }
    }
}

#[test]
fn every_picture_says_in_words_what_it_shows() {
    for name in Theme::names() {
        let theme = Theme::new(name, |_| None).expect("a theme");
        let mut files = render::dossier(&dossier(), &[Format::Html], &theme).expect("a dossier");
        files.extend(render::index(&index(), &[Format::Html], &theme).expect("an index"));
        let pages: Vec<&str> = files.iter().map(|f| std::str::from_utf8(&f.bytes).expect("UTF-8")).collect();
        let pictures: Vec<&str> = pages.iter().flat_map(|page| page.split("<svg ").skip(1)).collect();
        assert!(pictures.len() >= 9, "{}", pictures.len());
        for picture in pictures {
            let picture = picture.split("</svg>").next().unwrap_or_default();
            assert!(picture.contains("role=\"img\"") && picture.contains("<title"), "{picture}");
            assert!(picture.contains("<desc") && !picture.contains("<desc></desc>"), "{picture}");
        }
    }
}

#[test]
fn a_page_links_only_to_what_is_asked_for() {
    let theme = Theme::new("default", |_| None).expect("the default theme");
    let alone = render::dossier(&dossier(), &[Format::Html], &theme).expect("a dossier");
    let text = String::from_utf8(alone[0].bytes.clone()).expect("UTF-8");
    assert_eq!(alone.len(), 1);
    assert!(!text.contains("dossier.md") && !text.contains("dossier.json"));
}

const PROFILE: &str = r#"
name: "@@"
time_zone: Europe/Berlin
currency: EUR
exchange_rates: { USD: 0.92 }
mobility: { needs_visa_in: [US], constraints: ["@@"], move_between: [2027-03-01, 2027-07-31] }
criteria:
  base_salary: { must: true, at_least: 80000 EUR, ideal: 95000 EUR, because: "@@" }
  remote_days: { at_least: 2 }
  visa_sponsorship: { must: true }
  start_date: {}
  growth: { at_least: 3, weight: 2 }
  on_call: { axis: life, at_most: 1, unit: "@@" }
"#;

const OFFER: &str = r#"
company: "@@"
role: "@@"
received: 2026-11-18 16:30
reply_by: 2026-11-25 18:00
time_zone: America/New_York
contacts: [{ name: "@@", title: "@@", email: jo@acme.example, role: hiring_manager, notes: ["@@"] }]
process: { mostly: video, rounds: 4 }
pay: { base: 78000, currency: USD, bonus: 10% }
location: { city: "@@", country: US }
visa_sponsorship: false
start_date: 2027-09-01
ratings: { growth: 4 }
facts: { on_call: 2 }
notes: { liked: ["@@"], barriers: ["@@"] }
contract: { withdrawal: "@@" }
concerns: [{ about: other, note: "@@" }]
log: [{ at: 2026-11-18, what: offered, note: "@@" }]
"#;

/// The pages of an offer whose every text is this one.
fn built(text: &str) -> Vec<render::Artifact> {
    let quoted = serde_json::to_string(text).expect("a string");
    let (profile, problems) =
        read_profile(&Arc::from("profile.yaml"), &PROFILE.replace("\"@@\"", &quoted), &Context::default());
    assert_eq!(problems, []);
    let profile = profile.expect("a checked profile");
    let (offer, problems) = read_offer(
        &Arc::from("offers/acme.yaml"),
        &Arc::from("acme"),
        &OFFER.replace("\"@@\"", &quoted),
        (&profile, &Context::default()),
    );
    assert_eq!(problems, []);
    let offer = offer.expect("a checked offer");
    let as_of: jiff::Timestamp = "2026-11-20T08:00:00Z".parse().expect("an instant");
    let assessment = assess(&offer, &profile, as_of);
    let field = Field::alone();
    let case = Case { offer: &offer, profile: &profile, field: &field, as_of, assessment: &assessment };
    let advice = recommend(&case);
    let choice = channel(&case, advice.action);
    let pack = dossier::content::Pack::load("en", &std::collections::BTreeMap::new()).expect("the built-in words");
    let words = Words::of(&pack);
    let plan = dossier::plan::plan(&case, &advice, &choice, dossier::plan::Voices { own: &pack, letters: &pack })
        .expect("every text");
    let view = view::dossier(&view::Material {
        plan: &plan,
        case: &case,
        advice: &advice,
        choice: &choice,
        checked: &[],
        words: &words,
        folder: "acme",
        index: "",
        places: view::Places::Keys,
    });
    let entry = view::Entry::of(&view, &words);
    let list = view::Board::new(
        view::Listing {
            path: "",
            above: None,
            profile: Some(&profile),
            as_of: &as_of.to_zoned(profile.time_zone.clone()),
            supposed: vec![],
            staying: None,
            words: &words,
            entries: vec![entry.into()],
            folders: vec![],
        },
        None,
    )
    .page(0);
    let theme = Theme::new("default", |_| None).expect("the default theme");
    let mut files = render::dossier(&view, Format::ALL, &theme).expect("a dossier");
    files.extend(render::index(&list, Format::ALL, &theme).expect("an index"));
    let letter = Theme::new("letter", |_| None).expect("the other theme");
    files.extend(render::dossier(&view, &[Format::Html], &letter).expect("a dossier"));
    files.extend(render::index(&list, &[Format::Html], &letter).expect("an index"));
    files
}

/// The tags of a page, attributes' values left out.
fn skeleton(page: &str) -> Vec<String> {
    let tags = page.split('<').skip(1).filter_map(|t| t.split_once('>'));
    tags.map(|(tag, _)| tag.split('"').step_by(2).collect::<Vec<_>>().join("=")).collect()
}

/// What a CommonMark reader makes of a text, the words left out.
fn structure(markdown: &str) -> Vec<String> {
    let events = pulldown_cmark::Parser::new_ext(markdown, pulldown_cmark::Options::all());
    events
        .filter(|e| !matches!(e, pulldown_cmark::Event::Text(_)))
        .map(|e| match e {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Heading { level, .. }) => format!("{level}"),
            pulldown_cmark::Event::Start(tag @ pulldown_cmark::Tag::Link { .. }) => format!("{tag:?}"),
            other => format!("{other:?}"),
        })
        .collect()
}

/// The names of a calendar's lines, unfolded.
fn properties(text: &str) -> Vec<String> {
    let text = text.replace("\r\n ", "");
    text.lines().map(|l| l.split([':', ';']).next().unwrap_or_default().to_owned()).collect()
}

/// What a mail reader sees around the words: the headers, the addresses, the number of parts.
fn headers(text: &str) -> (Vec<String>, Vec<Option<String>>, usize) {
    let mail = mail_parser::MessageParser::default().parse(text).expect("a message");
    let to = mail.to().into_iter().flat_map(|to| to.iter()).map(|a| a.address().map(str::to_owned)).collect();
    (mail.headers().iter().map(|h| h.name().to_owned()).collect(), to, mail.parts.len())
}

#[test]
fn what_a_stranger_wrote_is_text_on_every_page() {
    let attacks = [
        "<script>alert(1)</script>",
        "' onmouseover='alert(1)' x='",
        "\" autofocus onfocus=\"alert(1)",
        "</title><script>x</script>",
        "--><img src=x onerror=alert(1)><!--",
        "&lt;b&gt;",
        "[click](javascript:alert(1))",
        "<javascript:alert(1)>",
        "![](https://evil.example/p.png?offer=1)",
        "a | b | c",
        "`code` and ``x``",
        "**a** *b* _c_ ~~d~~",
        "{{ 7 * 7 }} {% raw %}",
        "@everyone #1 www.evil.example https://evil.example",
        "- [x] signed",
        "1. one",
        "# b",
        "===",
        "---",
        "```",
        "$x$ ^a^",
    ];
    for attack in attacks {
        let mild: String = attack.chars().map(|c| if c.is_whitespace() { c } else { 'o' }).collect();
        for (hostile, twin) in built(attack).iter().zip(&built(&mild)) {
            let texts = [hostile, twin].map(|f| std::str::from_utf8(&f.bytes).expect("UTF-8"));
            if hostile.path.ends_with(".html") {
                let [a, b] = texts.map(skeleton);
                assert_eq!(a, b, "{attack} in {}", hostile.path);
            } else if hostile.path.ends_with(".md") {
                let [a, b] = texts.map(structure);
                assert_eq!(a, b, "{attack} in {}", hostile.path);
            } else if hostile.path.ends_with(".ics") {
                let [a, b] = texts.map(properties);
                assert_eq!(a, b, "{attack} in {}", hostile.path);
            } else if hostile.path.ends_with(".eml") {
                let [a, b] = texts.map(headers);
                assert_eq!(a, b, "{attack} in {}", hostile.path);
            } else {
                assert!(serde_json::from_str::<serde_json::Value>(texts[0]).is_ok());
            }
        }
    }
}

#[test]
fn the_data_follow_the_contract() {
    let files = built("Acme");
    let json = files.iter().find(|f| f.path == "acme/dossier.json").expect("data");
    let data: serde_json::Value = serde_json::from_slice(&json.bytes).expect("JSON");
    let keys: Vec<&String> = data.as_object().expect("an object").keys().collect();
    for key in [
        "schema",
        "slug",
        "company",
        "role",
        "as_of",
        "recommendation",
        "scores",
        "criteria",
        "bridge",
        "timing",
        "channel",
        "messages",
        "checklists",
        "timeline",
    ] {
        assert!(keys.iter().any(|k| *k == key), "{key}");
    }
    assert_eq!(data["schema"], 1);
    assert_eq!(data["as_of"], "2026-11-20T09:00:00+01:00");
    assert_eq!(data["timing"]["answer_by"], "2026-11-25T18:00:00+01:00");
    assert_eq!(data["timing"]["rule"], "T2");
    for criterion in data["criteria"].as_array().expect("a list") {
        let name = criterion["name"].as_str().expect("a name");
        let (value, target, gap) = match name {
            "base_salary" => ("\"71760 EUR\"", "\"80000 EUR\"", "\"8240 EUR\""),
            "visa_sponsorship" => ("false", "true", "null"),
            "start_date" => ("\"2027-09-01\"", "[\"2027-03-01\",\"2027-07-31\"]", "\"32 days\""),
            "growth" => ("4", "3", "null"),
            "on_call" => ("2", "1", "\"1\""),
            "remote_days" => ("null", "2", "null"),
            other => panic!("{other}"),
        };
        assert_eq!(
            [&criterion["value"], &criterion["target"], &criterion["gap"]].map(ToString::to_string),
            [value, target, gap],
            "{name}"
        );
    }
}
