INSERT INTO stories (code) VALUES ('1'), ('2');
ALTER TABLE stories ADD CONSTRAINT stories_code UNIQUE (code);
CREATE TABLE letters (code text REFERENCES stories (code));
INSERT INTO letters VALUES ('1');
