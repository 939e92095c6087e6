ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id);

COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'By whom';
