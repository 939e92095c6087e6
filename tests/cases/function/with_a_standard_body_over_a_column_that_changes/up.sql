DROP FUNCTION total();
ALTER TABLE stories ALTER COLUMN words TYPE bigint;
CREATE FUNCTION total() RETURNS numeric STABLE BEGIN ATOMIC SELECT sum(words)::numeric FROM stories; END;
