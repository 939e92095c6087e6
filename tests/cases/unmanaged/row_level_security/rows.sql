INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ENABLE ROW LEVEL SECURITY;
CREATE POLICY stories_visible ON stories USING (title <> '');
