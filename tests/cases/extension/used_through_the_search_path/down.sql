DROP INDEX ix_stories_draft;
ALTER TABLE stories DROP COLUMN draft;
DROP TABLE notes;
