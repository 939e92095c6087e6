DROP VIEW "Reports"."Long ""ones""";
DROP SCHEMA "Reports";
