ALTER TYPE story_status
    ADD VALUE 'a label of as many bytes as Postgres keeps of a name, 63 of the';
