import { wakeSilences } from "../document/close-silence.server.ts";
import { audit } from "../platform/audit.server.ts";
import { setSummitClock } from "../platform/clock.server.ts";
import { database } from "../platform/database.server.ts";

/** Sets the demonstration's clock, with an entry on the trail at the time that it now shows. */
export async function moveClock(to: Date, actor: string): Promise<void> {
  await database().transaction(async (tx) => {
    await setSummitClock(to, tx);
    await wakeSilences(tx, to);
    await audit(tx, {
      actor,
      action: "clock.set",
      subjectKind: "summit",
      subjectId: "clock",
      fields: ["domainTime"],
      at: to,
    });
  });
}
