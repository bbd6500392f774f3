CREATE TYPE "public"."proposal_stage" AS ENUM('waiting', 'running', 'ready', 'accepted', 'rejected', 'cancelled', 'failed');--> statement-breakpoint
CREATE TABLE "bilateral_proposal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"stage" "proposal_stage" DEFAULT 'waiting' NOT NULL,
	"seconds" integer NOT NULL,
	"weight" double precision DEFAULT 0 NOT NULL,
	"bound" double precision DEFAULT 0 NOT NULL,
	"placed" integer DEFAULT 0 NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"elapsed_seconds" double precision DEFAULT 0 NOT NULL,
	"proven" boolean DEFAULT false NOT NULL,
	"changes" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"unplaced" text[] DEFAULT '{}' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bilateral_proposal" ADD CONSTRAINT "bilateral_proposal_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;