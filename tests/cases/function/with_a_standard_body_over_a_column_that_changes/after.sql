CREATE FUNCTION total() RETURNS numeric STABLE BEGIN ATOMIC SELECT sum(words)::numeric FROM stories; END;
