DROP VIEW paths;
DROP TABLE visits_new;
