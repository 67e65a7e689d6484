//! Names in a message: whose they are, and whether a word is used as one.

use super::message::Message;
use super::text::Token;
use super::words::Span;

/// What companies add to their names.
const FORMS: [&str; 30] = [
    "gmbh",
    "ag",
    "se",
    "inc",
    "ltd",
    "llc",
    "llp",
    "co",
    "corp",
    "corporation",
    "sa",
    "sas",
    "sarl",
    "sl",
    "slu",
    "spa",
    "srl",
    "bv",
    "nv",
    "kg",
    "ohg",
    "ug",
    "plc",
    "limited",
    "company",
    "group",
    "gruppe",
    "groupe",
    "grupo",
    "holding",
];

/// The words of a name in their normal form, without the legal form.
fn name_of(message: &Message<'_>, name: &str) -> Vec<String> {
    let tokens = message.words.tokens(name, 0, name.len());
    let mut words: Vec<String> = tokens.into_iter().map(|t| t.norm).collect();
    while words.len() > 1 && words.last().is_some_and(|w| FORMS.contains(&w.as_str())) {
        words.pop();
    }
    words
}

/// True where a plain list has a word.
pub(super) fn listed(message: &Message<'_>, list: &str, word: &str) -> bool {
    message.words.list(list).iter().any(|w| match w.strip_suffix('*') {
        Some(begin) => word.starts_with(begin),
        None => w == word,
    })
}

/// Every use of the name of another employer.
pub(super) fn foreign(message: &Message<'_>) -> Vec<Span> {
    let own = message.context.company.map(|c| name_of(message, c)).unwrap_or_default();
    let mut found = Vec::new();
    for name in message.context.others.iter().chain(&message.context.confidential) {
        let words = name_of(message, name);
        if words.is_empty() || words == own {
            continue;
        }
        found.extend(places(message, &words));
        let short = words.first().filter(|w| {
            words.len() > 1 && w.chars().count() > 3 && !own.contains(w) && !listed(message, "plain.generic", w)
        });
        found.extend(short.into_iter().flat_map(|w| places(message, std::slice::from_ref(w))));
        let later = |w: &&String| w.chars().count() > 3 && !own.contains(w) && !listed(message, "plain.generic", w);
        let one = words.iter().skip(1).filter(later);
        found.extend(
            one.flat_map(|w| places(message, std::slice::from_ref(w)))
                .filter(|span| employs(message, span) || telling(message, span)),
        );
        let initials: String = words.iter().filter_map(|w| w.chars().next()).collect();
        found.extend(acronym(message, &initials).into_iter().filter(|_| words.len() > 2));
    }
    found.sort_by_key(|s| (s.sentence, s.from));
    found
}

/// True where the words around a later word of a name say that an employer is meant: "at Brannoc's".
fn employs(message: &Message<'_>, span: &Span) -> bool {
    let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
    let near = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| t.norm.as_str());
    let before = listed(message, "plain.employer_before", near(span.from.checked_sub(1)));
    before || listed(message, "plain.employer_after", near(Some(span.to)))
}

/// True for a long word in capitals that is nothing but a name, where nouns have none: "Campoverde was quicker".
fn telling(message: &Message<'_>, span: &Span) -> bool {
    let token = message.sentences.get(span.sentence).and_then(|s| s.tokens.get(span.from));
    message.words.language() != "de"
        && token.is_some_and(|t| {
            t.capital && t.norm.trim_end_matches("'s").chars().count() >= 8 && !listed(message, "plain.common", &t.norm)
        })
}

/// An acronym in capitals.
fn acronym(message: &Message<'_>, initials: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (sentence, s) in message.sentences.iter().enumerate() {
        for (from, token) in s.tokens.iter().enumerate() {
            let written = message.source.get(token.start..token.end).unwrap_or_default();
            if token.norm == initials && written.chars().all(char::is_uppercase) {
                found.push(Span { sentence, from, to: from + 1 });
            }
        }
    }
    found
}

/// Where these words stand one after the other, used as a name.
fn places(message: &Message<'_>, words: &[String]) -> Vec<Span> {
    let mut found = Vec::new();
    for (sentence, s) in message.sentences.iter().enumerate() {
        for (from, window) in s.tokens.windows(words.len()).enumerate() {
            let same =
                |(token, word): (&Token, &String)| token.norm == *word || token.norm.strip_suffix("'s") == Some(word);
            if window.iter().zip(words).all(same) && (words.len() > 1 || is_name(message, sentence, from)) {
                found.push(Span { sentence, from, to: from + words.len() });
            }
        }
    }
    found
}

/// True where a single word is used as the name of an employer.
fn is_name(message: &Message<'_>, sentence: usize, at: usize) -> bool {
    let tokens = message.sentences.get(sentence).map_or(&[][..], |s| &s.tokens);
    let Some(word) = tokens.get(at) else { return false };
    let near = |i: Option<usize>| i.and_then(|i| tokens.get(i)).map_or("", |t| t.norm.as_str());
    let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let moves_on = message.hit("other_offer", sentence).is_some();
    if listed(message, "plain.tool_after", after) || (listed(message, "plain.tool_before", before) && !moves_on) {
        return false;
    }
    if listed(message, "plain.place_before", before)
        && (message.hit("moving", sentence).is_some() || listed(message, "plain.within", before))
    {
        return false;
    }
    // "página de Notion": a tool's name behind the thing that it makes.
    let thing_of = near(at.checked_sub(2));
    if listed(message, "plain.tool_after", thing_of) && !moves_on && before.chars().count() <= 3 {
        return false;
    }
    let employs = listed(message, "plain.employer_before", before);
    let acts = listed(message, "plain.employer_after", after);
    // "mein Ziel", "mi meta": what somebody has is no name.
    let german = message.words.language() == "de";
    if listed(message, "plain.articles", before) && !acts && (german || !word.capital) {
        return false;
    }
    if !listed(message, "plain.common", &word.norm) {
        return word.capital || employs || acts || word.norm.chars().count() > 5;
    }
    let thing = listed(message, "plain.articles", before);
    !thing && (employs || acts) && (word.capital || moves_on)
}

/// True where another employer's name stands where the addressee's belongs: it was taken over from another message.
pub(super) fn stands_for_addressee(message: &Message<'_>, span: Span) -> bool {
    let near = |list: &str| {
        message.spans(list).iter().any(|s| s.sentence == span.sentence && s.from <= span.from && span.from <= s.to + 2)
    };
    // A reason and what comes after it are about the other one; a no right before the name is said to it.
    let reason = message.spans("because").iter().any(|s| s.sentence == span.sentence && s.from < span.from);
    if reason {
        return false;
    }
    let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
    let joined = |from: usize| {
        let (before, name) = (tokens.get(from.saturating_sub(1)), tokens.get(span.from));
        let gap = before.zip(name).and_then(|(a, b)| message.source.get(a.end..b.start));
        gap.is_some_and(|gap| !gap.contains([':', ';', ',', '–', '—', '(']))
    };
    let refused = |s: &Span| s.sentence == span.sentence && s.to <= span.from && span.from <= s.to + 1 && joined(s.to);
    if message.spans("refused").iter().any(refused) {
        return true;
    }
    if message.hit("other_offer", span.sentence).is_some() {
        return false;
    }
    let about = ["thanks", "goodwill", "touch"].iter().any(|list| message.hit(list, span.sentence).is_some());
    about || near("to_them")
}

/// True where two names may be the same person's or company's: one begins the other, or a slip of the pen apart.
pub(super) fn alike(message: &Message<'_>, a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let begins = short.chars().count() >= 3 && long.starts_with(short);
    let slip = short.chars().count() >= 4 && strsim::damerau_levenshtein(a, b) <= 1 + usize::from(short.len() > 7);
    let known = |group: &&String| {
        let names: Vec<&str> = group.split_whitespace().collect();
        names.contains(&a) && names.contains(&b)
    };
    let letter = short.chars().count() == 1 && long.starts_with(short);
    a == b || begins || slip || letter || message.words.list("nicknames").iter().any(|g| known(&g))
}

/// Endings of the short names that people call each other by.
const PET: [&str; 16] = ["chen", "ita", "ito", "erl", "ie", "el", "ey", "i", "y", "l", "o", "a", "e", "u", "s", "z"];

/// True where a short name is part of the whole one: Lisl of Elisabeth, Tina of Christina, Toño of Antonio.
fn pet_name(short: &str, whole: &str) -> bool {
    let bare = PET.iter().find_map(|end| short.strip_suffix(end)).unwrap_or(short);
    let mut letters: Vec<char> = bare.chars().collect();
    letters.dedup();
    let bare: String = letters.into_iter().collect();
    bare.chars().count() >= 3 && whole.len() > short.len() && whole.contains(&bare)
}

/// True for the first letters of a name's parts: JB of Jean-Baptiste.
fn initials(short: &str, parts: &[String]) -> bool {
    let first: String = parts.iter().filter_map(|part| part.chars().next()).collect();
    short.len() > 1 && first.contains(short)
}

/// A greeting that names nobody of those whom it may address.
pub(super) fn wrong_person(message: &Message<'_>) -> Option<(usize, usize)> {
    let context = message.context;
    let mut right: Vec<String> = Vec::new();
    for name in context.contacts.iter().chain(&context.company) {
        right.extend(message.words.tokens(name, 0, name.len()).into_iter().map(|t| t.norm));
    }
    let skip = message.words.begins("greeting", &message.greeting).unwrap_or(0);
    let names: Vec<&Token> =
        message.greeting.iter().skip(skip).filter(|t| !listed(message, "plain.titles", &t.norm)).collect();
    let team = names.iter().any(|t| listed(message, "plain.team", &t.norm));
    let titled = message.greeting.iter().skip(skip).any(|t| listed(message, "plain.titles", &t.norm));
    let short = |name: &str| !titled && (right.iter().any(|r| pet_name(name, r)) || initials(name, &right));
    let known = names.iter().any(|t| right.iter().any(|r| alike(message, &t.norm, r)) || short(&t.norm));
    let (first, last) = (names.first()?, names.last()?);
    if known || !names.iter().any(|t| t.capital || names.len() == 1) {
        return None;
    }
    let foreign_team = team && names.iter().any(|t| t.capital && !listed(message, "plain.team", &t.norm));
    let wrong = if team { foreign_team && context.company.is_some() } else { !context.contacts.is_empty() };
    wrong.then_some((first.start, last.end))
}

/// A company that is spoken to and is not the right one.
pub(super) fn wrong_company(message: &Message<'_>) -> Option<(usize, usize)> {
    let company = message.context.company?;
    let own = name_of(message, company);
    let addressed = |at: usize| {
        ["thanks", "goodwill", "to_them", "decision", "hedged"].iter().any(|l| message.hit(l, at).is_some())
            && ["other_offer", "moving"].iter().all(|l| message.hit(l, at).is_none())
    };
    let spoken = message.spans("at_company").iter().filter(|span| addressed(span.sentence)).find_map(|span| {
        let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
        named(message, tokens, span.to, &own)
    });
    spoken.or_else(|| subject(message, &own))
}

/// The company of the subject line, if it is another.
fn subject(message: &Message<'_>, own: &[String]) -> Option<(usize, usize)> {
    let above = message.sentences.first().map_or(0, |s| s.start);
    let lines = message.layout.aside.iter().filter(|range| range.end <= above);
    lines.into_iter().find_map(|range| {
        let tokens = message.words.tokens(message.source, range.start, range.end);
        message.words.begins("subject", &tokens)?;
        let found = message.words.search(&[&tokens]);
        found.get("at_company")?.iter().find_map(|span| named(message, &tokens, span.to, own))
    })
}

/// The name in capitals from this word on, if it is not ours.
fn named(message: &Message<'_>, tokens: &[Token], from: usize, own: &[String]) -> Option<(usize, usize)> {
    let initials: String = own.iter().filter_map(|w| w.chars().next()).collect();
    let joined: String = own.concat();
    let ours = |t: &Token| {
        let word = t.norm.strip_suffix("'s").unwrap_or(&t.norm);
        word == initials || joined.starts_with(word) || own.iter().any(|o| alike(message, word, o))
    };
    let skipped = tokens.iter().skip(from).take_while(|t| listed(message, "plain.articles", &t.norm)).count();
    let mut names: Vec<&Token> = tokens.iter().skip(from + skipped).take_while(|t| t.capital).take(4).collect();
    if let Some(gap) = names.windows(2).position(|pair| between(message, pair).contains(['.', ',', '!', ';', '('])) {
        names.truncate(gap + 1);
    }
    let other = |t: &&&Token| listed(message, "plain.not_company", &t.norm) || is_person(message, &t.norm);
    let (first, last) = (names.first()?, names.last()?);
    let strange =
        !names.iter().any(|t| ours(t)) && !names.iter().any(|t| other(&t)) && names.iter().all(|t| t.norm.len() > 1);
    strange.then_some((first.start, last.end))
}

/// What stands between two words.
pub(super) fn between<'a>(message: &Message<'a>, pair: &[&Token]) -> &'a str {
    let (Some(a), Some(b)) = (pair.first(), pair.last()) else { return "" };
    message.source.get(a.end..b.start).unwrap_or_default()
}

fn is_person(message: &Message<'_>, word: &str) -> bool {
    let context = message.context;
    let people = context.contacts.iter().copied().chain(context.writer).chain(context.role);
    people.flat_map(|name| message.words.tokens(name, 0, name.len())).any(|t| t.norm == word)
}
