INSERT INTO stories (state) VALUES ('draft'), ('published');
