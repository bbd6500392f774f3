CREATE TYPE "public"."pass_end_reason" AS ENUM('given_back', 'lost', 'damaged', 'withdrawn', 'security');--> statement-breakpoint
CREATE TYPE "public"."pass_kind" AS ENUM('floater', 'day_badge');--> statement-breakpoint
CREATE TABLE "pass" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "pass_kind" NOT NULL,
	"delegation_id" text NOT NULL,
	"number" text NOT NULL,
	"zones" smallint[] NOT NULL,
	"holder_name" text DEFAULT '' NOT NULL,
	"escort" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"day" date,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"serial" "bytea",
	"short_number" text,
	"token" "bytea",
	"key_id" "bytea",
	"not_before" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"issued_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_reason" "pass_end_reason",
	CONSTRAINT "pass_number_never_reused" UNIQUE("number"),
	CONSTRAINT "pass_serial_never_reused" UNIQUE("serial"),
	CONSTRAINT "pass_short_number_never_reused" UNIQUE("short_number"),
	CONSTRAINT "pass_signed_whole" CHECK (num_nulls("pass"."serial", "pass"."short_number", "pass"."token", "pass"."key_id", "pass"."not_before", "pass"."expires_at", "pass"."issued_at") in (0, 7)),
	CONSTRAINT "pass_ends_for_a_reason" CHECK (("pass"."revoked_at" is null) = ("pass"."revoked_reason" is null)),
	CONSTRAINT "floater_is_of_one_zone_and_nobody" CHECK ("pass"."kind" <> 'floater' or (cardinality("pass"."zones") = 1 and "pass"."holder_name" = '' and "pass"."day" is null)),
	CONSTRAINT "day_badge_names_holder_escort_and_reason" CHECK ("pass"."kind" <> 'day_badge' or (btrim("pass"."holder_name") <> '' and btrim("pass"."escort") <> '' and btrim("pass"."reason") <> '')),
	CONSTRAINT "day_badge_holds_one_day" CHECK ("pass"."kind" <> 'day_badge' or ("pass"."day" is not null and "pass"."serial" is not null
        and "pass"."not_before" >= ("pass"."day"::timestamp at time zone 'Asia/Almaty')
        and "pass"."expires_at" <= (("pass"."day" + 1)::timestamp at time zone 'Asia/Almaty')))
);
--> statement-breakpoint
-- Floaters asked for so far get their numbers in the order in which they were asked for. Their places are counted already.
INSERT INTO "pass" ("id", "kind", "delegation_id", "number", "zones", "asked_by", "asked_at", "revoked_at", "revoked_reason")
SELECT f."id", 'floater', f."delegation_id",
    'F-' || d."code" || '-' || f."zone" || '-' || lpad((row_number() OVER (PARTITION BY f."delegation_id", f."zone" ORDER BY f."asked_at", f."id"))::text, 2, '0'),
    ARRAY[f."zone"], f."asked_by", f."asked_at", f."given_back_at",
    CASE WHEN f."given_back_at" IS NOT NULL THEN 'given_back'::pass_end_reason END
  FROM "floater" f JOIN "delegation" d ON d."id" = f."delegation_id";--> statement-breakpoint
DROP TABLE "floater" CASCADE;--> statement-breakpoint
DROP FUNCTION floater_holds_a_place();--> statement-breakpoint
ALTER TABLE "print_entry" ALTER COLUMN "badge_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "print_entry" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pass" ADD CONSTRAINT "pass_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pass_by_delegation" ON "pass" USING btree ("delegation_id","kind");--> statement-breakpoint
CREATE INDEX "pass_by_day" ON "pass" USING btree ("day");--> statement-breakpoint
CREATE INDEX "pass_live_by_key" ON "pass" USING btree ("key_id") WHERE "pass"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "print_entry" ADD CONSTRAINT "print_entry_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "print_entry_by_pass" ON "print_entry" USING btree ("pass_id","id");--> statement-breakpoint
ALTER TABLE "print_entry" ADD CONSTRAINT "print_is_of_one_thing" CHECK (num_nonnulls("print_entry"."badge_id", "print_entry"."pass_id") = 1);--> statement-breakpoint
-- A floater holds a place from the moment it is asked for until it ends; the constraint named here tells it from badges.
CREATE FUNCTION pass_holds_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND OLD.kind = 'floater' AND OLD.revoked_at IS NULL;
  holds boolean := TG_OP <> 'DELETE' AND NEW.kind = 'floater' AND NEW.revoked_at IS NULL;
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id AND OLD.zones[1] = NEW.zones[1] THEN RETURN NULL; END IF;
  IF held THEN PERFORM give_a_place_back(OLD.delegation_id, 'floater', OLD.zones[1]::text); END IF;
  IF holds THEN PERFORM take_a_place(NEW.delegation_id, 'floater', NEW.zones[1]::text, 'floaters_never_exceeded'); END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER pass_holds_a_place AFTER INSERT OR UPDATE OF kind, revoked_at, zones, delegation_id OR DELETE ON pass
  FOR EACH ROW EXECUTE FUNCTION pass_holds_a_place();--> statement-breakpoint
-- What was signed is what was printed: it is never signed anew, never changed, and an ended pass never comes back.
CREATE FUNCTION pass_is_signed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.serial IS NOT NULL AND
    (OLD.serial, OLD.short_number, OLD.token, OLD.number, OLD.kind, OLD.delegation_id, OLD.zones, OLD.day)
      IS DISTINCT FROM
    (NEW.serial, NEW.short_number, NEW.token, NEW.number, NEW.kind, NEW.delegation_id, NEW.zones, NEW.day) THEN
    RAISE EXCEPTION 'pass % is signed', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'pass_is_signed_once';
  END IF;
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL OR
    OLD.revoked_at IS NOT NULL AND OLD.serial IS NULL AND NEW.serial IS NOT NULL THEN
    RAISE EXCEPTION 'pass % has ended', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_pass_stays_ended';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER pass_is_signed_once BEFORE UPDATE ON pass FOR EACH ROW EXECUTE FUNCTION pass_is_signed_once();
