ALTER TABLE stories ALTER COLUMN score TYPE real;
