ALTER TABLE stories DROP CONSTRAINT "uq ""price""";
ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
