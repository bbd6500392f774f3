import ICAL from "ical.js";

/** A calendar as a calendar program reads it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  const named = (id: string) => {
    const event = events.find(({ uid }) => uid.startsWith(`${id}@`));
    if (!event) throw new Error(`No event ${id}`);
    return event;
  };
  return { calendar, events, named };
}
