import { ne } from "drizzle-orm";

import type { Role } from "#app/domain/access/roles.ts";
import type { ProgrammeItem } from "#app/domain/programme/item.ts";
import { expandParties } from "#app/domain/programme/parties.ts";
import { audienceOf } from "#app/domain/programme/visibility.ts";
import { programmeItem } from "#db/schema/programme.ts";

import { database } from "../platform/database.server.ts";
import { summitDefinition } from "../summit/definition.server.ts";

type Viewer = { roles: readonly Role[]; delegationId: string | null };

/**
 * Where somebody joins sessions held online, by item: the host's people all of them, a delegation those that it attends,
 * everybody else none.
 * @param items as published: a link is for those who attend what readers see
 */
export async function joinLinks(
  viewer: Viewer | null,
  items: readonly ProgrammeItem[],
): Promise<Record<string, string>> {
  const audience = audienceOf(viewer?.roles ?? []);
  if (!viewer || audience === "public") return {};
  const { delegations } = await summitDefinition();
  const attends = ({ parties, day }: ProgrammeItem) =>
    audience === "staff" ||
    expandParties(parties, day, delegations).some((id) => id === viewer.delegationId);
  const open = new Set(
    items.filter((item) => !item.cancelled && attends(item)).map(({ id }) => id),
  );
  const rows = await database()
    .select({ id: programmeItem.id, link: programmeItem.link })
    .from(programmeItem)
    .where(ne(programmeItem.link, ""));
  return Object.fromEntries(rows.flatMap(({ id, link }) => (open.has(id) ? [[id, link]] : [])));
}
