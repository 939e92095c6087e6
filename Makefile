# Everyday names. Each is one command, which can as well be typed.
CARGO ?= cargo
COMPOSE ?= docker compose
MIGRATION = $(CARGO) run --quiet --package migration --
AUTOGEN = $(CARGO) run --quiet --package autogen --

.PHONY: dev clean migrate-create migrate-upgrade migrate-downgrade migrate-current migrate-history

dev: ## the database, its migrations and the backend, in containers
	$(COMPOSE) up --build

clean: ## stop and remove them, with all that the database holds
	$(COMPOSE) down --volumes --remove-orphans

# Make hands MSG over by the environment, so that no shell reads what it says.
migrate-create: ## MSG="add table": write the migration for what changed in the entities
	@: "$${MSG:?say what it does: make migrate-create MSG=\"add table\"}"
	$(AUTOGEN) -m "$$MSG"

migrate-upgrade: ## apply all that are pending
	$(MIGRATION) upgrade head

migrate-downgrade: ## revert the last one
	$(MIGRATION) downgrade -1

migrate-current: ## where the database is
	$(MIGRATION) current

migrate-history: ## all revisions
	$(MIGRATION) history
