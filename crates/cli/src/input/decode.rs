//! Bytes to text. Valid UTF-8 stays byte for byte as long as it is, because every span counts its bytes; anything else is
//! repaired and reported.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use facts::diagnostic::{Diagnostic, Severity};

/// A text and what had to be done to get it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The text of `bytes`; `None` when they are no text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) =
        encoding_rs::Encoding::for_bom(bytes).filter(|(found, _)| *found != encoding_rs::UTF_8)
    {
        debug_assert!(encoding == UTF_16LE || encoding == UTF_16BE);
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return repaired(
            text.into_owned(),
            Severity::Note,
            "utf-16",
            "the file is UTF-16; places count its text as UTF-8",
        );
    }
    if is_binary(bytes) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(Decoded { text: without_mark(text), diagnostics: Vec::new() }),
        Err(_) if mostly_utf8(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            repaired(
                text,
                Severity::Warning,
                "not-utf8",
                "some bytes are not UTF-8 and were replaced by \u{fffd}; save the file as UTF-8",
            )
        }
        Err(_) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            let told = "the file is not UTF-8 and was read as Windows-1252; save it as UTF-8 if letters look wrong";
            repaired(text.into_owned(), Severity::Warning, "not-utf8", told)
        }
    }
}

fn repaired(text: String, severity: Severity, code: &str, message: &str) -> Option<Decoded> {
    let diagnostic = Diagnostic { severity, code: code.into(), message: message.into(), span: None };
    Some(Decoded { text, diagnostics: vec![diagnostic] })
}

/// A byte order mark becomes blanks of the same length: invisible, and no offset moves.
fn without_mark(text: &str) -> String {
    text.strip_prefix('\u{feff}').map_or_else(|| text.to_string(), |rest| format!("   {rest}"))
}

/// Text has no zero byte and few control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let odd = bytes.iter().filter(|byte| **byte < 9 || (14..32).contains(*byte)).count();
    bytes.contains(&0) || odd * 50 > bytes.len()
}

/// Whether the broken bytes are few beside the well-formed longer characters: a cut or a glitch, not another encoding.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut broken, mut longer) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        longer += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    longer >= broken * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, codes: &[&str]) {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.diagnostics.iter().map(|found| found.code.as_str()).collect::<Vec<_>>(), codes);
    }

    #[test]
    fn reads_every_common_encoding() {
        check("Käse ’20".as_bytes(), "Käse ’20", &[]);
        check("\u{feff}Käse".as_bytes(), "   Käse", &[]);
        check(b"K\xe4se \x80 5 \x93so\x94", "Käse € 5 “so”", &["not-utf8"]);
        check(b"\xff\xfeK\x00\xe4\x00", "Kä", &["utf-16"]);
        check(b"\xfe\xff\x00K\x00\xe4", "Kä", &["utf-16"]);
        check(b"", "", &[]);
    }

    #[test]
    fn a_cut_character_is_not_another_encoding() {
        let mut bytes = "Zürich, Köln, Genève".as_bytes().to_vec();
        bytes.push(0xc3);
        check(&bytes, "Zürich, Köln, Genève\u{fffd}", &["not-utf8"]);
    }

    #[test]
    fn binaries_are_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert_eq!(decode(&[1, 2, 3, 4, 5]), None);
    }
}
