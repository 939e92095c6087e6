ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;
