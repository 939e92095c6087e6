//! Sequences. Those behind identity and serial columns are described with their columns; the others are objects of
//! their own, even those that a column owns but does not read.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    Readings,
    ask::ask,
    comment::{Comments, Listed},
    row::row,
};
use crate::schema::{
    ColumnType, Identity, IdentityKind, IntegerType, Qualified, Sequence, SequenceOptions,
    quote::literal,
};

row! {
    struct Row {
        schema: String,
        name: String,
        ty: String,
        start: i64,
        increment: i64,
        min: i64,
        max: i64,
        cache: i64,
        cycle: bool,
        oid: i64,
        owner_oid: Option<i64>,
        owner_attnum: Option<i16>,
        spelled: Option<String>,
    }
}

/// The sequences that columns own without being identities, by the table's object id and the column's number.
pub(super) type Serials = BTreeMap<(i64, i16), Vec<Serial>>;

/// A sequence behind a serial column, or one of its own if the column's default is another.
pub(super) struct Serial {
    /// The default of a serial column, as Postgres prints it.
    pub(super) default: String,
    pub(super) identity: Identity,
    name: Qualified,
    alone: Sequence,
}

pub(super) async fn read(
    connection: &mut PgConnection,
    schemas: &str,
    tables: &mut Readings,
    comments: &mut Comments,
) -> Result<(BTreeMap<Qualified, Sequence>, Serials), sqlx::Error> {
    let sql = include_str!("queries/sequences.sql").replace("{schemas}", schemas);
    let mut rows = ask::<Row>(connection, sql);
    let mut sequences = BTreeMap::new();
    let mut serials = Serials::new();
    while let Some(row) = rows.try_next().await? {
        let ty = IntegerType::of(&ColumnType::builtin(row.ty)).unwrap_or(IntegerType::Bigint);
        let options = SequenceOptions {
            start: Some(row.start),
            increment: Some(row.increment),
            min: Some(row.min),
            max: Some(row.max),
            cache: Some(row.cache),
            cycle: Some(row.cycle),
        };
        let name = Qualified::new(row.schema, row.name);
        let options = options.normalized(ty);
        let Some((oid, number)) = row.owner_oid.zip(row.owner_attnum) else {
            let comment = comments.take(Listed::Relation, row.oid);
            sequences.insert(name, Sequence { ty, options, owned_by: None, comment });
            continue;
        };
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let Some(column) = reading.column(number) else { continue };
        let implicit = Identity::implicit_sequence(&reading.name, &column.name);
        let owned_by = Some((reading.name.clone(), column.name.clone()));
        let sequence = (name != implicit).then(|| name.clone());
        let Some(spelled) = row.spelled else {
            if let Some(identity) = reading.column_mut(number).and_then(|it| it.identity.as_mut()) {
                (identity.options, identity.sequence) = (options, sequence);
            }
            continue;
        };
        let default = format!("nextval({}::regclass)", literal(&spelled));
        let own = (ty != IntegerType::behind(&column.ty)).then_some(ty);
        let identity = Identity { kind: IdentityKind::Serial, options, ty: own, sequence };
        let comment = comments.take(Listed::Relation, row.oid);
        let alone = Sequence { ty, options, owned_by, comment };
        let serial = Serial { default, identity, name, alone };
        serials.entry((oid, number)).or_default().push(serial);
    }
    Ok((sequences, serials))
}

/// Those that no default turned out to read as a serial column does.
pub(super) fn alone(serials: Serials) -> impl Iterator<Item = (Qualified, Sequence)> {
    serials.into_values().flatten().map(|it| (it.name, it.alone))
}
