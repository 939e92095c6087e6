ALTER TYPE story_status ADD VALUE 'in review' BEFORE 'published';
ALTER TABLE stories RENAME COLUMN state TO status;
