DROP TRIGGER zz_title_headline_both ON stories;
DROP TRIGGER zz_words_length_both ON stories;
DROP FUNCTION stories_title_headline_both();
DROP FUNCTION stories_words_length_both();
DROP INDEX ix_stories_lower_headline;
ALTER TABLE stories DROP CONSTRAINT stories_headline_key;
ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
ALTER TABLE stories ALTER COLUMN title SET DEFAULT 'untitled'::character varying;
ALTER TABLE stories ALTER COLUMN title SET NOT NULL;
ALTER TABLE stories ALTER COLUMN words SET NOT NULL;
ALTER TABLE stories DROP COLUMN headline;
ALTER TABLE stories DROP COLUMN length;

ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK ((title)::text <> ''::text);
