ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE tales RENAME CONSTRAINT stories_slug_key TO tales_slug_key;

ALTER TABLE tales
    RENAME CONSTRAINT "fk-stories-author_id" TO "fk-tales-author_id";

ALTER INDEX "idx-stories-title" RENAME TO "idx-tales-title";
