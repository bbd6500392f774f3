CREATE TYPE "public"."late_outcome" AS ENUM('admitted', 'declined');--> statement-breakpoint
CREATE TABLE "consent" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"nominee_id" uuid NOT NULL,
	"notice_version" text NOT NULL,
	"language" "language" NOT NULL,
	"confirmed_by" uuid NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "floater" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"zone" smallint NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"given_back_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "late_nomination" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"outcome" "late_outcome",
	"answer" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "nominee_by_name";--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "hosted" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "folded_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "returned_notes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "typed_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "consent_version" text;--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "withdrawn_from" "file_status";--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "withdrawn_stage" text;--> statement-breakpoint
ALTER TABLE "vetting_decision" ADD COLUMN "field_notes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_confirmed_by_account_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floater" ADD CONSTRAINT "floater_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floater" ADD CONSTRAINT "floater_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_nomination" ADD CONSTRAINT "late_nomination_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_nomination" ADD CONSTRAINT "late_nomination_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "late_nomination" ADD CONSTRAINT "late_nomination_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_by_nominee" ON "consent" USING btree ("nominee_id","id");--> statement-breakpoint
CREATE INDEX "floater_by_delegation" ON "floater" USING btree ("delegation_id","zone");--> statement-breakpoint
CREATE UNIQUE INDEX "late_nomination_asked_once" ON "late_nomination" USING btree ("nominee_id") WHERE "late_nomination"."outcome" is null;--> statement-breakpoint
CREATE INDEX "late_nomination_waiting" ON "late_nomination" USING btree ("asked_at","id") WHERE "late_nomination"."outcome" is null;--> statement-breakpoint
CREATE INDEX "nominee_by_birth_date" ON "nominee" USING btree ("birth_date");--> statement-breakpoint
CREATE INDEX "nominee_by_name" ON "nominee" USING gin ("folded_name" gin_trgm_ops);--> statement-breakpoint
-- Names written before: without marks until they are saved again.
UPDATE "nominee" SET "folded_name" = trim(regexp_replace(lower(unaccent("surname" || ' ' || "given_names" || ' ' || "native_name")), '[^[:alnum:]]+', ' ', 'g'));--> statement-breakpoint
ALTER TABLE "late_nomination" ADD CONSTRAINT "late_nomination_decided_whole" CHECK (
  ("outcome" IS NULL) = ("decided_by" IS NULL) AND ("outcome" IS NULL) = ("decided_at" IS NULL));--> statement-breakpoint

-- A hosted place or a floater is taken only while one is free: the condition is judged again after the row's lock was
-- waited for, and the constraint named here tells hosted places and floaters from badges.
CREATE FUNCTION take_a_place(of_delegation text, of_kind quota_kind, of_group text, refusal text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE quota SET taken = taken + 1
    WHERE delegation_id = of_delegation AND kind = of_kind AND quota_group = of_group AND taken < places;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'No place left: % % of %', of_kind, of_group, of_delegation
      USING ERRCODE = 'check_violation', CONSTRAINT = refusal;
  END IF;
END
$$;--> statement-breakpoint
CREATE FUNCTION give_a_place_back(of_delegation text, of_kind quota_kind, of_group text) RETURNS void LANGUAGE sql AS $$
  UPDATE quota SET taken = taken - 1 WHERE delegation_id = of_delegation AND kind = of_kind AND quota_group = of_group
$$;--> statement-breakpoint
CREATE FUNCTION nominee_holds_a_hosted_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND OLD.hosted AND holds_a_place(OLD.status);
  holds boolean := TG_OP <> 'DELETE' AND NEW.hosted AND holds_a_place(NEW.status);
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id THEN RETURN NULL; END IF;
  IF held THEN PERFORM give_a_place_back(OLD.delegation_id, 'hosted', 'hosted'); END IF;
  IF holds THEN PERFORM take_a_place(NEW.delegation_id, 'hosted', 'hosted', 'hosted_never_exceeded'); END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
-- Triggers fire in the order of their names: badges before hosted places, so that two submissions never wait in a ring.
CREATE TRIGGER nominee_holds_a_place_hosted AFTER INSERT OR UPDATE OF status, hosted, delegation_id OR DELETE ON nominee
  FOR EACH ROW EXECUTE FUNCTION nominee_holds_a_hosted_place();--> statement-breakpoint
CREATE FUNCTION floater_holds_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND OLD.given_back_at IS NULL;
  holds boolean := TG_OP <> 'DELETE' AND NEW.given_back_at IS NULL;
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id AND OLD.zone = NEW.zone THEN RETURN NULL; END IF;
  IF held THEN PERFORM give_a_place_back(OLD.delegation_id, 'floater', OLD.zone::text); END IF;
  IF holds THEN PERFORM take_a_place(NEW.delegation_id, 'floater', NEW.zone::text, 'floaters_never_exceeded'); END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER floater_holds_a_place AFTER INSERT OR UPDATE OF given_back_at, zone, delegation_id OR DELETE ON floater
  FOR EACH ROW EXECUTE FUNCTION floater_holds_a_place();
