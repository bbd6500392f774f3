ALTER TYPE "public"."gate_change_kind" ADD VALUE 'reinstated' BEFORE 'superseded';--> statement-breakpoint
CREATE OR REPLACE FUNCTION badge_change_reaches_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revoked_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.revoked_at IS NULL) THEN
    PERFORM write_gate_change('revoked', NEW.serial, NULL, NEW.revoked_at);
  ELSIF TG_OP = 'UPDATE' AND NEW.revoked_at IS NULL AND OLD.revoked_at IS NOT NULL THEN
    PERFORM write_gate_change('reinstated', NEW.serial, NULL, OLD.revoked_at);
  END IF;
  IF NEW.superseded_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.superseded_at IS NULL) THEN
    PERFORM write_gate_change('superseded', NEW.serial,
      (SELECT max(newer.issue) FROM badge newer WHERE newer.nominee_id = NEW.nominee_id), NEW.superseded_at);
  END IF;
  -- A new badge of somebody who is blocked is blocked from its first hour. Issuing and blocking both lock the nominee.
  IF TG_OP = 'INSERT' AND EXISTS (SELECT FROM person_block WHERE nominee_id = NEW.nominee_id AND lifted_at IS NULL) THEN
    PERFORM write_gate_change('blocked', NEW.serial, NULL, NEW.issued_at);
  END IF;
  RETURN NULL;
END
$$;
