-- Codes under way name no browser that asked: whoever waits for one asks again.
DELETE FROM "sign_in_code";--> statement-breakpoint
CREATE TYPE "public"."browser_name" AS ENUM('chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'yandex', 'other');--> statement-breakpoint
CREATE TYPE "public"."system_name" AS ENUM('android', 'chromeos', 'ios', 'linux', 'macos', 'windows', 'other');--> statement-breakpoint
DROP INDEX "sign_in_code_by_email";--> statement-breakpoint
ALTER TABLE "sign_in_code" ALTER COLUMN "digest" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "handle" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "browser" "browser_name" DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "system" "system_name" DEFAULT 'other' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "proved_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "last_seen_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "asker" "bytea" NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "from_known_browser" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD COLUMN "asked_at" timestamp with time zone NOT NULL;--> statement-breakpoint
CREATE INDEX "sign_in_code_by_asker" ON "sign_in_code" USING btree ("asker");--> statement-breakpoint
CREATE INDEX "sign_in_code_by_age" ON "sign_in_code" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "sign_in_code_by_email" ON "sign_in_code" USING btree ("email","asked_at");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_handle_unique" UNIQUE("handle");--> statement-breakpoint
ALTER TABLE "sign_in_code" ADD CONSTRAINT "a_code_is_tried_five_times" CHECK ("sign_in_code"."attempts" between 0 and 5);