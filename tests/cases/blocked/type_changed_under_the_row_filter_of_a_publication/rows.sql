INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 3), (2, 'Rain', 5);
CREATE PUBLICATION "long ones" FOR TABLE stories WHERE (words > 9);
