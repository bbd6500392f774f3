CREATE TABLE "zone_grant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"nominee_id" uuid NOT NULL,
	"zone" smallint NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "zone_grant_has_a_reason" CHECK (btrim("zone_grant"."reason") <> ''),
	CONSTRAINT "zone_grant_ends_by_somebody" CHECK (("zone_grant"."ended_by" is null) = ("zone_grant"."ended_at" is null))
);
--> statement-breakpoint
ALTER TABLE "zone_grant" ADD CONSTRAINT "zone_grant_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone_grant" ADD CONSTRAINT "zone_grant_granted_by_account_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "zone_grant" ADD CONSTRAINT "zone_grant_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "zone_granted_once_a_nominee" ON "zone_grant" USING btree ("nominee_id","zone") WHERE "zone_grant"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "zone_grant_by_nominee" ON "zone_grant" USING btree ("nominee_id","granted_at");