import type { SummitDefinition } from "./definition.ts";
import { once, type Report } from "./report.ts";

/** What contradicts itself in hotels, entry points, limits and the rules of declarations. */
export function checkTravel(of: SummitDefinition, report: Report): void {
  once(
    "travelLimits",
    "status",
    of.travelLimits.map(({ status }) => status),
    report,
  );
  for (const [index, { kind, code }] of of.entryPoints.entries())
    if ((kind === "airport") !== (code !== null))
      report(`entryPoints[${index}].code`, "is given for airports, and null elsewhere");
  const { radios, bearerLetter } = of.declarationRules;
  for (const [index, { from, to }] of radios.bands.entries())
    if (to < from) report(`declarationRules.radios.bands[${index}].to`, "must not be below from");
  if (!of.categories.some(({ letter }) => letter === bearerLetter))
    report("declarationRules.bearerLetter", `there is no category with the letter ${bearerLetter}`);
}
