CREATE TYPE "public"."print_entry_kind" AS ENUM('printed', 'spoiled', 'copy');--> statement-breakpoint
CREATE TYPE "public"."print_item_state" AS ENUM('waiting', 'printed', 'spoiled', 'left_out');--> statement-breakpoint
CREATE TYPE "public"."print_state" AS ENUM('waiting', 'drawing', 'done', 'cancelled', 'failed');--> statement-breakpoint
CREATE TABLE "print_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "print_batch_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"scope" jsonb NOT NULL,
	"sheet" text NOT NULL,
	"stock" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" "print_state" DEFAULT 'waiting' NOT NULL,
	"total" integer NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "print_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "print_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"actor" uuid NOT NULL,
	"kind" "print_entry_kind" NOT NULL,
	"badge_id" uuid NOT NULL,
	"batch_id" uuid,
	"part" smallint,
	"stock" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "print_item" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"nominee_id" uuid NOT NULL,
	"badge_id" uuid,
	"state" "print_item_state" DEFAULT 'waiting' NOT NULL,
	"part" smallint,
	"why" text,
	CONSTRAINT "print_item_batch_id_position_pk" PRIMARY KEY("batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "print_part" (
	"batch_id" uuid NOT NULL,
	"part" smallint NOT NULL,
	"badges" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"pdf" "bytea",
	"drawn_at" timestamp with time zone NOT NULL,
	CONSTRAINT "print_part_batch_id_part_pk" PRIMARY KEY("batch_id","part")
);
--> statement-breakpoint
ALTER TABLE "print_batch" ADD CONSTRAINT "print_batch_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_entry" ADD CONSTRAINT "print_entry_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_entry" ADD CONSTRAINT "print_entry_badge_id_badge_id_fk" FOREIGN KEY ("badge_id") REFERENCES "public"."badge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_entry" ADD CONSTRAINT "print_entry_batch_id_print_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."print_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_item" ADD CONSTRAINT "print_item_batch_id_print_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."print_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_item" ADD CONSTRAINT "print_item_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_item" ADD CONSTRAINT "print_item_badge_id_badge_id_fk" FOREIGN KEY ("badge_id") REFERENCES "public"."badge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "print_part" ADD CONSTRAINT "print_part_batch_id_print_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."print_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "print_batch_by_time" ON "print_batch" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "print_entry_by_time" ON "print_entry" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "print_entry_by_badge" ON "print_entry" USING btree ("badge_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "badge_in_one_print" ON "print_item" USING btree ("badge_id") WHERE "print_item"."state" in ('waiting', 'printed');--> statement-breakpoint
CREATE INDEX "print_item_waiting" ON "print_item" USING btree ("batch_id","position") WHERE "print_item"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "print_item_by_nominee" ON "print_item" USING btree ("nominee_id");--> statement-breakpoint
-- A badge that died while it waited is never printed: the row is held until the print is written down.
CREATE FUNCTION dead_badge_is_never_printed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM badge WHERE id = NEW.badge_id AND revoked_at IS NULL AND superseded_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'badge % is dead', NEW.badge_id USING ERRCODE = 'check_violation', CONSTRAINT = 'dead_badge_is_never_printed';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER dead_badge_is_never_printed BEFORE UPDATE OF state ON print_item
  FOR EACH ROW WHEN (NEW.state = 'printed' AND OLD.state IS DISTINCT FROM 'printed') EXECUTE FUNCTION dead_badge_is_never_printed();
