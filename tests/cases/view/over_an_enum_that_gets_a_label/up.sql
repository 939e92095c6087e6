ALTER TYPE mood ADD VALUE 'grim';
