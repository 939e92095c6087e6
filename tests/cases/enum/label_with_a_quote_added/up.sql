ALTER TYPE mood ADD VALUE 'it''s complicated';
ALTER TYPE mood ADD VALUE '"tense"';
ALTER TYPE mood ADD VALUE 'back\slash';
