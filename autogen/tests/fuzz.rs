//! The properties of the fuzz targets, checked for their corpus and some thousand mutations of it, the same in every
//! run. `cargo fuzz run` searches without end; see `fuzz/README.md`.

use std::{fs, panic, path::Path};

#[path = "../../fuzz/targets.rs"]
mod targets;

/// Pseudo-random numbers (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % bound.max(1)
    }

    /// A position between two characters.
    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    fn piece<'a>(&mut self, text: &'a str) -> &'a str {
        let (one, other) = (self.place(text), self.place(text));
        let (start, end) = (one.min(other), one.max(other));
        &text[start..text.floor_char_boundary(end.min(start + 40))]
    }
}

/// Replaces, inserts and removes pieces, some of them from another text.
fn mutated(text: &str, other: &str, chance: &mut Chance) -> String {
    const NASTY: [&str; 16] =
        ["'", "\"", "(", ")", "[", "]", "$$", "\\", "--", "/*", "U&", "E'", "\n", "\0", "é", ""];
    let mut text = text.to_owned();
    for _ in 0..=chance.below(4) {
        let at = chance.place(&text);
        let end = match chance.below(2) {
            0 => at,
            _ => at + chance.piece(&text[at..]).len(),
        };
        let by = match chance.below(3) {
            0 => NASTY[chance.below(NASTY.len())].to_owned(),
            1 => chance.piece(&text).to_owned(),
            _ => chance.piece(other).to_owned(),
        };
        text.replace_range(at..text.floor_char_boundary(end), &by);
    }
    text
}

#[track_caller]
fn hold(target: &str, mutations: usize, check: fn(&str)) {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/corpus").join(target);
    let mut paths: Vec<_> =
        fs::read_dir(corpus).expect("a corpus").collect::<Result<_, _>>().expect("entries");
    paths.sort_by_key(fs::DirEntry::path);
    let texts: Vec<_> =
        paths.iter().map(|it| fs::read_to_string(it.path()).expect("a text")).collect();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let mutations = (0..mutations).map(|at| {
        let other = chance.below(texts.len());
        mutated(&texts[at % texts.len()], &texts[other], &mut chance)
    });
    for text in texts.iter().cloned().chain(mutations) {
        let held = panic::catch_unwind(|| check(&text));
        assert!(held.is_ok(), "`{target}` does not hold for {text:?}");
    }
}

#[test]
fn lexer() {
    hold("lexer", 20_000, targets::lexer);
}

#[test]
fn expression() {
    hold("expression", 10_000, targets::expression);
}

#[test]
fn types() {
    hold("types", 20_000, targets::types);
}

#[test]
fn entity() {
    hold("entity", 2000, targets::entity);
}

#[test]
fn lock() {
    hold("lock", 2000, targets::lock);
}
