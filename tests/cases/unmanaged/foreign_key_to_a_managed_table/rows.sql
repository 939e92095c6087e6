INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE TABLE bookmarks (id integer PRIMARY KEY, story_id integer NOT NULL REFERENCES stories (id) ON DELETE CASCADE);
INSERT INTO bookmarks (id, story_id) VALUES (1, 1), (2, 2);
