ALTER TABLE drafts RENAME TO drafts__before;
ALTER TABLE stories RENAME TO drafts;
ALTER TABLE drafts__before RENAME TO stories;
ALTER TABLE stories RENAME CONSTRAINT drafts_pkey TO drafts_pkey__before;
ALTER TABLE drafts RENAME CONSTRAINT stories_pkey TO drafts_pkey;
ALTER TABLE stories RENAME CONSTRAINT drafts_pkey__before TO stories_pkey;
