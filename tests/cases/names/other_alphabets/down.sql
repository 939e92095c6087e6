DROP TABLE "истории";
