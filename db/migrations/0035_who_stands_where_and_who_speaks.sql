CREATE TYPE "public"."precedence_list" AS ENUM('speakers', 'seating', 'flags', 'photo', 'arrival');--> statement-breakpoint
CREATE TYPE "public"."precedence_order" AS ENUM('rank', 'english', 'russian', 'kazakh', 'status');--> statement-breakpoint
CREATE TYPE "public"."representation_stage" AS ENUM('announced', 'confirmed', 'present');--> statement-breakpoint
CREATE TYPE "public"."represented_by" AS ENUM('head-of-state', 'head-of-government', 'deputy-head-of-state', 'minister', 'official', 'absent');--> statement-breakpoint
CREATE TABLE "floor_turn" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" text NOT NULL,
	"delegation_id" text NOT NULL,
	"allotted" integer NOT NULL,
	"extended" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"turn" integer GENERATED ALWAYS AS IDENTITY (sequence name "floor_turn_turn_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	CONSTRAINT "a_turn_ends_after_it_begins" CHECK ("floor_turn"."ended_at" >= "floor_turn"."started_at"),
	CONSTRAINT "a_turn_has_its_seconds" CHECK ("floor_turn"."allotted" > 0 and "floor_turn"."extended" >= 0)
);
--> statement-breakpoint
CREATE TABLE "place_by_hand" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" text NOT NULL,
	"list" "precedence_list" NOT NULL,
	"delegation_id" text NOT NULL,
	"place" integer NOT NULL,
	"reason" text NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	"instead_of" uuid,
	CONSTRAINT "places_count_from_one" CHECK ("place_by_hand"."place" >= 1),
	CONSTRAINT "a_place_by_hand_has_its_reason" CHECK (length(btrim("place_by_hand"."reason")) >= 3)
);
--> statement-breakpoint
CREATE TABLE "representation" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"item_id" text,
	"stage" "representation_stage" NOT NULL,
	"rank" "represented_by" NOT NULL,
	"in_office_since" date,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"taken_back_at" timestamp with time zone,
	"turn" integer GENERATED ALWAYS AS IDENTITY (sequence name "representation_turn_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	CONSTRAINT "absence_has_no_date_of_office" CHECK ("representation"."rank" <> 'absent' or "representation"."in_office_since" is null)
);
--> statement-breakpoint
CREATE TABLE "session_order" (
	"item_id" text NOT NULL,
	"list" "precedence_list" NOT NULL,
	"order" "precedence_order" NOT NULL,
	"by_status" boolean NOT NULL,
	"drawn_id" text,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_order_item_id_list_pk" PRIMARY KEY("item_id","list")
);
--> statement-breakpoint
CREATE TABLE "statement_time" (
	"item_id" text NOT NULL,
	"delegation_id" text NOT NULL,
	"minutes" integer,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "statement_time_item_id_delegation_id_pk" PRIMARY KEY("item_id","delegation_id"),
	CONSTRAINT "a_statement_fits_a_session" CHECK ("statement_time"."minutes" between 0 and 120)
);
--> statement-breakpoint
ALTER TABLE "floor_turn" ADD CONSTRAINT "floor_turn_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "floor_turn" ADD CONSTRAINT "floor_turn_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_by_hand" ADD CONSTRAINT "place_by_hand_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_by_hand" ADD CONSTRAINT "place_by_hand_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_by_hand" ADD CONSTRAINT "place_by_hand_given_by_account_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation" ADD CONSTRAINT "representation_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation" ADD CONSTRAINT "representation_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "representation" ADD CONSTRAINT "representation_recorded_by_account_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_order" ADD CONSTRAINT "session_order_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_order" ADD CONSTRAINT "session_order_drawn_id_delegation_id_fk" FOREIGN KEY ("drawn_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_order" ADD CONSTRAINT "session_order_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_time" ADD CONSTRAINT "statement_time_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_time" ADD CONSTRAINT "statement_time_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_speaker_at_a_time" ON "floor_turn" USING btree ("item_id") WHERE "floor_turn"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "floor_turn_by_item" ON "floor_turn" USING btree ("item_id","turn");--> statement-breakpoint
CREATE UNIQUE INDEX "one_place_by_hand_a_delegation" ON "place_by_hand" USING btree ("item_id","list","delegation_id") WHERE "place_by_hand"."taken_back_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "no_place_given_twice" ON "place_by_hand" USING btree ("item_id","list","place") WHERE "place_by_hand"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "representation_in_force" ON "representation" USING btree ("turn") WHERE "representation"."taken_back_at" is null;--> statement-breakpoint
-- Whoever writes, screens of the session hear of it; an empty payload concerns every session.
CREATE FUNCTION "tell_precedence"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('precedence', coalesce(NEW.item_id, ''));
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "representation_is_told" AFTER INSERT OR UPDATE ON "representation" FOR EACH ROW EXECUTE FUNCTION "tell_precedence"();--> statement-breakpoint
CREATE TRIGGER "session_order_is_told" AFTER INSERT OR UPDATE ON "session_order" FOR EACH ROW EXECUTE FUNCTION "tell_precedence"();--> statement-breakpoint
CREATE TRIGGER "place_by_hand_is_told" AFTER INSERT OR UPDATE ON "place_by_hand" FOR EACH ROW EXECUTE FUNCTION "tell_precedence"();--> statement-breakpoint
CREATE TRIGGER "statement_time_is_told" AFTER INSERT OR UPDATE ON "statement_time" FOR EACH ROW EXECUTE FUNCTION "tell_precedence"();--> statement-breakpoint
CREATE TRIGGER "floor_turn_is_told" AFTER INSERT OR UPDATE ON "floor_turn" FOR EACH ROW EXECUTE FUNCTION "tell_precedence"();
