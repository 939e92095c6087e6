INSERT INTO stories (title) VALUES ('The Lighthouse'), ('It''s raining'), ('gone');
DELETE FROM stories WHERE id = 3;
