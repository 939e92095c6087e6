//! Which of the stated extensions the server offers, and which changes it cannot make.

use std::collections::BTreeMap;

use crate::schema::{
    Extension, Pair, Schema,
    diagnostic::Diagnostic,
    extension::Offer,
    stated::{self, Place},
};

/// The extensions to look up on the server, with both versions if the version changes.
#[must_use]
pub fn asked(
    database: &Schema,
    entities: &stated::Schema,
) -> BTreeMap<String, Option<(String, String)>> {
    let asked = entities.extensions.iter().filter_map(|(name, stated)| {
        let versions = match database.extensions.get(name) {
            None => None,
            Some(had) => {
                let versions = had.version.clone().zip(stated.version.clone());
                Some(versions.filter(|(before, after)| before != after)?)
            }
        };
        Some((name.clone(), versions))
    });
    asked.collect()
}

/// Marks extensions that cannot return to their current version.
pub fn mark(target: &mut Schema, database: &Schema, offers: &BTreeMap<String, Offer>) {
    for (name, offer) in offers {
        let had = database.extensions.get(name).and_then(|it| it.version.clone());
        let Some((extension, had)) = target.extensions.get_mut(name).zip(had) else { continue };
        let back = extension.version.clone().map(|version| (version, had));
        extension.contents.stays = back.is_some_and(|it| !offer.updates.contains(&it));
    }
}

/// Adds extensions that the wanted ones require. They are created in whatever schema they choose, since nobody states
/// one.
pub fn require(target: &mut Schema, offers: &BTreeMap<String, Offer>) {
    let mut waiting: Vec<String> = offers.keys().cloned().collect();
    while let Some(name) = waiting.pop() {
        let Some((extension, offer)) = target.extensions.get_mut(&name).zip(offers.get(&name))
        else {
            continue;
        };
        let version = extension.version.as_ref().or(offer.default_version.as_ref());
        let Some(requires) = version.and_then(|it| offer.requires.get(it)) else { continue };
        extension.contents.requires.clone_from(requires);
        for name in requires {
            if !target.extensions.contains_key(name) {
                target.extensions.insert(name.clone(), Extension::default());
                waiting.push(name.clone());
            }
        }
    }
}

/// The stated extensions that the server does not offer or cannot change. Only the settings state extensions, so
/// there is no place in the source.
#[must_use]
pub fn refused(
    schemas: Pair<&Schema>,
    entities: &stated::Schema,
    offers: &BTreeMap<String, Offer>,
) -> Vec<Diagnostic> {
    let mut refused = Vec::new();
    for name in entities.extensions.keys() {
        let Some(after) = schemas.after.extensions.get(name) else { continue };
        let before = schemas.before.extensions.get(name);
        let offer = offers.get(name);
        refused.extend(offer.and_then(|offer| unavailable(name, before, after, offer)));
        refused.extend(before.and_then(|before| immovable(name, before, after)));
        let required = after.contents.requires.iter();
        let missing =
            required.filter(|it| offers.get(*it).is_some_and(|it| it.versions.is_empty()));
        refused.extend(missing.filter(|it| !entities.extensions.contains_key(*it)).map(|it| {
            missing_on_server(&format!("the extension `{it}`, which `{name}` requires"))
        }));
    }
    refused
}

fn unavailable(
    name: &str,
    before: Option<&Extension>,
    after: &Extension,
    offer: &Offer,
) -> Option<Diagnostic> {
    if offer.versions.is_empty() {
        return Some(missing_on_server(&format!("the extension `{name}`")));
    }
    let wanted = after.version.as_ref()?;
    if !offer.versions.contains(wanted) {
        let versions: Vec<String> = offer.versions.iter().map(|it| format!("`{it}`")).collect();
        let message =
            format!("the server does not have the version `{wanted}` of the extension `{name}`");
        let help =
            format!("it has {}; state one of these, or install the other", versions.join(", "));
        return Some(Diagnostic::error("extension-version", Place::default(), message).help(help));
    }
    let had = before?.version.as_ref()?;
    let way = (had.clone(), wanted.clone());
    if offer.updates.contains(&way) {
        return None;
    }
    let message =
        format!("the extension `{name}` has no update from version `{had}` to `{wanted}`");
    let help = format!(
        "state `{had}`, or drop and recreate it in a hand-written migration (`autogen --empty -m \"…\"`)"
    );
    Some(Diagnostic::error("extension-version", Place::default(), message).help(help))
}

fn missing_on_server(what: &str) -> Diagnostic {
    let message = format!("the server does not have {what}");
    Diagnostic::error("extension-missing", Place::default(), message)
        .help("install it on the server")
}

fn immovable(name: &str, before: &Extension, after: &Extension) -> Option<Diagnostic> {
    let (from, to) = before.schema.as_ref().zip(after.schema.as_ref())?;
    if from == to || before.contents.relocatable {
        return None;
    }
    let message = format!(
        "the extension `{name}` cannot be moved from `{from}` to `{to}`: it is not relocatable"
    );
    let help = format!(
        "state `{from}`, or drop and recreate it in a hand-written migration (`autogen --empty -m \"…\"`)"
    );
    Some(Diagnostic::error("extension-not-relocatable", Place::default(), message).help(help))
}
