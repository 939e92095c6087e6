CREATE DOMAIN email AS text DEFAULT 'a@b' CONSTRAINT shape CHECK (VALUE LIKE '%@%.%' OR VALUE = 'a@b');
