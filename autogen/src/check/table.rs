//! Tables: objects that may depend on one that a plan drops.

use crate::{
    op::PARKING,
    plan::TableAction,
    schema::{Qualified, dependent::Touch},
};

pub(super) fn touched(name: &Qualified, action: &TableAction) -> Vec<Touch> {
    match action {
        // Objects that depend on a parked table would keep reading it there. Parts of it that are dropped are the
        // plan's own.
        TableAction::Drop | TableAction::Park if name.schema != PARKING => {
            vec![Touch::DropTable(name.clone())]
        }
        TableAction::Drop
        | TableAction::Park
        | TableAction::Unpark(_)
        | TableAction::RenamePart { .. }
        | TableAction::ParkRows(_)
        | TableAction::RestoreRows(_)
        | TableAction::MarkParked { .. }
        | TableAction::CheckNow
        | TableAction::KeepWritersOut
        | TableAction::Create(_)
        | TableAction::RenameTo(_)
        | TableAction::SetSchema(_) => Vec::new(),
    }
}
