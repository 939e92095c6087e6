-- up

ALTER TABLE stories ADD CONSTRAINT "fk-stories-author_id"
    FOREIGN KEY (author_id) REFERENCES accounts.users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-author_id";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-author_id";
