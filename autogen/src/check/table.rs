//! Tables: what may depend on one that a plan drops.

use crate::{
    plan::TableAction,
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(name: &Qualified, action: &TableAction) -> Vec<Touch> {
    match action {
        TableAction::Drop => vec![Touch::DropTable(name.clone())],
        TableAction::Create(_) | TableAction::RenameTo(_) | TableAction::SetSchema(_) => Vec::new(),
    }
}
