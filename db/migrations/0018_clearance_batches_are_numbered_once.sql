CREATE TABLE "clearance_batch" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer NOT NULL,
	"stage" text NOT NULL,
	"content_sealed" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"key_id" "bytea" NOT NULL,
	"prepared_by" uuid NOT NULL,
	"prepared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clearance_batch_numbered_once" UNIQUE("number"),
	CONSTRAINT "clearance_batch_counts_from_one" CHECK ("clearance_batch"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "clearance_file" (
	"batch_id" uuid NOT NULL,
	"nominee_id" uuid NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "clearance_file_batch_id_nominee_id_pk" PRIMARY KEY("batch_id","nominee_id")
);
--> statement-breakpoint
CREATE TABLE "clearance_reply" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"batch_id" uuid NOT NULL,
	"answers_sealed" "bytea" NOT NULL,
	"received_by" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "queue_view" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	CONSTRAINT "queue_view_named_once" UNIQUE("account_id","name")
);
--> statement-breakpoint
ALTER TABLE "clearance_batch" ADD CONSTRAINT "clearance_batch_key_id_signing_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."signing_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearance_batch" ADD CONSTRAINT "clearance_batch_prepared_by_account_id_fk" FOREIGN KEY ("prepared_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearance_file" ADD CONSTRAINT "clearance_file_batch_id_clearance_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."clearance_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearance_file" ADD CONSTRAINT "clearance_file_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearance_reply" ADD CONSTRAINT "clearance_reply_batch_id_clearance_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."clearance_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearance_reply" ADD CONSTRAINT "clearance_reply_received_by_account_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_view" ADD CONSTRAINT "queue_view_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clearance_file_by_nominee" ON "clearance_file" USING btree ("nominee_id");--> statement-breakpoint
CREATE INDEX "clearance_reply_by_batch" ON "clearance_reply" USING btree ("batch_id","received_at");