ALTER TYPE story_status ADD VALUE 'o''er "there"' BEFORE 'it''s "draft"';
