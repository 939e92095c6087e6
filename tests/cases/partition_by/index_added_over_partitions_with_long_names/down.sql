DROP INDEX "idx-events-what";
