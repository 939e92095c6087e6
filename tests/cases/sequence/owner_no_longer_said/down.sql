ALTER SEQUENCE order_numbers OWNED BY stories.number;
