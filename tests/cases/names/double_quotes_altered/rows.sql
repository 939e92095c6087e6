INSERT INTO "say ""hi""" (id, "a ""title""") VALUES (1, 'x'), (2, 'y');
