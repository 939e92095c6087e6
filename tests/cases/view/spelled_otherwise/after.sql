create or replace view public.titles as
  select s.id, s.title from stories as s; -- the same
