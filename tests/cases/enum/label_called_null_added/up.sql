ALTER TYPE mood ADD VALUE 'null';
