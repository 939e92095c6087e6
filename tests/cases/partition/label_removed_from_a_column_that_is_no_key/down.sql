ALTER TYPE kind ADD VALUE 'meal';
