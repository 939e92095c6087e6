# syntax=docker/dockerfile:1

# The service and its migrations, each alone on an image without a shell. What is built here has no embedded Postgres:
# in a container, a database that nobody has named is a mistake.
FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --locked --release --no-default-features --package app --package migration \
    && install --strip -D --target-directory=/out target/release/app target/release/migration

FROM gcr.io/distroless/cc-debian12:nonroot AS migrate
COPY --from=build /out/migration /usr/local/bin/migration
USER nonroot
ENTRYPOINT ["/usr/local/bin/migration"]
CMD ["up"]

FROM gcr.io/distroless/cc-debian12:nonroot AS backend
COPY --from=build /out/app /usr/local/bin/app
USER nonroot
ENV LISTEN=0.0.0.0:8080
ENV LOG_FORMAT=json
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=3 CMD ["/usr/local/bin/app", "healthcheck"]
ENTRYPOINT ["/usr/local/bin/app"]
