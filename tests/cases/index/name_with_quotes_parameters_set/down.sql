ALTER INDEX "ix ""title""" RESET (fillfactor);
