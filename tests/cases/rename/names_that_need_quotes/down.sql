ALTER TABLE "Order ""s" RENAME CONSTRAINT "ck ""order" TO "ck order";
ALTER TABLE "Order ""s" RENAME CONSTRAINT "Order ""s_pkey" TO order_pkey;
ALTER TABLE "Order ""s" RENAME COLUMN "group" TO "When It Was";
ALTER TABLE "Order ""s" RENAME TO "order";
