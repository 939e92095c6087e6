ALTER TYPE mood RENAME VALUE 'down cast' TO 'sad';
