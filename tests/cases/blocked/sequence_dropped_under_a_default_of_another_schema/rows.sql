INSERT INTO stories (title) VALUES ('The Lighthouse'), ('It''s raining'), ('gone');
DELETE FROM stories WHERE id = 3;
CREATE SCHEMA audit;
CREATE TABLE audit.notes (id int DEFAULT nextval('public.stories_id_seq'));
