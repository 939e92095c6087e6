INSERT INTO stories DEFAULT VALUES;
INSERT INTO stories (moods) VALUES ('{"very sad",tired}');
