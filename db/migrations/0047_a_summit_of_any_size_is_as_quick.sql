CREATE TABLE "passage_tally" (
	"gate_id" text NOT NULL,
	"written_by" uuid NOT NULL,
	"slot" timestamp with time zone NOT NULL,
	"scans" integer NOT NULL,
	"entered" integer NOT NULL,
	"refused" integer NOT NULL,
	"checked" integer NOT NULL,
	CONSTRAINT "passage_tally_slot_gate_id_written_by_pk" PRIMARY KEY("slot","gate_id","written_by")
);
--> statement-breakpoint
CREATE TABLE "passage_total" (
	"gate_id" text NOT NULL,
	"written_by" uuid NOT NULL,
	"admitted" integer NOT NULL,
	CONSTRAINT "passage_total_gate_id_written_by_pk" PRIMARY KEY("gate_id","written_by")
);
--> statement-breakpoint
CREATE TABLE "print_tally" (
	"stock" text NOT NULL,
	"kind" "print_entry_kind" NOT NULL,
	"lines" integer NOT NULL,
	CONSTRAINT "print_tally_stock_kind_pk" PRIMARY KEY("stock","kind")
);
--> statement-breakpoint
ALTER TABLE "passage_tally" ADD CONSTRAINT "passage_tally_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage_total" ADD CONSTRAINT "passage_total_gate_id_gate_id_fk" FOREIGN KEY ("gate_id") REFERENCES "public"."gate"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_by_subject_id" ON "audit_entry" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_action" ON "audit_entry" USING btree ("action" text_pattern_ops,"id");--> statement-breakpoint
CREATE INDEX "incident_ended" ON "incident" USING btree ("closed_at") WHERE "incident"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX "incident_doubled" ON "incident" USING btree ("state") WHERE "incident"."kind" = 'double_entry';--> statement-breakpoint
CREATE INDEX "nominee_by_nationality" ON "nominee" USING btree ("nationality");--> statement-breakpoint
CREATE INDEX "nominee_cleared" ON "nominee" USING btree ("delegation_id") WHERE "nominee"."status" = 'cleared';--> statement-breakpoint
CREATE INDEX "account_by_name" ON "account" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "print_entry_by_stock" ON "print_entry" USING gin ("stock" gin_trgm_ops);--> statement-breakpoint
CREATE FUNCTION tally_passage(seen passage, way integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  writer uuid := coalesce(seen.device_id, seen.entered_by);
  let_by boolean := coalesce(seen.decision = 'admitted', false);
BEGIN
  INSERT INTO passage_tally AS kept (slot, gate_id, written_by, scans, entered, refused, checked)
  VALUES (date_bin('5 minutes', seen.scanned_at, 'epoch'), seen.gate_id, writer, way,
    way * (let_by AND seen.direction = 'entry')::integer, way * (seen.verdict = 'refuse')::integer,
    way * (seen.verdict = 'check')::integer)
  ON CONFLICT (slot, gate_id, written_by) DO UPDATE SET scans = kept.scans + excluded.scans,
    entered = kept.entered + excluded.entered, refused = kept.refused + excluded.refused,
    checked = kept.checked + excluded.checked;
  IF let_by THEN
    INSERT INTO passage_total AS kept (gate_id, written_by, admitted) VALUES (seen.gate_id, writer, way)
    ON CONFLICT (gate_id, written_by) DO UPDATE SET admitted = kept.admitted + excluded.admitted;
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION passage_is_tallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN PERFORM tally_passage(OLD, -1); END IF;
  PERFORM tally_passage(NEW, 1);
  RETURN NULL;
END $$;--> statement-breakpoint
-- At the end of the transaction: by then it holds every lock on people that it needs, and nobody waits for a line of the
-- tally who holds a person.
CREATE CONSTRAINT TRIGGER passage_is_tallied AFTER INSERT OR UPDATE OF gate_id, direction, verdict, decision, scanned_at ON passage
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION passage_is_tallied();--> statement-breakpoint
-- What is purged goes by the hundred thousand: counted once, not one by one.
CREATE FUNCTION passages_leave_the_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO passage_tally AS kept (slot, gate_id, written_by, scans, entered, refused, checked)
  SELECT date_bin('5 minutes', scanned_at, 'epoch'), gate_id, coalesce(device_id, entered_by), -count(*),
    -count(*) FILTER (WHERE decision = 'admitted' AND direction = 'entry'), -count(*) FILTER (WHERE verdict = 'refuse'),
    -count(*) FILTER (WHERE verdict = 'check')
  FROM gone GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
  ON CONFLICT (slot, gate_id, written_by) DO UPDATE SET scans = kept.scans + excluded.scans,
    entered = kept.entered + excluded.entered, refused = kept.refused + excluded.refused,
    checked = kept.checked + excluded.checked;
  INSERT INTO passage_total AS kept (gate_id, written_by, admitted)
  SELECT gate_id, coalesce(device_id, entered_by), -count(*) FROM gone WHERE decision = 'admitted' GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (gate_id, written_by) DO UPDATE SET admitted = kept.admitted + excluded.admitted;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER passages_leave_the_tally AFTER DELETE ON passage
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION passages_leave_the_tally();--> statement-breakpoint
INSERT INTO passage_tally (slot, gate_id, written_by, scans, entered, refused, checked)
SELECT date_bin('5 minutes', scanned_at, 'epoch'), gate_id, coalesce(device_id, entered_by), count(*),
  count(*) FILTER (WHERE decision = 'admitted' AND direction = 'entry'), count(*) FILTER (WHERE verdict = 'refuse'),
  count(*) FILTER (WHERE verdict = 'check')
FROM passage GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO passage_total (gate_id, written_by, admitted)
SELECT gate_id, coalesce(device_id, entered_by), count(*) FROM passage WHERE decision = 'admitted' GROUP BY 1, 2;
--> statement-breakpoint
CREATE FUNCTION print_is_tallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO print_tally AS kept (stock, kind, lines) VALUES (NEW.stock, NEW.kind, 1)
  ON CONFLICT (stock, kind) DO UPDATE SET lines = kept.lines + 1;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER print_is_tallied AFTER INSERT ON print_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION print_is_tallied();--> statement-breakpoint
INSERT INTO print_tally (stock, kind, lines) SELECT stock, kind, count(*) FROM print_entry GROUP BY 1, 2;
