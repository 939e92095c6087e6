-- up

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters" ON chapters (id, story_id);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT chapters_pkey;

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY chapters_pkey ON chapters (id);

BEGIN;
ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";

ALTER TABLE chapters
    ADD CONSTRAINT chapters_pkey PRIMARY KEY USING INDEX chapters_pkey;
COMMIT;
