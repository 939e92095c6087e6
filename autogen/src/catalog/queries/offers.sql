-- Versions of the extensions $1 that can be created, with the extensions that each requires.
SELECT v.name::text, v.version, coalesce(v.version = e.default_version, false), coalesce(v.requires::text[], '{}')
FROM pg_available_extension_versions v
JOIN pg_available_extensions e ON e.name = v.name
WHERE v.name::text = ANY ($1)
