ALTER TABLE "bilateral_request" ADD COLUMN "seats" integer DEFAULT 8 NOT NULL;--> statement-breakpoint
ALTER TABLE "bilateral_request" ADD COLUMN "booths" integer DEFAULT 0 NOT NULL;