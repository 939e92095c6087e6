INSERT INTO "order" (id, "When It Was") VALUES (1, 7), (2, 8);
