//! What the codes of the words stand for, for `gen explain`: the principles (W) and the kinds of message (M).

/// A principle, or a kind of message (method section 5).
#[derive(Debug, Clone, Copy)]
pub struct Topic {
    /// Its code, such as `M1`.
    pub code: &'static str,
    /// Its name in kebab case; of a message, its kind with dashes.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// When it holds, or when the message is there.
    pub when: &'static str,
}

impl Topic {
    /// What `gen explain` prints, under headings.
    #[must_use]
    pub fn docs(&self) -> String {
        let own = if self.code.starts_with('M') {
            let kind = self.name.replace('-', "_");
            format!(
                "`messages: {{ {kind}: {{ text: … }} }}` in the offer file, or a `content/<language>/messages/{kind}.yaml` of your own."
            )
        } else {
            "A wording of your own under `messages:`; the checks (L1 to L14) look at it.".to_owned()
        };
        let source = "Section 5 of the method, after \"How to Turn Down a Job After an Interview\".";
        format!(
            "## What it is\n\n{}\n\n## When\n\n{}\n\n## Source\n\n{source}\n\n## How to make it yours\n\n{own}",
            self.about, self.when
        )
    }
}

const fn topic(code: &'static str, name: &'static str, about: &'static str, when: &'static str) -> Topic {
    Topic { code, name, about, when }
}

/// The topic with this code or name.
#[must_use]
pub fn explain(word: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|t| t.code.eq_ignore_ascii_case(word) || t.name.eq_ignore_ascii_case(word))
}

/// All of them.
pub const TOPICS: &[Topic] = &[
    topic(
        "W1",
        "four-parts",
        "A message has four parts: thanks for their time, the decision in one definite sentence, at most one short reason, and goodwill with a way to stay in touch.",
        "Every answer. An email has three or four short paragraphs.",
    ),
    topic(
        "W2",
        "same-tone",
        "The tone that the talks had, and their language.",
        "Every message: `tone` and `language` of the offer, else of the profile.",
    ),
    topic(
        "W3",
        "spoken",
        "A call has the same parts, spoken: it also says that a written confirmation follows, and wishes them well.",
        "The channel is a call or a video (C3, C4).",
    ),
    topic(
        "W4",
        "nothing-private",
        "No other employer's name, no figure of another offer, no private note or concern is ever in a message.",
        "Every message, without exception. Notes, concerns and ratings are read by the rules alone.",
    ),
    topic(
        "W5",
        "ask-first",
        "A no that is not firm can ask first: is there room to talk about exactly what is missing?",
        "The advice is to decline, leaning, and something can still be asked for (B1).",
    ),
    topic(
        "W6",
        "needs-only",
        "Reasons that have to do with moving are stated as needs, without the family behind them.",
        "The reason is mobility.",
    ),
    topic(
        "M1",
        "decline",
        "The no: thanks, the decision, a reason if there is one to give, goodwill.",
        "The advice is to decline. As an email, and as a script for a call.",
    ),
    topic(
        "M2",
        "confirmation",
        "The spoken no, confirmed in a few lines on the same day.",
        "After a no by call or video (C6, F3).",
    ),
    topic(
        "M3",
        "more-time",
        "The request for more time, with the date until which.",
        "The deadline is close or has passed while something is still to be asked (T4), or it leaves no time at all (T7).",
    ),
    topic(
        "M4",
        "question",
        "The questions on facts that the offer leaves open, in words that can be sent.",
        "The advice is to clarify.",
    ),
    topic(
        "M5",
        "discuss",
        "The willingness to talk: leaning to a no, open to what is named.",
        "A leaning no with something to ask for (D13, W5).",
    ),
    topic(
        "M6",
        "counter-proposal",
        "The counter-proposal: each ask with its reason, and nothing beside the smallest set that is enough (B1).",
        "The advice is to negotiate.",
    ),
    topic(
        "M7",
        "follow-up-answers",
        "Short, honest answers to what they may ask after a no, each of which closes the matter.",
        "Every no (F1).",
    ),
    topic(
        "M8",
        "final-no",
        "The no once more, kindly, and the end of the talk about it.",
        "Every firm no, should they come back (F1).",
    ),
    topic("M9", "acceptance", "The yes, with the request for the terms in writing.", "The advice is to accept."),
    topic(
        "M10",
        "withdrawal",
        "The withdrawal of a yes: early, short, with an apology.",
        "The advice is to withdraw (D2).",
    ),
    topic(
        "M11",
        "improved-offer",
        "The answer to better terms: yes, no, or in writing first.",
        "They came back with more (F2).",
    ),
    topic("M12", "connect", "A note for a network, at most 300 characters.", "A week after a no (F4)."),
    topic("M13", "three-month-note", "One note after three months: an update or a thank-you.", "After a no (F5)."),
    topic(
        "M14",
        "introduction",
        "The introduction of somebody who may fit.",
        "After a no that leaves the door open, where the notes name somebody (F6).",
    ),
    topic(
        "M15",
        "re-engage",
        "The news first, then the earlier no, then the question.",
        "A `revisit_when` has come true (R1).",
    ),
    topic(
        "M16",
        "reopen",
        "What has changed, whether it is still open, and respect if it is not.",
        "Soon after a no that you regret (R2).",
    ),
    topic("M17", "peer-review", "The request to somebody you trust to read the draft.", "Before every no."),
];
