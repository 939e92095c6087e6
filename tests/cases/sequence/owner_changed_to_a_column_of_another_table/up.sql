ALTER SEQUENCE order_numbers OWNED BY chapters.number;
