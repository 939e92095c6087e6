ALTER INDEX "idx-tales-title" RENAME TO "idx-stories-title";

ALTER TABLE tales
    RENAME CONSTRAINT "fk-tales-author_id" TO "fk-stories-author_id";

ALTER TABLE tales RENAME CONSTRAINT tales_slug_key TO stories_slug_key;
ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;
