DROP INDEX "idx-stories-expr";
