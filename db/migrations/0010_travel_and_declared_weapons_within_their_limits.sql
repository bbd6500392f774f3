CREATE TYPE "public"."declaration_kind" AS ENUM('weapon', 'radio');--> statement-breakpoint
CREATE TYPE "public"."permit_status" AS ENUM('requested', 'granted', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."journey_mode" AS ENUM('flight', 'charter', 'state_aircraft', 'train', 'road');--> statement-breakpoint
CREATE TYPE "public"."journey_way" AS ENUM('arrival', 'departure');--> statement-breakpoint
CREATE TYPE "public"."vehicle_purpose" AS ENUM('principal', 'delegates', 'security', 'luggage', 'press');--> statement-breakpoint
ALTER TYPE "public"."quota_kind" ADD VALUE 'vehicle';--> statement-breakpoint
ALTER TYPE "public"."quota_kind" ADD VALUE 'weapon';--> statement-breakpoint
ALTER TYPE "public"."quota_kind" ADD VALUE 'radio';--> statement-breakpoint
CREATE TABLE "declaration" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "declaration_kind" NOT NULL,
	"delegation_id" text NOT NULL,
	"bearer_id" uuid,
	"details_sealed" "bytea" NOT NULL,
	"serial_index" "bytea",
	"entry_point" text NOT NULL,
	"entry_day" date NOT NULL,
	"exit_point" text NOT NULL,
	"exit_day" date NOT NULL,
	"status" "permit_status" DEFAULT 'requested' NOT NULL,
	"withdrawn_from" "permit_status",
	"late" boolean DEFAULT false NOT NULL,
	"answer_sealed" "bytea",
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"declared_by" uuid,
	"declared_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "weapon_has_bearer_and_serial" CHECK ("declaration"."kind" <> 'weapon' or ("declaration"."bearer_id" is not null and "declaration"."serial_index" is not null)),
	CONSTRAINT "leaves_after_it_enters" CHECK ("declaration"."exit_day" >= "declaration"."entry_day"),
	CONSTRAINT "permit_answered_by_somebody" CHECK ("declaration"."status" not in ('granted', 'refused') or ("declaration"."answer_sealed" is not null and "declaration"."decided_at" is not null)),
	CONSTRAINT "withdrawn_from_something" CHECK (("declaration"."status" = 'withdrawn') = ("declaration"."withdrawn_from" is not null))
);
--> statement-breakpoint
CREATE TABLE "journey" (
	"nominee_id" uuid NOT NULL,
	"way" "journey_way" NOT NULL,
	"mode" "journey_mode" NOT NULL,
	"carrier" text DEFAULT '' NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"point_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "journey_nominee_id_way_pk" PRIMARY KEY("nominee_id","way"),
	CONSTRAINT "a_flight_has_carrier_and_number" CHECK ("journey"."mode" <> 'flight' or ("journey"."carrier" <> '' and "journey"."number" <> ''))
);
--> statement-breakpoint
CREATE TABLE "travel" (
	"nominee_id" uuid PRIMARY KEY NOT NULL,
	"hotel_id" text,
	"hotel_other" text DEFAULT '' NOT NULL,
	"interprets" text[] DEFAULT '{}' NOT NULL,
	"needs_interpretation" text[] DEFAULT '{}' NOT NULL,
	"needs_sealed" "bytea",
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vehicle" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"delegation_id" text NOT NULL,
	"plate" text NOT NULL,
	"make" text NOT NULL,
	"colour" text NOT NULL,
	"driver" text NOT NULL,
	"purpose" "vehicle_purpose" NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_bearer_id_nominee_id_fk" FOREIGN KEY ("bearer_id") REFERENCES "public"."nominee"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_declared_by_account_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journey" ADD CONSTRAINT "journey_nominee_id_travel_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."travel"("nominee_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "travel" ADD CONSTRAINT "travel_nominee_id_nominee_id_fk" FOREIGN KEY ("nominee_id") REFERENCES "public"."nominee"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "travel" ADD CONSTRAINT "travel_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "weapon_declared_once_a_delegation" ON "declaration" USING btree ("delegation_id","serial_index") WHERE status in ('requested', 'granted') and kind = 'weapon';--> statement-breakpoint
CREATE INDEX "declaration_by_serial" ON "declaration" USING btree ("serial_index");--> statement-breakpoint
CREATE INDEX "declaration_by_delegation" ON "declaration" USING btree ("delegation_id","kind");--> statement-breakpoint
CREATE INDEX "declaration_in_queue" ON "declaration" USING btree ("entry_day","id") WHERE status = 'requested';--> statement-breakpoint
CREATE INDEX "journey_by_time" ON "journey" USING btree ("way","at");--> statement-breakpoint
CREATE INDEX "vehicle_by_delegation" ON "vehicle" USING btree ("delegation_id");--> statement-breakpoint
-- Vehicles, weapons and radios hold places as badges do: the row lock on `quota` puts concurrent requests in line, and
-- the check `quota_never_exceeded` refuses the one too many. A delegation without such a place may bring none.
CREATE FUNCTION change_places(of_delegation text, of_kind text, change integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE quota SET taken = taken + change
    WHERE delegation_id = of_delegation AND kind = of_kind::quota_kind AND quota_group = of_kind;
  IF NOT FOUND AND change > 0 THEN
    RAISE EXCEPTION 'No % for %', of_kind, of_delegation
      USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_never_exceeded';
  END IF;
END
$$;--> statement-breakpoint
CREATE FUNCTION vehicle_holds_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND OLD.removed_at IS NULL;
  holds boolean := TG_OP <> 'DELETE' AND NEW.removed_at IS NULL;
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id THEN RETURN NULL; END IF;
  IF held THEN PERFORM change_places(OLD.delegation_id, 'vehicle', -1); END IF;
  IF holds THEN PERFORM change_places(NEW.delegation_id, 'vehicle', 1); END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER vehicle_holds_a_place AFTER INSERT OR UPDATE OF removed_at, delegation_id OR DELETE ON vehicle
  FOR EACH ROW EXECUTE FUNCTION vehicle_holds_a_place();--> statement-breakpoint
CREATE FUNCTION declaration_holds_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND OLD.status IN ('requested', 'granted');
  holds boolean := TG_OP <> 'DELETE' AND NEW.status IN ('requested', 'granted');
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id AND OLD.kind = NEW.kind THEN RETURN NULL; END IF;
  IF held THEN PERFORM change_places(OLD.delegation_id, OLD.kind::text, -1); END IF;
  IF holds THEN PERFORM change_places(NEW.delegation_id, NEW.kind::text, 1); END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER declaration_holds_a_place AFTER INSERT OR UPDATE OF status, delegation_id, kind OR DELETE ON declaration
  FOR EACH ROW EXECUTE FUNCTION declaration_holds_a_place();--> statement-breakpoint
-- Nobody of another delegation can be named as bearer, whatever id a form carries.
CREATE FUNCTION bearer_is_of_the_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.bearer_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM nominee WHERE id = NEW.bearer_id AND delegation_id = NEW.delegation_id) THEN
    RAISE EXCEPTION 'The bearer is of another delegation'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'bearer_is_of_the_delegation';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER bearer_is_of_the_delegation BEFORE INSERT OR UPDATE OF bearer_id, delegation_id ON declaration
  FOR EACH ROW EXECUTE FUNCTION bearer_is_of_the_delegation();
