-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'By whom';

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

COMMENT ON CONSTRAINT "fk-stories-author_id" ON stories IS 'By whom';
