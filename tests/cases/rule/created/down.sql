DROP RULE titles_insert ON titles;
DROP VIEW titles;
