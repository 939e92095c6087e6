-- up

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT "fk-stories-status";
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE policies ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

DROP TYPE story_status__before;

ALTER TABLE stories ADD CONSTRAINT "fk-stories-status" FOREIGN KEY (status)
    REFERENCES policies (status) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-status";

-- down

ALTER TYPE story_status ADD VALUE 'archived';
