CREATE VIEW a AS SELECT id, name FROM stories; CREATE VIEW b AS SELECT id, name AS t FROM a;
