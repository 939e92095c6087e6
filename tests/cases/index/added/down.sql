DROP INDEX "idx-stories-slug";
