CREATE TYPE "public"."link_kind" AS ENUM('calendar', 'door_sign');--> statement-breakpoint
CREATE TYPE "public"."meeting_mark_kind" AS ENUM('held', 'late', 'no_show', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."meeting_turn_kind" AS ENUM('booked', 'moved', 'cancelled');--> statement-breakpoint
CREATE TABLE "meeting_mark" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_mark_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"turn_id" bigint NOT NULL,
	"mark" "meeting_mark_kind" NOT NULL,
	"late_minutes" smallint,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "late_by_some_minutes" CHECK (("meeting_mark"."mark" = 'late') = ("meeting_mark"."late_minutes" is not null) and coalesce("meeting_mark"."late_minutes", 1) > 0),
	CONSTRAINT "mark_is_undone_by_somebody" CHECK (("meeting_mark"."undone_by" is null) = ("meeting_mark"."undone_at" is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_turn" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meeting_turn_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"request_id" uuid NOT NULL,
	"turn" "meeting_turn_kind" NOT NULL,
	"was_room_id" text,
	"was_starts_at" timestamp with time zone,
	"was_ends_at" timestamp with time zone,
	"room_id" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone,
	"kept_free_by" uuid,
	"kept_free_at" timestamp with time zone,
	CONSTRAINT "a_turn_leads_somewhere" CHECK (("meeting_turn"."turn" = 'booked') = ("meeting_turn"."was_room_id" is null)
        and ("meeting_turn"."turn" = 'cancelled') = ("meeting_turn"."room_id" is null)
        and num_nulls("meeting_turn"."was_room_id", "meeting_turn"."was_starts_at", "meeting_turn"."was_ends_at") in (0, 3)
        and num_nulls("meeting_turn"."room_id", "meeting_turn"."starts_at", "meeting_turn"."ends_at") in (0, 3)),
	CONSTRAINT "kept_free_by_somebody" CHECK (("meeting_turn"."kept_free_by" is null) = ("meeting_turn"."kept_free_at" is null))
);
--> statement-breakpoint
CREATE TABLE "secret_link" (
	"kind" "link_kind" NOT NULL,
	"subject" text NOT NULL,
	"generation" integer NOT NULL,
	"renewed_by" uuid NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "secret_link_kind_subject_pk" PRIMARY KEY("kind","subject"),
	CONSTRAINT "a_renewed_link_is_not_the_first" CHECK ("secret_link"."generation" > 1)
);
--> statement-breakpoint
ALTER TABLE "meeting_mark" ADD CONSTRAINT "meeting_mark_request_id_bilateral_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."bilateral_request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_mark" ADD CONSTRAINT "meeting_mark_turn_id_meeting_turn_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."meeting_turn"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_mark" ADD CONSTRAINT "meeting_mark_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_mark" ADD CONSTRAINT "meeting_mark_undone_by_account_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_turn" ADD CONSTRAINT "meeting_turn_request_id_bilateral_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."bilateral_request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_turn" ADD CONSTRAINT "meeting_turn_was_room_id_room_id_fk" FOREIGN KEY ("was_room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_turn" ADD CONSTRAINT "meeting_turn_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_turn" ADD CONSTRAINT "meeting_turn_kept_free_by_account_id_fk" FOREIGN KEY ("kept_free_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "secret_link" ADD CONSTRAINT "secret_link_renewed_by_account_id_fk" FOREIGN KEY ("renewed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_mark_by_request" ON "meeting_mark" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "meeting_turn_by_request" ON "meeting_turn" USING btree ("request_id","id");--> statement-breakpoint
CREATE INDEX "meeting_turn_untold" ON "meeting_turn" USING btree ("id") WHERE "meeting_turn"."told_at" is null;--> statement-breakpoint
CREATE INDEX "meeting_turn_freeing" ON "meeting_turn" USING btree ("was_ends_at") WHERE "meeting_turn"."was_room_id" is not null and "meeting_turn"."kept_free_at" is null;--> statement-breakpoint
-- Domain time: the demonstration's clock where there is one (app/server/platform/clock.server.ts), else real time.
CREATE FUNCTION summit_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT domain_time + (clock_timestamp() - set_at) FROM summit_clock), clock_timestamp())
$$;--> statement-breakpoint
-- Whoever changes a booking, by hand, by a plan or by a statement nobody thought of, its sides hear of it.
CREATE FUNCTION booking_leaves_a_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO meeting_turn (request_id, turn, room_id, starts_at, ends_at, at)
      VALUES (NEW.request_id, 'booked', NEW.room_id, NEW.starts_at, NEW.ends_at, summit_now());
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO meeting_turn (request_id, turn, was_room_id, was_starts_at, was_ends_at, at)
      VALUES (OLD.request_id, 'cancelled', OLD.room_id, OLD.starts_at, OLD.ends_at, summit_now());
  ELSIF (NEW.room_id, NEW.starts_at, NEW.ends_at) IS DISTINCT FROM (OLD.room_id, OLD.starts_at, OLD.ends_at) THEN
    INSERT INTO meeting_turn (request_id, turn, was_room_id, was_starts_at, was_ends_at, room_id, starts_at, ends_at, at)
      VALUES (NEW.request_id, 'moved', OLD.room_id, OLD.starts_at, OLD.ends_at,
        NEW.room_id, NEW.starts_at, NEW.ends_at, summit_now());
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER booking_leaves_a_turn AFTER INSERT OR UPDATE OF room_id, starts_at, ends_at OR DELETE ON bilateral
  FOR EACH ROW EXECUTE FUNCTION booking_leaves_a_turn();--> statement-breakpoint
-- Meetings that were booked before this begin with the turn that booked them; nobody is written to about them.
INSERT INTO meeting_turn (request_id, turn, room_id, starts_at, ends_at, at, told_at)
  SELECT request_id, 'booked', room_id, starts_at, ends_at, summit_now(), summit_now() FROM bilateral ORDER BY starts_at;
