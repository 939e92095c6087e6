ALTER TYPE span ADD ATTRIBUTE last integer;
COMMENT ON COLUMN span.last IS 'the last page';
