CREATE TABLE audit_log (id bigserial PRIMARY KEY, who text NOT NULL DEFAULT CURRENT_USER, at timestamptz DEFAULT now(), CHECK (who <> ''));
CREATE INDEX audit_log_at ON audit_log USING brin (at);
INSERT INTO audit_log (who) VALUES ('ada'), ('bjoern');
