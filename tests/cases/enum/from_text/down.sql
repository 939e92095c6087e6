ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN status TYPE text;
ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::text;
DROP TYPE story_status;
