ALTER TYPE "order" ADD VALUE 'nervous' BEFORE 'tense';
