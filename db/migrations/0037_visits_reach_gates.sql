-- Who may visit a zone follows from bookings and lists of names: gates hear of both and fetch their list.
CREATE FUNCTION visits_reach_gates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gates', 'visits');
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER booking_reaches_gates AFTER INSERT OR UPDATE OF room_id, starts_at, ends_at OR DELETE ON bilateral
  FOR EACH STATEMENT EXECUTE FUNCTION visits_reach_gates();--> statement-breakpoint
CREATE TRIGGER attendee_reaches_gates AFTER INSERT OR DELETE ON bilateral_attendee
  FOR EACH STATEMENT EXECUTE FUNCTION visits_reach_gates();
