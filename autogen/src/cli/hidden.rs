//! Reports entities behind disabled cargo features.

use std::collections::BTreeSet;

use super::report::SHOWN;
use crate::desired::disabled::Hidden;

/// Reports what is left unchanged because the entities state it only behind disabled features.
pub(super) fn tell(hidden: &[Hidden], features: &BTreeSet<String>, default_schema: &str) {
    if hidden.is_empty() {
        return;
    }
    let names: Vec<_> = features.iter().map(|it| format!("`{it}`")).collect();
    let features = if names.len() == 1 { "the feature" } else { "one of the features" };
    let behind = format!("{features} {}", names.join(", "));
    for it in hidden.iter().take(SHOWN) {
        let (name, place) = (it.name(default_schema), &it.place);
        eprintln!("not compared: {place}: {name} is behind {behind}, which is off");
    }
    if hidden.len() > SHOWN {
        eprintln!("not compared: {} more behind {behind}", hidden.len() - SHOWN);
    }
    eprintln!(
        "  help: `--features NAME`, or `features = [\"NAME\"]` in autogen.toml, makes it visible"
    );
}
