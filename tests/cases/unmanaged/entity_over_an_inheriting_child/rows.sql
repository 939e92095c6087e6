INSERT INTO people (name) VALUES ('Ann'), (NULL);
INSERT INTO active_people (id, name) VALUES (7, 'Eve');
