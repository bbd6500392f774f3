import { type Participant, participantsOf } from "#app/domain/precedence/participant.ts";
import { type PrecedencePolicy, USUAL_POLICY } from "#app/domain/precedence/policy.ts";
import type { RepresentationRecord } from "#app/domain/precedence/representation.ts";

import { cicaDefinition } from "./summit.ts";

const definition = await cicaDefinition();

/** What the host of the Sixth CICA Summit decided. */
export const cicaPolicy: PrecedencePolicy = definition.precedence ?? USUAL_POLICY;

/** The day before Kuwait was admitted: 27 members and 14 observers make the 41 participants. */
export const EVE = "2022-10-12";

/** Everybody who takes part on a day, the 41 and those around them. */
export const cicaParticipants = (
  day: string,
  records: readonly RepresentationRecord[] = [],
): Participant[] =>
  participantsOf(definition.delegations, { id: "plenary-1", day }, records).filter(({ status }) =>
    ["member", "acceding", "observer", "partner", "guest", "secretariat"].includes(status),
  );

/** The 41: members and observers. */
export const the41 = (records: readonly RepresentationRecord[] = []): Participant[] =>
  cicaParticipants(EVE, records).filter(
    ({ status }) => status === "member" || status === "observer",
  );

/** Those of whom the data know who came: 14 with a date of taking office, and a minister without. */
export const thePrincipals = (records: readonly RepresentationRecord[] = []): Participant[] =>
  the41(records).filter(({ standing }) => standing !== null);
