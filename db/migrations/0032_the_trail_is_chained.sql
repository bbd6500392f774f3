CREATE TABLE "audit_seal" (
	"number" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"digest" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "an_entry_is_sealed_once" UNIQUE("entry_id"),
	CONSTRAINT "seals_are_numbered_and_whole" CHECK ("audit_seal"."number" > 0 and octet_length("audit_seal"."digest") = 32)
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"entry_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_seal" ADD CONSTRAINT "audit_seal_entry_id_audit_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Once a statement, however many entries it wrote.
CREATE FUNCTION audit_entry_waits_for_its_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsealed (entry_id) SELECT id FROM written;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER audit_entry_waits_for_its_seal AFTER INSERT ON audit_entry
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_waits_for_its_seal();--> statement-breakpoint
-- What was written before there were seals is sealed first.
INSERT INTO audit_unsealed (entry_id) SELECT id FROM audit_entry;
