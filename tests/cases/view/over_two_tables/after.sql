CREATE VIEW chapters_of AS SELECT s.title, count(*) AS n FROM stories s JOIN chapters c ON c.story_id = s.id GROUP BY s.id;
