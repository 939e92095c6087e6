ALTER TABLE stories ALTER COLUMN id SET START WITH 100 SET CYCLE;

SELECT setval('stories_id_seq', 100, false) FROM stories_id_seq
    WHERE NOT is_called AND last_value < 100;
