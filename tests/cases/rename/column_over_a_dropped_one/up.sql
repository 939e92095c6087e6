ALTER TABLE users RENAME COLUMN name TO name__before;
ALTER TABLE users RENAME COLUMN full_name TO name;
ALTER TABLE users DROP COLUMN name__before;
