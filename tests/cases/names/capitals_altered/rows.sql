INSERT INTO "Stories" ("Id", "WordCount") VALUES (1, 81000), (2, 0);
