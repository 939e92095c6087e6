ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";
ALTER TABLE chapters ADD CONSTRAINT chapters_pkey PRIMARY KEY (id);
