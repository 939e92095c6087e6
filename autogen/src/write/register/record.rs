//! The name and the table that a migration is recorded with: `MigrationName::name()` and `migration_table_name()`, as
//! far as source tells.

use syn::{Block, Expr, ExprLit, File, ImplItem, Item, ItemImpl, Lit, Stmt, Type};

/// The result of a function for which SeaORM has a default.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Told {
    /// It is not implemented, or returns the default.
    Default,
    Text(String),
    /// It is known only by running the code.
    Computed,
}

/// The table that records a list's migrations.
#[must_use]
pub fn table(list: &str) -> Told {
    told(list, &["MigratorTrait", "MigratorTraitSelf"], "migration_table_name")
}

/// The recorded name of a migration.
#[must_use]
pub fn name(migration: &str) -> Told {
    told(migration, &["MigrationName"], "name")
}

fn told(source: &str, traits: &[&str], function: &str) -> Told {
    // Most files do not mention it, and are not parsed.
    if !source.contains(&format!("fn {function}")) {
        return Told::Default;
    }
    let Ok(File { items, .. }) = syn::parse_file(source) else { return Told::Computed };
    let bodies = items.iter().filter_map(|item| match item {
        Item::Impl(item) if traits.iter().any(|name| is_of(item, name)) => body(item, function),
        _ => None,
    });
    let bodies: Vec<_> = bodies.collect();
    match bodies.as_slice() {
        [] => Told::Default,
        [body] => returned(body).map_or(Told::Computed, |it| text(it, &items)),
        _ => Told::Computed,
    }
}

fn is_of(item: &ItemImpl, name: &str) -> bool {
    let path = item.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    path.is_some_and(|it| it.ident == name) && matches!(&*item.self_ty, Type::Path(_))
}

fn body<'a>(item: &'a ItemImpl, name: &str) -> Option<&'a Block> {
    item.items.iter().find_map(|item| match item {
        ImplItem::Fn(item) if item.sig.ident == name => Some(&item.block),
        _ => None,
    })
}

/// The value of a block that does nothing else.
fn returned(block: &Block) -> Option<&Expr> {
    match block.stmts.as_slice() {
        [Stmt::Expr(Expr::Return(it), _)] => it.expr.as_deref(),
        [Stmt::Expr(it, None)] => Some(it),
        _ => None,
    }
}

/// The text inside conversions: `Alias::new("…").into_iden()`.
fn text(expr: &Expr, items: &[Item]) -> Told {
    match expr {
        Expr::Lit(ExprLit { lit: Lit::Str(it), .. }) => Told::Text(it.value()),
        Expr::Reference(it) => text(&it.expr, items),
        Expr::Paren(it) => text(&it.expr, items),
        Expr::Group(it) => text(&it.expr, items),
        Expr::Block(it) => returned(&it.block).map_or(Told::Computed, |it| text(it, items)),
        Expr::MethodCall(it) if it.args.is_empty() => text(&it.receiver, items),
        Expr::Call(call) => {
            let Expr::Path(function) = &*call.func else { return Told::Computed };
            let function = function.path.segments.last().map(|it| it.ident.to_string());
            match (function.as_deref(), call.args.first()) {
                // As `DeriveMigrationName` does.
                (Some("get_file_stem"), Some(Expr::Macro(it))) if it.mac.path.is_ident("file") => {
                    Told::Default
                }
                (Some("new" | "from"), Some(argument)) if call.args.len() == 1 => {
                    text(argument, items)
                }
                _ => Told::Computed,
            }
        }
        Expr::Path(path) => {
            let segments: Vec<_> =
                path.path.segments.iter().map(|it| it.ident.to_string()).collect();
            if let [.., module, entity] = &segments[..]
                && module == "seaql_migrations"
                && entity == "Entity"
            {
                return Told::Default;
            }
            let named = items.iter().find_map(|item| match item {
                Item::Const(it) if segments.last().is_some_and(|last| it.ident == last) => {
                    Some(&*it.expr)
                }
                Item::Static(it) if segments.last().is_some_and(|last| it.ident == last) => {
                    Some(&*it.expr)
                }
                _ => None,
            });
            named.map_or(Told::Computed, |it| text(it, items))
        }
        _ => Told::Computed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, name, table};

    #[test]
    fn names_that_are_written_are_read() {
        let text = |text: &str| Told::Text(text.to_owned());
        for (body, expected) in [
            ("\"m1\"", text("m1")),
            ("return \"m1\";", text("m1")),
            ("{ NAME }", text("m2")),
            ("Self::NAME", text("m2")),
            ("&\"m1\"", text("m1")),
            ("sea_orm_migration::util::get_file_stem(file!())", Told::Default),
            ("&self.name", Told::Computed),
            ("concat!(\"m\", \"1\")", Told::Computed),
            ("let n = 1; \"m1\"", Told::Computed),
            ("OTHER", Told::Computed),
        ] {
            let source = format!(
                "pub struct Migration; const NAME: &str = \"m2\";\n\
                 impl MigrationName for Migration {{ fn name(&self) -> &str {{ {body} }} }}"
            );
            assert_eq!(name(&source), expected, "{body}");
        }
        let derived = "#[derive(DeriveMigrationName)] pub struct Migration; fn name() {}";
        assert_eq!(name(derived), Told::Default);
        let two = "impl MigrationName for A { fn name(&self) -> &str { \"a\" } }\n\
                   impl MigrationName for B { fn name(&self) -> &str { \"b\" } }";
        assert_eq!(name(two), Told::Computed);
    }

    #[test]
    fn the_table_is_read_in_every_spelling() {
        let text = |text: &str| Told::Text(text.to_owned());
        for (body, expected) in [
            ("\"_shop\".into_iden()", text("_shop")),
            ("Alias::new(\"_shop\").into_iden()", text("_shop")),
            ("sea_orm::sea_query::Alias::new(TABLE).into_iden()", text("_table")),
            ("DynIden::from(\"_shop\")", text("_shop")),
            ("seaql_migrations::Entity.into_iden()", Told::Default),
            ("Table::Migrations.into_iden()", Told::Computed),
            ("Alias::new(&std::env::var(\"T\").unwrap()).into_iden()", Told::Computed),
        ] {
            let source = format!(
                "const TABLE: &str = \"_table\"; pub struct Migrator;\n\
                 impl MigratorTrait for Migrator {{ fn migrations() -> Vec<Box<dyn MigrationTrait>> {{ vec![] }}\n\
                 fn migration_table_name() -> DynIden {{ {body} }} }}"
            );
            assert_eq!(table(&source), expected, "{body}");
        }
        assert_eq!(table("impl MigratorTrait for Migrator {}"), Told::Default);
    }
}
