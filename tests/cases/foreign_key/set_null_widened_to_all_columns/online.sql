-- up

ALTER TABLE stories DROP CONSTRAINT "fk-stories-tenant_id-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id"
    FOREIGN KEY (tenant_id, author_id) REFERENCES users (tenant_id, id)
    ON DELETE SET NULL NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-tenant_id-author_id";

-- down

ALTER TABLE stories DROP CONSTRAINT "fk-stories-tenant_id-author_id";

ALTER TABLE stories ADD CONSTRAINT "fk-stories-tenant_id-author_id"
    FOREIGN KEY (tenant_id, author_id) REFERENCES users (tenant_id, id)
    ON DELETE SET NULL (author_id) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT "fk-stories-tenant_id-author_id";
