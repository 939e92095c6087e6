ALTER TYPE mood RENAME VALUE 'glad' TO 'glad__before';
ALTER TYPE mood RENAME VALUE 'sad' TO 'glad';
ALTER TYPE mood RENAME VALUE 'glad__before' TO 'sad';
