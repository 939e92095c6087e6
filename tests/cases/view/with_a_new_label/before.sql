CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm';
