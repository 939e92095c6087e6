DROP TABLE "say ""hi""";
