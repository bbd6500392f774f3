CREATE TYPE "public"."answer" AS ENUM('waiting', 'accepted', 'declined');--> statement-breakpoint
CREATE TYPE "public"."meeting_level" AS ENUM('head', 'minister', 'official');--> statement-breakpoint
CREATE TYPE "public"."request_status" AS ENUM('waiting', 'accepted', 'declined', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."delegation_kind" AS ENUM('state', 'organisation', 'media', 'host_service', 'secretariat');--> statement-breakpoint
CREATE TYPE "public"."delegation_status" AS ENUM('member', 'acceding', 'observer', 'partner', 'guest', 'secretariat', 'media', 'host_service');--> statement-breakpoint
CREATE TYPE "public"."quota_kind" AS ENUM('badge', 'hosted', 'floater');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('entry', 'exit');--> statement-breakpoint
CREATE TYPE "public"."guard_decision" AS ENUM('admitted', 'refused');--> statement-breakpoint
CREATE TYPE "public"."verdict_kind" AS ENUM('admit', 'refuse', 'check');--> statement-breakpoint
CREATE TYPE "public"."file_status" AS ENUM('draft', 'submitted', 'in_vetting', 'on_hold', 'returned', 'cleared', 'badge_ready', 'collected', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."vetting_outcome" AS ENUM('approved', 'returned', 'refused');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('en', 'ru', 'kk');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('focal', 'deputy', 'officer', 'security', 'desk', 'guard', 'supervisor', 'protocol', 'editor', 'operations', 'auditor', 'admin');--> statement-breakpoint
CREATE TYPE "public"."basis" AS ENUM('sourced', 'plausible');--> statement-breakpoint
CREATE TYPE "public"."document_status" AS ENUM('draft', 'under_discussion', 'agreed', 'cleared', 'adopted');--> statement-breakpoint
CREATE TYPE "public"."press_access" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "public"."programme_kind" AS ENUM('drafting', 'signing', 'arrival', 'som', 'bilateral', 'trilateral', 'cultural', 'banquet', 'ceremony', 'photo', 'plenary', 'lunch', 'adoption', 'press', 'other-event');--> statement-breakpoint
CREATE TYPE "public"."time_basis" AS ENUM('sourced', 'plausible', 'none');--> statement-breakpoint
CREATE TYPE "public"."visibility" AS ENUM('public', 'delegations', 'staff');--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"correlation" uuid
);
--> statement-breakpoint
CREATE TABLE "mail" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "badge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"issue" integer NOT NULL,
	"serial" "bytea" NOT NULL,
	"short_number" text NOT NULL,
	"category" text NOT NULL,
	"zones" smallint[] NOT NULL,
	"token" "bytea" NOT NULL,
	"key_id" "bytea" NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text,
	CONSTRAINT "badge_serial_never_reused" UNIQUE("serial"),
	CONSTRAINT "badge_short_number_never_reused" UNIQUE("short_number"),
	CONSTRAINT "badge_issue_once_a_nominee" UNIQUE("nominee_id","issue")
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"public_key" "bytea" NOT NULL,
	"private_sealed" "bytea" NOT NULL,
	"not_before" timestamp with time zone NOT NULL,
	"not_after" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bilateral" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"room_id" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"booked_by" uuid,
	CONSTRAINT "one_meeting_a_request" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "bilateral_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"requester_id" text NOT NULL,
	"level" "meeting_level" NOT NULL,
	"minutes" integer NOT NULL,
	"wished_day" text,
	"topic" text DEFAULT '' NOT NULL,
	"status" "request_status" DEFAULT 'waiting' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bilateral_side" (
	"request_id" uuid NOT NULL,
	"delegation_id" text NOT NULL,
	"answer" "answer" DEFAULT 'waiting' NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "bilateral_side_request_id_delegation_id_pk" PRIMARY KEY("request_id","delegation_id")
);
--> statement-breakpoint
CREATE TABLE "principal_occupancy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"level" "meeting_level" NOT NULL,
	"during" "tstzrange" NOT NULL,
	"bilateral_id" uuid,
	"programme_item_id" text
);
--> statement-breakpoint
CREATE TABLE "room" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"kind" text NOT NULL,
	"zone" smallint NOT NULL,
	"seats" integer NOT NULL,
	"booths" integer NOT NULL,
	"press" boolean NOT NULL,
	"setup_minutes" integer NOT NULL,
	"turnover_minutes" integer NOT NULL,
	"opens" text NOT NULL,
	"closes" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_occupancy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" text NOT NULL,
	"during" "tstzrange" NOT NULL,
	"bilateral_id" uuid,
	"programme_item_id" text
);
--> statement-breakpoint
CREATE TABLE "delegation" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" "delegation_kind" NOT NULL,
	"iso2" text,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"formal_name" jsonb NOT NULL,
	"sort_key" text NOT NULL,
	"capital_time_zone" text,
	"principal" jsonb,
	"note_verbale" text,
	"last_nominee_number" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delegation_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "delegation_status_history" (
	"delegation_id" text NOT NULL,
	"status" "delegation_status" NOT NULL,
	"from_day" date NOT NULL,
	CONSTRAINT "delegation_status_history_delegation_id_from_day_pk" PRIMARY KEY("delegation_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "quota" (
	"delegation_id" text NOT NULL,
	"kind" "quota_kind" NOT NULL,
	"quota_group" text NOT NULL,
	"places" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "quota_delegation_id_kind_quota_group_pk" PRIMARY KEY("delegation_id","kind","quota_group"),
	CONSTRAINT "quota_never_exceeded" CHECK ("quota"."taken" <= "quota"."places"),
	CONSTRAINT "quota_never_negative" CHECK ("quota"."taken" >= 0)
);
--> statement-breakpoint
CREATE TABLE "device" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"gate_id" text NOT NULL,
	"label" text NOT NULL,
	"secret_digest" "bytea" NOT NULL,
	"enrolled_by" uuid,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "device_secretDigest_unique" UNIQUE("secret_digest")
);
--> statement-breakpoint
CREATE TABLE "gate" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"zone" smallint NOT NULL,
	"direction" "direction" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"device_id" uuid NOT NULL,
	"device_sequence" integer NOT NULL,
	"gate_id" text NOT NULL,
	"badge_id" uuid,
	"verdict" "verdict_kind" NOT NULL,
	"reason" text,
	"decision" "guard_decision",
	"scanned_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "passage_sequence_once_a_device" UNIQUE("device_id","device_sequence")
);
--> statement-breakpoint
CREATE TABLE "presence" (
	"nominee_id" uuid PRIMARY KEY NOT NULL,
	"zone" smallint NOT NULL,
	"passage_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"media_type" text NOT NULL,
	"sha256" "bytea" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "nominee" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"number" integer NOT NULL,
	"category" text,
	"quota_group" text,
	"status" "file_status" DEFAULT 'draft' NOT NULL,
	"surname" text DEFAULT '' NOT NULL,
	"given_names" text DEFAULT '' NOT NULL,
	"native_name" text DEFAULT '' NOT NULL,
	"honorific" text DEFAULT '' NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"nationality" text,
	"birth_date" date,
	"passport_expires" date,
	"passport_sealed" "bytea",
	"passport_index" "bytea",
	"photo_id" uuid,
	"stage" text,
	"returned_fields" text[] DEFAULT '{}' NOT NULL,
	"returned_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid,
	"submitted_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nominee_number_once_a_delegation" UNIQUE("delegation_id","number")
);
--> statement-breakpoint
CREATE TABLE "vetting_decision" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"outcome" "vetting_outcome" NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"officer_id" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" "language" DEFAULT 'en' NOT NULL,
	"totp_sealed" "bytea",
	"totp_last_step" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "account_role" (
	"account_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"delegation_id" text,
	CONSTRAINT "account_role_account_id_role_pk" PRIMARY KEY("account_id","role")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"second_factor_at" timestamp with time zone,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_code" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outcome_document" (
	"id" text PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"note" jsonb,
	"status" "document_status" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_item" (
	"id" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"kind" "programme_kind" NOT NULL,
	"title" jsonb NOT NULL,
	"note" jsonb,
	"place" jsonb,
	"room_id" text,
	"parties" text[] NOT NULL,
	"visibility" "visibility" NOT NULL,
	"press" "press_access" NOT NULL,
	"basis" "basis" NOT NULL,
	"time_basis" time_basis NOT NULL,
	"unverified" text[] NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_version" (
	"number" integer PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "summit" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"id" text NOT NULL,
	"definition" jsonb NOT NULL,
	"loaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "one_summit_a_deployment" CHECK ("summit"."single")
);
--> statement-breakpoint
CREATE TABLE "summit_clock" (
	"single" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"domain_time" timestamp with time zone NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_clock_a_summit" CHECK ("summit_clock"."single")
);
--> statement-breakpoint
ALTER TABLE "badge" ADD CONSTRAINT "badge_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "badge" ADD CONSTRAINT "badge_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral" ADD CONSTRAINT "bilateral_request_id_bilateral_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."bilateral_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral" ADD CONSTRAINT "bilateral_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral" ADD CONSTRAINT "bilateral_booked_by_account_id_fk" FOREIGN KEY ("booked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD CONSTRAINT "bilateral_request_requester_id_delegation_id_fk" FOREIGN KEY ("requester_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD CONSTRAINT "bilateral_request_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD CONSTRAINT "bilateral_side_request_id_bilateral_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."bilateral_request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD CONSTRAINT "bilateral_side_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "principal_occupancy" ADD CONSTRAINT "principal_occupancy_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "principal_occupancy" ADD CONSTRAINT "principal_occupancy_bilateral_id_bilateral_id_fk" FOREIGN KEY ("bilateral_id") REFERENCES "public"."bilateral"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_occupancy" ADD CONSTRAINT "room_occupancy_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_occupancy" ADD CONSTRAINT "room_occupancy_bilateral_id_bilateral_id_fk" FOREIGN KEY ("bilateral_id") REFERENCES "public"."bilateral"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation_status_history" ADD CONSTRAINT "delegation_status_history_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota" ADD CONSTRAINT "quota_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_enrolled_by_account_id_fk" FOREIGN KEY ("enrolled_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_device_id_device_id_fk" FOREIGN KEY ("device_id") REFERENCES "public"."device"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_badge_id_badge_id_fk" FOREIGN KEY ("badge_id") REFERENCES "public"."badge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_passage_id_passage_id_fk" FOREIGN KEY ("passage_id") REFERENCES "public"."passage"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_photo_id_file_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_decision" ADD CONSTRAINT "vetting_decision_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_decision" ADD CONSTRAINT "vetting_decision_officer_id_account_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "programme_item_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_version" ADD CONSTRAINT "programme_version_published_by_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject" ON "audit_entry" USING btree ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_actor" ON "audit_entry" USING btree ("actor","id");--> statement-breakpoint
CREATE INDEX "mail_by_time" ON "mail" USING btree ("queued_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_badge_a_nominee" ON "badge" USING btree ("nominee_id") WHERE "badge"."superseded_at" is null and "badge"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "badge_by_issue_time" ON "badge" USING btree ("issued_at");--> statement-breakpoint
CREATE INDEX "bilateral_by_room" ON "bilateral" USING btree ("room_id","starts_at");--> statement-breakpoint
CREATE INDEX "bilateral_request_by_requester" ON "bilateral_request" USING btree ("requester_id");--> statement-breakpoint
CREATE INDEX "bilateral_request_by_status" ON "bilateral_request" USING btree ("status");--> statement-breakpoint
CREATE INDEX "bilateral_side_by_delegation" ON "bilateral_side" USING btree ("delegation_id");--> statement-breakpoint
CREATE INDEX "passage_by_badge" ON "passage" USING btree ("badge_id","scanned_at");--> statement-breakpoint
CREATE INDEX "passage_by_gate" ON "passage" USING btree ("gate_id","scanned_at");--> statement-breakpoint
CREATE INDEX "presence_by_zone" ON "presence" USING btree ("zone");--> statement-breakpoint
CREATE INDEX "nominee_by_delegation" ON "nominee" USING btree ("delegation_id","status");--> statement-breakpoint
CREATE INDEX "nominee_by_stage" ON "nominee" USING btree ("stage","submitted_at");--> statement-breakpoint
CREATE INDEX "nominee_by_passport" ON "nominee" USING btree ("passport_index");--> statement-breakpoint
CREATE INDEX "nominee_by_name" ON "nominee" USING gin ((lower("surname" || ' ' || "given_names")) gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "vetting_decision_by_nominee" ON "vetting_decision" USING btree ("nominee_id","decided_at");--> statement-breakpoint
CREATE INDEX "account_role_by_delegation" ON "account_role" USING btree ("delegation_id");--> statement-breakpoint
CREATE INDEX "session_by_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_by_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_code_by_email" ON "sign_in_code" USING btree ("email");--> statement-breakpoint
CREATE INDEX "programme_item_by_day" ON "programme_item" USING btree ("day","starts_at");