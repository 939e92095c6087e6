-- up

CREATE INDEX CONCURRENTLY ix_stories_drafts ON stories (title)
    WHERE status = 'draft';

-- down

DROP INDEX CONCURRENTLY ix_stories_drafts;
