ALTER TYPE mood RENAME VALUE 'sad' TO 'low';
ALTER TYPE mood ADD VALUE 'calm' BEFORE 'low';
