DROP TABLE "📚";
DROP TYPE "mood 🎭";
