//! A message, composed of its parts.

use super::tree::Text;
use super::{Facts, Pack};

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
        let paragraphs: Vec<String> = self
            .list(&file, shape, facts)?
            .iter()
            .map(|names| self.paragraph(&file, &names.source, facts))
            .collect::<Result<_, _>>()?;
        let text = paragraphs.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n");
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
    /// message's own part goes before the shared one of `parts.yaml`.
    fn paragraph(&self, file: &str, names: &str, facts: &Facts) -> Result<String, String> {
        let mut points: Vec<String> = vec![String::new()];
        for name in names.split_whitespace() {
            let own = format!("parts.{name}");
            let part = match name {
                "-" => "-".to_owned(),
                _ if self.has(file, &own) => self.say(file, &own, facts)?,
                _ => self.say("parts", name, facts)?,
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
