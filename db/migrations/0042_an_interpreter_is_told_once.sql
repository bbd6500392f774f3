CREATE TABLE "interpreter_told" (
	"request_id" uuid NOT NULL,
	"nominee_id" uuid NOT NULL,
	"email" text NOT NULL,
	"delegation_id" text NOT NULL,
	"language" text NOT NULL,
	"room_id" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"sequence" integer NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "interpreter_told_request_id_nominee_id_email_pk" PRIMARY KEY("request_id","nominee_id","email"),
	CONSTRAINT "told_of_a_place_or_of_none" CHECK (num_nulls("interpreter_told"."room_id", "interpreter_told"."starts_at", "interpreter_told"."ends_at") in (0, 3))
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "bilateral_attendee" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "interpreter_told" ADD CONSTRAINT "interpreter_told_request_id_bilateral_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."bilateral_request"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_told" ADD CONSTRAINT "interpreter_told_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_told" ADD CONSTRAINT "interpreter_told_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interpreter_told" ADD CONSTRAINT "interpreter_told_room_id_room_id_fk" FOREIGN KEY ("room_id") REFERENCES "public"."room"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interpreter_told_by_nominee" ON "interpreter_told" USING btree ("nominee_id");--> statement-breakpoint
ALTER TABLE "bilateral_attendee" ADD CONSTRAINT "interpreters_alone_are_written_to" CHECK ("bilateral_attendee"."email" = '' or "bilateral_attendee"."as" = 'interpreter');