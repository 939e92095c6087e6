-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-owner_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-owner_id" FOREIGN KEY (owner_id)
    REFERENCES teams (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-owner_id";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-owner_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-owner_id" FOREIGN KEY (owner_id)
    REFERENCES users (id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-owner_id";
