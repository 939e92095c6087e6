//! Several entities over one table, such as one for each role of a person: together they state the table. What two of them
//! state must be the same.

use crate::schema::stated::{Column, ForeignKey, Named, Place, Table};

/// What two entities state differently, and where the second one does.
pub(super) struct Contradiction {
    pub(super) what: String,
    pub(super) place: Place,
}

/// Adds what another entity over the same table states.
pub(super) fn merge(first: &mut Table, other: Table) -> Result<(), Contradiction> {
    let Table { place, .. } = &other;
    let place = place.clone();
    let contradiction = |what: String, place: &Place| Contradiction { what, place: place.clone() };
    let whole = |what: &str| contradiction(what.to_owned(), &place);
    either(&mut first.renamed_from, other.renamed_from).ok_or_else(|| whole("its former name"))?;
    either(&mut first.comment, other.comment).ok_or_else(|| whole("its comment"))?;
    either(&mut first.partition_by, other.partition_by).ok_or_else(|| whole("its partitions"))?;
    either(&mut first.primary_key, other.primary_key).ok_or_else(|| whole("its primary key"))?;
    for column in other.columns {
        let at = first.columns.iter().position(|it| it.name == column.name);
        let Some(own) = at.map(|at| &mut first.columns[at]) else {
            first.columns.push(column);
            continue;
        };
        let (name, place) = (column.name.clone(), column.place.clone());
        merge_column(own, column).ok_or_else(|| contradiction(format!("`{name}`"), &place))?;
    }
    first.ignored.extend(other.ignored);
    first.ignored.retain(|it| !first.columns.iter().any(|own| own.name == *it));
    first.ignored.sort_unstable();
    first.ignored.dedup();
    for key in other.foreign_keys {
        let is_same = |it: &ForeignKey| {
            it.columns == key.value.columns
                && it.references == key.value.references
                && it.referenced_columns == key.value.referenced_columns
        };
        match first.foreign_keys.iter().find(|it| is_same(&it.value)) {
            None => first.foreign_keys.push(key),
            Some(own) if own.value == key.value => {}
            Some(_) => {
                return Err(contradiction(
                    format!("the foreign key on `{}`", key.value.columns.join("`, `")),
                    &key.place,
                ));
            }
        }
    }
    named(&mut first.uniques, other.uniques).map_err(|(name, at)| contradiction(name, &at))?;
    named(&mut first.checks, other.checks).map_err(|(name, at)| contradiction(name, &at))?;
    named(&mut first.exclusions, other.exclusions)
        .map_err(|(name, at)| contradiction(name, &at))?;
    named(&mut first.indexes, other.indexes).map_err(|(name, at)| contradiction(name, &at))?;
    first.sequences.extend(other.sequences);
    Ok(())
}

fn merge_column(own: &mut Column, other: Column) -> Option<()> {
    if own.ty != other.ty || own.nullable != other.nullable {
        return None;
    }
    either(&mut own.default, other.default)?;
    either(&mut own.auto_increment, other.auto_increment)?;
    either(&mut own.generated, other.generated)?;
    either(&mut own.collation, other.collation)?;
    either(&mut own.comment, other.comment)?;
    either(&mut own.renamed_from, other.renamed_from)?;
    either(&mut own.fill, other.fill)?;
    either(&mut own.using.before, other.using.before)?;
    either(&mut own.using.after, other.using.after)
}

/// What one of them states, if the other one does not state something else.
fn either<T: PartialEq>(own: &mut Option<T>, other: Option<T>) -> Option<()> {
    match (&own, &other) {
        (Some(own), Some(other)) if own != other => return None,
        (None, Some(_)) => *own = other,
        _ => {}
    }
    Some(())
}

fn named<T: PartialEq>(
    own: &mut Vec<Named<T>>,
    others: Vec<Named<T>>,
) -> Result<(), (String, Place)> {
    for other in others {
        match own.iter().find(|it| it.name == other.name) {
            None => own.push(other),
            Some(it) if it.value == other.value => {}
            Some(_) => return Err((format!("`{}`", other.name), other.place)),
        }
    }
    Ok(())
}
