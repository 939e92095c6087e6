-- up

ALTER TABLE chapters DROP CONSTRAINT chapters_pkey;

CREATE UNIQUE INDEX CONCURRENTLY "pk-chapters" ON chapters (id, story_id);

ALTER TABLE chapters
    ADD CONSTRAINT "pk-chapters" PRIMARY KEY USING INDEX "pk-chapters";

-- down

ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";

CREATE UNIQUE INDEX CONCURRENTLY chapters_pkey ON chapters (id);

ALTER TABLE chapters
    ADD CONSTRAINT chapters_pkey PRIMARY KEY USING INDEX chapters_pkey;
