CREATE TYPE "public"."attendance" AS ENUM('principal', 'member', 'interpreter');--> statement-breakpoint
CREATE TYPE "public"."block_kind" AS ENUM('closed', 'official');--> statement-breakpoint
ALTER TYPE "public"."answer" ADD VALUE 'proposed' BEFORE 'declined';--> statement-breakpoint
CREATE TABLE "bilateral_attendee" (
	"request_id" uuid NOT NULL,
	"delegation_id" text NOT NULL,
	"nominee_id" uuid NOT NULL,
	"as" "attendance" NOT NULL,
	CONSTRAINT "bilateral_attendee_request_id_nominee_id_pk" PRIMARY KEY("request_id","nominee_id")
);
--> statement-breakpoint
CREATE TABLE "interpreter_occupancy" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"during" "tstzrange" NOT NULL,
	"bilateral_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_block" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"room_id" text NOT NULL,
	"kind" "block_kind" NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"during" "tstzrange" NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "windows" "tstzmultirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "press_minutes" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "zone" smallint;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "room_id" text;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "host_id" text;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "level" "meeting_level";--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "companions" integer;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "language" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "position" integer;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "proposed" "tstzmultirange" DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "remark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "note_verbale" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "reminders" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_side" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "venue" text DEFAULT 'main' NOT NULL;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "delegation_id" text;--> statement-breakpoint
ALTER TABLE "room" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "room_occupancy" ADD COLUMN "block_id" uuid;--> statement-breakpoint
ALTER TABLE "bilateral_attendee" ADD CONSTRAINT "bilateral_attendee_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_attendee" ADD CONSTRAINT "an_attendee_is_of_a_side" FOREIGN KEY ("request_id","delegation_id") REFERENCES "public"."bilateral_side"("request_id","delegation_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_occupancy" ADD CONSTRAINT "interpreter_occupancy_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_occupancy" ADD CONSTRAINT "interpreter_occupancy_bilateral_id_bilateral_id_fk" FOREIGN KEY ("bilateral_id") REFERENCES "public"."bilateral"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_block" ADD CONSTRAINT "room_block_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_block" ADD CONSTRAINT "room_block_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_principal_a_side" ON "bilateral_attendee" USING btree ("request_id","delegation_id") WHERE "bilateral_attendee"."as" = 'principal';--> statement-breakpoint
CREATE INDEX "bilateral_attendee_by_nominee" ON "bilateral_attendee" USING btree ("nominee_id");--> statement-breakpoint
CREATE INDEX "room_block_by_room" ON "room_block" USING btree ("room_id");--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD CONSTRAINT "bilateral_request_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD CONSTRAINT "bilateral_request_host_id_delegation_id_fk" FOREIGN KEY ("host_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room_occupancy" ADD CONSTRAINT "room_occupancy_block_id_room_block_id_fk" FOREIGN KEY ("block_id") REFERENCES "public"."room_block"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bilateral_side_silent" ON "bilateral_side" USING btree ("request_id") WHERE "bilateral_side"."answer" = 'waiting';--> statement-breakpoint
-- The side that asks is one of the sides, and has accepted; a wished day becomes a window of that day in Astana, and the
-- seats of all together so many people a side.
INSERT INTO bilateral_side (request_id, delegation_id, answer, answered_at)
  SELECT id, requester_id, 'accepted', created_at FROM bilateral_request;--> statement-breakpoint
UPDATE bilateral_request SET windows = tstzmultirange(tstzrange(
    wished_day::timestamp AT TIME ZONE 'Asia/Almaty', (wished_day::date + 1)::timestamp AT TIME ZONE 'Asia/Almaty'))
  WHERE wished_day IS NOT NULL;--> statement-breakpoint
UPDATE bilateral_side s SET level = r.level,
    companions = greatest(0, ceil(r.seats::numeric / n.sides)::int - 1), position = n.position
  FROM bilateral_request r,
    (SELECT s2.request_id, s2.delegation_id, count(*) OVER (PARTITION BY s2.request_id) AS sides,
       row_number() OVER (PARTITION BY s2.delegation_id ORDER BY r2.created_at, r2.id) AS position
     FROM bilateral_side s2 JOIN bilateral_request r2 ON r2.id = s2.request_id) n
  WHERE r.id = s.request_id AND n.request_id = s.request_id AND n.delegation_id = s.delegation_id;--> statement-breakpoint
ALTER TABLE bilateral_side ALTER COLUMN level SET NOT NULL;--> statement-breakpoint
ALTER TABLE bilateral_side ALTER COLUMN companions SET NOT NULL;--> statement-breakpoint
ALTER TABLE bilateral_side ALTER COLUMN position SET NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_request" DROP COLUMN "wished_day";--> statement-breakpoint
ALTER TABLE "bilateral_request" DROP COLUMN "seats";--> statement-breakpoint
-- A delegation puts its meetings into an order of its own. Deferred, so that two may change places.
ALTER TABLE bilateral_side ADD CONSTRAINT one_order_a_delegation
  UNIQUE (delegation_id, position) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE bilateral_side ADD CONSTRAINT companions_are_counted CHECK (companions BETWEEN 0 AND 60);--> statement-breakpoint
-- Deferred, since a request is written before its sides.
ALTER TABLE bilateral_request ADD CONSTRAINT the_host_is_a_side FOREIGN KEY (id, host_id)
  REFERENCES bilateral_side (request_id, delegation_id) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE interpreter_occupancy ADD CONSTRAINT interpreter_never_in_two_places
  EXCLUDE USING gist (nominee_id WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE room_block ADD CONSTRAINT a_block_has_a_range CHECK (NOT isempty(during));--> statement-breakpoint
ALTER TABLE room_occupancy ADD CONSTRAINT a_room_is_taken_by_one_thing
  CHECK (num_nonnulls(bilateral_id, programme_item_id, block_id) = 1);--> statement-breakpoint
ALTER TABLE room ADD CONSTRAINT a_residence_is_somebodys CHECK ((kind = 'residence') = (delegation_id IS NOT NULL));
