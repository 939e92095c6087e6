ALTER INDEX "ix ""title""" SET (fillfactor = 50);
