-- Deferred, so that two meetings can swap rooms within one transaction. Ranges are half-open: one may begin as another ends.
ALTER TABLE room_occupancy ADD CONSTRAINT room_never_double_booked
  EXCLUDE USING gist (room_id WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE principal_occupancy ADD CONSTRAINT principal_never_in_two_places
  EXCLUDE USING gist (delegation_id WITH =, level WITH =, during WITH &&) DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE room_occupancy ADD CONSTRAINT room_occupancy_has_a_range CHECK (NOT isempty(during));--> statement-breakpoint
ALTER TABLE principal_occupancy ADD CONSTRAINT principal_occupancy_has_a_range CHECK (NOT isempty(during));--> statement-breakpoint
ALTER TABLE bilateral ADD CONSTRAINT bilateral_ends_after_it_starts CHECK (ends_at > starts_at);--> statement-breakpoint
ALTER TABLE programme_item ADD CONSTRAINT programme_item_ends_after_it_starts CHECK (ends_at > starts_at);--> statement-breakpoint
ALTER TABLE badge ADD CONSTRAINT badge_serial_is_16_bytes CHECK (octet_length(serial) = 16);--> statement-breakpoint

-- Places of a quota are counted here, whoever writes and however many at once: the row lock on `quota` puts
-- concurrent submissions in line, and the check `quota_never_exceeded` refuses the one too many.
CREATE FUNCTION holds_a_place(status file_status) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT status IN ('submitted', 'in_vetting', 'on_hold', 'returned', 'cleared', 'badge_ready', 'collected')
$$;--> statement-breakpoint
CREATE FUNCTION nominee_holds_a_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held boolean := TG_OP <> 'INSERT' AND holds_a_place(OLD.status);
  holds boolean := TG_OP <> 'DELETE' AND holds_a_place(NEW.status);
BEGIN
  IF held AND holds AND OLD.delegation_id = NEW.delegation_id AND OLD.quota_group = NEW.quota_group THEN
    RETURN NULL;
  END IF;
  IF held THEN
    UPDATE quota SET taken = taken - 1
      WHERE delegation_id = OLD.delegation_id AND kind = 'badge' AND quota_group = OLD.quota_group;
  END IF;
  IF holds THEN
    UPDATE quota SET taken = taken + 1
      WHERE delegation_id = NEW.delegation_id AND kind = 'badge' AND quota_group = NEW.quota_group;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'No quota for % in %', NEW.quota_group, NEW.delegation_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_never_exceeded';
    END IF;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER nominee_holds_a_place AFTER INSERT OR UPDATE OF status, quota_group, delegation_id OR DELETE ON nominee
  FOR EACH ROW EXECUTE FUNCTION nominee_holds_a_place();
