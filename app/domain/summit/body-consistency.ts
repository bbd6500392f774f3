import type { SummitDefinition } from "./definition.ts";
import { once, type Report } from "./report.ts";

/** Documents name delegations that there are, and those with a say are among those who read. */
export function checkDocuments(of: SummitDefinition, report: Report): void {
  const check = delegationsOf(of, report);
  of.documents.forEach(({ proposer, coordinator, coCoordinators }, index) => {
    const at = `documents[${index}]`;
    check(`${at}.proposer`, proposer);
    check(`${at}.coordinator`, coordinator);
    coCoordinators?.forEach((one, i) => check(`${at}.coCoordinators[${i}]`, one));
    once(`${at}.coCoordinators`, "delegation", coCoordinators ?? [], report);
  });
  const rules = of.documentRules;
  rules?.say.forEach((status, i) => {
    if (!rules.readers.includes(status))
      report(`documentRules.say[${i}]`, `"${status}" must be among the readers`);
  });
  if (rules && rules.silence.remindHours >= rules.silence.leastHours)
    report("documentRules.silence.remindHours", "must be less than leastHours");
}

/** Bodies, areas and meetings name what there is, and each meeting has its day in one place. */
export function checkBodies(of: SummitDefinition, report: Report): void {
  const check = delegationsOf(of, report);
  const bodies = new Set((of.bodies ?? []).map(({ id }) => id));
  const items = new Set(of.programme.map(({ id }) => id));
  for (const part of ["bodies", "offices"] as const)
    (of[part] ?? []).forEach(({ names }, index) =>
      once(
        `${part}[${index}].names`,
        "from",
        names.map(({ from }) => from ?? ""),
        report,
      ),
    );
  (of.chairs ?? []).forEach((chair, index) => {
    check(`chairs[${index}].delegation`, chair.delegation);
    checkTenure(`chairs[${index}]`, chair, report);
  });
  (of.areas ?? []).forEach(({ tenures }, index) =>
    tenures.forEach((tenure, i) => {
      const at = `areas[${index}].tenures[${i}]`;
      check(`${at}.coordinator`, tenure.coordinator);
      tenure.coCoordinators.forEach((one, k) => check(`${at}.coCoordinators[${k}]`, one));
      checkTenure(at, tenure, report);
    }),
  );
  (of.meetings ?? []).forEach((meeting, index) => {
    const at = `meetings[${index}]`;
    if (!bodies.has(meeting.body)) report(`${at}.body`, `there is no body "${meeting.body}"`);
    if (meeting.item !== null && !items.has(meeting.item))
      report(`${at}.item`, `there is no programme item "${meeting.item}"`);
    if ((meeting.item === null) !== (meeting.firstDay !== null))
      report(
        `${at}.firstDay`,
        "a meeting has its day in the programme (item) or here, not in both",
      );
    check(`${at}.chair`, meeting.chair);
    meeting.participants.forEach(({ delegation }, i) =>
      check(`${at}.participants[${i}].delegation`, delegation),
    );
    once(
      `${at}.participants`,
      "delegation",
      meeting.participants.map(({ delegation }) => delegation),
      report,
    );
  });
}

function checkTenure(
  at: string,
  { from, until }: { from: string | null; until: string | null },
  report: Report,
): void {
  if (from !== null && until !== null && until < from) report(`${at}.until`, "is before from");
}

function delegationsOf(of: SummitDefinition, report: Report) {
  const known = new Set(of.delegations.map(({ id }) => id));
  return (path: string, id: string | null | undefined) => {
    if (id !== null && id !== undefined && !known.has(id))
      report(path, `there is no delegation "${id}"`);
  };
}
