CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm';
CREATE VIEW grim_stories AS SELECT id FROM stories WHERE mood = 'grim';
