ALTER TABLE stories DROP COLUMN motto;
DROP FUNCTION shout(text);
