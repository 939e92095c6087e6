ALTER TABLE authors DROP CONSTRAINT "fk-authors-story_id";
ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-author_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-chapter_id";
DROP TABLE authors;
DROP TABLE chapters;
DROP TABLE stories;
