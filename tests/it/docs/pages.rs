//! Every page with a command in it, played.

use super::play::play;
use super::{names, page};

/// Declares a test for each page.
macro_rules! played {
    ($($number:literal $test:ident $page:literal),* $(,)?) => {
        const PLAYED: &[&str] = &[$($page),*];

        $(
            #[test]
            fn $test() {
                play($page, $number);
            }
        )*
    };
}

played! {
    1 the_tutorial "tutorial.md",
    2 an_existing_project "existing-project.md",
    3 troubleshooting "troubleshooting.md",
}

#[test]
fn every_page_with_a_command_is_played() {
    let with_commands: Vec<String> =
        names().into_iter().filter(|name| page(name).contains("\n```console\n")).collect();
    let mut played = PLAYED.to_vec();
    played.sort_unstable();
    assert_eq!(with_commands, played, "the pages with `console` blocks, and those in this list");
}
