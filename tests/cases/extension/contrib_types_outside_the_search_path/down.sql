DROP INDEX ix_like;
DROP INDEX ix_notes;
DROP INDEX ix_pattern;
ALTER TABLE stories ALTER COLUMN title TYPE character varying;
ALTER TABLE stories DROP COLUMN notes;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories DROP COLUMN mood;
