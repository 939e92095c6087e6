DROP INDEX "idx-stories-edition";
