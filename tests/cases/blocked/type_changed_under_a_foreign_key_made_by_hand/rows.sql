INSERT INTO stories (code) VALUES ('1'), ('2');
CREATE TABLE codes (code text PRIMARY KEY);
INSERT INTO codes VALUES ('1'), ('2');
ALTER TABLE stories ADD CONSTRAINT stories_code FOREIGN KEY (code) REFERENCES codes;
