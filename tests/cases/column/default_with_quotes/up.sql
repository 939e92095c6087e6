ALTER TABLE stories ALTER COLUMN opening
    SET DEFAULT 'It''s "dark" \ stormy: {} %s $1 $$';
