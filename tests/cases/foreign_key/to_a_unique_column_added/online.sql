-- up

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author" FOREIGN KEY (author)
    REFERENCES users (handle) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author";
