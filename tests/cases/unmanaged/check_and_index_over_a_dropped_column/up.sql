DROP INDEX stories_by_size;
DROP INDEX stories_short;
ALTER TABLE stories DROP CONSTRAINT long_or_named;
ALTER TABLE stories DROP COLUMN words;
