ALTER TABLE stories ALTER COLUMN embedding TYPE real[];
