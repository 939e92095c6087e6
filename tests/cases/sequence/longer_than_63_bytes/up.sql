CREATE SEQUENCE numbers_of_the_orders_that_were_placed_in_the_shop_around_the_c;

ALTER TABLE stories
    ADD COLUMN number bigint DEFAULT nextval('public.numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner') NOT NULL;
