ALTER TABLE users ADD COLUMN name__before character varying;
ALTER TABLE users RENAME COLUMN name TO full_name;
ALTER TABLE users RENAME COLUMN name__before TO name;
