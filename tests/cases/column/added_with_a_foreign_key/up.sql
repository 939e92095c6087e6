ALTER TABLE stories ADD COLUMN author_id integer;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL;

CREATE INDEX "idx-stories-author_id" ON stories (author_id);
