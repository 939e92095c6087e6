// No entities: an empty schema.
