ALTER TABLE authors DROP CONSTRAINT "fk-authors-masterpiece_id";
ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
DROP TABLE authors;
DROP TABLE stories;
DROP TYPE mood;
