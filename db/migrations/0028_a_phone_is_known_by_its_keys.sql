-- Phones that were known by a secret have no key to sign by: their supervisors enrol them anew.
UPDATE "device" SET "revoked_at" = now() WHERE "signing_key" IS NULL AND "revoked_at" IS NULL;--> statement-breakpoint
ALTER TABLE "device" DROP CONSTRAINT "device_secretDigest_unique";--> statement-breakpoint
ALTER TABLE "device" DROP COLUMN "secret_digest";