CREATE TYPE "public"."application_state" AS ENUM('waiting', 'accepted', 'declined');--> statement-breakpoint
CREATE TYPE "public"."text_layer" AS ENUM('read', 'none');--> statement-breakpoint
ALTER TYPE "public"."delegation_kind" ADD VALUE 'volunteers';--> statement-breakpoint
ALTER TYPE "public"."delegation_kind" ADD VALUE 'contractor';--> statement-breakpoint
ALTER TYPE "public"."delegation_status" ADD VALUE 'volunteers';--> statement-breakpoint
ALTER TYPE "public"."delegation_status" ADD VALUE 'contractor';--> statement-breakpoint
CREATE TABLE "application" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"form_id" uuid NOT NULL,
	"kind" "delegation_kind" NOT NULL,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"contact" text NOT NULL,
	"email" text NOT NULL,
	"language" "language" NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"people" integer NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"letter_id" uuid,
	"state" "application_state" DEFAULT 'waiting' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"delegation_id" text,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_once_a_form" UNIQUE("form_id"),
	CONSTRAINT "application_from_a_kind_that_applies" CHECK ("application"."kind" not in ('state', 'organisation', 'secretariat')),
	CONSTRAINT "application_decided_by_somebody" CHECK (("application"."state" = 'waiting') = ("application"."decided_at" is null)),
	CONSTRAINT "application_accepted_has_a_delegation" CHECK (("application"."state" = 'accepted') = ("application"."delegation_id" is not null)),
	CONSTRAINT "application_for_somebody" CHECK ("application"."people" between 1 and 5000)
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"role" "role" NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"language" "language" NOT NULL,
	"note_verbale_id" uuid,
	"invited_by" uuid,
	"invited_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"account_id" uuid,
	"withdrawn_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	CONSTRAINT "invitation_to_a_delegation_role" CHECK ("invitation"."role" in ('focal', 'deputy')),
	CONSTRAINT "invitation_ends_once" CHECK (num_nonnulls("invitation"."used_at", "invitation"."withdrawn_at", "invitation"."declined_at") <= 1),
	CONSTRAINT "invitation_used_by_an_account" CHECK (("invitation"."used_at" is null) = ("invitation"."account_id" is null))
);
--> statement-breakpoint
CREATE TABLE "invitation_link" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"invitation_id" uuid NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "note_verbale" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"number" text NOT NULL,
	"day" date NOT NULL,
	"paper_id" uuid,
	"registered_by" uuid,
	"registered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "note_verbale_once_a_delegation" UNIQUE("delegation_id","number")
);
--> statement-breakpoint
CREATE TABLE "paper" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sealed" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"byte_length" integer NOT NULL,
	"pages" integer NOT NULL,
	"text_layer" text_layer NOT NULL,
	"lines_sealed" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "paper_with_text_has_lines" CHECK (("paper"."text_layer" = 'read') = ("paper"."lines_sealed" is not null))
);
--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_letter_id_paper_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application" ADD CONSTRAINT "application_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_note_verbale_id_note_verbale_id_fk" FOREIGN KEY ("note_verbale_id") REFERENCES "public"."note_verbale"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_account_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_link" ADD CONSTRAINT "invitation_link_invitation_id_invitation_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_verbale" ADD CONSTRAINT "note_verbale_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_verbale" ADD CONSTRAINT "note_verbale_paper_id_paper_id_fk" FOREIGN KEY ("paper_id") REFERENCES "public"."paper"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_verbale" ADD CONSTRAINT "note_verbale_registered_by_account_id_fk" FOREIGN KEY ("registered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_waiting_application_a_name_and_address" ON "application" USING btree ("email",lower("name")) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "application_by_state" ON "application" USING btree ("state","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_invitation_an_address" ON "invitation" USING btree ("email") WHERE num_nonnulls(used_at, withdrawn_at, declined_at) = 0;--> statement-breakpoint
CREATE UNIQUE INDEX "one_focal_point_invited_a_delegation" ON "invitation" USING btree ("delegation_id") WHERE role = 'focal' and num_nonnulls(used_at, withdrawn_at, declined_at) = 0;--> statement-breakpoint
CREATE INDEX "invitation_by_time" ON "invitation" USING btree ("invited_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_link_an_invitation" ON "invitation_link" USING btree ("invitation_id") WHERE replaced_at is null;--> statement-breakpoint
-- Where several focal points were made before, the first stays one; the others keep their access as deputies.
UPDATE account_role SET role = 'deputy' FROM account
  WHERE account.id = account_id AND role = 'focal' AND EXISTS (
    SELECT FROM account_role other JOIN account earlier ON earlier.id = other.account_id
    WHERE other.role = 'focal' AND other.delegation_id = account_role.delegation_id
      AND (earlier.created_at, earlier.id) < (account.created_at, account.id));--> statement-breakpoint
CREATE UNIQUE INDEX "one_focal_point_a_delegation" ON "account_role" USING btree ("delegation_id") WHERE role = 'focal';--> statement-breakpoint
CREATE UNIQUE INDEX "one_delegation_an_account" ON "account_role" USING btree ("account_id") WHERE delegation_id is not null;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "a_delegation_goes_with_its_roles" CHECK (("account_role"."role" in ('focal', 'deputy')) = ("account_role"."delegation_id" is not null));