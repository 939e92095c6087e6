DROP POLICY counted ON visits_2026;
DROP TABLE visits_2026;
