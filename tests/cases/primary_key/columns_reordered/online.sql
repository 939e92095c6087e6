-- up

ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters" ON chapters (number, story_id);

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";

-- down

ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters" ON chapters (story_id, number);

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";
