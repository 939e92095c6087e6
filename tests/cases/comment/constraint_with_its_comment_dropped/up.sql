ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
