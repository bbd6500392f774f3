CREATE TYPE "public"."import_part" AS ENUM('list', 'photos');--> statement-breakpoint
CREATE TYPE "public"."import_photo_state" AS ENUM('waiting', 'kept', 'refused', 'unmatched', 'ambiguous');--> statement-breakpoint
CREATE TYPE "public"."import_row_state" AS ENUM('new', 'faulty', 'present', 'left_out');--> statement-breakpoint
CREATE TYPE "public"."import_stage" AS ENUM('receiving', 'waiting', 'reading', 'ready', 'saving', 'saved', 'refused', 'failed', 'cancelled');--> statement-breakpoint
CREATE TABLE "import_chunk" (
	"import_id" uuid NOT NULL,
	"part" "import_part" NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_chunk_import_id_part_position_pk" PRIMARY KEY("import_id","part","position")
);
--> statement-breakpoint
CREATE TABLE "import_photo" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" "import_photo_state" NOT NULL,
	"about_sealed" "bytea" NOT NULL,
	"row" integer,
	"file_id" uuid,
	CONSTRAINT "import_photo_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_row" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"state" "import_row_state" NOT NULL,
	"contents_sealed" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"quota_group" text,
	CONSTRAINT "import_row_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "nominee_import" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"created_by" uuid NOT NULL,
	"stage" "import_stage" DEFAULT 'receiving' NOT NULL,
	"about_sealed" "bytea",
	"list_bytes" bigint DEFAULT 0 NOT NULL,
	"photos_bytes" bigint DEFAULT 0 NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"rows_total" integer DEFAULT 0 NOT NULL,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"photos_total" integer DEFAULT 0 NOT NULL,
	"photos_done" integer DEFAULT 0 NOT NULL,
	"people_saved" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "nominee" ADD COLUMN "import_digest" "bytea";--> statement-breakpoint
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_import_id_nominee_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."nominee_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_photo" ADD CONSTRAINT "import_photo_import_id_nominee_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."nominee_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_photo" ADD CONSTRAINT "import_photo_file_id_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."file"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_photo" ADD CONSTRAINT "import_photo_of_row" FOREIGN KEY ("import_id","row") REFERENCES "public"."import_row"("import_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_nominee_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."nominee_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_import" ADD CONSTRAINT "nominee_import_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nominee_import" ADD CONSTRAINT "nominee_import_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_photo_by_row" ON "import_photo" USING btree ("import_id","row");--> statement-breakpoint
CREATE INDEX "import_photo_by_file" ON "import_photo" USING btree ("file_id");--> statement-breakpoint
CREATE INDEX "import_row_by_state" ON "import_row" USING btree ("import_id","state","position");--> statement-breakpoint
CREATE UNIQUE INDEX "one_import_at_a_time" ON "nominee_import" USING btree ("delegation_id") WHERE "nominee_import"."stage" in ('waiting', 'reading', 'ready', 'saving', 'failed');--> statement-breakpoint
CREATE INDEX "nominee_import_by_expiry" ON "nominee_import" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "nominee" ADD CONSTRAINT "nominee_imported_once" UNIQUE("delegation_id","import_digest");--> statement-breakpoint
-- What is sealed does not compress: the database need not try.
ALTER TABLE "import_chunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
