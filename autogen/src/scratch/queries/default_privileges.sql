-- The statements that give default privileges in no certain schema back what they are without any. Of the roles that the session
-- can act for: they may be named in SQL files.
WITH own AS (
    SELECT d.defaclacl AS acl, d.defaclrole AS role, quote_ident(pg_get_userbyid(d.defaclrole)) AS name, k.plural, k.public
    FROM pg_default_acl d
    JOIN (VALUES ('r', 'TABLES', NULL), ('S', 'SEQUENCES', NULL), ('f', 'FUNCTIONS', 'EXECUTE'), ('T', 'TYPES', 'USAGE'), ('n', 'SCHEMAS', NULL)) k (type, plural, public)
      ON k.type = d.defaclobjtype::text
    WHERE d.defaclnamespace = 0 AND pg_has_role(d.defaclrole, 'USAGE')
)
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %s REVOKE ALL ON %s FROM %s', o.name, o.plural,
              CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END)
FROM own o CROSS JOIN LATERAL (SELECT DISTINCT grantee FROM aclexplode(o.acl) WHERE grantee <> o.role) a
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT ALL ON %s TO %s', name, plural, name) FROM own
UNION ALL
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT %s ON %s TO PUBLIC', name, public, plural) FROM own WHERE public IS NOT NULL
