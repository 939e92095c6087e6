-- up

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters_new" ON chapters
    (number, story_id);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";
ALTER INDEX "pk-chapters_new" RENAME TO "pk-chapters";

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters_new" ON chapters
    (story_id, number);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";
ALTER INDEX "pk-chapters_new" RENAME TO "pk-chapters";

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";
COMMIT;
