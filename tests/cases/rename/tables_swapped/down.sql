ALTER TABLE stories RENAME CONSTRAINT stories_pkey TO drafts_pkey__before;
ALTER TABLE drafts RENAME CONSTRAINT drafts_pkey TO stories_pkey;
ALTER TABLE stories RENAME CONSTRAINT drafts_pkey__before TO drafts_pkey;
ALTER TABLE stories RENAME TO drafts__before;
ALTER TABLE drafts RENAME TO stories;
ALTER TABLE drafts__before RENAME TO drafts;
