DROP STATISTICS stories_stats;
