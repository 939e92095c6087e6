DROP PROCEDURE prune(integer);
