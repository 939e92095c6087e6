ALTER INDEX b_title RENAME TO a_title;
ALTER TABLE stories RENAME CONSTRAINT b_slot TO a_slot;
ALTER TABLE stories RENAME CONSTRAINT b_words TO a_words;
ALTER TABLE stories RENAME CONSTRAINT b_slug TO a_slug;
ALTER TABLE stories RENAME CONSTRAINT b_pk TO a_pk;
