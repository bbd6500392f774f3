ALTER TABLE "nominee" ADD COLUMN "stage_due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "nominee_in_queue" ON "nominee" USING btree (coalesce("stage_due_at", "submitted_at"),"id") WHERE "nominee"."stage" is not null;--> statement-breakpoint
CREATE INDEX "nominee_returned" ON "nominee" USING btree ("changed_at","id") WHERE "nominee"."status" = 'returned';