INSERT INTO stories (id, title, tags) VALUES (1, 'The Lighthouse', '{sea,light}'), (2, 'Rain', '{}');
CREATE INDEX by_tags ON stories USING gin (tags);
