INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories RENAME CONSTRAINT "ck-stories-title" TO never_empty;
