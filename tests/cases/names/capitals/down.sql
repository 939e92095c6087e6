DROP TABLE "Stories";
