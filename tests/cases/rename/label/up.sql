ALTER TYPE mood RENAME VALUE 'sad' TO 'down cast';
