-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-parent_id";

-- down

ALTER TABLE stories ADD CONSTRAINT "fk-stories-parent_id"
    FOREIGN KEY (parent_id) REFERENCES stories (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-parent_id";
