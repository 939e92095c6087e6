ALTER TABLE stories ALTER COLUMN published TYPE bigint
    USING extract(epoch FROM published)::bigint;
