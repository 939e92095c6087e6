INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE RULE no_shrinking AS ON UPDATE TO stories WHERE NEW.words < OLD.words DO INSTEAD NOTHING;
