INSERT INTO stories (code) VALUES ('1'), ('2');
ALTER TABLE stories ADD CONSTRAINT alone EXCLUDE (lower(code) WITH =);
