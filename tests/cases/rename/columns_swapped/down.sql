ALTER TABLE users RENAME COLUMN last TO first__before;
ALTER TABLE users RENAME COLUMN first TO last;
ALTER TABLE users RENAME COLUMN first__before TO first;
