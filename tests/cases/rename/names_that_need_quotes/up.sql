ALTER TABLE "order" RENAME TO "Order ""s";
ALTER TABLE "Order ""s" RENAME COLUMN "When It Was" TO "group";
ALTER TABLE "Order ""s" RENAME CONSTRAINT order_pkey TO "Order ""s_pkey";
ALTER TABLE "Order ""s" RENAME CONSTRAINT "ck order" TO "ck ""order";
