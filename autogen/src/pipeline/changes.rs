//! Takes the schema to reach, and returns the ordered changes and what a reviewer must know about them.

use super::{conversions::conversions, rows, settled::Settled};
use crate::{
    check::{
        self, Finding,
        alike::{self, Question},
        keys, refused,
    },
    desired::follower,
    diff,
    op::Op,
    plan::{self, Plan},
    schema::follower::Difference,
    scratch::spelling,
};

/// The plan.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    pub(super) settled: Settled<'a>,
    /// In their authors' spelling.
    pub(super) ops: Vec<Op>,
    pub(super) plan: Plan,
    pub(super) findings: Vec<Finding>,
    /// Questions that only the owner of the entities can answer.
    pub(super) questions: Vec<Question>,
}

impl<'a> Settled<'a> {
    pub(super) fn changes(self) -> Changes<'a> {
        let default_schema = self.wanted.inputs.request.default_schema;
        let schemas = self.schemas();
        let renames = self.wanted.renames.iter().cloned().map(Op::Rename);
        let mut ops: Vec<Op> = renames.chain(diff::diff(schemas)).collect();
        ops.extend(rows::fills(&ops, schemas, &self.wanted.inputs));
        ops.extend(conversions(&ops, schemas, &self.wanted.inputs));
        ops.extend(rows::parks(&ops, schemas, &self.wanted.inputs.request));
        let mut findings = check::check(&ops, schemas, default_schema);
        rows::mark_parkable(&mut findings, &ops, schemas);
        let inputs = &self.wanted.inputs;
        findings.extend(keys::find(schemas, &inputs.entities, default_schema));
        for reader in &inputs.readers {
            let differences = follower::differences(reader, schemas, &inputs.entities);
            let finding = |it: &Difference| check::follower::finding(reader, it, default_schema);
            findings.extend(differences.iter().map(finding));
        }
        let questions = alike::questions(&ops, schemas, default_schema);
        let ops = spelling::spell(ops, &self.wanted.schema);
        let mut plan = plan::plan(&ops, schemas);
        spelling::spell_declared(&mut plan, schemas.after, &self.wanted.schema);
        findings.extend(refused::find(&plan, schemas, self.wanted.inputs.version, default_schema));
        Changes { ops, plan, findings, questions, settled: self }
    }
}
