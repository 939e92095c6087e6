DROP TABLE "back\slash";
