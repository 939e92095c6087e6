ALTER TABLE stories DROP CONSTRAINT "No ""page"" twice";
ALTER TABLE stories DROP CONSTRAINT ex_stories_over_pages_whose_name_is_longer_than_postgres_can_ke;
