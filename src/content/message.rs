//! A message, composed of its parts.

use super::tree::Text;
use super::{Facts, Pack, capital};

/// How long one pause of a script takes, in seconds: long enough to be noticed.
const PAUSE: usize = 3;

/// How fast people speak where the language does not say: words a minute.
const PACE: usize = 130;

/// The words of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The subject of an email; a script has none, and neither has a note on a network.
    pub subject: Option<String>,
    /// The words to send or to say; of a script with its pauses, each a paragraph of its own.
    pub text: String,
    /// How long a script takes, pauses included, in seconds; an email takes none.
    pub seconds: Option<usize>,
}

impl Pack {
    /// True where the language has this kind of message in this form (`email` or `call`).
    #[must_use]
    pub fn writes(&self, kind: &str, form: &str) -> bool {
        self.has(&format!("messages/{kind}"), form)
    }

    /// A message of `kind` (`decline`) in its `form` (`email`, `call` or `video`), composed of its parts. A video call
    /// has the script of a call; the word `video` holds in it too.
    ///
    /// # Errors
    /// As for [`Pack::say`].
    pub fn message(&self, kind: &str, form: &str, facts: &Facts) -> Result<Draft, String> {
        let file = format!("messages/{kind}");
        let written = form == "email";
        let shape = if written { "email" } else { "call" };
        let facts = &facts.and([form, shape]);
        let mut text = String::new();
        for names in self.list(&file, shape, facts)? {
            let paragraph = self.paragraph(&file, &names.source, facts, text.ends_with(','))?;
            text.push_str(if text.is_empty() || paragraph.is_empty() { "" } else { "\n\n" });
            text.push_str(&paragraph);
        }
        let subject = self.subject(kind, form, facts)?;
        let seconds = if written { None } else { Some(self.seconds(&text)?) };
        Ok(Draft { subject, text, seconds })
    }

    /// The subject of a message of `kind`; none for a script and for a note on a network.
    ///
    /// # Errors
    /// As for [`Pack::say`].
    pub fn subject(&self, kind: &str, form: &str, facts: &Facts) -> Result<Option<String>, String> {
        let file = format!("messages/{kind}");
        let has = form == "email" && self.has(&file, "subject");
        has.then(|| self.say(&file, "subject", &facts.and(["email"]))).transpose()
    }

    /// What to keep in mind while speaking or writing: said to the candidate, in their own language.
    ///
    /// # Errors
    /// As for [`Pack::say`].
    pub fn advice(&self, kind: &str, form: &str, facts: &Facts) -> Result<Vec<String>, String> {
        let own = format!("messages/{kind}");
        let texts = if form == "email" {
            if self.has(&own, "hints") { self.list(&own, "hints", facts)? } else { &[] }
        } else {
            self.list(if self.has(&own, "cues") { &own } else { "parts" }, "cues", facts)?
        };
        texts.iter().map(|text| self.fill(text, facts)).collect()
    }

    /// How long a script takes, rounded up to five seconds.
    fn seconds(&self, script: &str) -> Result<usize, String> {
        let pace = self.say("language", "words_per_minute", &Facts::default())?.parse().unwrap_or(PACE).max(1);
        let pauses = script.matches('[').count();
        let words = spoken(script).split_whitespace().count();
        Ok((words * 60 / pace + pauses * PAUSE).next_multiple_of(5))
    }

    /// One paragraph: its parts one after the other; `-` begins a point of a list, and so does a part that is one. The
    /// message's own part goes before the shared one of `parts.yaml`. A part that is written with a small letter keeps it
    /// only where the sentence `goes_on`, as German does under the greeting.
    fn paragraph(&self, file: &str, names: &str, facts: &Facts, goes_on: bool) -> Result<String, String> {
        let mut points: Vec<String> = vec![String::new()];
        for name in names.split_whitespace() {
            let own = format!("parts.{name}");
            let text = match name {
                "-" => None,
                _ if self.has(file, &own) => Some(self.text(file, &own, facts)?),
                _ => Some(self.text("parts", name, facts)?),
            };
            let inside = match points.as_slice() {
                [only] if only.is_empty() => goes_on,
                [.., last] => last.ends_with(','),
                [] => false,
            };
            let part = match text {
                None => "-".to_owned(),
                Some(text) if inside || !text.source.starts_with(char::is_lowercase) => self.fill(text, facts)?,
                Some(text) => capital(&self.fill(text, facts)?),
            };
            match points.last_mut() {
                Some(point) if !part.starts_with('-') => {
                    point.push_str(if point.is_empty() || part.is_empty() { "" } else { " " });
                    point.push_str(&part);
                }
                _ => points.push(part),
            }
        }
        points.retain(|point| !point.is_empty() && point != "-");
        Ok(points.join("\n"))
    }

    pub(super) fn fill(&self, text: &Text, facts: &Facts) -> Result<String, String> {
        let Some(name) = &text.template else { return Ok(text.source.clone()) };
        let filled = self.templates.get_template(name).and_then(|template| template.render(facts.context()));
        filled.map(|text| text.trim().to_owned()).map_err(|e| format!("content/{}/{name}: {e}", self.language))
    }
}

/// A script without its stage cues in square brackets, and without the dashes of its points.
#[must_use]
pub fn spoken(script: &str) -> String {
    let mut rest = script;
    let mut words = String::with_capacity(script.len());
    while let Some((before, after)) = rest.split_once('[') {
        words.push_str(before);
        rest = after.split_once(']').map_or("", |(_, after)| after);
    }
    (words + rest).replace("\n- ", "\n")
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn what_is_in_brackets_is_not_spoken() {
        assert_eq!(spoken("One.\n\n[pause]\n\nTwo."), "One.\n\n\n\nTwo.");
        assert_eq!(spoken("- [If they ask] Three."), "-  Three.");
        assert_eq!(spoken("Four [open"), "Four ");
    }
}
