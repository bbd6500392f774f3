CREATE TABLE "link_key" (
	"id" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"key_sealed" "bytea" NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_link_key" CHECK ("link_key"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "declaration" ADD COLUMN "serial_index_before" "bytea";--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "passport_index_before" "bytea";--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "import_identity_sealed" "bytea";--> statement-breakpoint
CREATE INDEX "nominee_by_passport_before" ON "nominee" USING btree ("passport_index_before") WHERE "nominee"."passport_index_before" is not null;--> statement-breakpoint
ALTER TABLE "import_row" DROP COLUMN "digest";--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "imported_identity_goes_with_its_digest" CHECK ("nominee"."import_identity_sealed" is null or "nominee"."import_digest" is not null);--> statement-breakpoint
-- While the index key is changed, the same serial number stands under two keys, and "weapon_declared_once_a_delegation"
-- alone would not see it. After the trigger that takes the place: its row of the quota puts two declarations in line.
CREATE FUNCTION weapon_declared_once_under_any_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'weapon' AND NEW.status IN ('requested', 'granted') AND EXISTS (
    SELECT FROM declaration other
    WHERE other.delegation_id = NEW.delegation_id AND other.id <> NEW.id AND other.kind = 'weapon'
      AND other.status IN ('requested', 'granted')
      AND (other.serial_index = NEW.serial_index_before OR other.serial_index_before = NEW.serial_index)) THEN
    RAISE EXCEPTION 'The weapon is declared already'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'weapon_declared_once_a_delegation';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER weapon_declared_once_under_any_key AFTER INSERT OR UPDATE OF serial_index, serial_index_before, status ON declaration
  FOR EACH ROW EXECUTE FUNCTION weapon_declared_once_under_any_key();
