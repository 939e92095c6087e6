DROP FUNCTION shout(integer);
