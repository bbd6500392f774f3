CREATE TYPE "public"."vetting_move_kind" AS ENUM('held', 'resumed', 'reopened');--> statement-breakpoint
CREATE TABLE "vetting_move" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"move" "vetting_move_kind" NOT NULL,
	"stage" text NOT NULL,
	"left_ms" bigint,
	"reason" text DEFAULT '' NOT NULL,
	"officer_id" uuid NOT NULL,
	"moved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vetting_move" ADD CONSTRAINT "vetting_move_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vetting_move" ADD CONSTRAINT "vetting_move_officer_id_account_id_fk" FOREIGN KEY ("officer_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "vetting_move_by_nominee" ON "vetting_move" USING btree ("nominee_id","moved_at");--> statement-breakpoint
CREATE INDEX "nominee_held" ON "nominee" USING btree ("changed_at","id") WHERE "nominee"."status" = 'on_hold';