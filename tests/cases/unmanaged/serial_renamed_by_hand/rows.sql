INSERT INTO stories (title) VALUES ('The Lighthouse'), ('It''s raining'), ('gone');
DELETE FROM stories WHERE id = 3;
ALTER SEQUENCE stories_id_seq RENAME TO tales_id_seq;
ALTER SEQUENCE tales_id_seq CACHE 7;
