DROP STATISTICS stories_both;
ALTER TABLE stories DROP COLUMN words;
