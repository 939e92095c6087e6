DROP TABLE saved_insights;
