ALTER TABLE stories ALTER COLUMN id SET START WITH 1 SET INCREMENT BY 1
    SET NO MINVALUE SET NO MAXVALUE RESTART;

SELECT setval(pg_get_serial_sequence('stories', 'id'), max(id)) FROM stories
    HAVING max(id) >= 1;
