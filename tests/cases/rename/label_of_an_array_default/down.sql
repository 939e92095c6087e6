ALTER TYPE mood RENAME VALUE 'weary' TO 'tired';
ALTER TYPE mood RENAME VALUE 'sad, "very"' TO 'very sad';
