-- up

ALTER TABLE stories ADD CONSTRAINT "fk-stories-sequel_of"
    FOREIGN KEY (sequel_of) REFERENCES stories (id) ON DELETE SET NULL NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-sequel_of";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-sequel_of";
