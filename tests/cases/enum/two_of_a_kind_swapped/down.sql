ALTER TYPE mood ADD VALUE 'sad';
ALTER TYPE story_status ADD VALUE 'archived';
