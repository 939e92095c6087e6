ALTER TABLE comments RENAME TO remarks;
ALTER TABLE remarks RENAME CONSTRAINT comments_pkey TO remarks_pkey;

ALTER TABLE remarks
    RENAME CONSTRAINT "fk-comments-parent_id" TO "fk-remarks-parent_id";
