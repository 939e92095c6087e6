INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Björn');
INSERT INTO stories (id, title, author_id) VALUES (1, 'The Lighthouse', 1);
ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
INSERT INTO stories (id, title, author_id) VALUES (2, 'It''s raining', 99);
ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id" FOREIGN KEY (author_id) REFERENCES users (id) NOT VALID;
