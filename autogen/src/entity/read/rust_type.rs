//! A Rust type as written: its words, and what is between its angle brackets. Its meaning is not known here.

use syn::{GenericArgument, PathArguments, Type};

/// The `T` of an `Option<T>` that SeaORM recognises by its text, which has to begin with `Option<`.
pub(crate) fn option(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let simple = path.qself.is_none() && path.path.leading_colon.is_none();
    let segment = path.path.segments.first().filter(|_| simple && path.path.segments.len() == 1)?;
    if segment.ident != "Option" {
        return None;
    }
    arguments(&segment.arguments).next()
}

/// The types between the angle brackets.
pub(crate) fn arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let arguments = match arguments {
        PathArguments::AngleBracketed(arguments) => Some(&arguments.args),
        PathArguments::None | PathArguments::Parenthesized(_) => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type as source, to be parsed again.
pub(crate) fn written(ty: &Type) -> String {
    match ty {
        Type::Path(path) if path.qself.is_none() => match path.path.get_ident() {
            Some(ident) => ident.to_string(),
            None => quote::quote!(#ty).to_string(),
        },
        ty => quote::quote!(#ty).to_string(),
    }
}

/// A type as source, without blanks.
pub(crate) fn text(ty: &Type) -> String {
    quote::quote!(#ty).to_string().split_whitespace().collect()
}
