ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";

ALTER TABLE stories ADD CONSTRAINT fk_stories_author FOREIGN KEY (author_id)
    REFERENCES users (id);
