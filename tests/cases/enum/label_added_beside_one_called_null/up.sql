ALTER TYPE mood ADD VALUE 'gone';
