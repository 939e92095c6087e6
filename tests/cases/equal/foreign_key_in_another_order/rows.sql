ALTER TABLE pages DROP CONSTRAINT "fk-pages-story_id-chapter";
ALTER TABLE pages ADD CONSTRAINT pages_of_a_chapter FOREIGN KEY (chapter, story_id)
    REFERENCES chapters (number, story_id);
INSERT INTO chapters (story_id, number) VALUES (1, 1), (1, 2);
INSERT INTO pages (story_id, chapter) VALUES (1, 2);
