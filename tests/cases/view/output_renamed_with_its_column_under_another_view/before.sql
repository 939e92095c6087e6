CREATE VIEW a AS SELECT id, title FROM stories; CREATE VIEW b AS SELECT id, title AS t FROM a;
