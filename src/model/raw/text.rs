//! Bytes to text: UTF-8, or a sentence that says what the file is instead.

use crate::diag::{Diagnostic, Lines};

/// What a file is that begins with these bytes, and what to do with it.
const FORMATS: &[(&[u8], &str, &str)] = &[
    (b"\xff\xfe\0\0", "UTF-32", SAVE),
    (b"\0\0\xfe\xff", "UTF-32", SAVE),
    (b"\xff\xfe", "UTF-16", SAVE),
    (b"\xfe\xff", "UTF-16", SAVE),
    (b"\0GITCRYPT", "encrypted by git-crypt", "unlock the repository first: `git-crypt unlock`"),
    (b"age-encryption.org/", "encrypted by age", "decrypt it first"),
    (b"-----BEGIN AGE", "encrypted by age", "decrypt it first"),
    (b"-----BEGIN PGP", "encrypted or signed by PGP", "decrypt it first"),
    (b"$ANSIBLE_VAULT", "encrypted by ansible-vault", "decrypt it first"),
    (b"Salted__", "encrypted by OpenSSL", "decrypt it first"),
    (b"U2FsdGVkX1", "encrypted by OpenSSL", "decrypt it first"),
    (b"version https://git-lfs.github.com/", "a pointer of Git LFS", "fetch what it stands for: `git lfs pull`"),
    (b"\x1f\x8b", "a gzip archive (binary)", "unpack it first"),
    (b"PK\x03\x04", "a zip archive or an office document (binary)", EXPORT),
    (b"\xd0\xcf\x11\xe0", "an office document (binary)", EXPORT),
    (b"%PDF-", "a PDF (binary)", EXPORT),
    (b"{\\rtf", "a rich-text document", EXPORT),
    (b"\x89PNG", "a picture (binary)", EXPORT),
    (b"\xff\xd8\xff", "a picture (binary)", EXPORT),
];

const SAVE: &str = "save it as UTF-8: most editors offer this under \"save with encoding\"";
const EXPORT: &str = "write what it says into a text file with the ending .yaml";

/// The text of a file: UTF-8, without the byte order mark that some editors put first.
///
/// # Errors
/// `encoding`, with what the file seems to be, or with the line, column and byte that is not UTF-8; the place counts in
/// [`readable`].
pub fn text_of(bytes: &[u8]) -> Result<&str, Diagnostic> {
    let first = || Lines::new("").place(0, 0);
    if let Some((_, name, help)) = FORMATS.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        let problem = Diagnostic::error("encoding", format!("the file is {name}, not text in UTF-8")).at(first());
        return Err(problem.help(*help));
    }
    // ASCII in two or four bytes: what is left of them is empty.
    let zeros = bytes.first_chunk::<4>().map_or(0, |head| head.iter().filter(|byte| **byte == 0).count());
    if let 2 | 3 = zeros {
        let phrase = format!("the file is UTF-{}, not UTF-8", if zeros == 2 { 16 } else { 32 });
        return Err(Diagnostic::error("encoding", phrase).at(first()).help(SAVE));
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(plain).map_err(|e| broken(plain, &e))?;
    let begin: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    if begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.starts_with("<?xml") {
        let problem = Diagnostic::error("encoding", "the file is an HTML or XML page, not an offer or profile in YAML");
        return Err(problem.at(first()).help("it may be the log-in page of a server: fetch the file again"));
    }
    Ok(text)
}

/// The text of any bytes, for showing a line of it: what is no UTF-8 as U+FFFD, and no byte order mark.
#[must_use]
pub fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned()
}

fn broken(bytes: &[u8], error: &std::str::Utf8Error) -> Diagnostic {
    let at = error.valid_up_to();
    let before = bytes.get(..at).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("");
    let place = Lines::new(before).place(at, at);
    let byte = bytes.get(at).copied().unwrap_or(0);
    let problem = if error.error_len().is_none() {
        Diagnostic::error("encoding", "the file ends inside a character of UTF-8")
            .help("it was cut off while it was saved or copied: fetch or save it again")
    } else {
        Diagnostic::error("encoding", format!("byte 0x{byte:02X} in line {} is not UTF-8", place.line)).help(SAVE)
    };
    problem.at(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        assert_eq!(text_of(bytes).map_err(|d| d.phrase), expected.map_err(str::to_owned));
    }

    #[test]
    fn utf8_with_or_without_its_mark() {
        check(b"\xef\xbb\xbfa: 1", Ok("a: 1"));
        check("ä".as_bytes(), Ok("ä"));
        check(b"", Ok(""));
    }

    #[test]
    fn anything_else_is_called_by_its_name() {
        check(b"a\0:\0", Err("the file is UTF-16, not UTF-8"));
        check(b"a\0\0\0b\0\0\0", Err("the file is UTF-32, not UTF-8"));
        check(b"-----BEGIN AGE ENCRYPTED FILE-----", Err("the file is encrypted by age, not text in UTF-8"));
        check(b"Salted__\x80\x81", Err("the file is encrypted by OpenSSL, not text in UTF-8"));
        check(b"U2FsdGVkX18AAAA", Err("the file is encrypted by OpenSSL, not text in UTF-8"));
        check(b"%PDF-1.7", Err("the file is a PDF (binary), not text in UTF-8"));
        check(b"a\nb\xfc!", Err("byte 0xFC in line 2 is not UTF-8"));
        check(b"a\xc3", Err("the file ends inside a character of UTF-8"));
    }
}
