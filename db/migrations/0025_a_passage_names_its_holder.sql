ALTER TABLE "passage" ADD COLUMN "holder_id" uuid;--> statement-breakpoint
UPDATE "passage" SET "holder_id" = (SELECT "nominee_id" FROM "badge" WHERE "badge"."id" = "passage"."badge_id") WHERE "badge_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "passage_of_holder" ON "passage" USING btree ("holder_id","scanned_at") WHERE "passage"."decision" = 'admitted';--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_of_a_badge_has_its_holder" CHECK (num_nonnulls("passage"."badge_id", "passage"."pass_id") = 0 or "passage"."holder_id" is not null);