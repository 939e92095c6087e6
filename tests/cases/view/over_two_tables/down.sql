DROP VIEW chapters_of;
