CREATE TYPE "public"."step_board" AS ENUM('bilaterals', 'programme');--> statement-breakpoint
ALTER TYPE "public"."programme_kind" ADD VALUE 'ministerial' BEFORE 'bilateral';--> statement-breakpoint
CREATE TABLE "programme_told" (
	"number" integer PRIMARY KEY NOT NULL,
	"told_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "board_step_in_order";--> statement-breakpoint
ALTER TABLE "board_step" ADD COLUMN "board" "step_board" DEFAULT 'bilaterals' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_item" ADD COLUMN "mode" "meeting_mode";--> statement-breakpoint
ALTER TABLE "programme_item" ADD COLUMN "link" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_item" ADD COLUMN "agenda" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "programme_told" ADD CONSTRAINT "programme_told_number_programme_version_number_fk" FOREIGN KEY ("number") REFERENCES "public"."programme_version"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_step_in_order" ON "board_step" USING btree ("account_id","board","undone","id");--> statement-breakpoint
-- How a meeting in the programme is held, and where one joins, stands there from now on.
UPDATE programme_item SET
  mode = meeting.mode,
  link = CASE WHEN meeting.mode IN ('online', 'hybrid') THEN meeting.link ELSE '' END
FROM body_meeting meeting WHERE meeting.item_id = programme_item.id;--> statement-breakpoint
UPDATE body_meeting SET mode = NULL, link = '' WHERE item_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE "body_meeting" ADD CONSTRAINT "a_meeting_is_held_one_way" CHECK ("body_meeting"."item_id" is null or ("body_meeting"."mode" is null and "body_meeting"."link" = ''));--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "an_item_ends_after_it_begins" CHECK (coalesce("programme_item"."ends_at" > "programme_item"."starts_at", true));--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "a_link_is_of_an_item_held_online" CHECK ("programme_item"."link" = '' or coalesce("programme_item"."mode" in ('online', 'hybrid'), false));--> statement-breakpoint
ALTER TABLE "programme_item" ADD CONSTRAINT "an_agenda_is_a_list" CHECK (jsonb_typeof("programme_item"."agenda") = 'array');--> statement-breakpoint
ALTER TABLE "programme_version" ADD CONSTRAINT "versions_count_from_one" CHECK ("programme_version"."number" >= 1);--> statement-breakpoint
-- Paper, calendars and letters name a version by its number: what it says never changes, whoever writes.
CREATE FUNCTION a_published_programme_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published programme never changes'
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'a_published_programme_never_changes';
END
$$;--> statement-breakpoint
CREATE TRIGGER a_published_programme_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON programme_version
  FOR EACH STATEMENT EXECUTE FUNCTION a_published_programme_never_changes();
