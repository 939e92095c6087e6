ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-after_book-after_number";
ALTER TABLE chapters ALTER COLUMN book TYPE uuid USING book::uuid;
ALTER TABLE chapters ALTER COLUMN number TYPE bigint;
ALTER TABLE chapters ALTER COLUMN after_book TYPE uuid USING after_book::uuid;
ALTER TABLE chapters ALTER COLUMN after_number TYPE bigint;

ALTER TABLE chapters ADD CONSTRAINT "fk-chapters-after_book-after_number"
    FOREIGN KEY (after_book, after_number) REFERENCES chapters (book, number);
