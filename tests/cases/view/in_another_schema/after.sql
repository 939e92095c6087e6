CREATE VIEW "Reports"."Long ""ones""" AS SELECT s.id, "s".title FROM public.stories s;
