CREATE TYPE "public"."data_request_kind" AS ENUM('export', 'erasure');--> statement-breakpoint
CREATE TYPE "public"."destruction_stage" AS ENUM('waiting', 'running', 'done', 'failed');--> statement-breakpoint
CREATE TABLE "data_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "data_request_kind" NOT NULL,
	"nominee_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_request_has_its_reason" CHECK (btrim("data_request"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "destruction_act" (
	"number" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "destruction_act_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"run_id" uuid NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"rules" jsonb NOT NULL,
	"holds" jsonb NOT NULL,
	"records" integer NOT NULL,
	"head" text,
	CONSTRAINT "one_act_a_run" UNIQUE("run_id")
);
--> statement-breakpoint
CREATE TABLE "destruction_line" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "destruction_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" uuid NOT NULL,
	"data" text NOT NULL,
	"table_name" text NOT NULL,
	"delegation_id" text,
	"records" integer NOT NULL,
	"counted" boolean NOT NULL,
	CONSTRAINT "a_line_counts_something" CHECK ("destruction_line"."records" > 0)
);
--> statement-breakpoint
CREATE TABLE "destruction_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"classes" text[] NOT NULL,
	"nominee_id" uuid,
	"ordered_by" uuid,
	"ordered_at" timestamp with time zone NOT NULL,
	"stage" "destruction_stage" DEFAULT 'waiting' NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"block" integer DEFAULT 0 NOT NULL,
	"blocks" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention_hold" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"data" text,
	"delegation_id" text,
	"nominee_id" uuid,
	"reason" text NOT NULL,
	"placed_by" uuid,
	"placed_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "a_hold_is_on_one_thing" CHECK (num_nonnulls("retention_hold"."data", "retention_hold"."delegation_id", "retention_hold"."nominee_id") = 1),
	CONSTRAINT "a_hold_has_its_reason" CHECK (btrim("retention_hold"."reason") <> '')
);
--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "purged" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_request" ADD CONSTRAINT "data_request_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_act" ADD CONSTRAINT "destruction_act_run_id_destruction_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."destruction_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_line" ADD CONSTRAINT "destruction_line_run_id_destruction_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."destruction_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_line" ADD CONSTRAINT "destruction_line_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_run" ADD CONSTRAINT "destruction_run_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "destruction_run" ADD CONSTRAINT "destruction_run_ordered_by_account_id_fk" FOREIGN KEY ("ordered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_placed_by_account_id_fk" FOREIGN KEY ("placed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retention_hold" ADD CONSTRAINT "retention_hold_lifted_by_account_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_request_by_nominee" ON "data_request" USING btree ("nominee_id","asked_at");--> statement-breakpoint
CREATE INDEX "destruction_line_by_run" ON "destruction_line" USING btree ("run_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_destruction_at_a_time" ON "destruction_run" USING btree ((true)) WHERE "destruction_run"."stage" in ('waiting', 'running');--> statement-breakpoint
CREATE INDEX "destruction_run_by_time" ON "destruction_run" USING btree ("ordered_at");--> statement-breakpoint
CREATE INDEX "retention_hold_standing" ON "retention_hold" USING btree ("placed_at") WHERE "retention_hold"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "what_is_purged_stays_purged" CHECK ((not "nominee"."purged" @> '{passport}' or num_nonnulls("nominee"."passport_sealed", "nominee"."passport_index",
          "nominee"."passport_index_before", "nominee"."passport_expires", "nominee"."birth_date", "nominee"."nationality", "nominee"."typed_sealed",
          "nominee"."import_digest", "nominee"."import_identity_sealed") = 0)
        and (not "nominee"."purged" @> '{photo}' or "nominee"."photo_id" is null)
        and (not "nominee"."purged" @> '{delegation_list}' or "nominee"."surname" in ('', '—') and
          "nominee"."given_names" || "nominee"."native_name" || "nominee"."folded_name" || "nominee"."honorific" || "nominee"."position" = ''));--> statement-breakpoint
-- Counts are written while the run is under way and by nobody afterwards.
CREATE FUNCTION lines_are_of_a_run_under_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM destruction_run WHERE id = NEW.run_id AND stage = 'running';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'run % is not under way', NEW.run_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lines_are_of_a_run_under_way';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER lines_are_of_a_run_under_way BEFORE INSERT ON destruction_line
  FOR EACH ROW EXECUTE FUNCTION lines_are_of_a_run_under_way();--> statement-breakpoint
-- An act says what its lines say, and closes a run that is done.
CREATE FUNCTION an_act_counts_its_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM destruction_run WHERE id = NEW.run_id AND stage = 'done';
  IF NOT FOUND OR NEW.records <>
    (SELECT coalesce(sum(records), 0) FROM destruction_line WHERE run_id = NEW.run_id AND counted) THEN
    RAISE EXCEPTION 'act on run % does not count its lines', NEW.run_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_act_counts_its_lines';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER an_act_counts_its_lines BEFORE INSERT ON destruction_act
  FOR EACH ROW EXECUTE FUNCTION an_act_counts_its_lines();--> statement-breakpoint
-- A run that ended stays ended: its act stands.
CREATE FUNCTION an_ended_run_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.stage = 'done' THEN
    RAISE EXCEPTION 'run % has ended', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'an_ended_run_stays_ended';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER an_ended_run_stays_ended BEFORE UPDATE ON destruction_run
  FOR EACH ROW EXECUTE FUNCTION an_ended_run_stays_ended();--> statement-breakpoint
-- Of a receipt the names alone can change, and into the mark alone (the grant is in `grants.server.ts`).
CREATE FUNCTION a_receipt_only_loses_its_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.taken_by NOT IN (OLD.taken_by, '—') OR NEW.letter NOT IN (OLD.letter, '—') THEN
    RAISE EXCEPTION 'receipt % is written once', OLD.number
      USING ERRCODE = 'check_violation', CONSTRAINT = 'a_receipt_only_loses_its_names';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER a_receipt_only_loses_its_names BEFORE UPDATE ON receipt
  FOR EACH ROW EXECUTE FUNCTION a_receipt_only_loses_its_names();--> statement-breakpoint
-- As in migration 0021, but that the signed bytes, which hold a name, can be destroyed.
CREATE OR REPLACE FUNCTION pass_is_signed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.serial IS NOT NULL AND
    ((OLD.serial, OLD.short_number, OLD.number, OLD.kind, OLD.delegation_id, OLD.zones, OLD.day)
      IS DISTINCT FROM
    (NEW.serial, NEW.short_number, NEW.number, NEW.kind, NEW.delegation_id, NEW.zones, NEW.day)
      OR NEW.token IS DISTINCT FROM OLD.token AND NEW.token IS DISTINCT FROM ''::bytea) THEN
    RAISE EXCEPTION 'pass % is signed', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'pass_is_signed_once';
  END IF;
  IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS NULL OR
    OLD.revoked_at IS NOT NULL AND OLD.serial IS NULL AND NEW.serial IS NOT NULL THEN
    RAISE EXCEPTION 'pass % has ended', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_pass_stays_ended';
  END IF;
  RETURN NEW;
END
$$;
