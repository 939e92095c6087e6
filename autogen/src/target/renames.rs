//! Renames that the entities ask for and that are not carried out yet: an error each, so that nothing that was to be
//! renamed is dropped and made anew.

use crate::schema::{Schema, diagnostic::Diagnostic, stated};

/// Whatever has its former name in the database, and not yet its new one.
#[must_use]
pub fn renames(entities: &stated::Schema, database: &Schema) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, table) in &entities.tables {
        let had = database.tables.get(name);
        if let (Some(former), None) = (&table.renamed_from, had)
            && database.tables.contains_key(former)
        {
            found.push(diagnostic("table", &former.name, &name.name, &table.place));
        }
        for column in &table.columns {
            let Some(former) = &column.renamed_from else { continue };
            let still = had.is_some_and(|had| {
                had.column(former).is_some() && had.column(&column.name).is_none()
            });
            if still {
                let (former, now) =
                    (format!("{}.{former}", name.name), format!("{}.{}", name.name, column.name));
                found.push(diagnostic("column", &former, &now, &column.place));
            }
        }
    }
    for (name, it) in &entities.enums {
        let had = database.enums.get(name);
        if let (Some(former), None) = (&it.renamed_from, had)
            && database.enums.contains_key(former)
        {
            found.push(diagnostic("enum", &former.name, &name.name, &it.place));
        }
        for (now, former) in &it.renamed_labels {
            let has = |label: &String| had.is_some_and(|had| had.labels.contains(label));
            if has(former) && !has(now) {
                found.push(diagnostic("label", former, now, &it.place));
            }
        }
    }
    found
}

fn diagnostic(what: &str, former: &str, now: &str, place: &stated::Place) -> Diagnostic {
    let message =
        format!("the {what} `{former}` is to become `{now}`, and renaming is not carried out yet");
    Diagnostic::error("rename", place.clone(), message).help(
        "rename it in a migration by hand (`autogen --empty -m \"…\"`), apply that, and try again",
    )
}
