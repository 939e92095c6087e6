//! The compact and dense formats: takes a model as its file states it, and returns a draft with all types and
//! defaults.

use syn::Item;

use crate::{
    entity::{
        path::Name,
        place::{Report, Site},
        read::{
            field::Field,
            model::{Key, Model, Scalar, Written},
        },
    },
    schema::{
        IntegerType, Qualified,
        diagnostic::Diagnostic,
        name,
        stated::{self, AutoIncrement},
    },
};

use super::{
    column_type, default,
    draft::{self, Draft},
    expanded,
    types::{Types, Unknown},
};

/// The entity that a model declares; `None`, with a diagnostic, if its table cannot be determined. `items` are the
/// surrounding items.
pub(super) fn draft(
    mut model: Model,
    items: &[Item],
    site: &Site,
    types: &Types<'_>,
    report: &mut Report,
) -> Option<Draft> {
    report.diagnostics.append(&mut model.first.diagnostics);
    let header = model.header;
    let span = header.table.as_ref().map_or(model.span, |table| table.spot);
    let (table, schema, comment) = match header.table {
        Some(table) => (table.value, header.schema, header.comment),
        None => expanded::entity_name(items, "Entity", model.span, site, types, report)?,
    };
    let schema = schema.unwrap_or_else(|| types.default_schema.to_owned());
    report.diagnostics.append(&mut model.then.diagnostics);
    let mut draft = Draft {
        site: site.clone(),
        entity: Name::new(&site.module, "Entity"),
        column: Name::new(&site.module, "Column"),
        table: Qualified::new(schema, name::clip(&table)),
        comment,
        fields: Vec::with_capacity(model.scalars.len()),
        ignored: model.ignored,
        key: Vec::new(),
        relations: model.relations,
        autogen_keys: header.autogen_keys,
        span,
    };
    for scalar in model.scalars {
        if scalar.primary_key {
            draft.key.push(scalar.field.column.name.clone());
        }
        draft.fields.push(field(scalar, site, types, report));
    }
    auto_increment(&model.key, &mut draft, report);
    Some(draft)
}

/// The field, with the parts that depend on the rest of the program.
fn field(scalar: Scalar, site: &Site, types: &Types<'_>, report: &mut Report) -> Field {
    let ty = match &scalar.ty {
        Written::ColumnType(text) => column_type::literal(text, site, types)
            .map(stated::Type::exact)
            .map_err(Unknown::ColumnType),
        Written::Rust(text) => types.of_text(text, site),
    };
    let mut field = scalar.field;
    match ty {
        Ok(ty) => {
            field.column.ty = ty;
            column_type::resolve_serial(&mut field.column);
        }
        Err(unknown) => {
            let (ident, span) = (&scalar.ident, scalar.span);
            field.column.ty = draft::unknown_type(&unknown, ident, span, site, report);
        }
    }
    if scalar.hidden_option {
        let place = site.place(scalar.span);
        let message = "SeaORM sees no `Option` in a longer path: the column is `NOT NULL`";
        let help = "write `Option<…>`, or add `#[sea_orm(nullable)]`";
        report.push(Diagnostic::warning("hidden-option", place, message).help(help));
    }
    let value = scalar.default_value.and_then(|value| default::value(*value, &field, site, report));
    let default = match &scalar.default_expr {
        Some(text) => default::of_expression(text, &field, site, types, report),
        None => value,
    };
    // `extra` and `#[autogen(default = …)]` take precedence.
    field.column.default = field.column.default.or(default);
    field
}

/// Whether the key auto-increments.
fn auto_increment(key: &Key, draft: &mut Draft, report: &mut Report) {
    let [name] = &draft.key[..] else {
        if draft.key.is_empty() {
            let place = draft.site.place(draft.span);
            let message = format!("the entity of `{}` has no primary key", draft.table.name);
            let help = "SeaORM wants one: mark its fields with `#[sea_orm(primary_key)]`";
            report.push(Diagnostic::error("no-primary-key", place, message).help(help));
        }
        return;
    };
    let column = draft.fields.iter_mut().map(|it| &mut it.column).find(|it| it.name == *name);
    let Some(column) = column.filter(|it| it.auto_increment.is_none()) else { return };
    let counts = IntegerType::of(column.ty.column_type()).is_some();
    let is_unknown = matches!(column.ty, stated::Type::Unknown(_));
    column.auto_increment = match (key.explicit, key.never, counts) {
        (Some(false), ..) => Some(AutoIncrement::Unwanted),
        (Some(true), _, true) => Some(AutoIncrement::Wanted),
        (Some(true), ..) if is_unknown => Some(AutoIncrement::Wanted),
        (Some(true), _, false) => {
            let message =
                format!("`{}` cannot auto-increment: its type is not an integer", column.name);
            let place = column.place.clone();
            let diagnostic = Diagnostic::error("auto-increment", place, message)
                .help("write `#[sea_orm(primary_key, auto_increment = false)]`");
            report.push(diagnostic);
            None
        }
        (None, false, true) => Some(AutoIncrement::Implied),
        (None, ..) => None,
    };
}
