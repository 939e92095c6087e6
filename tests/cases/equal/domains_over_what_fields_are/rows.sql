INSERT INTO stories (id, title, words, code, note)
VALUES (1, 'The Lighthouse', 3, 11, 'old'), (2, 'It''s raining', 5, 12, 'wet');
-- Somebody has changed the columns by hand, before the entity.
CREATE DOMAIN word_count AS bigint CHECK (VALUE >= 0);
CREATE DOMAIN story_code AS varchar(40);
CREATE DOMAIN remark AS text CHECK (VALUE <> '');
ALTER TABLE stories ALTER COLUMN words TYPE word_count;
ALTER TABLE stories ALTER COLUMN code TYPE story_code USING code::text;
ALTER TABLE stories ALTER COLUMN note TYPE remark;
