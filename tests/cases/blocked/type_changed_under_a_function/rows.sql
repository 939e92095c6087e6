INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE FUNCTION all_words() RETURNS bigint BEGIN ATOMIC SELECT sum(words) FROM stories; END;
