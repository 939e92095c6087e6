ALTER TABLE stories RENAME CONSTRAINT a_pk TO b_pk;
ALTER TABLE stories RENAME CONSTRAINT a_slug TO b_slug;
ALTER TABLE stories RENAME CONSTRAINT a_words TO b_words;
ALTER TABLE stories RENAME CONSTRAINT a_slot TO b_slot;
ALTER INDEX a_title RENAME TO b_title;
