INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE POLICY stories_short ON stories USING (words < 9);
