ALTER TYPE mood RENAME TO feeling;
ALTER TYPE feeling RENAME VALUE 'glad' TO 'glad__before';
ALTER TYPE feeling RENAME VALUE 'sad' TO 'glad';
ALTER TYPE feeling RENAME VALUE 'glad__before' TO 'sad';
