INSERT INTO stories (code) VALUES ('1'), ('2');
ALTER TABLE stories ADD COLUMN shouted text GENERATED ALWAYS AS (upper(code)) STORED;
