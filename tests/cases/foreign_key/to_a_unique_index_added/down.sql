ALTER TABLE stories DROP CONSTRAINT "fk-stories-email";
DROP INDEX ix_users_email;
