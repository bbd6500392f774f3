ALTER TABLE "custody_event" ALTER COLUMN "badge_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "custody_event" ADD COLUMN "pass_id" uuid;--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_pass_id_pass_id_fk" FOREIGN KEY ("pass_id") REFERENCES "public"."pass"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "pass_moves_one_turn_at_a_time" UNIQUE("pass_id","turn");--> statement-breakpoint
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_is_of_one_thing" CHECK (num_nonnulls("custody_event"."badge_id", "custody_event"."pass_id") = 1);