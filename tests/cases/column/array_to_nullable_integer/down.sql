ALTER TABLE stories ALTER COLUMN value TYPE bigint[]
    USING CASE WHEN value IS NOT NULL THEN ARRAY[value]::bigint[] END;
