import { sqlClient } from "#app/server/platform/database.server.ts";
import { overhear } from "#scripts/bench/frame/overhear.ts";

type Node = { "Node Type": string; "Relation Name"?: string; Plans?: Node[] };

/**
 * Tables that a piece of work reads from end to end, by the planner's own word for each statement that it sends; none
 * when indexes serve them all.
 */
export async function tablesReadWhole(work: () => Promise<unknown>): Promise<string[]> {
  const whole = new Set<string>();
  for (const { text, parameters } of await overhear(work)) {
    if (!/^\s*(select|with)\b/i.test(text)) continue;
    const [row] = await sqlClient().unsafe<{ "QUERY PLAN": { Plan: Node }[] }[]>(
      `explain (format json) ${text}`,
      parameters as never[],
    );
    for (const node of nodesOf(row?.["QUERY PLAN"][0]?.Plan))
      if (node["Node Type"] === "Seq Scan" && node["Relation Name"])
        whole.add(node["Relation Name"]);
  }
  return [...whole].toSorted();
}

const nodesOf = (node: Node | undefined): Node[] =>
  node ? [node, ...(node.Plans ?? []).flatMap(nodesOf)] : [];
