CREATE TYPE "public"."custody_move" AS ENUM('handed_over', 'returned', 'lost', 'stolen', 'destroyed');--> statement-breakpoint
CREATE TYPE "public"."identity_document" AS ENUM('passport', 'national_id', 'service_card');--> statement-breakpoint
CREATE TYPE "public"."taker" AS ENUM('holder', 'proxy');--> statement-breakpoint
CREATE TABLE "custody_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "custody_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"badge_id" uuid NOT NULL,
	"turn" smallint NOT NULL,
	"move" "custody_move" NOT NULL,
	"receipt_id" uuid,
	"actor" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "badge_moves_one_turn_at_a_time" UNIQUE("badge_id","turn"),
	CONSTRAINT "handed_over_against_a_receipt" CHECK (("custody_event"."move" = 'handed_over') = ("custody_event"."receipt_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "receipt" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "receipt_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"delegation_id" text NOT NULL,
	"taker" "taker" NOT NULL,
	"taken_by" text NOT NULL,
	"document" "identity_document" NOT NULL,
	"letter" text DEFAULT '' NOT NULL,
	"handed_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "receipt_number_never_reused" UNIQUE("number"),
	CONSTRAINT "proxy_brings_a_letter" CHECK ("receipt"."taker" = 'holder' or "receipt"."letter" <> ''),
	CONSTRAINT "receipt_names_its_taker" CHECK ("receipt"."taken_by" <> '')
);
--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_badge_id_badge_id_fk" FOREIGN KEY ("badge_id") REFERENCES "public"."badge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_receipt_id_receipt_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipt"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_handed_by_account_id_fk" FOREIGN KEY ("handed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "custody_by_receipt" ON "custody_event" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "receipt_by_delegation" ON "receipt" USING btree ("delegation_id","number");