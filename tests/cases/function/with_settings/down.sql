DROP FUNCTION guarded(integer, integer, integer[]);
