INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE TABLE series (id integer PRIMARY KEY);
INSERT INTO series (id) VALUES (1), (2);
ALTER TABLE stories ADD CONSTRAINT stories_series_by_hand FOREIGN KEY (id) REFERENCES series (id);
