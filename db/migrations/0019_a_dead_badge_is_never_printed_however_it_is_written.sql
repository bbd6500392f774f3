-- Also for an item that is written as printed at once, or given another badge afterwards.
DROP TRIGGER dead_badge_is_never_printed ON print_item;--> statement-breakpoint
CREATE TRIGGER dead_badge_is_never_printed BEFORE INSERT OR UPDATE OF state, badge_id ON print_item
  FOR EACH ROW WHEN (NEW.state = 'printed') EXECUTE FUNCTION dead_badge_is_never_printed();
