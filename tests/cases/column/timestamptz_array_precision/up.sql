ALTER TABLE stories ALTER COLUMN value TYPE timestamp(3) with time zone[];
