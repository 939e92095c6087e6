DROP TABLE "table";
DROP TABLE "user";
