//! Defaults, generation expressions, and which columns are serial.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, sequence::Serials};
use crate::schema::{Expression, Generated};

pub(super) async fn read(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
    mut serials: Serials,
) -> Result<(), sqlx::Error> {
    let generating = tables.iter().filter(|(_, reading)| {
        reading.attributes.iter().any(|attribute| attribute.generated.is_some())
    });
    let generating: Vec<i64> = generating.map(|(oid, _)| *oid).collect();
    let mut rows = sqlx::query_as::<_, (i64, i16, String)>(include_str!("queries/defaults.sql"))
        .bind(oids)
        .bind(generating)
        .fetch(connection);
    while let Some((oid, number, text)) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        let Some(at) = reading.position(number) else { continue };
        let generated = reading.attributes.get(at).and_then(|it| it.generated);
        let Some(column) = reading.table.columns.get_mut(at) else { continue };
        let serial = serials.remove(&(oid, number)).filter(|serial| serial.default == text);
        match (generated, serial) {
            (Some(kind), _) => {
                let generated = Generated { expression: Expression::bare(&text), kind };
                column.generated = Some(Box::new(generated));
            }
            (None, Some(serial)) => column.identity = Some(Box::new(serial.identity)),
            (None, None) => column.default = Some(Expression::bare(&text)),
        }
    }
    Ok(())
}
