ALTER TABLE members RENAME TO memberships;
ALTER TABLE memberships RENAME CONSTRAINT "pk-members" TO "pk-memberships";
