CREATE INDEX "passage_let_in" ON "passage" USING btree ("device_id","scanned_at") WHERE "passage"."overridden_by" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "passage_on_paper_once" ON "passage" USING btree ("holder_id","gate_id","direction","scanned_at") WHERE "passage"."source" = 'paper';--> statement-breakpoint
ALTER TABLE "passage" ADD CONSTRAINT "override_lets_in" CHECK ("passage"."overridden_by" is null or "passage"."decision" = 'admitted');--> statement-breakpoint
-- The guard waits for the supervisor's word: the phone hears of it as soon as of a revocation.
CREATE FUNCTION override_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gates', 'device ' || NEW.device_id);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER override_reaches_gates AFTER UPDATE OF overridden_by ON passage
  FOR EACH ROW WHEN (NEW.overridden_by IS NOT NULL AND NEW.device_id IS NOT NULL) EXECUTE FUNCTION override_reaches_gates();
