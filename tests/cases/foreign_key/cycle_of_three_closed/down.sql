ALTER TABLE authors DROP CONSTRAINT "fk-authors-story_id";
ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-author_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-chapter_id";
ALTER TABLE authors DROP COLUMN story_id;
ALTER TABLE chapters DROP COLUMN author_id;
ALTER TABLE stories DROP COLUMN chapter_id;
