COMMENT ON TABLE stories
    IS 'It''s "quoted", \escaped\,
in two lines,	with $$dollars$$, {braces}, 100% and 📚';
