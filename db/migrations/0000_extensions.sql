-- btree_gist: exclusion constraints over an id and a time range. pg_trgm: names that look alike. unaccent: José finds Jose.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
