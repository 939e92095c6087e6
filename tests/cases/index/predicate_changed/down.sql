DROP INDEX ix_stories_live;

CREATE INDEX ix_stories_live ON stories (title)
    WHERE (deleted_at IS NULL) OR (deleted_at > '2020-01-01 00:00:00+00'::timestamp with time zone);
