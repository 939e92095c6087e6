ALTER TYPE mood RENAME VALUE 'sad' TO 'glad__before';
ALTER TYPE mood RENAME VALUE 'glad' TO 'sad';
ALTER TYPE mood RENAME VALUE 'glad__before' TO 'glad';
