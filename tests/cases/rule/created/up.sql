CREATE VIEW titles AS SELECT id, title FROM stories;
CREATE RULE titles_insert AS ON INSERT TO titles DO INSTEAD (INSERT INTO stories (title, words) VALUES (NEW.title, 0); NOTIFY stories);
