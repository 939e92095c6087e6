COMMENT ON INDEX b_title IS 'Old';
COMMENT ON CONSTRAINT b_pk ON stories IS 'Old';
COMMENT ON CONSTRAINT b_slug ON stories IS 'Old';
COMMENT ON CONSTRAINT b_words ON stories IS 'Old';
ALTER INDEX b_title RENAME TO a_title;
ALTER TABLE stories RENAME CONSTRAINT b_words TO a_words;
ALTER TABLE stories RENAME CONSTRAINT b_slug TO a_slug;
ALTER TABLE stories RENAME CONSTRAINT b_pk TO a_pk;
