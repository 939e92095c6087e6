ALTER TYPE story_status ADD VALUE 'archived';
