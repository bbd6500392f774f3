CREATE TYPE "public"."gate_change_kind" AS ENUM('revoked', 'superseded', 'blocked', 'unblocked', 'live');--> statement-breakpoint
CREATE TYPE "public"."incident_deed" AS ENUM('opened', 'taken', 'handed_over', 'noted', 'closed', 'reopened', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."incident_kind" AS ENUM('double_entry', 'floater_twice', 'wrong_gate', 'dead_badge', 'forged', 'blocked', 'report');--> statement-breakpoint
CREATE TYPE "public"."incident_state" AS ENUM('open', 'taken', 'closed', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."passage_source" AS ENUM('device', 'correction', 'paper');--> statement-breakpoint
CREATE TYPE "public"."broadcast_kind" AS ENUM('stop', 'notice');--> statement-breakpoint
CREATE TABLE "gate_change" (
	"number" bigint PRIMARY KEY NOT NULL,
	"kind" "gate_change_kind" NOT NULL,
	"serial" "bytea" NOT NULL,
	"issue" integer,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gate_head" (
	"one" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"number" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gate_record" (
	"epoch_id" uuid NOT NULL,
	"place" "bytea" NOT NULL,
	"number" bigint NOT NULL,
	"badge_id" uuid,
	"pass_id" uuid,
	"made_from" "bytea" NOT NULL,
	"box" "bytea" NOT NULL,
	CONSTRAINT "gate_record_epoch_id_place_pk" PRIMARY KEY("epoch_id","place")
);
--> statement-breakpoint
CREATE TABLE "record_epoch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"salt" "bytea" NOT NULL,
	"content_key_sealed" "bytea" NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "device_assignment" (
	"device_id" uuid NOT NULL,
	"gate_id" text NOT NULL,
	"direction" "direction" NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"assigned_by" uuid,
	CONSTRAINT "device_assignment_device_id_from_pk" PRIMARY KEY("device_id","from")
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "incident_kind" NOT NULL,
	"state" "incident_state" DEFAULT 'open' NOT NULL,
	"zone" smallint,
	"gate_id" text,
	"device_id" uuid,
	"nominee_id" uuid,
	"pass_id" uuid,
	"first_passage_id" uuid,
	"second_passage_id" uuid,
	"text" text DEFAULT '' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid,
	"owner_id" uuid,
	"closed_at" timestamp with time zone,
	CONSTRAINT "incident_reported_in_words" CHECK ("incident"."kind" <> 'report' or btrim("incident"."text") <> ''),
	CONSTRAINT "incident_ends_at_a_time" CHECK (("incident"."state" in ('closed', 'withdrawn')) = ("incident"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "incident_entry" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"incident_id" uuid NOT NULL,
	"deed" "incident_deed" NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"to" uuid,
	"note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "broadcast" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "broadcast_kind" NOT NULL,
	"gate_id" text,
	"text" text DEFAULT '' NOT NULL,
	"sent_by" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "notice_has_words" CHECK ("broadcast"."kind" <> 'notice' or btrim("broadcast"."text") <> ''),
	CONSTRAINT "broadcast_is_ended_by_somebody" CHECK (("broadcast"."ended_by" is null) = ("broadcast"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "broadcast_receipt" (
	"broadcast_id" uuid NOT NULL,
	"device_id" uuid NOT NULL,
	"shown_at" timestamp with time zone NOT NULL,
	CONSTRAINT "broadcast_receipt_broadcast_id_device_id_pk" PRIMARY KEY("broadcast_id","device_id")
);
--> statement-breakpoint
CREATE TABLE "escort_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gate_id" text NOT NULL,
	"direction" "direction" NOT NULL,
	"delegation_id" text NOT NULL,
	"principals" smallint NOT NULL,
	"escorts" smallint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"device_id" uuid,
	"counted_by" uuid,
	CONSTRAINT "escort_counts_somebody" CHECK ("escort_count"."principals" >= 0 and "escort_count"."escorts" >= 0 and "escort_count"."principals" + "escort_count"."escorts" > 0),
	CONSTRAINT "escort_counted_by_one" CHECK (num_nonnulls("escort_count"."device_id", "escort_count"."counted_by") = 1)
);
--> statement-breakpoint
CREATE TABLE "person_block" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"blocked_by" uuid NOT NULL,
	"blocked_at" timestamp with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "block_has_a_reason" CHECK (btrim("person_block"."reason") <> ''),
	CONSTRAINT "block_is_lifted_by_somebody" CHECK (("person_block"."lifted_by" is null) = ("person_block"."lifted_at" is null))
);
--> statement-breakpoint
DROP INDEX "presence_by_zone";--> statement-breakpoint
ALTER TABLE "device" ALTER COLUMN "secret_digest" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "passage" ALTER COLUMN "device_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "passage" ALTER COLUMN "device_sequence" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "presence" DROP CONSTRAINT "presence_pkey";--> statement-breakpoint
ALTER TABLE "presence" ALTER COLUMN "nominee_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "presence" ALTER COLUMN "zone" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "signing_key" "bytea";--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "exchange_key" "bytea";--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "battery" smallint;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "list_number" bigint;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "records_number" bigint;--> statement-breakpoint
ALTER TABLE "gate" ADD COLUMN "staffed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "source" "passage_source" DEFAULT 'device' NOT NULL;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "floater_id" uuid;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "overridden_by" uuid;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "override_reason" text;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "entered_by" uuid;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "holder_id" uuid;--> statement-breakpoint
UPDATE "presence" SET "holder_id" = "nominee_id";--> statement-breakpoint
ALTER TABLE "presence" ADD PRIMARY KEY ("holder_id");--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "floater_id" uuid;--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "changed" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "gate_record" ADD CONSTRAINT "gate_record_epoch_id_record_epoch_id_fk" FOREIGN KEY ("epoch_id") REFERENCES "public"."record_epoch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_record" ADD CONSTRAINT "gate_record_badge_id_badge_id_fk" FOREIGN KEY ("badge_id") REFERENCES "public"."badge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gate_record" ADD CONSTRAINT "gate_record_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_assignment" ADD CONSTRAINT "device_assignment_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_assignment" ADD CONSTRAINT "device_assignment_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_assignment" ADD CONSTRAINT "device_assignment_assigned_by_account_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_first_passage_id_passage_id_fk" FOREIGN KEY ("first_passage_id") REFERENCES "public"."passage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_second_passage_id_passage_id_fk" FOREIGN KEY ("second_passage_id") REFERENCES "public"."passage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_incident_id_incident_id_fk" FOREIGN KEY ("incident_id") REFERENCES "public"."incident"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_entry" ADD CONSTRAINT "incident_entry_to_account_id_fk" FOREIGN KEY ("to") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_sent_by_account_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast" ADD CONSTRAINT "broadcast_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_receipt" ADD CONSTRAINT "broadcast_receipt_broadcast_id_broadcast_id_fk" FOREIGN KEY ("broadcast_id") REFERENCES "public"."broadcast"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcast_receipt" ADD CONSTRAINT "broadcast_receipt_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escort_count" ADD CONSTRAINT "escort_count_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escort_count" ADD CONSTRAINT "escort_count_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escort_count" ADD CONSTRAINT "escort_count_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escort_count" ADD CONSTRAINT "escort_count_counted_by_account_id_fk" FOREIGN KEY ("counted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_block" ADD CONSTRAINT "person_block_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_block" ADD CONSTRAINT "person_block_blocked_by_account_id_fk" FOREIGN KEY ("blocked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_block" ADD CONSTRAINT "person_block_lifted_by_account_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gate_record_by_number" ON "gate_record" USING btree ("epoch_id","number");--> statement-breakpoint
CREATE INDEX "gate_record_by_badge" ON "gate_record" USING btree ("badge_id");--> statement-breakpoint
CREATE INDEX "gate_record_by_pass" ON "gate_record" USING btree ("pass_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incident_found_once" ON "incident" USING btree ("kind","first_passage_id",coalesce("second_passage_id", "first_passage_id")) WHERE "incident"."first_passage_id" is not null;--> statement-breakpoint
CREATE INDEX "incident_open" ON "incident" USING btree ("opened_at") WHERE "incident"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "incident_by_time" ON "incident" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "incident_by_nominee" ON "incident" USING btree ("nominee_id");--> statement-breakpoint
CREATE INDEX "incident_entry_by_incident" ON "incident_entry" USING btree ("incident_id","at");--> statement-breakpoint
CREATE INDEX "broadcast_standing" ON "broadcast" USING btree ("sent_at") WHERE "broadcast"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "escort_by_time" ON "escort_count" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "blocked_once_a_nominee" ON "person_block" USING btree ("nominee_id") WHERE "person_block"."lifted_at" is null;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_floater_id_pass_id_fk" FOREIGN KEY ("floater_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_overridden_by_account_id_fk" FOREIGN KEY ("overridden_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_entered_by_account_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_floater_id_pass_id_fk" FOREIGN KEY ("floater_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "passage_by_pass" ON "passage" USING btree ("pass_id","scanned_at");--> statement-breakpoint
CREATE INDEX "passage_by_floater" ON "passage" USING btree ("floater_id","scanned_at");--> statement-breakpoint
CREATE INDEX "passage_by_time" ON "passage" USING btree ("scanned_at");--> statement-breakpoint
CREATE INDEX "presence_by_change" ON "presence" USING btree ("changed");--> statement-breakpoint
CREATE INDEX "presence_by_floater" ON "presence" USING btree ("floater_id") WHERE "presence"."floater_id" is not null;--> statement-breakpoint
CREATE INDEX "presence_by_zone" ON "presence" USING btree ("zone") WHERE "presence"."zone" is not null;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_signingKey_unique" UNIQUE("signing_key");--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_nomineeId_unique" UNIQUE("nominee_id");--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_passId_unique" UNIQUE("pass_id");--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_by_a_device_has_its_number" CHECK (("passage"."source" = 'device') = ("passage"."device_id" is not null and "passage"."device_sequence" is not null));--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_by_hand_has_hand_and_reason" CHECK ("passage"."source" = 'device' or ("passage"."entered_by" is not null and btrim("passage"."note") <> ''));--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "override_has_a_reason" CHECK (("passage"."overridden_by" is null) = ("passage"."override_reason" is null));--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_is_of_one_holder" CHECK (num_nonnulls("presence"."nominee_id", "presence"."pass_id") = 1 and "presence"."holder_id" = coalesce("presence"."nominee_id", "presence"."pass_id"));--> statement-breakpoint
-- Phones that were enrolled before stood at one gate all the while.
INSERT INTO device_assignment (device_id, gate_id, direction, "from", until, assigned_by)
  SELECT id, gate_id, direction, '-infinity', NULL, enrolled_by FROM device;--> statement-breakpoint
INSERT INTO gate_head DEFAULT VALUES;--> statement-breakpoint
INSERT INTO gate_change (number, kind, serial, issue, at)
  SELECT row_number() OVER (ORDER BY at, serial), kind::gate_change_kind, serial, issue, at FROM (
    SELECT 'revoked' AS kind, serial, NULL::integer AS issue, revoked_at AS at FROM badge WHERE revoked_at IS NOT NULL
    UNION ALL
    SELECT 'superseded', serial, (SELECT max(newer.issue) FROM badge newer WHERE newer.nominee_id = badge.nominee_id), superseded_at
      FROM badge WHERE superseded_at IS NOT NULL
    UNION ALL
    SELECT 'revoked', serial, NULL, revoked_at FROM pass WHERE revoked_at IS NOT NULL AND serial IS NOT NULL
    UNION ALL
    SELECT 'live', serial, NULL, issued_at FROM pass WHERE revoked_at IS NULL AND serial IS NOT NULL
  ) AS became;--> statement-breakpoint
UPDATE gate_head SET number = (SELECT count(*) FROM gate_change);--> statement-breakpoint
-- Numbers a change at commit, under the lock of one row that is then held for the commit alone: without gaps, in the order of
-- commit, and never waiting for a transaction that is still at work.
CREATE FUNCTION write_gate_change(kind gate_change_kind, serial bytea, issue integer, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  next bigint;
BEGIN
  UPDATE gate_head SET number = gate_head.number + 1 RETURNING gate_head.number INTO next;
  INSERT INTO gate_change (number, kind, serial, issue, at) VALUES (next, kind, serial, issue, at);
  PERFORM pg_notify('gates', next::text);
END
$$;--> statement-breakpoint
CREATE FUNCTION badge_change_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.revoked_at IS NULL) THEN
    PERFORM write_gate_change('revoked', NEW.serial, NULL, NEW.revoked_at);
  END IF;
  IF NEW.superseded_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.superseded_at IS NULL) THEN
    PERFORM write_gate_change('superseded', NEW.serial,
      (SELECT max(newer.issue) FROM badge newer WHERE newer.nominee_id = NEW.nominee_id), NEW.superseded_at);
  END IF;
  -- A new badge of somebody who is blocked is blocked from its first hour. Issuing and blocking both lock the nominee.
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM person_block WHERE nominee_id = NEW.nominee_id AND lifted_at IS NULL) THEN
    PERFORM write_gate_change('blocked', NEW.serial, NULL, NEW.issued_at);
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER badge_change_reaches_gates AFTER INSERT OR UPDATE OF revoked_at, superseded_at ON badge
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION badge_change_reaches_gates();--> statement-breakpoint
CREATE FUNCTION pass_change_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.serial IS NULL THEN RETURN NULL; END IF;
  IF NEW.revoked_at IS NULL AND (TG_OP = 'INSERT' OR OLD.serial IS NULL) THEN
    PERFORM write_gate_change('live', NEW.serial, NULL, NEW.issued_at);
  ELSIF NEW.revoked_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.revoked_at IS NULL) THEN
    PERFORM write_gate_change('revoked', NEW.serial, NULL, NEW.revoked_at);
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pass_change_reaches_gates AFTER INSERT OR UPDATE OF serial, revoked_at ON pass
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pass_change_reaches_gates();--> statement-breakpoint
CREATE FUNCTION block_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held record;
BEGIN
  PERFORM FROM nominee WHERE id = NEW.nominee_id FOR NO KEY UPDATE;
  FOR held IN SELECT serial FROM badge
    WHERE nominee_id = NEW.nominee_id AND revoked_at IS NULL AND superseded_at IS NULL ORDER BY issue
  LOOP
    IF NEW.lifted_at IS NULL THEN
      PERFORM write_gate_change('blocked', held.serial, NULL, NEW.blocked_at);
    ELSE
      PERFORM write_gate_change('unblocked', held.serial, NULL, NEW.lifted_at);
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER block_reaches_gates AFTER INSERT OR UPDATE OF lifted_at ON person_block
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION block_reaches_gates();--> statement-breakpoint
-- Broadcasts are few and go out whole: phones only need to hear that there is one.
CREATE FUNCTION broadcast_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gates', 'broadcast');
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER broadcast_reaches_gates AFTER INSERT OR UPDATE ON broadcast
  FOR EACH STATEMENT EXECUTE FUNCTION broadcast_reaches_gates();--> statement-breakpoint
-- A phone that is moved or taken off duty hears of it as soon.
CREATE FUNCTION device_change_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gates', 'device ' || NEW.id);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER device_change_reaches_gates AFTER UPDATE OF gate_id, direction, revoked_at ON device
  FOR EACH ROW EXECUTE FUNCTION device_change_reaches_gates();
