ALTER TABLE users RENAME COLUMN first TO first__before;
ALTER TABLE users RENAME COLUMN last TO first;
ALTER TABLE users RENAME COLUMN first__before TO last;
