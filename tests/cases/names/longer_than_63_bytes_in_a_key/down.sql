DROP INDEX ix_stories_title;
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
