ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-after_book-after_number";
ALTER TABLE chapters ALTER COLUMN book TYPE character varying;
ALTER TABLE chapters ALTER COLUMN number TYPE integer;
ALTER TABLE chapters ALTER COLUMN after_book TYPE character varying;
ALTER TABLE chapters ALTER COLUMN after_number TYPE integer;

ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-after_book-after_number"
    FOREIGN KEY (after_book, after_number) REFERENCES chapters (book, number);
