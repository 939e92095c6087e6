ALTER TABLE users RENAME TO accounts;
ALTER TABLE accounts RENAME COLUMN name TO full_name;
ALTER TABLE accounts RENAME COLUMN email TO mail_address;
ALTER TABLE accounts RENAME CONSTRAINT users_pkey TO accounts_pkey;
ALTER INDEX "idx-users-email" RENAME TO "idx-accounts-mail_address";
