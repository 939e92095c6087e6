INSERT INTO "user" (id, "order") VALUES (1, 10), (2, 20);
