DROP INDEX by_slug;
