import { asc, eq, inArray } from "drizzle-orm";

import { maySend } from "#app/domain/access/may.ts";
import { ROLES } from "#app/domain/access/roles.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { account, accountRole } from "#db/schema/person.ts";

import { database } from "../platform/database.server.ts";

/** Who looks after incidents. */
const HANDLERS = ROLES.filter((role) => maySend("routes/gates_.incidents", { roles: [role] }));

/** People to whom an incident may be handed over, by name. */
export const incidentHandlers = (): Promise<{ id: string; name: string }[]> =>
  database()
    .selectDistinct({ id: account.id, name: account.name })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(inArray(accountRole.role, HANDLERS))
    .orderBy(asc(account.name));

/** Whether an incident may be handed over to this account. */
export const canHandle = async (accountId: string): Promise<boolean> =>
  isUuid(accountId) && (await incidentHandlers()).some(({ id }) => id === accountId);
