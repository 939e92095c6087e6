ALTER TYPE mood RENAME VALUE 'very sad' TO 'sad, "very"';
ALTER TYPE mood RENAME VALUE 'tired' TO 'weary';
