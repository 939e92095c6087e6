DROP TABLE "short stories";
