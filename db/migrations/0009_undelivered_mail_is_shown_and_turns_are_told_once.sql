CREATE TABLE "file_news" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_news_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"delegation_id" text NOT NULL,
	"nominee_id" uuid NOT NULL,
	"turn" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"fields" text[] DEFAULT '{}' NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mail" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "file_news" ADD CONSTRAINT "file_news_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_news" ADD CONSTRAINT "file_news_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_news_by_delegation" ON "file_news" USING btree ("delegation_id","id");--> statement-breakpoint
CREATE INDEX "mail_undelivered" ON "mail" USING btree ("failed_at") WHERE "mail"."failed_at" is not null;--> statement-breakpoint
CREATE INDEX "nominee_by_change" ON "nominee" USING btree ("delegation_id","changed_at" DESC NULLS FIRST,"number");