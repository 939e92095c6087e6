DROP TABLE saved_insights;
DROP EXTENSION vector;
