ALTER TABLE stories ALTER COLUMN id DROP IDENTITY;
ALTER TABLE readers DROP CONSTRAINT "pk-readers";
ALTER TABLE readers ADD CONSTRAINT readers_key PRIMARY KEY (user_id, story_id);
INSERT INTO stories (id) VALUES (1), (2);
INSERT INTO readers (story_id, user_id) VALUES (1, 7), (2, 7);
