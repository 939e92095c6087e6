INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
GRANT SELECT ON titles TO pg_monitor; COMMENT ON VIEW titles IS 'By hand'; CREATE FUNCTION by_hand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER by_hand INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE FUNCTION by_hand();
