CREATE TABLE "device_enrolment" (
	"code_digest" "bytea" PRIMARY KEY NOT NULL,
	"gate_id" text NOT NULL,
	"direction" "direction" NOT NULL,
	"label" text NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "direction" "direction" NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "last_contact_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "list_as_of" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "unsent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "clock_skew_ms" bigint;--> statement-breakpoint
ALTER TABLE "passage" ADD COLUMN "direction" "direction" NOT NULL;--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_enrolment" ADD CONSTRAINT "device_enrolment_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;