//! What each kind of problem means, for `gen explain`.

/// A kind of problem.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// Its name, in kebab case.
    pub code: &'static str,
    /// What is the matter, and why it matters.
    pub about: &'static str,
    /// What to do.
    pub help: &'static str,
}

const fn code(code: &'static str, about: &'static str, help: &'static str) -> Code {
    Code { code, about, help }
}

/// The kind of problem with this name.
#[must_use]
pub fn explain(name: &str) -> Option<&'static Code> {
    CODES.iter().find(|c| c.code == name)
}

/// All of them, in alphabetical order.
pub const CODES: &[Code] = &[
    code(
        "clock-change",
        "A time that comes twice, or not at all, because the clocks are changed that night. It is read in the more usual way, and a deadline may be an hour off.",
        "Write the offset: `2026-10-25T02:30+01:00`.",
    ),
    code(
        "conflict",
        "The marks of a merge that was not finished. Nobody can know which side holds.",
        "Choose one side, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
    ),
    code(
        "content",
        "A file below `content/` that is no YAML of texts, or whose text cannot be filled in.",
        "docs/content.md shows how these files are made. Without the file, the built-in one is used.",
    ),
    code("country", "A country that is no code of ISO 3166-1.", "Two capital letters: `DE`, `CH`, `GB`."),
    code(
        "criterion",
        "A criterion that nothing defines, one of your own without an axis, or one with the name of an axis.",
        "Define it under `criteria` in the profile; one of your own says `axis: role`, `compensation` or `life`.",
    ),
    code("currency", "A currency that is no code of ISO 4217.", "Three capital letters: `EUR`, `CHF`, `USD`."),
    code("done", "An item under `done` that no checklist has.", "The message lists the names of the items."),
    code("empty", "A file without any content.", "An offer begins with `company`, `role` and `received`."),
    code(
        "encoding",
        "Bytes that are not UTF-8, or characters that no text has. A guess could change a name.",
        "Save the file as UTF-8.",
    ),
    code("encrypted", "A file that is still encrypted.", "Unlock the repository, then build again."),
    code(
        "expression",
        "A condition that does not compile, or reads a key that the files do not have.",
        "Such as `offer.notice_weeks <= 6`. Names begin with `offer`, `profile` or `log`.",
    ),
    code(
        "folder-with-ending",
        "A folder that is called like a file of an offer.",
        "Rename it, unless it was meant to be one.",
    ),
    code("idle-allow", "An `allow` for a check that finds nothing in this message.", "Remove it."),
    code(
        "idle-rating",
        "A rating of something that is judged by a number, a date, or yes and no. It counts for nothing.",
        "Leave it out, and write the fact itself.",
    ),
    code("key", "A key that is no plain text.", "Write it as one word, without brackets."),
    code("key-twice", "The same key twice in one mapping. One of the two would be lost.", "Keep one of them."),
    code(
        "language",
        "A language for which there are no words.",
        "One of the languages that the message lists, or a folder of your own below `content/`.",
    ),
    code(
        "link",
        "A link that leads out of the project, in a circle, or nowhere.",
        "Keep the file itself in the project.",
    ),
    code(
        "mail-quote",
        "Lines of a quoted mail in a file of YAML.",
        "Remove the `>` at the start of the lines, or keep the mail elsewhere.",
    ),
    code(
        "merge-key",
        "`<<:` takes keys over from elsewhere. A fact has to stand where it is read.",
        "Write the keys out.",
    ),
    code("missing", "A key without which the rest says nothing.", "Add it; the message shows how it is written."),
    code("months", "`months` without `per: month`.", "Add `per: month`, or remove `months`."),
    code(
        "name-not-utf8",
        "The name of a file or folder is not UTF-8.",
        "Rename it: letters, digits and dashes are safe.",
    ),
    code("name-taken", "Two files whose dossiers would be one.", "Rename one of them."),
    code("name-unseen", "The name of a file has characters that cannot be seen.", "Rename it."),
    code(
        "name-windows",
        "The name of a file cannot be used on every system.",
        "Rename it: letters, digits and dashes are safe.",
    ),
    code("near-name", "A file that is nearly called like one that is read.", "Rename it, if it was meant to be read."),
    code("no-offers", "A project without a single offer.", "`gen new SLUG` writes one down."),
    code("not-a-file", "Something that is no file where a file belongs: a folder, a pipe, a device.", "Move it away."),
    code(
        "odd-space",
        "A space that is no ordinary one. YAML reads it as part of the word.",
        "Replace it by an ordinary space.",
    ),
    code("order", "Dates that cannot follow each other, such as a deadline before the offer.", "Check the two dates."),
    code(
        "output-clash",
        "Two offers whose dossiers would lie in one folder.",
        "Rename one; capitals and accents make no difference.",
    ),
    code(
        "placeholder",
        "A placeholder of a template that was left in.",
        "Write what belongs there, or remove the line.",
    ),
    code(
        "rate",
        "Money in a currency for which the profile has no rate, or a rate of its own currency.",
        "`exchange_rates: { USD: 0.92 }` in the profile.",
    ),
    code("second-document", "A second document after `---`. One file is one offer.", "Make it a file of its own."),
    code(
        "set",
        "A value of `--set` that leads nowhere: no such offer, no key, or no `=`. Nothing is built on half a supposition.",
        "`--set SLUG.KEY=VALUE`, such as `--set helios.pay.base=90000`.",
    ),
    code("tab", "A tab where YAML wants spaces.", "Indent with two spaces."),
    code(
        "target",
        "A target that does not fit: both directions at once, an ideal below the floor, or a kind that the criterion is not judged by.",
        "`at_least` with `ideal`, or `at_most`.",
    ),
    code(
        "theme",
        "A template that does not compile, or fails.",
        "The message names the file and the line. Without the file, the built-in one is used.",
    ),
    code("thresholds", "`accept` below `decline`: nothing could be in between.", "Swap the two."),
    code("too-deep", "More levels than any offer needs.", "At most 32."),
    code(
        "too-large",
        "A file larger than any offer, or a message longer than any mail.",
        "At most 1 MiB, and 20,000 bytes.",
    ),
    code("trigger", "An entry of `revisit_when` that can never come true.", "`after: 2027-06-01`, or `when: …`."),
    code("type", "A list, a mapping or a text where another of them belongs.", "The message shows the form."),
    code(
        "unknown-key",
        "A key that is not known where it stands. What it says would go unread.",
        "docs/offer-format.md lists all keys; what has none of its own goes into `notes` or `facts`.",
    ),
    code("unreadable", "A file or folder that may not be read.", "Look at its permissions."),
    code("unseen", "A character that cannot be seen, or that turns the text around it.", "Remove it."),
    code("value", "A value of another form than expected.", "The message says what was expected."),
    code(
        "vesting",
        "Shares a year that do not add up to 100, or not one for each year.",
        "`vesting: [25, 25, 25, 25]` with `years: 4`.",
    ),
    code("week", "More days at home and in the office than a week has.", "Seven at most."),
    code("word", "A word that is not among those known here.", "The message lists them."),
    code("yaml", "Text that YAML cannot read.", "The message shows the place and the usual slip."),
    code("yaml-extra", "Anchors, aliases and tags: a fact has to stand where it is read.", "Write the value out."),
    code("zone", "A time zone that is no name of the IANA list.", "Such as `Europe/Berlin`."),
];
