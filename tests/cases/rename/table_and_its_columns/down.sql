ALTER INDEX "idx-accounts-mail_address" RENAME TO "idx-users-email";
ALTER TABLE accounts RENAME CONSTRAINT accounts_pkey TO users_pkey;
ALTER TABLE accounts RENAME COLUMN mail_address TO email;
ALTER TABLE accounts RENAME COLUMN full_name TO name;
ALTER TABLE accounts RENAME TO users;
