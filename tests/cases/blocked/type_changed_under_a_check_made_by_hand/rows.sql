INSERT INTO stories (code) VALUES ('1'), ('2');
ALTER TABLE stories ADD CONSTRAINT short CHECK (length(code) < 9);
