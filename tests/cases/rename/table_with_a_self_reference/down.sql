ALTER TABLE remarks
    RENAME CONSTRAINT "fk-remarks-parent_id" TO "fk-comments-parent_id";

ALTER TABLE remarks RENAME CONSTRAINT remarks_pkey TO comments_pkey;
ALTER TABLE remarks RENAME TO comments;
