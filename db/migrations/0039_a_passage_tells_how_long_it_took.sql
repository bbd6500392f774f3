ALTER TABLE "passage" ADD COLUMN "took_ms" integer;--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "passage_took_some_time" CHECK ("passage"."took_ms" >= 0);