//! A file of a theme that was copied: it remembers its original, and tells when that has moved on.

use super::theme::built_in;

/// What the first line of a copy says before the name of its original.
const MARK: &str = "copied from gen's own ";

/// The original of a file, its first line a comment that says what it is a copy of; none where there is no such file.
#[must_use]
pub fn copy(theme: &str, file: &str) -> Option<String> {
    let text = built_in(theme, file)?;
    let mark = format!("{MARK}{theme}/{file} {}", digest(text));
    let comment = match file.rsplit('.').next() {
        Some("css") => format!("/* {mark} */"),
        Some("js") => format!("// {mark}"),
        _ => format!("{{#- {mark} -#}}"),
    };
    Some(format!("{comment}\n{text}"))
}

/// The original of a copy, such as `default/dossier.html`, where that is not any more what it was when it was copied.
#[must_use]
pub fn moved_on(copy: &str) -> Option<&str> {
    let (_, mark) = copy.lines().next()?.split_once(MARK)?;
    let mut words = mark.split_whitespace();
    let (original, then) = (words.next()?, words.next()?);
    let now = original.split_once('/').and_then(|(theme, file)| built_in(theme, file)).map(digest);
    (now.as_deref() != Some(then)).then_some(original)
}

fn digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex().get(..16).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::theme::{FILES, Theme};
    use super::{copy, moved_on};

    #[test]
    fn a_copy_is_up_to_date_and_works_like_its_original() {
        for file in FILES {
            let text = copy("default", file).expect("a file");
            assert_eq!(moved_on(&text), None, "{file}");
        }
        let copied = |file: &str| copy("default", file);
        assert!(Theme::new("mine", copied).is_ok());
        assert_eq!(copy("default", "nothing.html"), None);
    }

    #[test]
    fn what_was_copied_from_another_version_says_so() {
        let old = "{#- copied from gen's own default/index.md 0123456789abcdef -#}\n# mine";
        assert_eq!(moved_on(old), Some("default/index.md"));
        assert_eq!(moved_on("/* copied from gen's own gone/style.css 0123456789abcdef */"), Some("gone/style.css"));
        assert_eq!(moved_on("# mine"), None);
        assert_eq!(moved_on(""), None);
    }
}
