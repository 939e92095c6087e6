CREATE TABLE a (id integer PRIMARY KEY, b integer);
CREATE TABLE public.b (id integer, a integer REFERENCES a, CONSTRAINT pk_b PRIMARY KEY (id));
ALTER TABLE ONLY public.a ADD CONSTRAINT a_b FOREIGN KEY (b) REFERENCES b;
CREATE INDEX a_by_b ON public.a (b);
COMMENT ON INDEX a_by_b IS 'by b';
COMMENT ON COLUMN public.a.b IS 'its b';
COMMENT ON CONSTRAINT a_b ON a IS 'there and back';
