ALTER TABLE authors ADD COLUMN story_id integer;

ALTER TABLE authors ADD CONSTRAINT "fk-authors-story_id" FOREIGN KEY (story_id)
    REFERENCES stories (id);

ALTER TABLE chapters ADD COLUMN author_id integer;

ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-author_id"
    FOREIGN KEY (author_id) REFERENCES authors (id);

ALTER TABLE stories ADD COLUMN chapter_id integer;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-chapter_id"
    FOREIGN KEY (chapter_id) REFERENCES chapters (id);
