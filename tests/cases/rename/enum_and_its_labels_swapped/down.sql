ALTER TYPE feeling RENAME VALUE 'sad' TO 'glad__before';
ALTER TYPE feeling RENAME VALUE 'glad' TO 'sad';
ALTER TYPE feeling RENAME VALUE 'glad__before' TO 'glad';
ALTER TYPE feeling RENAME TO mood;
