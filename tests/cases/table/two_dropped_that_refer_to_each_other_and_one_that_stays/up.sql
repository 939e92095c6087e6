ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-page_id";
ALTER TABLE pages DROP CONSTRAINT "fk-pages-chapter_id";
DROP TABLE chapters;
DROP TABLE pages;
