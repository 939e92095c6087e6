ALTER TABLE memberships RENAME CONSTRAINT "pk-memberships" TO "pk-members";
ALTER TABLE memberships RENAME TO members;
