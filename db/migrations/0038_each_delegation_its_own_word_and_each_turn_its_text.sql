CREATE TYPE "public"."meeting_mode" AS ENUM('in_person', 'online', 'hybrid');--> statement-breakpoint
CREATE TYPE "public"."participant_level" AS ENUM('head-of-state', 'head-of-government', 'deputy-head-of-state', 'minister', 'official');--> statement-breakpoint
CREATE TYPE "public"."document_part" AS ENUM('proposer', 'coordinator', 'co_coordinator');--> statement-breakpoint
CREATE TYPE "public"."silence_outcome" AS ENUM('agreed', 'broken', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."stance" AS ENUM('agree', 'reserve', 'propose', 'silent');--> statement-breakpoint
ALTER TABLE "outcome_document" ALTER COLUMN "status" SET DATA TYPE text;--> statement-breakpoint
-- What stood under the old names of the way.
UPDATE outcome_document SET status = CASE status WHEN 'draft' THEN 'drafting' WHEN 'under_discussion' THEN 'drafting'
  WHEN 'agreed' THEN 'swg_cleared' WHEN 'cleared' THEN 'soc_cleared' ELSE status END;--> statement-breakpoint
DROP TYPE "public"."document_status";--> statement-breakpoint
CREATE TYPE "public"."document_status" AS ENUM('drafting', 'swg_cleared', 'soc_cleared', 'adopted');--> statement-breakpoint
ALTER TABLE "outcome_document" ALTER COLUMN "status" SET DATA TYPE "public"."document_status" USING "status"::"public"."document_status";--> statement-breakpoint
CREATE TABLE "body_meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"item_id" text,
	"first_day" date,
	"last_day" date,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"mode" "meeting_mode",
	"place" jsonb,
	"link" text DEFAULT '' NOT NULL,
	"chair_id" text,
	CONSTRAINT "programme_item_of_one_meeting" UNIQUE("item_id"),
	CONSTRAINT "a_meeting_has_its_day_in_one_place" CHECK (("body_meeting"."item_id" is null) = ("body_meeting"."first_day" is not null)),
	CONSTRAINT "a_meeting_ends_after_it_begins" CHECK (coalesce("body_meeting"."last_day" > "body_meeting"."first_day", true) and coalesce("body_meeting"."ends_at" > "body_meeting"."starts_at", true))
);--> statement-breakpoint
CREATE TABLE "meeting_participant" (
	"meeting_id" text NOT NULL,
	"delegation_id" text NOT NULL,
	"level" "participant_level" NOT NULL,
	CONSTRAINT "meeting_participant_meeting_id_delegation_id_pk" PRIMARY KEY("meeting_id","delegation_id")
);--> statement-breakpoint
CREATE TABLE "document_position" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_position_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version_id" uuid NOT NULL,
	"delegation_id" text NOT NULL,
	"paragraph" smallint,
	"turn" smallint NOT NULL,
	"stance" "stance" NOT NULL,
	"proposal" text NOT NULL,
	"remark" text NOT NULL,
	"actor" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "positions_follow_one_another" UNIQUE NULLS NOT DISTINCT("version_id","delegation_id","paragraph","turn"),
	CONSTRAINT "a_proposal_brings_its_wording" CHECK (("document_position"."stance" = 'propose') = ("document_position"."proposal" <> '')),
	CONSTRAINT "a_reservation_gives_its_reason" CHECK ("document_position"."stance" <> 'reserve' or "document_position"."remark" <> '')
);--> statement-breakpoint
CREATE TABLE "document_sponsor" (
	"document_id" text NOT NULL,
	"part" "document_part" NOT NULL,
	"delegation_id" text NOT NULL,
	CONSTRAINT "document_sponsor_document_id_part_delegation_id_pk" PRIMARY KEY("document_id","part","delegation_id")
);--> statement-breakpoint
CREATE TABLE "document_turn" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "document_turn_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"document_id" text NOT NULL,
	"from_status" "document_status" NOT NULL,
	"to_status" "document_status" NOT NULL,
	"day" date NOT NULL,
	"version_id" uuid,
	"meeting_id" text,
	"reason" text NOT NULL,
	"actor" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "a_step_back_has_a_reason" CHECK ("document_turn"."to_status" > "document_turn"."from_status" or "document_turn"."reason" <> ''),
	CONSTRAINT "a_clearance_names_its_text" CHECK ("document_turn"."to_status" < "document_turn"."from_status" or "document_turn"."version_id" is not null)
);--> statement-breakpoint
CREATE TABLE "document_version" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"document_id" text NOT NULL,
	"number" smallint NOT NULL,
	"language" "language" NOT NULL,
	"paragraphs" jsonb NOT NULL,
	"brackets" integer NOT NULL,
	"file_name" text,
	"media_type" text,
	"file" "bytea",
	"sha256" "bytea",
	"remark" text NOT NULL,
	"meeting_id" text,
	"written_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "version_number_once_a_document" UNIQUE("document_id","number"),
	CONSTRAINT "version_of_its_document" UNIQUE("id","document_id"),
	CONSTRAINT "version_numbered_from_one" CHECK ("document_version"."number" >= 1),
	CONSTRAINT "version_has_a_text_or_a_file" CHECK (jsonb_array_length("document_version"."paragraphs") > 0 or "document_version"."file" is not null),
	CONSTRAINT "version_file_is_whole" CHECK (num_nulls("document_version"."file_name", "document_version"."media_type", "document_version"."file", "document_version"."sha256") in (0, 4))
);--> statement-breakpoint
CREATE TABLE "silence_procedure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"document_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"outcome" "silence_outcome",
	"closed_at" timestamp with time zone,
	"broken_by" bigint,
	CONSTRAINT "silence_ends_after_it_begins" CHECK ("silence_procedure"."deadline" > "silence_procedure"."opened_at"),
	CONSTRAINT "silence_ends_once" CHECK (("silence_procedure"."outcome" is null) = ("silence_procedure"."closed_at" is null)),
	CONSTRAINT "silence_is_broken_by_a_word" CHECK (("silence_procedure"."outcome" is not distinct from 'broken') = ("silence_procedure"."broken_by" is not null)),
	CONSTRAINT "silence_is_agreement_only_at_its_end" CHECK ("silence_procedure"."outcome" is distinct from 'agreed' or "silence_procedure"."closed_at" >= "silence_procedure"."deadline")
);--> statement-breakpoint
CREATE TABLE "fund_project" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "fund_project_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"delegation_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"cost" numeric(15, 2),
	"currency" char(3),
	"actor" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "project_number_never_reused" UNIQUE("number"),
	CONSTRAINT "a_project_has_a_name" CHECK ("fund_project"."title" <> ''),
	CONSTRAINT "a_cost_is_positive_and_has_its_currency" CHECK (num_nulls("fund_project"."cost", "fund_project"."currency") in (0, 2) and coalesce("fund_project"."cost" > 0, true))
);--> statement-breakpoint
CREATE TABLE "pledge" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"project_id" uuid NOT NULL,
	"delegation_id" text NOT NULL,
	"amount" numeric(15, 2) NOT NULL,
	"currency" char(3) NOT NULL,
	"actor" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "a_pledge_is_positive" CHECK ("pledge"."amount" > 0)
);--> statement-breakpoint
ALTER TABLE "body_meeting" ADD CONSTRAINT "body_meeting_item_id_programme_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."programme_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_meeting" ADD CONSTRAINT "body_meeting_chair_id_delegation_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_participant" ADD CONSTRAINT "meeting_participant_meeting_id_body_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."body_meeting"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_participant" ADD CONSTRAINT "meeting_participant_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_position" ADD CONSTRAINT "document_position_version_id_document_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."document_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_position" ADD CONSTRAINT "document_position_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_position" ADD CONSTRAINT "document_position_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_sponsor" ADD CONSTRAINT "document_sponsor_document_id_outcome_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."outcome_document"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_sponsor" ADD CONSTRAINT "document_sponsor_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_turn" ADD CONSTRAINT "document_turn_document_id_outcome_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."outcome_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_turn" ADD CONSTRAINT "document_turn_meeting_id_body_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."body_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_turn" ADD CONSTRAINT "document_turn_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_turn" ADD CONSTRAINT "document_turn_on_a_text_of_its_own_fk" FOREIGN KEY ("version_id","document_id") REFERENCES "public"."document_version"("id","document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_document_id_outcome_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."outcome_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_meeting_id_body_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."body_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_version" ADD CONSTRAINT "document_version_written_by_account_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_procedure" ADD CONSTRAINT "silence_procedure_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_procedure" ADD CONSTRAINT "silence_procedure_broken_by_document_position_id_fk" FOREIGN KEY ("broken_by") REFERENCES "public"."document_position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "silence_procedure" ADD CONSTRAINT "silence_on_a_text_of_its_document_fk" FOREIGN KEY ("version_id","document_id") REFERENCES "public"."document_version"("id","document_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_project" ADD CONSTRAINT "fund_project_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_project" ADD CONSTRAINT "fund_project_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_project_id_fund_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."fund_project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_delegation_id_delegation_id_fk" FOREIGN KEY ("delegation_id") REFERENCES "public"."delegation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge" ADD CONSTRAINT "pledge_actor_account_id_fk" FOREIGN KEY ("actor") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meetings_by_day" ON "body_meeting" USING btree ("first_day");--> statement-breakpoint
CREATE UNIQUE INDEX "one_proposer_and_one_coordinator_a_document" ON "document_sponsor" USING btree ("document_id","part") WHERE part <> 'co_coordinator';--> statement-breakpoint
CREATE INDEX "turns_of_a_document" ON "document_turn" USING btree ("document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_silence_at_a_time" ON "silence_procedure" USING btree ("document_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "silence_of_a_document" ON "silence_procedure" USING btree ("document_id","opened_at");--> statement-breakpoint
CREATE INDEX "pledges_of_a_project" ON "pledge" USING btree ("project_id");--> statement-breakpoint
-- A refusal by name, as a check constraint would give it.
CREATE FUNCTION refuse_document(what text, rule text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', what USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END
$$;--> statement-breakpoint
-- A document moves by its turns alone, a step at a time, from where it stands: of two editors one is refused. Whoever moves
-- it holds it until the end of the transaction, and so does whoever writes a version or a position.
CREATE FUNCTION document_takes_its_turn() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands document_status;
  latest document_version;
  way document_status[] := enum_range(NULL::document_status);
BEGIN
  SELECT status INTO stands FROM outcome_document WHERE id = NEW.document_id FOR UPDATE;
  IF stands IS DISTINCT FROM NEW.from_status THEN
    PERFORM refuse_document('document stands elsewhere', 'document_turns_from_where_it_stands');
  END IF;
  IF stands = 'adopted' THEN PERFORM refuse_document('document is adopted', 'adopted_document_is_final'); END IF;
  IF abs(array_position(way, NEW.to_status) - array_position(way, NEW.from_status)) <> 1 THEN
    PERFORM refuse_document('not the next step', 'document_moves_one_step');
  END IF;
  IF EXISTS (SELECT FROM silence_procedure WHERE document_id = NEW.document_id AND outcome IS NULL) THEN
    PERFORM refuse_document('a silence procedure runs', 'document_stands_while_silence_runs');
  END IF;
  IF NEW.to_status > NEW.from_status THEN
    SELECT * INTO latest FROM document_version WHERE document_id = NEW.document_id ORDER BY number DESC LIMIT 1;
    IF latest.id IS DISTINCT FROM NEW.version_id THEN
      PERFORM refuse_document('not the latest text', 'cleared_text_is_the_latest');
    END IF;
    IF latest.brackets > 0 THEN
      PERFORM refuse_document('text has brackets', 'cleared_text_has_no_brackets');
    END IF;
  END IF;
  UPDATE outcome_document SET status = NEW.to_status WHERE id = NEW.document_id;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER document_takes_its_turn BEFORE INSERT ON document_turn
  FOR EACH ROW EXECUTE FUNCTION document_takes_its_turn();--> statement-breakpoint
CREATE FUNCTION document_moves_by_its_turns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Within the trigger of a turn this one runs at depth 2.
  IF NEW.status IS DISTINCT FROM OLD.status AND pg_trigger_depth() < 2 THEN
    PERFORM refuse_document('status follows the turns', 'document_moves_by_its_turns');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER document_moves_by_its_turns BEFORE UPDATE OF status ON outcome_document
  FOR EACH ROW EXECUTE FUNCTION document_moves_by_its_turns();--> statement-breakpoint
-- Versions follow one another while a document is drafted; a cleared text is not changed under those who cleared it.
CREATE FUNCTION version_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stands document_status;
  last_number integer;
BEGIN
  SELECT status INTO stands FROM outcome_document WHERE id = NEW.document_id FOR UPDATE;
  SELECT coalesce(max(number), 0) INTO last_number FROM document_version WHERE document_id = NEW.document_id;
  IF NEW.number <> last_number + 1 THEN
    PERFORM refuse_document('not the next number', 'versions_follow_one_another');
  END IF;
  IF stands = 'adopted' OR (stands <> 'drafting' AND last_number > 0) THEN
    PERFORM refuse_document('document is cleared', 'cleared_text_is_not_changed');
  END IF;
  IF EXISTS (SELECT FROM silence_procedure WHERE document_id = NEW.document_id AND outcome IS NULL) THEN
    PERFORM refuse_document('a silence procedure runs', 'text_stands_while_silence_runs');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER version_follows_the_last BEFORE INSERT ON document_version
  FOR EACH ROW EXECUTE FUNCTION version_follows_the_last();--> statement-breakpoint
-- Whoever writes in a delegation's name acts for it.
CREATE FUNCTION written_by_its_own_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM account_role WHERE account_id = NEW.actor AND delegation_id = NEW.delegation_id) THEN
    PERFORM refuse_document('written for another delegation', 'each_delegation_writes_its_own');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER position_of_its_own_delegation BEFORE INSERT ON document_position
  FOR EACH ROW EXECUTE FUNCTION written_by_its_own_delegation();--> statement-breakpoint
CREATE TRIGGER project_of_its_own_delegation BEFORE INSERT ON fund_project
  FOR EACH ROW EXECUTE FUNCTION written_by_its_own_delegation();--> statement-breakpoint
CREATE TRIGGER pledge_of_its_own_delegation BEFORE INSERT ON pledge
  FOR EACH ROW EXECUTE FUNCTION written_by_its_own_delegation();--> statement-breakpoint
-- Positions are on the latest text of a document that is not adopted, and on a paragraph that it has.
CREATE FUNCTION position_is_on_the_latest_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about document_version;
  stands document_status;
BEGIN
  SELECT * INTO about FROM document_version WHERE id = NEW.version_id;
  SELECT status INTO stands FROM outcome_document WHERE id = about.document_id FOR UPDATE;
  IF stands = 'adopted' THEN PERFORM refuse_document('document is adopted', 'adopted_document_is_final'); END IF;
  IF EXISTS (SELECT FROM document_version WHERE document_id = about.document_id AND number > about.number) THEN
    PERFORM refuse_document('there is a newer text', 'position_is_on_the_latest_text');
  END IF;
  IF NEW.paragraph IS NOT NULL AND NEW.paragraph NOT BETWEEN 1 AND jsonb_array_length(about.paragraphs) THEN
    PERFORM refuse_document('no such paragraph', 'position_is_on_a_paragraph_of_the_text');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER position_is_on_the_latest_text BEFORE INSERT ON document_position
  FOR EACH ROW EXECUTE FUNCTION position_is_on_the_latest_text();--> statement-breakpoint
-- A silence that ended stays as it ended, and a running one keeps its text and its hours.
CREATE FUNCTION silence_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR
    (OLD.document_id, OLD.version_id, OLD.opened_by, OLD.opened_at, OLD.deadline)
      IS DISTINCT FROM
    (NEW.document_id, NEW.version_id, NEW.opened_by, NEW.opened_at, NEW.deadline) THEN
    PERFORM refuse_document('silence has ended', 'ended_silence_stays_ended');
  END IF;
  IF NEW.outcome = 'agreed' AND EXISTS (
    SELECT FROM document_position
    WHERE version_id = NEW.version_id AND stance IN ('reserve', 'propose') AND at >= NEW.opened_at AND at < NEW.deadline) THEN
    PERFORM refuse_document('silence was broken in time', 'broken_silence_is_no_agreement');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER silence_ends_once BEFORE UPDATE ON silence_procedure
  FOR EACH ROW EXECUTE FUNCTION silence_ends_once();--> statement-breakpoint
-- Money is pledged to a project that stands, and a project with pledges is not taken back.
CREATE FUNCTION pledge_is_to_a_standing_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM fund_project WHERE id = NEW.project_id AND withdrawn_at IS NULL FOR UPDATE) THEN
    PERFORM refuse_document('project is withdrawn', 'pledge_is_to_a_standing_project');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER pledge_is_to_a_standing_project BEFORE INSERT ON pledge
  FOR EACH ROW EXECUTE FUNCTION pledge_is_to_a_standing_project();--> statement-breakpoint
CREATE FUNCTION project_with_pledges_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL AND
    EXISTS (SELECT FROM pledge WHERE project_id = NEW.id AND withdrawn_at IS NULL) THEN
    PERFORM refuse_document('project has pledges', 'project_with_pledges_stands');
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER project_with_pledges_stands BEFORE UPDATE OF withdrawn_at ON fund_project
  FOR EACH ROW EXECUTE FUNCTION project_with_pledges_stands();
