INSERT INTO stories (mood) VALUES ('calm'), ('NULL');
