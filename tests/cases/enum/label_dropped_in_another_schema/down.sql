ALTER TYPE app.story_status ADD VALUE 'archived';
