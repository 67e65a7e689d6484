//! The role that a message names, and whether it is the one that was offered.

use super::message::Message;
use super::names::{alike, between, listed};
use super::text::Token;
use super::words::Span;

/// A role that is spoken of as theirs and is not the right one.
pub(super) fn wrong_role(message: &Message<'_>) -> Option<(usize, usize)> {
    let role = message.context.role?;
    let own = message.words.tokens(role, 0, role.len());
    titled(message, &own).or_else(|| spelled_out(message, &own))
}

/// A trade that is spoken of as theirs.
fn titled(message: &Message<'_>, own: &[Token]) -> Option<(usize, usize)> {
    let mut spans: Vec<Span> = message.spans("job").to_vec();
    spans.sort_by_key(|s| (s.sentence, std::cmp::Reverse(s.to - s.from)));
    for span in spans {
        let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
        let apart = ["other_offer", "elsewhere", "introduce"].iter().any(|l| message.hit(l, span.sentence).is_some());
        let named: Vec<&Token> = tokens
            .iter()
            .skip(span.from)
            .take(span.to - span.from)
            .filter(|t| !listed(message, "plain.no_role", &t.norm))
            .collect();
        let ours = |t: &Token| is_ours(message, own, t);
        let (Some(first), Some(last)) = (named.first(), named.last()) else { continue };
        // Two words or more, and most of them of another role; a single word has to be a trade.
        let strange = named.iter().filter(|t| !ours(t)).count();
        let trade = named.iter().any(|t| listed(message, "plain.trades", &t.norm) && !ours(t));
        let theme = named.iter().any(|t| !ours(t) && !listed(message, "plain.trades", &t.norm));
        let none_ours = strange == named.len();
        if !apart
            && (trade && (none_ours || named.len() > 1)
                || (theme && named.len() == 2 && own.len() > 1 && strange == 1 && !trade && is_title(message, &named)))
        {
            return Some((first.start, last.end));
        }
    }
    None
}

/// The words after "the position of", none of which is a word of the role.
fn spelled_out(message: &Message<'_>, own: &[Token]) -> Option<(usize, usize)> {
    message.spans("post_of").iter().find_map(|span| {
        let tokens = message.sentences.get(span.sentence).map_or(&[][..], |s| &s.tokens);
        let elsewhere = |o: &Span| o.sentence == span.sentence && o.from <= span.from && span.from <= o.to;
        let rest = tokens.get(span.to..).unwrap_or_default();
        let article = rest.iter().take_while(|t| listed(message, "plain.articles", &t.norm)).count();
        let rest = rest.get(article..).unwrap_or_default();
        let ends = rest.iter().position(|t| listed(message, "plain.role_end", &t.norm)).unwrap_or(rest.len());
        let apart = |pair: &[Token]| {
            let pair: Vec<&Token> = pair.iter().collect();
            between(message, &pair).contains(['.', ',', '!', ';', ':', '(', '–', '—'])
        };
        let ends = rest.windows(2).position(apart).map_or(ends, |at| ends.min(at + 1));
        let named = rest.get(..ends.min(5)).unwrap_or_default();
        let (first, last) = (named.first()?, named.last()?);
        let strange = named.iter().all(|t| t.norm.chars().count() > 1 && !is_ours(message, own, t));
        (strange && !message.spans("other_offer").iter().any(elsewhere)).then_some((first.start, last.end))
    })
}

/// The fewest letters that a word of the role and a compound with it share.
const SHARED: usize = 4;

/// True for a word of the role: in another form, of the same trade, in a compound, as initials.
fn is_ours(message: &Message<'_>, own: &[Token], word: &Token) -> bool {
    let initials: String = own.iter().filter_map(|t| t.norm.chars().next()).collect();
    let within = |a: &str, b: &str| a.len() >= SHARED && b.contains(a);
    let same = |o: &Token| {
        o.stem == word.stem
            || same_trade(message, &o.norm, &word.norm)
            || alike(message, &o.norm, &word.norm)
            || within(&o.norm, &word.norm)
            || within(&word.norm, &o.norm)
            || within(&word.stem, &o.norm)
            || within(&o.stem, &word.norm)
    };
    word.norm == initials || own.iter().any(same)
}

/// True where every word is written as in a title.
fn is_title(message: &Message<'_>, named: &[&Token]) -> bool {
    message.words.language() == "en" && named.iter().all(|t| t.capital)
}

/// Two words for the same trade, as a group of `nicknames`.
fn same_trade(message: &Message<'_>, a: &str, b: &str) -> bool {
    message.words.list("plain.same_trade").iter().any(|group| {
        let words: Vec<&str> = group.split_whitespace().collect();
        words.contains(&a) && words.contains(&b)
    })
}
